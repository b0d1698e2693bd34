using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Logarithms and their relatives.</content>
public static partial class Kernels
{
    /// <summary>1/log 2.</summary>
    internal static DoubleDouble Log2E => new(1.4426950408889634, 2.0355273740931033e-17);

    /// <summary>1/log 10.</summary>
    internal static DoubleDouble Log10E => new(0.4342944819032518, 1.098319650216765e-17);

    /// <summary>log(1 + x) without cancellation near 0. −∞ at −1, NaN below, ±0 at ±0, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1p(double x)
    {
        if (!(x is > -1 and < 1e300)) return LogOfExtreme(1 + x);
        DoubleDouble sum = TwoSum(1, x);
        return Math.CopySign(Rounded(LogarithmCore.LogOfSum(sum.High, sum.Low)), x);
    }

    /// <summary>The decimal logarithm. Exact at powers of ten; −∞ at ±0, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log10(double x) => ScaledLog(x, Log10E);

    /// <summary>The binary logarithm. Exact at powers of two; −∞ at ±0, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log2(double x) => ScaledLog(x, Log2E);

    /// <summary>The logarithm times the reciprocal of that of a base. −∞ at ±0, NaN below, +∞ at +∞.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double ScaledLog(double x, DoubleDouble factor)
    {
        if (!(x > 0 && x < double.PositiveInfinity)) return Math.Log(x);
        DoubleDouble log = x >= LeastNormal ? LogarithmCore.LogOfNormal(x) : LogarithmCore.Log(x);
        return RoundedProduct(log, factor.High, factor.Low);
    }

    /// <summary>log(e^x + e^y) without overflow. The greater argument where the other is −∞; +∞ where one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogAddExp(double x, double y)
    {
        double greater = Math.Max(x, y);
        double less = Math.Min(x, y);
        if (!(Math.Abs(greater) < double.PositiveInfinity) || !(less - greater > -LargestExponent)) return greater;
        DoubleDouble difference = TwoSum(less, -greater);
        if (difference.High > -30)
        {
            DoubleDouble onePlus = OnePlus(ExponentialCore.Exp(difference.High, difference.Low)), log = LogarithmCore.LogOfSum(onePlus.High, onePlus.Low), total = TwoSum(greater, log.High);
            if (!Cancelled(total, greater)) return total.High + (total.Low + log.Low);
        }

        DoubleDouble tail = LogOnePlusExp(1, difference.High, difference.Low, out int exponent);
        DoubleDouble sum = AddScaled(greater, tail, exponent);
        return Cancelled(sum, greater) ? (greater + DoubleDouble.Log1p(DoubleDouble.Exp(difference))).High : Rounded(sum);
    }

    /// <summary>log(e^x − e^y) without overflow, for x ≥ y. −∞ for x = y, x where y is −∞, NaN for x &lt; y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSubExp(double x, double y)
    {
        if (!(y < x)) return x == y && x < double.PositiveInfinity ? double.NegativeInfinity : double.NaN;
        if (!(x < double.PositiveInfinity) || !(y - x > -LargestExponent)) return x;
        DoubleDouble difference = TwoSum(y, -x);
        if (difference.High is > -30 and < -1e-300)
        {
            DoubleDouble remainder = OneMinusExp(difference.High, difference.Low), log = LogarithmCore.LogOfSum(remainder.High, remainder.Low), total = TwoSum(x, log.High);
            if (!Cancelled(total, x)) return total.High + (total.Low + log.Low);
        }

        DoubleDouble tail = LogOneMinusExp(difference.High, difference.Low, out int exponent);
        DoubleDouble sum = AddScaled(x, tail, exponent);
        return Cancelled(sum, x) ? (x + DoubleDouble.Log(-DoubleDouble.Expm1(difference))).High : Rounded(sum);
    }

    /// <summary>log(p/(1 − p)), the inverse of the logistic function. −∞ at 0, +∞ at 1, NaN outside [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Logit(double p)
    {
        if (!(p > 0 && p < 1)) return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity : double.NaN;
        if (p < 1e-290) return Rounded(LogarithmCore.Log(p));
        double difference = (2 * p) - 1;
        if (Math.Abs(difference) < 1 / 1024.0) return 2 * Math.FusedMultiplyAdd(difference * (difference * difference), AtanhSeries(difference * difference), difference);
        DoubleDouble complement = FastTwoSum(1, -p);
        DoubleDouble quotient = DoubleWord.Divide(p, complement);
        return Rounded(LogarithmCore.LogOfSum(quotient.High, quotient.Low));
    }

    /// <summary>x·log(y), with the value 0 at x = 0 for every y, also y = 0. NaN for negative y and other x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlogy(double x, double y)
    {
        if (x == 0) return double.IsNaN(y) ? y : 0;
        if (!(y >= LeastNormal && y < double.PositiveInfinity)) return y > 0 && y < LeastNormal ? RoundedProduct(LogarithmCore.Log(y), x) : x * Math.Log(y);
        return RoundedProduct(LogarithmCore.LogOfNormal(y), x);
    }

    /// <summary>x·log(1 + y), with the value 0 at x = 0 for every y, also y = −1. NaN for y &lt; −1 and other x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlog1py(double x, double y)
    {
        if (x == 0) return double.IsNaN(y) ? y : 0;
        if (!(y is > -1 and < 1e300)) return y > 0 && y < double.PositiveInfinity ? RoundedProduct(LogarithmCore.Log(y), x) : x * Math.Log(1 + y);
        DoubleDouble sum = TwoSum(1, y);
        return RoundedProduct(LogarithmCore.LogOfSum(sum.High, sum.Low), x);
    }

    /// <summary>log x for an x that is not between 1e-300 and 1e300.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogOfExtreme(double x) => x > 0 && x < double.PositiveInfinity ? Rounded(LogarithmCore.Log(x)) : Math.Log(x);

    [MethodImpl(Jit.Inlined)]
    private static double RoundedProduct(DoubleDouble value, double factor, double factorLow)
    {
        double product = value.High * factor;
        double error = Math.FusedMultiplyAdd(value.High, factor, -product);
        return product + (error + Math.FusedMultiplyAdd(value.High, factorLow, value.Low * factor));
    }

    [MethodImpl(Jit.Inlined)]
    private static double RoundedProduct(DoubleDouble value, double factor)
    {
        double product = value.High * factor;
        if (!(Math.Abs(product) is > Spacious and < double.PositiveInfinity)) return ExtremeProduct(value, factor);
        return product + Math.FusedMultiplyAdd(value.Low, factor, Math.FusedMultiplyAdd(value.High, factor, -product));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ExtremeProduct(DoubleDouble value, double factor)
    {
        if (factor == 0 || value.High == 0 || !double.IsFinite(factor) || !value.IsFinite) return value.High * factor;
        int exponent = Math.ILogB(value.High);
        int shift = Math.ILogB(factor);
        return Scaling.Round(DoubleDouble.ScaleB(value, -exponent) * Math.ScaleB(factor, -shift), exponent + shift);
    }

    /// <summary>x + tail·2^exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble AddScaled(double x, DoubleDouble tail, int exponent)
    {
        tail = tail.Times(PowerOfTwo(exponent / 2)).Times(PowerOfTwo(exponent - (exponent / 2)));
        DoubleDouble sum = TwoSum(x, tail.High);
        return FastTwoSum(sum.High, sum.Low + tail.Low);
    }
}
