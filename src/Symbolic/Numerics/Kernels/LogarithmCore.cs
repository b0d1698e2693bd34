using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>log x as a pair of doubles: the common part of all logarithmic kernels.</summary>
/// <remarks>Table-driven reduction of P. T. P. Tang (1990): x = 2^k·(1 + r)/c with 256 values of c and |r| below 2^-7.7; the cell around x = 1
/// has c = 1, so that relative accuracy holds through the zero. What is inlined has two parts that need not be normalised.</remarks>
internal static class LogarithmCore
{
    private const double Ln2Head = 0.6931471805598903; // ln 2 to 42 bits, so that products with exponents are exact
    private const double Ln2Tail = 5.497923018708371e-14;
    private const double LeastNormal = 2.2250738585072014E-308;
    private const long One = 1023L << 52, ExponentBits = -(1L << 52);

    /// <summary>log((high + low)·2^exponent) for 1e-300 ≤ high ≤ 1e300 and |low| ≤ ulp(high), absolute error below 2^-68 and relative error below 2^-60; the low part
    /// may be up to 2^-8 of the high one.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble LogOfSum(double high, double low, int exponent = 0)
    {
        ref double cell = ref Locate(high, out double z, out long powers);
        DoubleDouble r = FastTwoSum(Math.FusedMultiplyAdd(z, cell, -1), low * BitConverter.Int64BitsToDouble(One - powers) * cell);
        DoubleDouble sum = HeadOf(ref cell, powers, exponent, r.High, out double tail);
        return new(sum.High, Math.FusedMultiplyAdd(r.High * r.High, Residual(r.High), (sum.Low + r.Low) + tail));
    }

    /// <summary>log x for positive normal finite x, as right as <see cref="LogOfSum"/>.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble LogOfNormal(double x)
    {
        ref double cell = ref Locate(x, out double z, out long powers);
        double r = Math.FusedMultiplyAdd(z, cell, -1);
        DoubleDouble sum = HeadOf(ref cell, powers, 0, r, out double tail);
        return new(sum.High, Math.FusedMultiplyAdd(r * r, Residual(r), sum.Low + tail));
    }

