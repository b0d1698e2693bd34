using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The asymptotic expansions of Airy functions (DLMF 9.7(ii)) for |x| from 10 on, with ζ = 2|x|^(3/2)/3 as a pair of doubles.</summary>
/// <remarks>The smallest term is about e^(-2ζ), 1e-18 for ζ = 21; the sums beyond their first term 1 are small enough for plain doubles.</remarks>
internal static class AiryExpansion
{
    private static readonly DoubleDouble s_rootPi = DoubleDouble.Sqrt(DoubleDouble.Pi);

    /// <summary>2x^(3/2)/3 for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Zeta(DoubleDouble x) => 2 * x * DoubleDouble.Sqrt(x) / 3;

    /// <summary>Ai(x)·e^ζ or, with sign −1, Bi(x)·e^-ζ/2, for x > 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Value(DoubleDouble x, double zeta, int sign) => Sum(zeta, sign, false) / (2 * s_rootPi * FourthRoot(x));

    /// <summary>−Ai'(x)·e^ζ or, with sign −1, Bi'(x)·e^-ζ/2, for x > 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Derivative(DoubleDouble x, double zeta, int sign) => Sum(zeta, sign, true) * FourthRoot(x) / (2 * s_rootPi);

    /// <summary>Ai(−x) and Bi(−x) for x > 0 from the sine and cosine of ζ − π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Ai, DoubleDouble Bi) OscillatingValues(DoubleDouble x, double zeta, DoubleDouble sin, DoubleDouble cos)
    {
        (double even, double odd) = Sums(zeta, false);
        DoubleDouble scale = s_rootPi * FourthRoot(x);
        return ((cos + ((cos * even) + (sin * odd))) / scale, ((cos * odd) - (sin * even) - sin) / scale);
    }

    /// <summary>Ai'(−x) and Bi'(−x) for x > 0 from the sine and cosine of ζ − π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Ai, DoubleDouble Bi) OscillatingDerivatives(DoubleDouble x, double zeta, DoubleDouble sin, DoubleDouble cos)
    {
        (double even, double odd) = Sums(zeta, true);
        DoubleDouble scale = FourthRoot(x) / s_rootPi;
        return ((sin + ((sin * even) - (cos * odd))) * scale, (cos + ((cos * even) + (sin * odd))) * scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble FourthRoot(DoubleDouble x) => DoubleDouble.Sqrt(DoubleDouble.Sqrt(x));

    /// <summary>Σ (−sign)^k·u_k/ζ^k, or with v_k for the derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Sum(double zeta, int sign, bool derivative)
    {
        double rest = 0;
        double term = 1;
        for (int k = 1; Next(ref term, k, zeta); k++) rest += (sign > 0 && (k & 1) != 0 ? -term : term) * (derivative ? Quotient(k) : 1);
        return DoubleDouble.Sum(1, rest);
    }

    /// <summary>Σ (−1)^k·u_(2k)/ζ^(2k) from k = 1 and Σ (−1)^k·u_(2k+1)/ζ^(2k+1) from k = 0, or with v_k for the derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Even, double Odd) Sums(double zeta, bool derivative)
    {
        double even = 0;
        double odd = 0;
        double term = 1;
        for (int k = 1; Next(ref term, k, zeta); k++)
        {
            double signed = ((k & 2) == 0 ? term : -term) * (derivative ? Quotient(k) : 1);
            if ((k & 1) == 0) even += signed;
            else odd += signed;
        }

        return (even, odd);
    }

    /// <summary>Turns u_(k-1)/ζ^(k-1) into u_k/ζ^k (DLMF 9.7.2); false once that is negligible or grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Next(ref double term, int k, double zeta)
    {
        double factor = ((6.0 * k) - 5) * ((6.0 * k) - 3) * ((6.0 * k) - 1) / (((2.0 * k) - 1) * 216 * k * zeta);
        term *= factor;
        return factor < 1 && term > 1e-21;
    }

    /// <summary>v_k/u_k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Quotient(int k) => -((6.0 * k) + 1) / ((6.0 * k) - 1);
}
