using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Logarithms, powers and inverse hyperbolic functions: log x = k·log 2 − log c + log(1 + r) with |r| below 2^-7.</content>
public readonly partial struct DoubleDouble
{
    private const double Ln2Head = 0.6931471805598903; // log 2 to 42 bits, so that products with exponents are exact
    private const double Ln2Middle = 5.497923018708371e-14;
    private const double Ln2Tail = 1.94704509238075e-31;
    private static readonly DoubleDouble s_oneThird = One / 3;
    private static readonly DoubleDouble s_oneFifth = One / 5;
    private static readonly DoubleDouble s_ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>The natural logarithm, relative error below 2^-98. −∞ at 0, NaN below, +∞ at +∞.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!(x.High > 0 && x.High < double.PositiveInfinity)) return Math.Log(x.High);
        if (x.High >= 1e-290) return LogCore(x, 0, 0, out _);
        return LogCore(x.Times(PowerOfTwo(300)), 0, -300, out _);
    }

    /// <summary>log(1 + x), relative error below 2^-98. −∞ at −1, NaN below, ±0 at ±0, +∞ at +∞.</summary>
    public static DoubleDouble Log1p(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1e-40) return x;
        if (!(x.High < double.PositiveInfinity)) return x.High;
        if (Math.Abs(x.High) < 1 / 256.0) return x + Log1pResidual(x);
        DoubleDouble sum = TwoSum(1, x.High);
        DoubleDouble low = TwoSum(sum.Low, x.Low);
        DoubleDouble head = FastTwoSum(sum.High, low.High);
        if (!(head.High > 0)) return Math.Log(head.High);
        return LogCore(head, low.Low, 0, out _);
    }

    /// <summary>x^y = e^(y·log x) for x ≥ 0, relative error below 2^-95; whole y also for negative x. Edges as for <see cref="Math.Pow"/>.</summary>
    public static DoubleDouble Pow(DoubleDouble x, DoubleDouble y)
    {
        if (x.High < 0 && x.IsFinite && y.IsFinite) return !IsWhole(y) ? NaN : IsEven(y) ? Pow(-x, y) : -Pow(-x, y);
        if (!(x.High > 0 && x.IsFinite && y.IsFinite)) return Math.Pow(x.High, y.High);
        DoubleDouble scaled = x.High >= 1e-290 ? x : x.Times(PowerOfTwo(300));
        DoubleDouble log = LogCore(scaled, 0, x.High >= 1e-290 ? 0 : -300, out double tail);
        DoubleDouble t = TimesTriple(y, log, tail, out double tTail);
        if (!(Math.Abs(t.High) < ExponentialLimit)) return t.High > 0 ? double.PositiveInfinity : t.High < 0 ? 0 : t.High;
        DoubleDouble mantissa = ExpCore(t, tTail, out int exponent);
        return ScaleB(mantissa, exponent);
    }

    /// <summary>x^n by repeated squaring, relative error below 2^-102·|n|; 1 for n = 0.</summary>
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
    public static DoubleDouble Asinh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (!(a.High < double.PositiveInfinity) || a.High < 1e-40) return x;
        if (a.High > 1e60) return WithSign(Log(a) + s_ln2, x);
        DoubleDouble square = a * a;
        return WithSign(Log1p(a + (square / (1 + Sqrt(1 + square)))), x);
    }

    /// <summary>The inverse hyperbolic cosine, relative error below 2^-96 where x − 1 is. 0 at 1, NaN below, +∞ at +∞.</summary>
    public static DoubleDouble Acosh(DoubleDouble x)
    {
        if (!(x.High < double.PositiveInfinity)) return x.High;
        if (x.High > 1e60) return Log(x) + s_ln2;
        DoubleDouble t = x - 1;
        return t.High >= 0 ? Log1p(t + Sqrt(t * (2 + t))) : NaN;
    }

    /// <summary>The inverse hyperbolic tangent, relative error below 2^-96. ±0 at ±0, ±∞ at ±1, NaN beyond.</summary>
    public static DoubleDouble Atanh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        DoubleDouble complement = 1 - a;
        if (!(complement.High > 0)) return complement.High == 0 ? x.High * double.PositiveInfinity : NaN;
        return WithSign(Log1p(a.Times(2) / complement).Times(0.5), x);
    }

    /// <summary>log((x + low)·2^exponent) for normal positive x as a triple, absolute error below 2^-110 plus 2^-103 relative to log(1 + r).</summary>
    internal static DoubleDouble LogCore(DoubleDouble x, double low, int exponent, out double tail)
    {
        long bits = BitConverter.DoubleToInt64Bits(x.High);
        long offset = bits - LogarithmTable.Origin;
        int cell = 4 * ((int)(offset >> LogarithmTable.CellBits) & (LogarithmTable.Steps - 1));
        int k = (int)(offset >> 52);
        double z = BitConverter.Int64BitsToDouble(bits - ((long)k << 52));
        double scale = PowerOfTwo(1 - k) * 0.5; // 2^-k, also for k = 1023
        double[] table = LogarithmTable.Values;
        double c = table[cell];
        DoubleDouble product = TwoProduct(z, c);
        DoubleDouble lowProduct = TwoProduct(x.Low * scale, c);
        DoubleDouble head = TwoSum(product.High - 1, product.Low);
        DoubleDouble rest = TwoSum(head.Low, lowProduct.High);
        DoubleDouble r = FastTwoSum(head.High, rest.High);
        DoubleDouble logC = new(table[cell + 2], table[cell + 3]);
        double power = k + exponent;
        DoubleDouble sum = FastTwoSum(power * Ln2Head, table[cell + 1]);
        DoubleDouble total = FastTwoSum(sum.High, r.High);
        DoubleDouble lows = (Log1pResidual(r) + r.Low) + (TwoProduct(power, Ln2Middle) + logC);
        lows = lows + TwoSum(sum.Low, total.Low) + (rest.Low + lowProduct.Low + (low * scale * c) + (power * Ln2Tail));
        return Normalise(total.High, lows, out tail);
    }

    /// <summary>log(1 + r) − r for |r| below 2^-7: with s = r/(2 + r), log(1 + r) = 2·artanh s and 2·s = r − r·s.</summary>
    private static DoubleDouble Log1pResidual(DoubleDouble r)
    {
        DoubleDouble s = r / (2 + r);
        DoubleDouble square = s * s;
        double series = Polynomial.Evaluate(square.High, [1 / 7.0, 1 / 9.0, 1 / 11.0, 1 / 13.0]);
        DoubleDouble sum = s_oneThird + (square * (s_oneFifth + (square.High * series)));
        return s * ((square * sum).Times(2) - r);
    }

    /// <summary>y·(log + tail) as a triple.</summary>
    internal static DoubleDouble TimesTriple(DoubleDouble y, DoubleDouble log, double tail, out double productTail)
    {
        DoubleDouble head = TwoProduct(y.High, log.High);
        if (!double.IsFinite(head.High))
        {
            productTail = 0;
            return head.High;
        }

        DoubleDouble cross = TwoProduct(y.High, log.Low) + TwoProduct(y.Low, log.High);
        cross = cross + head.Low + Math.FusedMultiplyAdd(y.Low, log.Low, y.High * tail);
        return Normalise(head.High, cross, out productTail);
    }

    internal static DoubleDouble Normalise(double high, DoubleDouble lows, out double tail)
    {
        DoubleDouble head = FastTwoSum(high, lows.High);
        DoubleDouble low = FastTwoSum(head.Low, lows.Low);
        tail = low.Low;
        return FastTwoSum(head.High, low.High);
    }

    internal static bool IsWhole(DoubleDouble y) => Math.Floor(y.High) == y.High && Math.Floor(y.Low) == y.Low;

    /// <summary>Whether a whole number is even.</summary>
    internal static bool IsEven(DoubleDouble y) => Math.Abs(y.High % 2) == Math.Abs(y.Low % 2);
}
