using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The parts that exponential, logarithmic and hyperbolic integrals share.</summary>
internal static class ExponentialIntegrals
{
    /// <summary>Beyond this argument e^x/x exceeds the largest double and e^-x/x is 0.</summary>
    public const double Beyond = 760;

    /// <summary>Euler's constant γ.</summary>
    public static readonly DoubleDouble EulerGamma = new(0.5772156649015329, -4.942915152430645e-18);

    private static readonly DoubleDouble s_zeroOfEi = new(0.3725074107813666, 1.3140183414386028e-17);

    /// <summary>(−1)^(k+1)/(k·k!) from k = 2: the Taylor coefficients of <see cref="Entire"/> after the first.</summary>
    private static ReadOnlySpan<double> EntireCoefficients =>
    [
        -0.25, 0.05555555555555555, -0.010416666666666666, 0.0016666666666666668, -0.0002314814814814815, 2.834467120181406e-05,
        -3.1001984126984127e-06, 3.0619243582206544e-07, -2.755731922398589e-08, 2.27746439867652e-09, -1.7397297489890083e-10,
        1.2353110643708935e-11, -8.193389712664089e-13, 5.0981091545465446e-14, -2.9871733327421158e-15, 1.6537983849091297e-16,
    ];

    /// <summary>Ein(x) = ∫₀ˣ (1 − e^-t)/t dt for |x| ≤ 1/2 (DLMF 6.2.3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Entire(double x)
    {
        double sum = 0;
        for (int k = EntireCoefficients.Length - 1; k >= 0; k--) sum = Math.FusedMultiplyAdd(sum, x, EntireCoefficients[k]);
        return ErrorFree.FastTwoSum(x, x * x * sum);
    }

    /// <summary>Ei(x) for |x| ≤ 1/2 away from the zero: γ + log|x| − Ein(−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble NearOrigin(double x) => EulerGamma + LogarithmCore.Log(Math.Abs(x)) - Entire(-x);

    /// <summary>Ei(x) for x in [1/4, 3/4].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble AtZero(double x) => (x - s_zeroOfEi) * EiTables.AtRoot.At(x);

    /// <summary>x·e^x·E1(x) for x ≥ 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ScaledE1(double x)
    {
        CentredPolynomial piece = x switch
        {
            < 1 => E1Tables.HalfToOne,
            < 2 => E1Tables.OneToTwo,
            < 4 => E1Tables.TwoToFour,
            < 10 => E1Tables.FourToTen,
            _ => E1Tables.FromTen,
        };
        return piece.At(1 / x);
    }

    /// <summary>x·e^-x·Ei(x) for x ≥ 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ScaledEi(double x) => x switch
    {
        < 1 => EiTables.HalfToOne.At(x),
        < 2 => EiTables.OneToTwo.At(x),
        < 5 => EiTables.TwoToFive.At(x),
        < 10 => EiTables.FiveToTen.At(x),
        < 20 => EiTables.TenToTwenty.At(1 / x),
        < 40 => EiTables.TwentyToForty.At(1 / x),
        _ => EiTables.FromForty.At(1 / x),
    };

    /// <summary>E1(x)·2^-exponent for 1/2 ≤ x ≤ <see cref="Beyond"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble E1(double x, out int exponent) => ExponentialCore.Exp(-x, 0, out exponent) * (ScaledE1(x) / x);

    /// <summary>Ei(x)·2^-exponent for 1/2 ≤ x ≤ <see cref="Beyond"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Ei(double x, out int exponent) => ExponentialCore.Exp(x, 0, out exponent) * (ScaledEi(x) / x);

    /// <summary>E1(x) for x > 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double E1(double x)
    {
        if (x < 0.5) return -NearOrigin(-x).High;
        if (x > Beyond) return 0;
        DoubleDouble value = E1(x, out int exponent);
        return Scaling.Round(value, exponent);
    }
}
