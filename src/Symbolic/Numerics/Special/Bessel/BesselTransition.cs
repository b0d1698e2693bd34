using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>J and Y around x = ν for large arguments, by the leading terms of Olver's uniform expansion in Airy functions (DLMF 10.20(i)).</summary>
internal static class BesselTransition
{
    private static readonly DoubleDouble s_rootOfTwo = DoubleDouble.Cbrt(2);

    /// <summary>J_ν(x) and Y_ν(x) where |x − ν|³ is at most about 2500·x and x ≥ 10⁸.</summary>
    /// <remarks>With d = (x − ν)/ν below 1e-4, ζ = −2^(1/3)·d·(1 − 3d/10 + 32d²/175 − …), of which the term in d⁴ is below 1e-17 as a phase; the variation of
    /// B_0 and the term with A_1 are below 1e-17.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ExtendedDouble J, ExtendedDouble Y) Pair(double order, double x)
    {
        DoubleDouble d = DoubleDouble.Sum(x, -order) / order;
        double h = d.High;
        double correction = h * (-0.3 + (h * ((32 / 175.0) - (h * (1037 / 7875.0)))));
        DoubleDouble root = DoubleDouble.Cbrt(order);
        DoubleDouble airy = -s_rootOfTwo * root * root * d * DoubleDouble.Sum(1, correction);
        DoubleDouble factor = s_rootOfTwo * DoubleDouble.Sum(1, -h * (0.2 - (h * ((3 / 35.0) - (h * (73 / 1575.0)))))) / root;
        DoubleDouble second = s_rootOfTwo / 70 / (root * order); // B_0(0)·ν^(-4/3)
        ExtendedDouble j = AiryCore.Ai(airy) + (second * AiryCore.AiPrime(airy));
        ExtendedDouble y = AiryCore.Bi(airy) + (second * AiryCore.BiPrime(airy));
        return (factor * j, -factor * y);
    }
}
