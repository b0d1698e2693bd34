using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Exponential and hyperbolic functions: 2^(n/128)·e^r with a table of triples and |r| ≤ ln 2/256.</content>
public readonly partial struct DoubleDouble
{
    private const double StepsPerUnit = 184.66496659701274; // 128/ln 2
    private const double Step1 = 0.0054152123481245725; // ln 2/128 to 159 bits
    private const double Step2 = 1.8117553233174215e-19;
    private const double Step3 = 4.459147217512666e-36;
    private const double ExponentialLimit = 750;

    private static readonly DoubleDouble s_oneSixth = One / 6;
    private static readonly DoubleDouble s_one120th = One / 120;

    /// <summary>e^x, relative error below 2^-99. 0 at −∞, +∞ from 709.79 on.</summary>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < ExponentialLimit)) return x.High > 0 ? double.PositiveInfinity : x.High < 0 ? 0 : x.High;
        DoubleDouble mantissa = ExpCore(x, 0, out int exponent);
        return ScaleB(mantissa, exponent);
    }

    /// <summary>e^x − 1, relative error below 2^-97. −1 at −∞, +∞ from 709.79 on, ±0 at ±0.</summary>
    public static DoubleDouble Expm1(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < 80)) return x.High < 0 ? -1 : Exp(x) - 1;
        return Math.Abs(x.High) < 1e-40 ? x : Expm1Core(x);
    }

    /// <summary>The hyperbolic sine, relative error below 2^-96. ±0 at ±0, ±∞ beyond ±710.5.</summary>
    public static DoubleDouble Sinh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        if (!(a.High < 80)) return WithSign(HalfExp(a), x);
        DoubleDouble m = Expm1Core(a);
        return WithSign((m + (m / (1 + m))).Times(0.5), x);
    }

    /// <summary>The hyperbolic cosine, relative error below 2^-97. 1 at 0, +∞ beyond ±710.5.</summary>
    public static DoubleDouble Cosh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (!(a.High < 80)) return HalfExp(a);
        DoubleDouble e = Exp(a);
        return (e + (1 / e)).Times(0.5);
    }

    /// <summary>The hyperbolic tangent, relative error below 2^-95. ±0 at ±0, ±1 from ±40 on.</summary>
    public static DoubleDouble Tanh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        if (!(a.High < 39)) return double.IsNaN(x.High) ? x : Math.Sign(x.High);
        DoubleDouble m = Expm1Core(a.Times(2));
        return WithSign(m / (m + 2), x);
    }

    /// <summary>e^(x + tail) = result·2^exponent with the result in [1, 2), for |x| ≤ 10^6.</summary>
    internal static DoubleDouble ExpCore(DoubleDouble x, double tail, out int exponent)
    {
        int n = (int)Math.Round(x.High * StepsPerUnit);
        DoubleDouble p = ReducedExpm1(n, x, tail);
        double[] table = PowerTable.Values;
        int i = 3 * (n & (PowerTable.Steps - 1));
        DoubleDouble power = new(table[i], table[i + 1]);
        exponent = n >> 7;
        return power + ((power * p) + table[i + 2]);
    }

    /// <summary>e^x − 1 for 1e-40 ≤ |x| ≤ 80.</summary>
    private static DoubleDouble Expm1Core(DoubleDouble x)
    {
        int n = (int)Math.Round(x.High * StepsPerUnit);
        DoubleDouble p = ReducedExpm1(n, x, 0);
        double[] table = PowerTable.Values;
        int i = 3 * (n & (PowerTable.Steps - 1));
        double scale = PowerOfTwo(n >> 7);
        DoubleDouble power = new(table[i] * scale, table[i + 1] * scale);
        DoubleDouble head = TwoSum(power.High, -1) + power.Low + (table[i + 2] * scale);
        return head + (power * p);
    }

    /// <summary>e^r − 1 for the remainder r = x + tail − n·ln 2/128.</summary>
    private static DoubleDouble ReducedExpm1(int n, DoubleDouble x, double tail)
    {
        double head = Math.FusedMultiplyAdd(-n, Step1, x.High); // exact
        DoubleDouble r = TwoSum(head, x.Low) - TwoProduct(n, Step2) + Math.FusedMultiplyAdd(-n, Step3, tail);
        double y = r.High;
        double series = Polynomial.Evaluate(y, [1 / 720.0, 1 / 5040.0, 1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0]);
        DoubleDouble sum = s_one120th + (y * series);
        sum = (r * sum) + (1 / 24.0) + OneTwentyFourthLow;
        sum = (r * sum) + s_oneSixth;
        sum = (r * sum) + 0.5;
        return r + (r * r * sum);
    }

    private const double OneTwentyFourthLow = 2.3129646346357427e-18; // what 1/24 as a double lacks

    private static DoubleDouble HalfExp(DoubleDouble x)
    {
        if (!(x.High < ExponentialLimit)) return x.High * double.PositiveInfinity;
        DoubleDouble mantissa = ExpCore(x, 0, out int exponent);
        return ScaleB(mantissa, exponent - 1);
    }

    /// <summary>A non-negative value with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble WithSign(DoubleDouble value, DoubleDouble x) => double.IsNegative(x.High) ? -value : value;
}
