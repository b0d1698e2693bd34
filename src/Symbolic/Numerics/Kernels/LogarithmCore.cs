using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>log x as a pair of doubles, relative error below 2^-64: the common part of all logarithmic kernels.</summary>
/// <remarks>Table-driven reduction of P. T. P. Tang (1990): x = 2^k·(1 + r)/c with 128 values of c and |r| below 2^-7; the cell around x = 1
/// has c = 1, so that relative accuracy holds through the zero.</remarks>
internal static class LogarithmCore
{
    private const double Ln2Head = 0.6931471805598903; // ln 2 to 42 bits, so that products with exponents are exact
    private const double Ln2Tail = 5.497923018708371e-14;

    /// <summary>log((high + low)·2^exponent) for positive, finite, normal high and |low| ≤ ulp(high).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log(double high, double low, int exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(high);
        long offset = bits - LogarithmTable.Origin;
        int cell = 4 * ((int)(offset >> LogarithmTable.CellBits) & (LogarithmTable.Steps - 1));
        int k = (int)(offset >> 52);
        double z = BitConverter.Int64BitsToDouble(bits - ((long)k << 52));
        double zLow = low * (PowerOfTwo(1 - k) * 0.5); // low·2^-k, also for k = 1023
        ref double cells = ref Entry(LogarithmTable.Values, cell);
        double c = cells;
        DoubleDouble product = TwoProduct(z, c);
        double r = product.High - 1;
        DoubleDouble remainder = TwoSum(r, Math.FusedMultiplyAdd(zLow, c, product.Low));
        DoubleDouble series = Log1pReduced(remainder);
        double power = k + exponent;
        DoubleDouble sum = FastTwoSum(power * Ln2Head, Unsafe.Add(ref cells, 1)); // the first is 0 or the greater
        DoubleDouble total = FastTwoSum(sum.High, series.High);
        double rest = Math.FusedMultiplyAdd(power, Ln2Tail, Unsafe.Add(ref cells, 2)) + series.Low;
        return FastTwoSum(total.High, total.Low + (sum.Low + rest));
    }

    /// <summary>log x for any positive finite double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Log(double x) => x >= 2.2250738585072014E-308 ? Log(x, 0, 0) : Log(x * PowerOfTwo(64), 0, -64);

    /// <summary>log(1 + x) for finite x > −1, relative to x near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1 / 256.0) return Log1pReduced(x);
        DoubleDouble sum = TwoSum(x.High, 1);
        sum = FastTwoSum(sum.High, sum.Low + x.Low);
        return Log(sum.High, sum.Low, 0);
    }

    /// <summary>log(1 + r) for |r| below 2^-7, relative error below 2^-64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble Log1pReduced(DoubleDouble r)
    {
        double x = r.High;
        double power = x * x;
        double series = Math.FusedMultiplyAdd(x, -1 / 4.0, 1 / 3.0) + (power * (Math.FusedMultiplyAdd(x, -1 / 6.0, 1 / 5.0)
            + (power * (Math.FusedMultiplyAdd(x, -1 / 8.0, 1 / 7.0) + (power * (1 / 9.0))))));
        double half = -0.5 * x;
        DoubleDouble square = TwoProduct(half, x);
        DoubleDouble sum = FastTwoSum(x, square.High);
        double rest = Math.FusedMultiplyAdd(power * x, series, square.Low) + Math.FusedMultiplyAdd(-x, r.Low, r.Low);
        return FastTwoSum(sum.High, sum.Low + rest);
    }
}
