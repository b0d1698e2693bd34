using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>Elementary functions of doubles that are right to the last place. Each has one signature, so that a method group names it.</summary>
/// <remarks>All are pure, thread-safe, and give NaN for NaN unless said otherwise. Errors are in units in the last place of the true
/// value, measured against high-precision values over random bit patterns, the human range 1e-3 to 1e3 and the neighbourhoods of thresholds.</remarks>
public static partial class Kernels
{
    private const double LargestExponent = 750; // e^±750 is beyond the double range by a wide margin
    private const double Spacious = 1e-285; // above it the error of a rounded result is a normal number
    private const double LeastNormal = 2.2250738585072014E-308;
    private const double Ln10 = 2.302585092994046;
    private const double Ln10Low = -2.1707562233822494e-16;
    private const double PiLow = 1.2246467991473532e-16; // what π as a double lacks
    internal const double Ln2 = 0.6931471805599453, Ln2Low = 2.3190468138462996e-17;

    /// <summary>e^x − 1 without cancellation near 0. expm1(−∞) = −1, expm1(+∞) = +∞, expm1(±0) = ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 60)) return x < 0 ? -1 : Math.Exp(x);
        DoubleDouble value = ExponentialCore.ExpMinusOne(x);
        return Math.CopySign(value.High + value.Low, x);
    }

    /// <summary>2^x. Exact for whole numbers; 0 below −1075, +∞ from 1024.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp2(double x)
    {
        if (!(Math.Abs(x) < 1000)) return Exp2OfExtreme(x);
        DoubleDouble y = TwoProduct(x, Ln2);
        return Rounded(ExponentialCore.Exp(y.High, Math.FusedMultiplyAdd(x, Ln2Low, y.Low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Exp2OfExtreme(double x)
    {
        if (!(Math.Abs(x) < 1100)) return ZeroOrInfinity(x);
        DoubleDouble y = TwoProduct(x, Ln2);
        return Scaling.Round(ExponentialCore.Exp(y.High, Math.FusedMultiplyAdd(x, Ln2Low, y.Low), out int exponent), exponent);
    }

    /// <summary>10^x. Exact where the result is a whole number below 2^53; 0 below −324, +∞ above 308.26.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp10(double x)
    {
        if (!(Math.Abs(x) < 300)) return Exp10OfExtreme(x);
        DoubleDouble y = TwoProduct(x, Ln10);
        return Rounded(ExponentialCore.Exp(y.High, Math.FusedMultiplyAdd(x, Ln10Low, y.Low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Exp10OfExtreme(double x)
    {
        if (!(Math.Abs(x) < 330)) return ZeroOrInfinity(x);
        DoubleDouble y = TwoProduct(x, Ln10);
        return Scaling.Round(ExponentialCore.Exp(y.High, Math.FusedMultiplyAdd(x, Ln10Low, y.Low), out int exponent), exponent);
    }

    /// <summary>(e^x − 1)/x, continued by 1 at 0. 0 at −∞, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exprel(double x)
    {
        if (!(Math.Abs(x) is > 1e-17 and < 60)) return ExprelOfExtreme(x);
        return Ratio(ExponentialCore.ExpMinusOne(x), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ExprelOfExtreme(double x)
    {
        if (Math.Abs(x) < 1) return 1;
        if (x < 0) return -1 / x;
        return x < LargestExponent ? Scaling.Round(ExponentialCore.Exp(x, 0, out int exponent) / x, exponent) : ZeroOrInfinity(x);
    }

    /// <summary>The logistic function 1/(1 + e^−x). 0 at −∞, 1/2 at 0, 1 at +∞; e^x where that is all that remains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(double x)
    {
        if (!(Math.Abs(x) < 690)) return x > 0 ? 1 : ExpTimes(x, 0, 1);
        return Reciprocal(OnePlus(ExponentialCore.Exp(-x)));
    }

    /// <summary>log(1 + e^x) without overflow. e^x for x → −∞, x for x → +∞, log 2 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Softplus(double x)
    {
        if (!(x is > -30 and < 690)) return SoftplusOfExtreme(x);
        DoubleDouble sum = OnePlus(ExponentialCore.Exp(x));
        return Rounded(LogarithmCore.LogOfSum(sum.High, sum.Low));
    }

    /// <summary>log(sigmoid(x)) = −log(1 + e^−x). x for x → −∞, −e^−x for x → +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSigmoid(double x) => -Softplus(-x);

    /// <summary>log(1 − e^x) for x ≤ 0. −∞ at 0, −e^x for x → −∞, NaN above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1mExp(double x)
    {
        if (!(x is > -30 and < -1e-300)) return Log1mExpOfExtreme(x);
        DoubleDouble difference = OneMinusExp(x);
        return Rounded(LogarithmCore.LogOfSum(difference.High, difference.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SoftplusOfExtreme(double x)
    {
        if (!(x < 0)) return x;
        return x > -LargestExponent ? Scaling.Round(LogOnePlusExp(1, x, 0, out int exponent), exponent) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Log1mExpOfExtreme(double x)
    {
        if (!(x < 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x > -1) return Rounded(LogarithmCore.Log(-x));
        return x > -LargestExponent ? Scaling.Round(LogOnePlusExp(-1, x, 0, out int exponent), exponent) : -0.0;
    }

    /// <summary>1 + x for positive x, of which the low part may be larger than a rounding error.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble OnePlus(DoubleDouble x)
    {
        DoubleDouble sum = TwoSum(1, x.High);
        return FastTwoSum(sum.High, sum.Low + x.Low);
    }

    /// <summary>1 − e^(x + low) for −700 &lt; x &lt; 0, relative error below 2^-62.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble OneMinusExp(double x, double low = 0)
    {
        DoubleDouble m = ExponentialCore.ExpMinusOne(x, low);
        return FastTwoSum(-m.High, -m.Low);
    }

    /// <summary>1/x rounded once, for 1e-300 ≤ |x| ≤ 1e300.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Reciprocal(DoubleDouble x)
    {
        double q = 1 / x.High;
        return Math.FusedMultiplyAdd(q, Math.FusedMultiplyAdd(-q, x.Low, Math.FusedMultiplyAdd(-q, x.High, 1)), q);
    }

    /// <summary>The quotient rounded once, for operands and a quotient between 1e-280 and 1e280; the low part of the numerator may be larger than a rounding error.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Ratio(DoubleDouble numerator, DoubleDouble denominator)
    {
        double reciprocal = 1 / denominator.High, q = numerator.High * reciprocal;
        double remainder = Math.FusedMultiplyAdd(-q, denominator.High, numerator.High) + Math.FusedMultiplyAdd(-q, denominator.Low, numerator.Low);
        return Math.FusedMultiplyAdd(remainder, reciprocal, q);
    }

    /// <inheritdoc cref="Ratio(DoubleDouble, DoubleDouble)"/>
    [MethodImpl(Jit.Inlined)]
    private static double Ratio(DoubleDouble numerator, double denominator)
    {
        double reciprocal = 1 / denominator, q = numerator.High * reciprocal;
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(-q, denominator, numerator.High) + numerator.Low, reciprocal, q);
    }

    /// <summary>log(1 + sign·e^x)·2^-exponent for −750 ≤ x ≤ 0 and sign ±1, x ≤ −1/2 where the sign is −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static DoubleDouble LogOnePlusExp(double sign, double high, double low, out int exponent)
    {
        DoubleDouble e = ExponentialCore.Exp(high, low, out exponent).Times(sign);
        double y = e.High * PowerOfTwo(Math.Max(exponent, -1000));
        if (exponent < -26) return FastTwoSum(e.High, e.Low - (e.High * y * (0.5 - (y / 3)))); // log(1 + y)/y = 1 − y/2 + y²/3 − …
        e = e.Times(PowerOfTwo(exponent));
        exponent = 0;
        return LogarithmCore.Log1p(e);
    }

    /// <summary>log(1 − e^x)·2^-exponent for −750 ≤ x &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogOneMinusExp(double high, double low, out int exponent)
    {
        if (high < -Ln2) return LogOnePlusExp(-1, high, low, out exponent);
        exponent = 0;
        DoubleDouble difference = -ExponentialCore.Expm1(high, low);
        return difference.High < LeastNormal ? LogarithmCore.Log(difference.High) : LogarithmCore.Log(difference.High, difference.Low, 0);
    }

    /// <summary>The limit of a rapidly growing function: 0 for negative x, +∞ for positive, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ZeroOrInfinity(double x) => x > 0 ? double.PositiveInfinity : x < 0 ? 0 : x;

    /// <summary>The quotient rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Quotient(DoubleDouble numerator, DoubleDouble denominator)
    {
        double q = numerator.High / denominator.High;
        if (!(Math.Abs(q) > Spacious && Math.Abs(numerator.High) > Spacious)) return TinyQuotient(numerator, denominator);
        double remainder = Math.FusedMultiplyAdd(-q, denominator.High, numerator.High) + Math.FusedMultiplyAdd(-q, denominator.Low, numerator.Low);
        return q + (remainder / denominator.High);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double TinyQuotient(DoubleDouble numerator, DoubleDouble denominator) =>
        Scaling.Round(numerator.Times(PowerOfTwo(500)) / denominator, -500);

    /// <summary>value/x² rounded once, for finite x of any size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OverSquare(DoubleDouble value, double x)
    {
        int exponent = Math.ILogB(x);
        double u = Math.ScaleB(x, -exponent);
        return Scaling.Round(value / TwoProduct(u, u), -2 * exponent);
    }
}
