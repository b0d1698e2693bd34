using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Increments f(x + h) − f(x) with the sum x + h in full precision, so that they keep their digits when h is small.</content>
public static partial class Kernels
{
    /// <summary>sin(x + h) − sin(x). NaN where an argument is infinite.</summary>
    public static double SinIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h))) return double.NaN;
        DoubleDouble middle = TwoSum(x, h / 2);
        return Math.Abs(h) < 1e-150 ? RoundedProduct(TrigonometricCore.Sin(middle, 1), h) : SinChange(middle, h / 2);
    }

    /// <summary>cos(x + h) − cos(x). NaN where an argument is infinite.</summary>
    public static double CosIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h))) return double.NaN;
        DoubleDouble middle = TwoSum(x, h / 2);
        return Math.Abs(h) < 1e-150 ? -RoundedProduct(TrigonometricCore.Sin(middle, 0), h) : CosChange(middle, h / 2);
    }

    /// <summary>tan(x + h) − tan(x). NaN where an argument is infinite.</summary>
    public static double TanIncrement(double x, double h)
    {
        if (!(double.IsFinite(x) && double.IsFinite(h))) return double.NaN;
        return Rounded(TrigonometricCore.Sin(h, 0) / (TrigonometricCore.Sin(x, 1) * TrigonometricCore.Sin(TwoSum(x, h), 1)));
    }

    /// <summary>atan(x + h) − atan(x), in [−π, π].</summary>
    public static double AtanIncrement(double x, double h)
    {
        if (!(Math.Max(Math.Abs(x), Math.Abs(h)) is < 1e140 and > 1e-9)) return AtanIncrementOfExtremes(x, h);
        return AngleChange(h, 1 + (TwoSum(x, h) * x));
    }

    /// <summary>e^(x + h) − e^x.</summary>
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
    public static double LogIncrement(double x, double h)
    {
        DoubleDouble sum = DoubleDouble.Sum(x, h);
        if (x < 0 && sum.High < 0) (x, h, sum) = (-x, -h, -sum);
        if (!(x > 0 && sum.High > 0 && sum.High < double.PositiveInfinity)) return Math.Log(sum.High) - Math.Log(x);
        return Rounded(LogIncrementCore(x, h, sum));
    }

    /// <summary>√(x + h) − √x. NaN where x or x + h is negative.</summary>
    public static double SqrtIncrement(double x, double h)
    {
        DoubleDouble sum = DoubleDouble.Sum(x, h);
        if (!(x >= 0 && sum.High >= 0 && sum.High < double.PositiveInfinity) || h == 0) return Math.Sqrt(sum.High) - Math.Sqrt(x);
        if (Math.Max(x, sum.High) < 1e-250) return SqrtIncrement(x * PowerOfTwo(600), h * PowerOfTwo(600)) * PowerOfTwo(-300);
        return Rounded(h / (DoubleDouble.Sqrt(x) + DoubleDouble.Sqrt(sum)));
    }

    /// <summary>∛(x + h) − ∛x.</summary>
    public static double CbrtIncrement(double x, double h)
    {
        double greater = Math.Max(Math.Abs(x), Math.Abs(h));
        if (!(greater < double.PositiveInfinity) || h == 0) return Cbrt(x + h) - Cbrt(x);
        if (greater is < 1e200 and > 1e-200) return CbrtChange(TwoSum(x, h), x, h);
        int exponent = Math.ILogB(greater) / 3;
        double value = CbrtIncrement(Math.ScaleB(x, -3 * exponent), Math.ScaleB(h, -3 * exponent));
        return Math.ScaleB(value, exponent);
    }

    /// <summary>1/(x + h) − 1/x = −h/(x·(x + h)). Infinite where x or x + h is 0, NaN where both are.</summary>
    public static double ReciprocalIncrement(double x, double h)
    {
        DoubleDouble sum = DoubleDouble.Sum(x, h);
        if (!(double.IsFinite(x) && double.IsFinite(h) && double.IsFinite(sum.High)) || x == 0 || sum.High == 0) return (1 / sum.High) - (1 / x);
        int exponent = Math.ILogB(x);
        int sumExponent = Math.ILogB(sum.High);
        if (exponent - sumExponent > 120) return 1 / sum.High;
        if (sumExponent - exponent > 120) return -1 / x;
        DoubleDouble scaled = TwoSum(Math.ScaleB(x, -exponent), Math.ScaleB(h, -exponent));
        return Scaling.Round((DoubleDouble)Math.ScaleB(-h, -exponent) / Math.ScaleB(x, -exponent) / scaled, -exponent);
    }

    /// <summary>(x + h)^p − x^p for positive x and x + h; elsewhere as <see cref="Pow"/> has it.</summary>
    public static double PowIncrement(double x, double h, double p)
    {
        DoubleDouble sum = DoubleDouble.Sum(x, h);
        if (x < 0 && sum.High < 0 && p == Math.Floor(p)) return p % 2 == 0 ? PowIncrement(-x, -h, p) : -PowIncrement(-x, -h, p);
        if (h == 0 && x > 0 && x < double.PositiveInfinity) return 0;
        if (!(x > LeastNormal && sum.High > LeastNormal && sum.High < double.PositiveInfinity && double.IsFinite(p))) return Math.Pow(sum.High, p) - Math.Pow(x, p);
        if (Math.Abs(h) < x * 1e-200 && Math.Abs(p) < 1e100) return PowDerivative(x, h, p);
        return PowChange(LogarithmCore.Log(sum.High, sum.Low, 0), LogarithmCore.Log(x), LogIncrementCore(x, h, sum), p);
    }

    /// <summary>log((x + h)/x) for positive finite x and x + h.</summary>
    private static DoubleDouble LogIncrementCore(double x, double h, DoubleDouble sum)
    {
        double scale = x < 1e-250 && Math.Abs(h) < 1e-250 ? PowerOfTwo(600) : 1;
        if (Math.Abs(h) < x / 2) return LogarithmCore.Log1p((DoubleDouble)(h * scale) / (x * scale));
        int exponent = Math.ILogB(x);
        int sumExponent = Math.ILogB(sum.High);
        DoubleDouble quotient = DoubleDouble.ScaleB(sum, -sumExponent) / Math.ScaleB(x, -exponent);
        return LogarithmCore.Log(quotient.High, quotient.Low, sumExponent - exponent);
    }

    /// <summary>p·x^(p−1)·h, what is left of (x + h)^p − x^p for tiny h.</summary>
    private static double PowDerivative(double x, double h, double p)
    {
        DoubleDouble t = LogarithmCore.Log(x) * p;
        if (!(Math.Abs(t.High) < 1500)) return t.High > 0 ? p * h * double.PositiveInfinity : 0;
        DoubleDouble slope = (DoubleDouble)(h * PowerOfTwo(512)) / x * p;
        return Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent) * slope, exponent - 512);
    }

    private static double AtanIncrementOfExtremes(double x, double h)
    {
        if (Math.Max(Math.Abs(x), Math.Abs(h)) <= 1e-9) return h;
        double sum = x + h;
        bool bothVast = Math.Min(Math.Abs(x), Math.Abs(sum)) > 1e20 && double.IsFinite(x) && double.IsFinite(h);
        return bothVast && x > 0 == sum > 0 ? -ReciprocalIncrement(x, h) : AtanDifference(sum, x);
    }
}
