using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Increments f(x + h) − f(x) with the sum x + h in full precision, so that they keep their digits when h is small.</content>
public static partial class Kernels
{
    /// <summary>sin(x + h) − sin(x). NaN where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SinIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h))) return double.NaN;
        DoubleDouble cos = TrigonometricCore.SinOfSum(x, h / 2, 1);
        return Math.Abs(h) < 1e-150 ? RoundedProduct(cos, h) : Rounded(cos * TrigonometricCore.Sin(h / 2, 0) * 2);
    }

    /// <summary>cos(x + h) − cos(x). NaN where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CosIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h))) return double.NaN;
        DoubleDouble sin = TrigonometricCore.SinOfSum(x, h / 2, 0);
        return Math.Abs(h) < 1e-150 ? -RoundedProduct(sin, h) : Rounded(sin * TrigonometricCore.Sin(h / 2, 0) * -2);
    }

    /// <summary>tan(x + h) − tan(x). NaN where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double TanIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h))) return double.NaN;
        return Quotient(TrigonometricCore.Sin(h, 0), TrigonometricCore.Sin(x, 1) * TrigonometricCore.SinOfSum(x, h, 1));
    }

    /// <summary>atan(x + h) − atan(x), in [−π, π].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AtanIncrement(double x, double h)
    {
        if (!(Math.Max(Math.Abs(x), Math.Abs(h)) is < 1e140 and > 1e-9)) return AtanIncrementOfExtremes(x, h);
        return AngleChange(h, 1 + (TwoSum(x, h) * x));
    }

    /// <summary>e^(x + h) − e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExpIncrement(double x, double h)
    {
        DoubleDouble sum = DoubleDouble.Sum(x, h);
        DoubleDouble greater = h > 0 ? sum : x;
        if (h == 0 && x < double.PositiveInfinity) return 0;
        if (!(Math.Abs(greater.High) < 1500)) return Math.Abs(x) < double.PositiveInfinity && greater.High > 0 ? h * double.PositiveInfinity : Math.Exp(sum.High) - Math.Exp(x);
        double value = ExpChange(greater, Math.Max(-Math.Abs(h), -LargestExponent));
        return h > 0 ? value : -value;
    }

    /// <summary>log(x + h) − log(x) = log(1 + h/x), for x and x + h of the same sign; NaN for different signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogIncrement(double x, double h)
    {
        double sum = x + h;
        if (x < 0 && sum < 0) (x, h, sum) = (-x, -h, -sum);
        if (!(x > 0 && sum > 0 && x < double.PositiveInfinity && h < double.PositiveInfinity)) return Math.Log(sum) - Math.Log(x);
        if (Math.Abs(h) < x / 2 && Math.Abs(h) > 1e-250 && x < 1e250 && Math.Abs(h) > x * 1e-20) return Rounded(LogarithmCore.LogOnePlus(DoubleWord.Divide(h, x)));
        if (Math.Abs(h) < x * 1e-20) return h == 0 ? 0 : Scaling.Round((DoubleDouble)Unit(h) / Unit(x), Math.ILogB(h) - Math.ILogB(x));
        return Rounded(LogIncrementCore(x, h));
    }

    /// <summary>√(x + h) − √x. NaN where x or x + h is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SqrtIncrement(double x, double h)
    {
        DoubleDouble sum = DoubleDouble.Sum(x, h);
        if (double.IsInfinity(sum.High) && double.IsFinite(x) && double.IsFinite(h)) return SqrtIncrement(x / 4, h / 4) * 2;
        if (!(x >= 0 && sum.High >= 0 && sum.High < double.PositiveInfinity) || h == 0) return Math.Sqrt(sum.High) - Math.Sqrt(x);
        if (Math.Max(x, sum.High) < 1e-250) return SqrtIncrement(x * PowerOfTwo(600), h * PowerOfTwo(600)) * PowerOfTwo(-300);
        return Math.Abs(h) > 1e-250 && Math.Min(x, sum.High) > 1e-250 ? Ratio(h, SumOfRoots(x, sum)) : Quotient(h, DoubleDouble.Sqrt(x) + DoubleDouble.Sqrt(sum));
    }

    /// <summary>∛(x + h) − ∛x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CbrtIncrement(double x, double h)
    {
        double greater = Math.Max(Math.Abs(x), Math.Abs(h));
        if (!(greater < double.PositiveInfinity) || h == 0) return Cbrt(x + h) - Cbrt(x);
        if (Math.Abs(h) < Math.Abs(x) * 1e-40) return CbrtDerivative(x, h);
        if (greater is < 1e200 and > 1e-200) return CbrtChange(TwoSum(x, h), x, h);
        int exponent = Math.ILogB(greater) / 3;
        double value = CbrtIncrement(Math.ScaleB(x, -3 * exponent), Math.ScaleB(h, -3 * exponent));
        return Math.ScaleB(value, exponent);
    }

    /// <summary>1/(x + h) − 1/x = −h/(x·(x + h)). Infinite where x or x + h is 0, NaN where both are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ReciprocalIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h)) || x == 0 || x == -h) return (1 / (x + h)) - (1 / x);
        if (h == 0) return 0;
        DoubleDouble whole = TwoSum(x, h), denominator = DoubleWord.Multiply(x, whole);
        if (Math.Abs(x) is > 1e-100 and < 1e100 && Math.Abs(h) is > 1e-100 and < 1e100) return Ratio(-h, denominator);
        int exponent = Math.ILogB(x);
        int step = Math.ILogB(h);
        if (step - exponent > 120) return -1 / x;
        double u = Math.ScaleB(x, -exponent);
        DoubleDouble sum = TwoSum(u, Math.ScaleB(h, -exponent));
        return Scaling.Round((DoubleDouble)Math.ScaleB(-h, -step) / u / sum, step - (2 * exponent));
    }

    /// <summary>(x + h)^p − x^p for positive x and x + h; elsewhere as <see cref="Pow"/> has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowIncrement(double x, double h, double p)
    {
        double sum = x + h;
        if (x < 0 && sum < 0 && p == Math.Floor(p)) return p % 2 == 0 ? PowIncrement(-x, -h, p) : -PowIncrement(-x, -h, p);
        bool ordinary = x > 0 && sum > 0 && x < double.PositiveInfinity && h < double.PositiveInfinity && double.IsFinite(p);
        if (h == 0 || p == 0 || !ordinary) return h == 0 && ordinary ? 0 : Math.Pow(sum, p) - Math.Pow(x, p);
        if (x is > 1e-140 and < 1e140 && Math.Abs(h) is > 1e-140 and < 1e140 && Math.Abs(h) < x / 2 && TryPowChange(x, PreciseLogOnePlus(DoubleWord.Divide(h, x)), p, out double change)) return change;
        if (Math.ILogB(h) - Math.ILogB(x) + Math.Max(0, Math.ILogB(p)) < -70) return PowDerivative(x, h, p);
        DoubleDouble scaled = ScaledSum(x, h, out int exponent);
        return PowChange(LogarithmCore.Log(scaled.High, scaled.Low, exponent), LogarithmCore.Log(x), LogIncrementCore(x, h), p);
    }

    /// <summary>log((x + h)/x) for positive finite x and x + h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogIncrementCore(double x, double h)
    {
        double scale = Math.Abs(h) < 1e-250 ? PowerOfTwo(600) : 1;
        if (Math.Abs(h) < x / 2) return LogarithmCore.Log1p((DoubleDouble)(h * scale) / (x * scale));
        DoubleDouble quotient = ScaledSum(x, h, out int exponent) / Unit(x);
        return LogarithmCore.Log(quotient.High, quotient.Low, exponent - Math.ILogB(x));
    }

    /// <summary>(x + h)·2^-exponent, of which the greater operand is about 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ScaledSum(double x, double h, out int exponent)
    {
        exponent = Math.Max(Math.ILogB(x), Math.ILogB(h));
        return TwoSum(Math.ScaleB(x, -exponent), Math.ScaleB(h, -exponent));
    }

    /// <summary>p·x^(p−1)·h, what is left of (x + h)^p − x^p for tiny h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PowDerivative(double x, double h, double p)
    {
        DoubleDouble t = LogarithmCore.Log(x) * p;
        if (!(Math.Abs(t.High) < 4000)) return t.High > 0 ? Math.Sign(p) * h * double.PositiveInfinity : 0;
        DoubleDouble slope = (DoubleDouble)Unit(h) / Unit(x) * Unit(p);
        int scale = Math.ILogB(h) - Math.ILogB(x) + Math.ILogB(p);
        return Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent) * slope, exponent + scale);
    }

    /// <summary>The number scaled to 1 ≤ |x| &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Unit(double x) => Math.ScaleB(x, -Math.ILogB(x));

    /// <summary>h/(3·∛x²), what is left of ∛(x + h) − ∛x for tiny h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CbrtDerivative(double x, double h)
    {
        int exponent = Math.ILogB(x) / 3;
        int step = Math.ILogB(h);
        DoubleDouble root = CbrtCore(Math.ScaleB(x, -3 * exponent));
        return Scaling.Round(Math.ScaleB(h, -step) / (root * root * 3), step - (2 * exponent));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AtanIncrementOfExtremes(double x, double h)
    {
        if (Math.Max(Math.Abs(x), Math.Abs(h)) <= 1e-9) return h;
        double sum = x + h;
        bool bothVast = Math.Min(Math.Abs(x), Math.Abs(sum)) > 1e20 && double.IsFinite(x) && double.IsFinite(h);
        return bothVast && x > 0 == sum > 0 ? -ReciprocalIncrement(x, h) : AtanDifference(sum, x);
    }
}
