using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>e^x as a pair of doubles, relative error below 2^-67: the common part of all exponential kernels.</summary>
/// <remarks>Table-driven reduction of P. T. P. Tang (1989): e^x = 2^(n/128)·e^r with |r| ≤ ln 2/256.</remarks>
internal static class ExponentialCore
{
    /// <summary>The largest magnitude of an argument.</summary>
    public const double Most = 1e6;

    private const int Steps = PowerTable.Steps;
    private const double StepsPerUnit = 184.66496659701274; // 128/ln 2
    private const double StepHigh = 0.0054152123481245725; // ln 2/128 to 106 bits
    private const double StepLow = 1.8117553233174215e-19;

    /// <summary>e^(high + low) = result·2^exponent with the result in [1, 2), for |high| ≤ 10^6 and |low| ≤ ulp(high); beyond it an exponent that no scale makes up for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exp(double high, double low, out int exponent)
    {
        if (!(Math.Abs(high) <= Most)) return OutOfRange(high, out exponent);
        int n = Nearest(high * StepsPerUnit, out double whole);
        DoubleDouble p = ReducedExpm1(whole, high, low);
        exponent = n >> 7;
        ref double powers = ref Entry(PowerTable.Values, 3 * (n & (Steps - 1)));
        double power = powers;
        double tail = Unsafe.Add(ref powers, 1);
        DoubleDouble product = TwoProduct(power, p.High);
        DoubleDouble sum = FastTwoSum(power, product.High);
        return FastTwoSum(sum.High, sum.Low + (product.Low + Math.FusedMultiplyAdd(power, p.Low, Math.FusedMultiplyAdd(tail, p.High, tail))));
    }

    /// <summary>1 and an exponent that no scale makes up for, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble OutOfRange(double x, out int exponent)
    {
        exponent = x > 0 ? 1 << 24 : -(1 << 24);
        return double.IsNaN(x) ? x : 1;
    }

    /// <summary>e^(high + low) − 1, relative error below 2^-61, for |high| ≤ 700 and |low| ≤ ulp(high).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Expm1(double high, double low)
    {
        int n = Nearest(high * StepsPerUnit, out double whole);
        DoubleDouble p = ReducedExpm1(whole, high, low);
        ref double powers = ref Entry(PowerTable.Values, 3 * (n & (Steps - 1)));
        double scale = PowerOfTwo(n >> 7);
        double power = powers * scale;
        double tail = Unsafe.Add(ref powers, 1) * scale;
        DoubleDouble product = TwoProduct(power, p.High);
        DoubleDouble head = TwoSum(power, -1);
        DoubleDouble sum = TwoSum(head.High, product.High);
        double rest = product.Low + Math.FusedMultiplyAdd(power, p.Low, Math.FusedMultiplyAdd(tail, p.High, tail));
        return FastTwoSum(sum.High, sum.Low + head.Low + rest);
    }

    /// <summary>e^(x + low) for |x| ≤ 700 and |low| ≤ ulp(x), relative error below 2^-67; the low part may be up to 2^-16 of the high one.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Exp(double x, double low = 0)
    {
        int n = Nearest(x, StepsPerUnit, out double whole);
        double head = Math.FusedMultiplyAdd(-whole, StepHigh, x), small = Small(head, Math.FusedMultiplyAdd(-whole, StepLow, low));
        ref double powers = ref Entry(PowerTable.Values, 3 * (n & (Steps - 1)));
        double scale = PowerOfTwo(n >> 7), power = powers * scale;
        DoubleDouble product = TwoProduct(power, head), sum = FastTwoSum(power, product.High);
        double rest = Math.FusedMultiplyAdd(power, small, Math.FusedMultiplyAdd(Unsafe.Add(ref powers, 1) * scale, head, Unsafe.Add(ref powers, 1) * scale));
        return new(sum.High, sum.Low + (product.Low + rest));
    }

    /// <summary>e^(x + low) − 1 for |x| ≤ 700 and |low| ≤ ulp(x), relative error below 2^-62; the low part may be up to 2^-8 of the high one.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble ExpMinusOne(double x, double low = 0)
    {
        int n = Nearest(x, StepsPerUnit, out double whole);
        double head = Math.FusedMultiplyAdd(-whole, StepHigh, x), small = Small(head, Math.FusedMultiplyAdd(-whole, StepLow, low));
        ref double powers = ref Entry(PowerTable.Values, 3 * (n & (Steps - 1)));
        double scale = PowerOfTwo(n >> 7), power = powers * scale;
        DoubleDouble product = TwoProduct(power, head), excess = TwoSum(power, -1), sum = TwoSum(excess.High, product.High);
        double rest = Math.FusedMultiplyAdd(power, small, Math.FusedMultiplyAdd(Unsafe.Add(ref powers, 1) * scale, head, Unsafe.Add(ref powers, 1) * scale));
        return new(sum.High, (excess.Low + sum.Low) + (product.Low + rest));
    }

    /// <summary>A pair whose low part is below half a unit of the high one.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Normalised(DoubleDouble value) => FastTwoSum(value.High, value.Low);

    /// <summary>e^(head + tail) − 1 − head for |head| ≤ ln 2/256.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Small(double head, double tail)
    {
        double r = head + tail, square = r * r;
        double series = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(square, 1 / 720.0, Math.FusedMultiplyAdd(r, 1 / 120.0, 1 / 24.0)), Math.FusedMultiplyAdd(r, 1 / 6.0, 0.5));
        return Math.FusedMultiplyAdd(square, series, tail);
    }

    /// <summary>e^r − 1 for the remainder r = high + low − n·ln 2/128.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble ReducedExpm1(double n, double high, double low)
    {
        double head = Math.FusedMultiplyAdd(-n, StepHigh, high); // exact
        double tail = Math.FusedMultiplyAdd(-n, StepLow, low);
        double r = head + tail;
        double square = r * r;
        double series = Math.FusedMultiplyAdd(r, 1 / 6.0, 0.5) + (square * (Math.FusedMultiplyAdd(r, 1 / 120.0, 1 / 24.0)
            + (square * Math.FusedMultiplyAdd(r, 1 / 5040.0, 1 / 720.0))));
        return TwoSum(head, Math.FusedMultiplyAdd(square, series, tail));
    }
}
