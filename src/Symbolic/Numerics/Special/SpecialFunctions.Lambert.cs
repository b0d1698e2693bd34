using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>The principal branch of Lambert's W: the w ≥ −1 with w·e^w = x.</summary>
    /// <remarks>Defined for x ≥ −1/e, of which the nearest double above is −0.3678794411714423; NaN below. ±0 at ±0, +∞ at +∞. Beside −1/e a polynomial of degree 24 in
    /// √(2(1 + ex)), beside 0 the Taylor series, elsewhere two steps of Fritsch's iteration (Fritsch, Shafer, Crowley 1973) and one of Newton's with a compensated residual. Measured: 1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LambertW(double x)
    {
        if (Math.Abs(x) < 1E-4) return x * Horner.Evaluate(LambertTaylor, x);
        if (double.IsPositiveInfinity(x)) return x;
        if (!(x > -0.32)) return LambertBesideBranch(x, 1);
        double logarithm = Math.Log(1 + x);
        double guess = logarithm * (1 - (Math.Log(1 + logarithm) / (2 + logarithm)));
        return Corrected(x, Fritsch(x, Fritsch(x, guess)));
    }

    /// <summary>Lambert's W on the branch <paramref name="k"/>: 0 for the principal one, −1 for the w ≤ −1 with w·e^w = x.</summary>
    /// <remarks>The branch −1 is defined for −1/e ≤ x &lt; 0, −∞ at ±0 and NaN elsewhere; every other k gives NaN. Beside −1/e as for the principal branch, elsewhere three
    /// steps of Fritsch's iteration from log(−x) − log(−log(−x)) and the compensated one. Measured: 1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LambertW(double x, double k)
    {
        if (k == 0) return LambertW(x);
        if (k != -1 || x > 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (!(x > -0.32)) return LambertBesideBranch(x, -1);
        double logarithm = Math.Log(-x), second = Math.Log(-logarithm);
        double guess = logarithm - second + (second / logarithm);
        return Corrected(x, Fritsch(x, Fritsch(x, Fritsch(x, Math.Min(guess, -1.3)))));
    }

    /// <summary>−1 ± p·(1 − p/3 + …) where p² = 2(1 + ex), for p up to 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LambertBesideBranch(double x, int sign)
    {
        DoubleDouble distance = DoubleDouble.Sum(x, 0.36787944117144233) - 1.2428753672788363E-17;
        if (!(distance.High >= 0)) return double.NaN;
        double p = sign * Math.Sqrt(2 * Math.E * distance.High);
        return -1 + (p * Horner.Evaluate(LambertBranch, p));
    }

    /// <summary>One step of fourth order towards the w with log(x/w) = w; the quotient of a subnormal x would lose digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fritsch(double x, double w)
    {
        double quotient = Math.Abs(x) < 1E-290 ? Math.Log(-x) - Math.Log(-w) : Math.Log(x / w);
        double z = quotient - w, next = 1 + w;
        double q = 2 * next * (next + (2.0 / 3 * z));
        return w * (1 + (z / next * ((q - z) / (q - (2 * z)))));
    }

    /// <summary>One step of Newton's towards the w with log|x| − log|w| = w, its residual in double-double arithmetic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Corrected(double x, double w)
    {
        DoubleDouble residual = DoubleDouble.Log(Math.Abs(x)) - DoubleDouble.Log(Math.Abs(w)) - w;
        return w + (residual.High * w / (1 + w));
    }

    // (−k)^(k−1)/k! from k = 1
    private static ReadOnlySpan<double> LambertTaylor => [1, -1, 1.5, -8.0 / 3, 125.0 / 24, -54.0 / 5];

    // (W + 1)/p on |p| ≤ 1/2, interpolated at Chebyshev nodes in 60 digits; relative error below 2^-62
    private static ReadOnlySpan<double> LambertBranch =>
    [
        1, -0.3333333333333333, 0.15277777777777793, -0.07962962962962972,
        0.04450231481478852, -0.02598471487358587, 0.01563563253428947, -0.009616892025630349,
        0.006014543177964444, -0.003811297983854658, 0.0024408796834788026, -0.0015769314964191822,
        0.0010262391930553612, -0.0006720452115327104, 0.000442698402639336, -0.0002928305707652482,
        0.0001929937481534924, -0.00012862602125922882, 9.22704616571492E-5, -6.193751628240836E-5,
        2.5060067186091377E-5, -1.6802737224163257E-5, 3.662322380302507E-5, -2.4847785826510035E-5,
    ];
}
