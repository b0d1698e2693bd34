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
    private const double ExponentialLimit = 750, MostOfCore = ExponentialCore.Most;

    internal const double SixthLow = 9.25185853854297e-18; // what 1/6 as a double lacks, and so on
    internal const double TwentyFourthLow = 2.3129646346357427e-18;
    internal const double HundredTwentiethLow = 1.1564823173178714e-19;

    /// <summary>e^x, relative error below 2^-99. 0 at −∞, +∞ from 709.79 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < ExponentialLimit)) return x.High > 0 ? double.PositiveInfinity : x.High < 0 ? 0 : x.High;
        DoubleDouble mantissa = ExpCore(x, 0, out int exponent);
        return Scaled(mantissa, exponent);
    }

    /// <summary>e^x − 1, relative error below 2^-97. −1 at −∞, +∞ from 709.79 on, ±0 at ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Expm1(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < 80)) return x.High < 0 ? -1 : Exp(x) - 1;
        return Math.Abs(x.High) < 1e-40 ? x : Expm1Core(x);
    }

    /// <summary>The hyperbolic sine, relative error below 2^-96. ±0 at ±0, ±∞ beyond ±710.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sinh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        if (!(a.High < 80)) return WithSign(HalfExp(a), x);
        DoubleDouble m = Expm1Core(a);
        return WithSign((m + (m / (1 + m))).Times(0.5), x);
    }

    /// <summary>The hyperbolic cosine, relative error below 2^-97. 1 at 0, +∞ beyond ±710.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Cosh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (!(a.High < 80)) return HalfExp(a);
        DoubleDouble e = Exp(a);
        return (e + (1 / e)).Times(0.5);
    }

    /// <summary>The hyperbolic tangent, relative error below 2^-95. ±0 at ±0, ±1 from ±40 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Tanh(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        if (!(a.High < 39)) return double.IsNaN(x.High) ? x : Math.Sign(x.High);
        DoubleDouble m = Expm1Core(a.Times(2));
        return WithSign(m / (m + 2), x);
    }

    /// <summary>e^(x + tail) = result·2^exponent with the result in [1, 2), for |x| ≤ 10^6; beyond it an exponent that no scale makes up for.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble ExpCore(DoubleDouble x, double tail, out int exponent)
    {
        if (!(Math.Abs(x.High) <= MostOfCore)) return ExponentialCore.OutOfRange(x.High, out exponent);
        int n = Nearest(x.High * StepsPerUnit, out double whole);
        DoubleDouble p = ReducedExpm1(whole, x, tail);
        ref double table = ref Entry(PowerTable.Values, 3 * (n & (PowerTable.Steps - 1)));
        DoubleDouble power = new(table, Unsafe.Add(ref table, 1));
        exponent = n >> 7;
        DoubleDouble product = DoubleWord.Multiply(power, p), sum = FastTwoSum(power.High, product.High);
        return FastTwoSum(sum.High, sum.Low + (power.Low + (product.Low + Unsafe.Add(ref table, 2))));
    }

    /// <summary>e^x − 1 for 1e-40 ≤ |x| ≤ 80.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Expm1Core(DoubleDouble x)
    {
        int n = Nearest(x.High * StepsPerUnit, out double whole);
        DoubleDouble p = ReducedExpm1(whole, x, 0);
        ref double table = ref Entry(PowerTable.Values, 3 * (n & (PowerTable.Steps - 1)));
        double scale = PowerOfTwo(n >> 7);
        DoubleDouble power = new(table * scale, Unsafe.Add(ref table, 1) * scale);
        DoubleDouble head = TwoSum(power.High, -1), product = DoubleWord.Multiply(power, p), sum = TwoSum(head.High, product.High), lows = TwoSum(power.Low, product.Low);
        return DoubleWord.Add(sum, new(lows.High, lows.Low + (head.Low + (Unsafe.Add(ref table, 2) * scale))));
    }

    /// <summary>e^r − 1 for the remainder r = x + tail − n·ln 2/128.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble ReducedExpm1(double n, DoubleDouble x, double tail)
    {
        double head = Math.FusedMultiplyAdd(-n, Step1, x.High); // exact
        DoubleDouble step = TwoProduct(-n, Step2), first = TwoSum(head, x.Low), sum = TwoSum(first.High, step.High);
        DoubleDouble r = FastTwoSum(sum.High, sum.Low + (first.Low + (step.Low + Math.FusedMultiplyAdd(-n, Step3, tail))));
        double y = r.High, square = y * y;
        double series = Math.FusedMultiplyAdd(y, 1 / 5040.0, 1 / 720.0)
            + (square * (Math.FusedMultiplyAdd(y, 1 / 362880.0, 1 / 40320.0) + (square * Math.FusedMultiplyAdd(y, 1 / 39916800.0, 1 / 3628800.0))));
        DoubleDouble c = FastTwoSum(1 / 120.0, Math.FusedMultiplyAdd(y, series, HundredTwentiethLow));
        c = DoubleWord.Horner(r, c, 1 / 24.0, TwentyFourthLow);
        c = DoubleWord.Horner(r, c, 1 / 6.0, SixthLow);
        c = DoubleWord.Horner(r, c, 0.5, 0);
        return DoubleWord.AddLesser(r, DoubleWord.Multiply(DoubleWord.Square(r), c));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble HalfExp(DoubleDouble x)
    {
        if (!(x.High < ExponentialLimit)) return x.High * double.PositiveInfinity;
        DoubleDouble mantissa = ExpCore(x, 0, out int exponent);
        return Scaled(mantissa, exponent - 1);
    }

    /// <summary>A non-negative value with the sign of x.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble WithSign(DoubleDouble value, DoubleDouble x) => double.IsNegative(x.High) ? -value : value;
}
