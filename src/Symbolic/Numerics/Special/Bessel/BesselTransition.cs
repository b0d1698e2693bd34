namespace Symbolic.Numerics;

/// <summary>J and Y around x = ν for huge arguments, by the leading term of Olver's uniform expansion in Airy functions (DLMF 10.20(i)).</summary>
internal static class BesselTransition
{
    private static readonly DoubleDouble s_rootOfTwo = DoubleDouble.Cbrt(2);

    /// <summary>J_ν(x) and Y_ν(x) where |x − ν|³ is at most about 2500·x and x > 10¹².</summary>
    /// <remarks>With d = (x − ν)/ν below 2e-7, ζ = −2^(1/3)·d·(1 − 3d/10 + 32d²/175 − …); the next term of the expansion is below 1e-17.</remarks>
    public static (ExtendedDouble J, ExtendedDouble Y) Pair(double order, double x)
    {
        DoubleDouble d = DoubleDouble.Sum(x, -order) / order;
        double correction = d.High * (-0.3 + (d.High * ((32 / 175.0) - (d.High * (1037 / 7875.0)))));
        DoubleDouble root = DoubleDouble.Cbrt(order);
        DoubleDouble airy = -s_rootOfTwo * root * root * d * DoubleDouble.Sum(1, correction);
        DoubleDouble factor = s_rootOfTwo * (1 - (d.High * (0.2 - (d.High * (3 / 35.0))))) / root;
        return (factor * AiryCore.Ai(airy), -factor * AiryCore.Bi(airy));
    }
}
