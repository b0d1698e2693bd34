using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Special functions of real numbers in double precision.</summary>
/// <remarks>Every kernel says its method, source and measured error; errors are in units in the last place of the true value, the largest found against
/// 50-digit values at random bit patterns, in the human range and beside every threshold. NaN arguments give NaN.</remarks>
public static partial class SpecialFunctions
{
    private const double ErfcUnderflow = 27.5, ErfcxOverflow = -26.7, ErfiOverflow = 26.75;

    // below it the lower part of a product would be subnormal, and the leading coefficient is the function
    private const double Tiny = 1E-150;

    /// <summary>The error function 2/√π·∫₀ˣ exp(−t²)dt.</summary>
    /// <remarks>Odd; ±1 at ±∞ and ±0 at ±0. Polynomial in x² below 1/2, else 1 − erfc(x), both with a compensated last step. Measured: 0.54 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.5) return a < Tiny ? x * TwoOverRootPi.High : SmallErf(x).High;
        if (a > 6) return Math.Sign(x);
        return double.IsNaN(x) ? x : Math.CopySign((-ErfcTail(a, out int exponent).Times(ErrorFree.PowerOfTwo(exponent)) + 1).High, x);
    }

    /// <summary>The complementary error function 1 − erf(x).</summary>
    /// <remarks>2 at −∞, 0 at +∞, subnormal from 26.54 and 0 from 27.23. 1 − erf(x) below 1/2, else exp(−x²)·erfcx(x) with a compensated exponential. Measured: 0.6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfc(double x)
    {
        if (x < 0.5) return x < -6 ? 2 : x <= -0.5 ? (-ErfcTail(-x, out int k).Times(ErrorFree.PowerOfTwo(k)) + 2).High : (-SmallErf(x) + 1).High;
        if (x > ErfcUnderflow) return 0;
        return double.IsNaN(x) ? x : ErfcTail(x, out int exponent).ToDouble(exponent);
    }

    /// <summary>The scaled complementary error function exp(x²)·erfc(x).</summary>
    /// <remarks>+∞ below −26.63 where it exceeds the largest double, 0 at +∞, about 1/(x√π) for large x. Above 1/2 polynomials on intervals, from 8 on a polynomial in
    /// 1/x²; below 1/2 compensated exp(x²)·(1 − erf(x)). Measured: 0.57 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfcx(double x)
    {
        if (x >= 8) return LargeErfcx(x);
        if (x >= 0.5) return PositiveErfcx(x).High;
        if (x <= ErfcxOverflow) return double.PositiveInfinity;
        if (double.IsNaN(x)) return x;
        DoubleDouble erfc = x > -0.5 ? -SmallErf(x) + 1.0
            : x < -6 ? 2
            : -ErfcTail(-x, out int k).Times(ErrorFree.PowerOfTwo(k)) + 2.0;
        return (CompensatedFunctions.Exp(DoubleDouble.Product(x, x), out int exponent) * erfc).ToDouble(exponent);
    }

    /// <summary>The imaginary error function −i·erf(ix) = 2/√π·∫₀ˣ exp(t²)dt.</summary>
    /// <remarks>Odd; ±∞ beyond ±26.71 where it exceeds the largest double. Polynomial in x² below 1/2, else 2/√π·exp(x²)·dawson(x) with a compensated exponential. Measured: 0.73 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfi(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.5) return a < Tiny ? x * TwoOverRootPi.High : (Horner.Evaluate(ErrorFunctionTables.ErfiSmall, 1, x * x) * x).High;
        if (a >= ErfiOverflow) return x < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        if (double.IsNaN(x)) return x;
        DoubleDouble value = CompensatedFunctions.Exp(DoubleDouble.Product(x, x), out int exponent) * PositiveDawson(a) * TwoOverRootPi;
        return Math.CopySign(value.ToDouble(exponent), x);
    }

    /// <summary>Dawson's integral exp(−x²)·∫₀ˣ exp(t²)dt.</summary>
    /// <remarks>Odd; 0 at ±∞, about 1/(2x) for large x. Polynomial in x² below 1/2, polynomials on intervals up to 8, then a polynomial in 1/x². Measured: 0.71 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dawson(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.5) return a < Tiny ? x : (Horner.Evaluate(ErrorFunctionTables.DawsonSmall, 1, x * x) * x).High;
        return double.IsNaN(x) ? x : Math.CopySign(a > 1E100 ? 0.5 / a : PositiveDawson(a).High, x);
    }

    /// <summary>2/√π.</summary>
    internal static readonly DoubleDouble TwoOverRootPi = new(1.1283791670955126, 1.533545961316588E-17);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SmallErf(double x) => Horner.Evaluate(ErrorFunctionTables.ErfSmall, 1, x * x) * x;

    /// <summary>erfc(x) for 1/2 ≤ x ≤ 27.5 as a number times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ErfcTail(double x, out int exponent) =>
        CompensatedFunctions.Exp(-DoubleDouble.Product(x, x), out exponent) * PositiveErfcx(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble PositiveErfcx(double x) =>
        x < 8
            ? OctaveTable.Evaluate(ErrorFunctionTables.ErfcxTable, 16, 0.5, x)
            : Horner.Evaluate(ErrorFunctionTables.ErfcxLarge, 1, 1 / (x * x)) / x;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LargeErfcx(double x)
    {
        if (x < 1E100) return PositiveErfcx(x).High;
        return double.IsInfinity(x) ? 0 : (new DoubleDouble(ErrorFunctionTables.ErfcxLarge[0], ErrorFunctionTables.ErfcxLarge[1]) / (x * ErrorFree.PowerOfTwo(-900))).ToDouble(-900);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble PositiveDawson(double x) =>
        x < 8
            ? OctaveTable.Evaluate(ErrorFunctionTables.DawsonTable, 18, 0.5, x)
            : Horner.Evaluate(ErrorFunctionTables.DawsonLarge, 1, 1 / (x * x)) / x;
}
