using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Arithmetic with the relative error bounds of <see cref="DoubleDouble"/>, and exponential, logarithm and power.</content>
public readonly partial struct ExtendedDouble
{
    private const double Ln2Part1 = 0.6931471805599453; // log 2 to 212 bits
    private const double Ln2Part2 = 2.3190468138462996e-17;
    private const double Ln2Part3 = 5.707708438416212e-34;
    private const double Ln2Part4 = -3.5824322106018114e-50;
    private const double LargestArgument = 4503599627370496; // 2^52
    private const int FarApart = 240;

    /// <summary>The negative, exactly.</summary>
    public static ExtendedDouble operator -(ExtendedDouble value) => new(-value.Mantissa, value.Exponent);

    /// <summary>The sum, relative error below 2^-104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble operator +(ExtendedDouble left, ExtendedDouble right)
    {
        if (left.Sign == 0 || right.Sign == 0 || !left.IsFinite || !right.IsFinite) return AddSpecial(left, right);
        if (left.Exponent < right.Exponent) (left, right) = (right, left);
        long distance = left.Exponent - right.Exponent;
        if (distance > FarApart) return left;
        return Normalise(left.Mantissa + right.Mantissa.Times(PowerOfTwo((int)-distance)), left.Exponent);
    }

    /// <summary>The difference, relative error below 2^-104.</summary>
    public static ExtendedDouble operator -(ExtendedDouble left, ExtendedDouble right) => left + -right;

    /// <summary>The product, relative error below 2^-104.</summary>
    [MethodImpl(Jit.Inlined)]
    public static ExtendedDouble operator *(ExtendedDouble left, ExtendedDouble right) =>
        Normalise(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent);

    /// <summary>The quotient, relative error below 2^-102; division by 0 as for doubles.</summary>
    [MethodImpl(Jit.Inlined)]
    public static ExtendedDouble operator /(ExtendedDouble left, ExtendedDouble right) =>
        Normalise(left.Mantissa / right.Mantissa, left.Exponent - right.Exponent);

    /// <summary>The absolute value, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Abs(ExtendedDouble value) => value.Sign < 0 ? -value : value;

    /// <summary>The square root, relative error below 2^-103; NaN below 0, the argument itself at ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Sqrt(ExtendedDouble value)
    {
        long odd = value.Exponent & 1;
        return Normalise(DoubleDouble.Sqrt(value.Mantissa.Times(odd + 1)), (value.Exponent - odd) / 2);
    }

    /// <summary>The real cube root, relative error below 2^-98.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Cbrt(ExtendedDouble value)
    {
        long third = value.Exponent / 3;
        return Normalise(DoubleDouble.Cbrt(value.Mantissa.Times(PowerOfTwo((int)(value.Exponent - (3 * third))))), third);
    }

    /// <summary>e^x, relative error below 2^-98 for |x| up to 2^52; beyond it 0 or +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Exp(ExtendedDouble x)
    {
        if (!x.IsFinite || x.Exponent >= 52) return x.Sign > 0 ? double.PositiveInfinity : x.Sign < 0 ? 0 : x.Mantissa.High;
        return x.Exponent < -400 ? 1 : Exp(x.ToDoubleDouble(), 0);
    }

    /// <summary>The natural logarithm, relative error below 2^-98. −∞ at 0, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Log(ExtendedDouble x)
    {
        if (x.Sign <= 0 || !x.IsFinite) return Math.Log(x.Mantissa.High);
        return LogTriple(x, out _);
    }

    /// <summary>x^y = e^(y·log x) for x ≥ 0, relative error below 2^-95·max(1, |y·log x|/1000); whole y also for negative x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Pow(ExtendedDouble x, ExtendedDouble y)
    {
        if (y.Mantissa.High == 0) return 1;
        if (x.Sign < 0 && x.IsFinite && y.IsFinite) return !IsWhole(y, out bool even) ? double.NaN : even ? Pow(-x, y) : -Pow(-x, y);
        if (x.Sign <= 0 || !x.IsFinite || !y.IsFinite) return Math.Pow(x.ToDouble(), y.ToDouble());
        DoubleDouble log = LogTriple(x, out double tail);
        if (log.High == 0) return 1;
        if (y.Exponent + Math.ILogB(log.High) > 60) return y.Sign > 0 == log.High > 0 ? double.PositiveInfinity : 0;
        if (y.Exponent < -400) return 1;
        DoubleDouble t = DoubleDouble.TimesTriple(y.ToDoubleDouble(), log, tail, out double productTail);
        if (!(Math.Abs(t.High) < LargestArgument)) return t.High > 0 ? double.PositiveInfinity : 0;
        return Exp(t, productTail);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble AddSpecial(ExtendedDouble left, ExtendedDouble right)
    {
        if (!left.IsFinite || !right.IsFinite) return left.Mantissa.High + right.Mantissa.High;
        return left.Sign == 0 ? (right.Sign == 0 ? left.Mantissa.High + right.Mantissa.High : right) : left;
    }

    /// <summary>e^(x + tail) for |x| up to 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble Exp(DoubleDouble x, double tail)
    {
        double n = Math.Round(x.High * (1 / Ln2Part1));
        double head = Math.FusedMultiplyAdd(-n, Ln2Part1, x.High); // exact
        DoubleDouble r = TwoSum(head, x.Low) - TwoProduct(n, Ln2Part2);
        r = r - TwoProduct(n, Ln2Part3) + Math.FusedMultiplyAdd(-n, Ln2Part4, tail);
        DoubleDouble mantissa = DoubleDouble.ExpCore(r, 0, out int exponent);
        return Normalise(mantissa, (long)n + exponent);
    }

    /// <summary>log x as a triple, for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogTriple(ExtendedDouble x, out double tail)
    {
        if (Math.Abs(x.Exponent) < 1000) return DoubleDouble.LogCore(x.Mantissa, 0, (int)x.Exponent, out tail);
        DoubleDouble log = DoubleDouble.LogCore(x.Mantissa, 0, 0, out double logTail);
        double power = x.Exponent;
        DoubleDouble product = TwoProduct(power, Ln2Part1);
        DoubleDouble head = FastTwoSum(product.High, log.High);
        DoubleDouble lows = TwoSum(product.Low, log.Low) + TwoProduct(power, Ln2Part2) + head.Low;
        return DoubleDouble.Normalise(head.High, lows + Math.FusedMultiplyAdd(power, Ln2Part3, logTail), out tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsWhole(ExtendedDouble y, out bool even)
    {
        DoubleDouble value = y.ToDoubleDouble();
        even = y.Exponent > 1000 || (y.Exponent >= 0 && DoubleDouble.IsEven(value)); // beyond, the power is 0, 1 or ∞ anyway
        return y.Exponent > 1000 || (y.Exponent >= 0 && DoubleDouble.IsWhole(value));
    }
}