    /// <summary>log(1 + x) for 2^-1000 ≤ |x| ≤ 1e300 and x > −1, as right as <see cref="LogOfSum"/>.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble LogOnePlus(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1e-13) return new(x.High, Math.FusedMultiplyAdd(-0.5 * x.High, x.High, x.Low)); // little of the low part would be left
        DoubleDouble sum = TwoSum(1, x.High);
        return LogOfSum(sum.High, sum.Low + x.Low);
    }

    /// <summary>log((high + low)·2^exponent) for 1e-300 ≤ high ≤ 1e300 and |low| ≤ ulp(high), absolute error below 2^-74 and relative error below 2^-66; the low part may
    /// be up to 2^-16 of the high one.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble PreciseLogOfSum(double high, double low, int exponent = 0)
    {
        ref double cell = ref Locate(high, out double z, out long powers);
        DoubleDouble r = FastTwoSum(Math.FusedMultiplyAdd(z, cell, -1), low * BitConverter.Int64BitsToDouble(One - powers) * cell);
        return PreciseSum(ref cell, powers, exponent, r);
    }

    /// <summary>log x for positive normal finite x, as right as <see cref="PreciseLogOfSum"/>.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble PreciseLogOfNormal(double x, int exponent = 0)
    {
        ref double cell = ref Locate(x, out double z, out long powers);
        return PreciseSum(ref cell, powers, exponent, Math.FusedMultiplyAdd(z, cell, -1));
    }

    /// <summary>log((high + low)·2^exponent) for positive, finite, normal high and |low| ≤ ulp(high), normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log(double high, double low, int exponent)
    {
        int shift = high > 1e300 ? -64 : high < 1e-300 ? 64 : 0;
        double scale = PowerOfTwo(shift);
        DoubleDouble value = PreciseLogOfSum(high * scale, low * scale, exponent - shift);
        return FastTwoSum(value.High, value.Low);
    }

    /// <summary>log x for any positive finite double, normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log(double x)
    {
        DoubleDouble value = x >= LeastNormal ? PreciseLogOfNormal(x) : PreciseLogOfNormal(x * PowerOfTwo(64), -64);
        return FastTwoSum(value.High, value.Low);
    }

    /// <summary>log(1 + x) for finite x > −1, relative to x near 0, normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1 / 1024.0) return OfSmall(x);
        DoubleDouble sum = TwoSum(x.High, 1);
        sum = FastTwoSum(sum.High, sum.Low + x.Low);
        return Log(sum.High, sum.Low, 0);
    }

    /// <summary>The cell of x = z·2^k and z; the exponent k stands in the place of that of a double.</summary>
    [MethodImpl(Jit.Inlined)]
    private static ref double Locate(double x, out double z, out long powers)
    {
        long bits = BitConverter.DoubleToInt64Bits(x), offset = bits - LogarithmTable.Origin;
        powers = offset & ExponentBits;
        z = BitConverter.Int64BitsToDouble(bits - powers);
        return ref Entry(LogarithmTable.Values, 4 * ((int)(offset >> LogarithmTable.CellBits) & (LogarithmTable.Steps - 1)));
    }

    /// <summary>(k + exponent)·log 2 − log c + r, of which the tail is what is left of the constants; the first two terms are 0 or the greater.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble HeadOf(ref double cell, long powers, int exponent, double r, out double tail)
    {
        double power = (int)(powers >> 52) + exponent;
        tail = Math.FusedMultiplyAdd(power, Ln2Tail, Unsafe.Add(ref cell, 2));
        return FastTwoSum(Math.FusedMultiplyAdd(power, Ln2Head, Unsafe.Add(ref cell, 1)), r);
    }

    /// <summary>The logarithm from cell, exponent and remainder, with r²/2 to twice the precision.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble PreciseSum(ref double cell, long powers, int exponent, DoubleDouble r)
    {
        DoubleDouble head = HeadOf(ref cell, powers, exponent, r.High, out double tail), half = TwoProduct(-0.5 * r.High, r.High), sum = FastTwoSum(head.High, half.High);
        double rest = Math.FusedMultiplyAdd(r.High * (r.High * r.High), CubicResidual(r.High), Math.FusedMultiplyAdd(-r.High, r.Low, r.Low) + half.Low);
        return new(sum.High, sum.Low + ((head.Low + tail) + rest));
    }

    /// <summary>log(1 + x) for |x| below 2^-8, normalised, relative error below 2^-66.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble OfSmall(DoubleDouble x)
    {
        DoubleDouble half = TwoProduct(-0.5 * x.High, x.High), sum = FastTwoSum(x.High, half.High);
        double rest = Math.FusedMultiplyAdd(x.High * (x.High * x.High), CubicResidual(x.High), Math.FusedMultiplyAdd(-x.High, x.Low, x.Low) + half.Low);
        return FastTwoSum(sum.High, sum.Low + rest);
    }

    /// <summary>(log(1 + r) − r)/r² for |r| below 2^-7.7: the Taylor series, its last term economised by a Chebyshev polynomial.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Residual(double r)
    {
        const double Square = 2.3e-5; // of the greatest |r|
        double square = r * r;
        double series = Math.FusedMultiplyAdd(r, 1 / 7.0, (-1 / 6.0) - (3 * Square / 16));
        series = Math.FusedMultiplyAdd(square, series, Math.FusedMultiplyAdd(r, 1 / 5.0, (-1 / 4.0) + (9 * Square * Square / 128)));
        return Math.FusedMultiplyAdd(square, series, Math.FusedMultiplyAdd(r, 1 / 3.0, -0.5));
    }

    /// <summary>(log(1 + r) − r + r²/2)/r³ for |r| below 2^-7.7.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double CubicResidual(double r)
    {
        double square = r * r, series = Math.FusedMultiplyAdd(square, 1 / 9.0, Math.FusedMultiplyAdd(r, -1 / 8.0, 1 / 7.0));
        series = Math.FusedMultiplyAdd(square, series, Math.FusedMultiplyAdd(r, -1 / 6.0, 1 / 5.0));
        return Math.FusedMultiplyAdd(square, series, Math.FusedMultiplyAdd(r, -1 / 4.0, 1 / 3.0));
    }
}
