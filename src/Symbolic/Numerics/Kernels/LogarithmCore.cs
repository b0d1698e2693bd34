using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>log x as a pair of doubles, relative error below 2^-64: the common part of all logarithmic kernels.</summary>
/// <remarks>Table-driven reduction of P. T. P. Tang (1990): x = 2^k·(1 + r)/c with 128 values of c and |r| below 2^-7; the cell around x = 1
/// has c = 1, so that relative accuracy holds through the zero.</remarks>
internal static class LogarithmCore
{
    private const int Steps = 128;
    private const int CellBits = 52 - 7;
    private const long Origin = 0x3fe6955500000000; // ≈ 0.7057: 1 lies inside a cell, not at its edge
    private const double Ln2Head = 0.6931471805598903; // ln 2 to 42 bits, so that products with exponents are exact
    private const double Ln2Tail = 5.497923018708371e-14;
    private static readonly double[] s_cells = Cells();

    /// <summary>log((high + low)·2^exponent) for positive, finite, normal high and |low| ≤ ulp(high).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Log(double high, double low, int exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(high);
        long offset = bits - Origin;
        int cell = 3 * ((int)(offset >> CellBits) & (Steps - 1));
        int k = (int)(offset >> 52);
        double z = BitConverter.Int64BitsToDouble(bits - ((long)k << 52));
        double zLow = low * PowerOfTwo(-k);
        double[] cells = s_cells;
        double c = cells[cell];
        DoubleDouble product = TwoProduct(z, c);
        double r = product.High - 1;
        DoubleDouble remainder = TwoSum(r, Math.FusedMultiplyAdd(zLow, c, product.Low));
        DoubleDouble series = Log1pReduced(remainder);
        double power = k + exponent;
        DoubleDouble sum = TwoSum(power * Ln2Head, cells[cell + 1]);
        DoubleDouble total = TwoSum(sum.High, series.High);
        double rest = Math.FusedMultiplyAdd(power, Ln2Tail, cells[cell + 2]) + series.Low;
        return FastTwoSum(total.High, total.Low + (sum.Low + rest));
    }

    /// <summary>log x for any positive finite double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Log(double x) => x >= 2.2250738585072014E-308 ? Log(x, 0, 0) : Log(x * PowerOfTwo(64), 0, -64);

    /// <summary>log(1 + x) for finite x > −1, relative to x near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        double series = Math.FusedMultiplyAdd(x, 1 / 9.0, -1 / 8.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 7.0);
        series = Math.FusedMultiplyAdd(x, series, -1 / 6.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 5.0);
        series = Math.FusedMultiplyAdd(x, series, -1 / 4.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 3.0);
        double half = -0.5 * x;
        DoubleDouble square = TwoProduct(half, x);
        DoubleDouble sum = FastTwoSum(x, square.High);
        double rest = Math.FusedMultiplyAdd(x * x * x, series, square.Low) + Math.FusedMultiplyAdd(-x, r.Low, r.Low);
        return FastTwoSum(sum.High, sum.Low + rest);
    }

    /// <summary>Per cell: c, and −log c as a pair; −log c = 2 artanh((1 − c)/(1 + c)) from its Taylor series.</summary>
    private static double[] Cells()
    {
        double[] cells = new double[3 * Steps];
        for (int i = 0; i < Steps; i++)
        {
            double middle = BitConverter.Int64BitsToDouble(Origin + ((long)i << CellBits) + (1L << (CellBits - 1)));
            double c = Math.Abs(middle - 1) < 1 / 256.0 ? 1 : Math.Round(512 / middle) / 512;
            DoubleDouble log = -LogarithmOfRatio(c);
            (cells[3 * i], cells[(3 * i) + 1], cells[(3 * i) + 2]) = (c, log.High, log.Low);
        }

        return cells;
    }

    private static DoubleDouble LogarithmOfRatio(double c)
    {
        DoubleDouble s = (DoubleDouble)(c - 1) / (c + 1);
        DoubleDouble square = s * s;
        DoubleDouble sum = 0;
        for (int n = 45; n >= 1; n -= 2) sum = (sum * square) + (DoubleDouble.One / n);
        return 2 * s * sum;
    }
}
