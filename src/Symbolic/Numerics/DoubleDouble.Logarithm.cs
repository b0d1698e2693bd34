using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Logarithms, powers and inverse hyperbolic functions: log x = k·log 2 − log c + log(1 + r) with |r| below 2^-7.</content>
public readonly partial struct DoubleDouble
{
    private const double Ln2Head = 0.6931471805598903; // log 2 to 42 bits, so that products with exponents are exact
    private const double Ln2Middle = 5.497923018708371e-14;
    private const double Ln2Tail = 1.94704509238075e-31;
    internal const double ThirdLow = 1.850371707708594e-17; // what 1/3 as a double lacks, and so on
    internal const double FifthLow = -1.1102230246251566e-17;
    private static DoubleDouble LogOfTwo => new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>The natural logarithm, relative error below 2^-98. −∞ at 0, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!(x.High > 0 && x.High < double.PositiveInfinity)) return Math.Log(x.High);
        if (x.High >= 1e-290) return LogCore(x, 0, 0, out _);
        return LogCore(x.Times(PowerOfTwo(300)), 0, -300, out _);
    }

    /// <summary>log(1 + x), relative error below 2^-98. −∞ at −1, NaN below, ±0 at ±0, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1e-40) return x;
        if (!(x.High < double.PositiveInfinity)) return x.High;
        if (Math.Abs(x.High) < 1 / 256.0) return DoubleWord.AddLesser(x, Log1pResidual(x));
        DoubleDouble sum = TwoSum(1, x.High);
        DoubleDouble low = TwoSum(sum.Low, x.Low);
        DoubleDouble head = FastTwoSum(sum.High, low.High);
        if (!(head.High > 0)) return Math.Log(head.High);
        return LogCore(head, low.Low, 0, out _);
    }

    /// <summary>x^y = e^(y·log x) for x ≥ 0, relative error below 2^-95; whole y also for negative x. Edges as for <see cref="Math.Pow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Pow(DoubleDouble x, DoubleDouble y)
    {
        if (x.High < 0 && x.IsFinite && y.IsFinite) return !IsWhole(y) ? NaN : IsEven(y) ? Pow(-x, y) : -Pow(-x, y);
        if (!(x.High > 0 && x.IsFinite && y.IsFinite)) return Math.Pow(x.High, y.High);
        DoubleDouble scaled = x.High >= 1e-290 ? x : x.Times(PowerOfTwo(300));
        DoubleDouble log = LogCore(scaled, 0, x.High >= 1e-290 ? 0 : -300, out double tail);
        DoubleDouble t = TimesTriple(y, log, tail, out double tTail);
        if (!(Math.Abs(t.High) < ExponentialLimit)) return t.High > 0 ? double.PositiveInfinity : t.High < 0 ? 0 : t.High;
        DoubleDouble mantissa = ExpCore(t, tTail, out int exponent);
        return Scaled(mantissa, exponent);
    }

    /// <summary>x^n by repeated squaring, relative error below 2^-102·|n|; 1 for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Pow(DoubleDouble x, int n)
    {
        DoubleDouble result = 1;
        DoubleDouble square = x;
        for (uint rest = (uint)Math.Abs((long)n); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0) result *= square;
            if (rest > 1) square *= square;
        }

        return n < 0 ? 1 / result : result;
    }

    /// <summary>The inverse hyperbolic sine, relative error below 2^-96. ±0 at ±0, ±∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Asinh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (!(a.High < double.PositiveInfinity) || a.High < 1e-40) return x;
        if (a.High > 1e60) return WithSign(Log(a) + LogOfTwo, x);
        DoubleDouble square = a * a;
        return WithSign(Log1p(a + (square / (1 + Sqrt(1 + square)))), x);
    }

    /// <summary>The inverse hyperbolic cosine, relative error below 2^-96 where x − 1 is. 0 at 1, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Acosh(DoubleDouble x)
    {
        if (!(x.High < double.PositiveInfinity)) return x.High;
        if (x.High > 1e60) return Log(x) + LogOfTwo;
        DoubleDouble t = x - 1;
        return t.High >= 0 ? Log1p(t + Sqrt(t * (2 + t))) : NaN;
    }

    /// <summary>The inverse hyperbolic tangent, relative error below 2^-96. ±0 at ±0, ±∞ at ±1, NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Atanh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        DoubleDouble complement = 1 - a;
        if (!(complement.High > 0)) return complement.High == 0 ? x.High * double.PositiveInfinity : NaN;
        return WithSign(Log1p(a.Times(2) / complement).Times(0.5), x);
    }

    /// <summary>log((x + low)·2^exponent) for normal positive x as a triple, absolute error below 2^-110 plus 2^-103 relative to log(1 + r).</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble LogCore(DoubleDouble x, double low, int exponent, out double tail)
    {
        long bits = BitConverter.DoubleToInt64Bits(x.High);
        long offset = bits - LogarithmTable.Origin;
        int cell = 4 * ((int)(offset >> LogarithmTable.CellBits) & (LogarithmTable.Steps - 1));
        int k = (int)(offset >> 52);
        double z = BitConverter.Int64BitsToDouble(bits - ((long)k << 52));
        double scale = PowerOfTwo(1 - k) * 0.5; // 2^-k, also for k = 1023
        ref double table = ref Entry(LogarithmTable.Values, cell);
        double c = table;
        DoubleDouble product = TwoProduct(z, c);
        DoubleDouble lowProduct = TwoProduct(x.Low * scale, c);
        DoubleDouble head = TwoSum(product.High - 1, product.Low);
        DoubleDouble rest = TwoSum(head.Low, lowProduct.High);
        DoubleDouble r = FastTwoSum(head.High, rest.High);
        DoubleDouble logC = new(Unsafe.Add(ref table, 2), Unsafe.Add(ref table, 3));
        double power = k + exponent;
        DoubleDouble sum = FastTwoSum(power * Ln2Head, Unsafe.Add(ref table, 1));
        DoubleDouble total = FastTwoSum(sum.High, r.High);
        DoubleDouble lows = DoubleWord.Add(DoubleWord.Add(Log1pResidual(r), new(r.Low, 0)), DoubleWord.Add(TwoProduct(power, Ln2Middle), logC));
        lows = DoubleWord.Add(lows, TwoSum(sum.Low, total.Low));
        lows = FastTwoSum(lows.High, lows.Low + (rest.Low + lowProduct.Low + (low * scale * c) + (power * Ln2Tail)));
        return Normalise(total.High, lows, out tail);
    }

    /// <summary>log(1 + r) − r for |r| below 2^-7: with s = r/(2 + r), log(1 + r) = 2·artanh s and 2·s = r − r·s.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Log1pResidual(DoubleDouble r)
    {
        DoubleDouble divisor = FastTwoSum(2, r.High), s = DoubleWord.Divide(r, new(divisor.High, divisor.Low + r.Low)), square = DoubleWord.Square(s);
        double w = square.High, series = Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, 1 / 13.0, 1 / 11.0), 1 / 9.0), 1 / 7.0);
        DoubleDouble c = FastTwoSum(1 / 5.0, Math.FusedMultiplyAdd(w, series, FifthLow));
        c = DoubleWord.Horner(square, c, 1 / 3.0, ThirdLow);
        return DoubleWord.Multiply(s, DoubleWord.AddLesser(-r, DoubleWord.Multiply(square, c).Times(2)));
    }

    /// <summary>y·(log + tail) as a triple.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble TimesTriple(DoubleDouble y, DoubleDouble log, double tail, out double productTail)
    {
        DoubleDouble head = TwoProduct(y.High, log.High);
        if (!double.IsFinite(head.High))
        {
            productTail = 0;
            return head.High;
        }

        DoubleDouble cross = DoubleWord.Add(TwoProduct(y.High, log.Low), TwoProduct(y.Low, log.High));
        cross = DoubleWord.Add(cross, new(head.Low, Math.FusedMultiplyAdd(y.Low, log.Low, y.High * tail)));
        return Normalise(head.High, cross, out productTail);
    }

    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble Normalise(double high, DoubleDouble lows, out double tail)
    {
        DoubleDouble head = FastTwoSum(high, lows.High);
        DoubleDouble low = FastTwoSum(head.Low, lows.Low);
        tail = low.Low;
        return FastTwoSum(head.High, low.High);
    }

    [MethodImpl(Jit.Inlined)]
    internal static bool IsWhole(DoubleDouble y) => Math.Floor(y.High) == y.High && Math.Floor(y.Low) == y.Low;

    /// <summary>Whether a whole number is even.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static bool IsEven(DoubleDouble y) => Math.Abs(y.High % 2) == Math.Abs(y.Low % 2);
}
