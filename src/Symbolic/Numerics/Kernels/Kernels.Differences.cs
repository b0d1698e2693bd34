using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Differences f(x) − f(y) that keep their digits when x and y are close.</content>
public static partial class Kernels
{
    /// <summary>sin(x) − sin(y) = 2·cos((x + y)/2)·sin((x − y)/2). NaN where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SinDifference(double x, double y)
    {
        if (!(double.IsFinite(x) && double.IsFinite(y))) return double.NaN;
        if (Math.Max(Math.Abs(x), Math.Abs(y)) < 1e-9) return x - y;
        return SinChange(TwoSum(x / 2, y / 2), TwoSum(x / 2, -y / 2));
    }

    /// <summary>cos(x) − cos(y) = −2·sin((x + y)/2)·sin((x − y)/2). NaN where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CosDifference(double x, double y)
    {
        if (!(double.IsFinite(x) && double.IsFinite(y))) return double.NaN;
        if (Math.Max(Math.Abs(x), Math.Abs(y)) < 1e-9) return 0.5 * SquareDifference(y, x);
        return CosChange(TwoSum(x / 2, y / 2), TwoSum(x / 2, -y / 2));
    }

    /// <summary>tan(x) − tan(y) = sin(x − y)/(cos(x)·cos(y)). NaN where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double TanDifference(double x, double y)
    {
        if (!(double.IsFinite(x) && double.IsFinite(y))) return double.NaN;
        if (Math.Max(Math.Abs(x), Math.Abs(y)) < 1e-9) return x - y;
        return Quotient(TrigonometricCore.SinOfSum(x, -y, 0), TrigonometricCore.Sin(x, 1) * TrigonometricCore.Sin(y, 1));
    }

    /// <summary>atan(x) − atan(y), the angle between the two slopes, in [−π, π].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AtanDifference(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        double greater = Math.Max(Math.Abs(x), Math.Abs(y));
        if (greater > 1e140) return AtanDifferenceOfVast(x, y);
        if (greater < 1e-9) return x - y;
        return AngleChange(TwoSum(x, -y), 1 + TwoProduct(x, y));
    }

    /// <summary>e^x − e^y without overflow of the subtrahend alone and without cancellation near x = y. NaN where both are +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExpDifference(double x, double y)
    {
        double greater = Math.Max(x, y);
        if (x == y && x < double.PositiveInfinity) return 0;
        if (!(Math.Abs(greater) < 1500)) return double.IsFinite(greater) ? (x - y) * ZeroOrInfinity(greater) : Math.Exp(x) - Math.Exp(y);
        DoubleDouble difference = TwoSum(Math.Min(x, y), -greater);
        if (!(difference.High > -LargestExponent)) difference = -LargestExponent;
        double value = ExpChange(greater, difference);
        return x >= y ? value : -value;
    }

    /// <summary>√x − √y. NaN where an argument is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SqrtDifference(double x, double y)
    {
        if (!(x >= 0 && y >= 0 && x < double.PositiveInfinity && y < double.PositiveInfinity) || x == y) return Math.Sqrt(x) - Math.Sqrt(y);
        if (Math.Max(x, y) < 1e-250) return SqrtDifference(x * PowerOfTwo(600), y * PowerOfTwo(600)) * PowerOfTwo(-300);
        return Math.Min(x, y) > 1e-250 ? Ratio(TwoSum(x, -y), SumOfRoots(x, y)) : Rounded(TwoSum(x, -y) / (DoubleDouble.Sqrt(x) + DoubleDouble.Sqrt(y)));
    }

    /// <summary>∛x − ∛y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CbrtDifference(double x, double y)
    {
        double greater = Math.Max(Math.Abs(x), Math.Abs(y));
        if (!(greater < double.PositiveInfinity) || x == y) return Cbrt(x) - Cbrt(y);
        if (greater is > 1e200 or < 1e-200) return CbrtDifferenceOfExtremes(x, y, greater);
        return CbrtChange(x, y, TwoSum(x, -y));
    }

    /// <summary>1/x − 1/y = (y − x)/(x·y). Infinite where one argument is 0, NaN where both are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ReciprocalDifference(double x, double y)
    {
        if (!(double.IsFinite(x) && double.IsFinite(y)) || x == 0 || y == 0) return (1 / x) - (1 / y);
        double greater = Math.Max(Math.Abs(x), Math.Abs(y));
        double lesser = Math.Min(Math.Abs(x), Math.Abs(y));
        if (lesser < 1e-100 || greater > 1e100) return ReciprocalDifferenceOfExtremes(x, y);
        return Rounded(TwoSum(y, -x) / x / y);
    }

    /// <summary>x^p − y^p for x, y ≥ 0, and for negative ones with whole p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowDifference(double x, double y, double p)
    {
        if (x < 0 && y < 0 && p == Math.Floor(p)) return p % 2 == 0 ? PowDifference(-x, -y, p) : -PowDifference(-x, -y, p);
        if (!(x > 0 && y > 0 && x < double.PositiveInfinity && y < double.PositiveInfinity && double.IsFinite(p))) return Math.Pow(x, p) - Math.Pow(y, p);
        if (x == y) return 0;
        if (x is > 1e-140 and < 1e140 && y is > 1e-140 and < 1e140 && TryPowChange(y, PreciseLogRatio(x, y), p, out double change)) return change;
        return PowChange(LogarithmCore.Log(x), LogarithmCore.Log(y), LogRatioCore(x, y), p);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SinChange(DoubleDouble middle, DoubleDouble half) =>
        Rounded(TrigonometricCore.Sin(middle, 1) * TrigonometricCore.Sin(half, 0) * 2);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CosChange(DoubleDouble middle, DoubleDouble half) =>
        Rounded(TrigonometricCore.Sin(middle, 0) * TrigonometricCore.Sin(half, 0) * -2);

    /// <summary>The angle of a vector with the given sine and cosine parts, in [−π, π].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AngleChange(DoubleDouble sine, DoubleDouble cosine)
    {
        DoubleDouble angle = ArctangentCore.Angle(DoubleDouble.Abs(sine), DoubleDouble.Abs(cosine));
        if (cosine.High < 0) angle = new DoubleDouble(Math.PI, PiLow) - angle;
        return sine.High < 0 ? -Rounded(angle) : Rounded(angle);
    }

    /// <summary>atan(x) − atan(y) = (atan(1/y) − atan(1/x)) or, for one vast argument, the complement of the other angle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AtanDifferenceOfVast(double x, double y)
    {
        bool swap = Math.Abs(y) > Math.Abs(x);
        if (swap) (x, y) = (y, x);
        double value = Math.Abs(y) > 1e20 && x > 0 == y > 0
            ? ReciprocalDifference(y, x)
            : AngleChange(Math.Sign(x), Math.Clamp(y * Math.Sign(x), -1e300, 1e300));
        return swap ? -value : value;
    }

    /// <summary>e^greater − e^(greater + difference) for a difference in [−750, 0].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ExpChange(DoubleDouble greater, DoubleDouble difference)
    {
        if (Math.Abs(greater.High) < 600 && difference.High is > -600 and < -1e-140)
        {
            return Rounded(DoubleWord.Multiply(ExponentialCore.Normalised(ExponentialCore.Exp(greater.High, greater.Low)), OneMinusExp(difference.High, difference.Low)));
        }

        DoubleDouble e = ExponentialCore.Exp(greater.High, greater.Low, out int exponent);
        if (difference.High > -1e-150) return Scaling.Round(-e * difference.Times(PowerOfTwo(512)), exponent - 512);
        return difference.High < -80 ? Scaling.Round(e, exponent) : Scaling.Round(e * -ExponentialCore.Expm1(difference.High, difference.Low), exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CbrtChange(DoubleDouble x, DoubleDouble y, DoubleDouble difference)
    {
        DoubleDouble a = CbrtCore(x), b = CbrtCore(y);
        return Rounded(difference / DoubleWord.Add(DoubleWord.Multiply(a, DoubleWord.Add(a, b)), DoubleWord.Square(b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CbrtDifferenceOfExtremes(double x, double y, double greater)
    {
        int exponent = Math.ILogB(greater) / 3;
        double value = CbrtDifference(Math.ScaleB(x, -3 * exponent), Math.ScaleB(y, -3 * exponent));
        return Math.ScaleB(value, exponent);
    }

    /// <summary>The cube root by one Newton step with an exact residual, relative error below 2^-95; 0 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble CbrtCore(DoubleDouble x)
    {
        if (x.High == 0) return x.High;
        DoubleDouble root = CbrtOf(DoubleDouble.Abs(x));
        return x.High < 0 ? FastTwoSum(-root.High, -root.Low) : FastTwoSum(root.High, root.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ReciprocalDifferenceOfExtremes(double x, double y)
    {
        int xExponent = Math.ILogB(x);
        int yExponent = Math.ILogB(y);
        if (Math.Abs(xExponent - yExponent) > 120) return xExponent < yExponent ? 1 / x : -1 / y;
        double u = Math.ScaleB(x, -xExponent);
        double v = Math.ScaleB(y, -xExponent);
        return Scaling.Round(TwoSum(v, -u) / u / v, -xExponent);
    }

    /// <summary>log(x/y) for arguments between 1e-140 and 1e140, relative also to a result near 0.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble PreciseLogRatio(double x, double y)
    {
        if (Math.Abs(x - y) < y / 2) return PreciseLogOnePlus(DoubleWord.Divide(x - y, y));
        DoubleDouble quotient = DoubleWord.Divide(x, y);
        return ExponentialCore.Normalised(LogarithmCore.PreciseLogOfSum(quotient.High, quotient.Low));
    }

    /// <summary>log(1 + t) for 1e-290 ≤ |t| ≤ 1/2.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble PreciseLogOnePlus(DoubleDouble t)
    {
        if (Math.Abs(t.High) < 1e-13) return new(t.High, Math.FusedMultiplyAdd(-0.5 * t.High, t.High, t.Low));
        DoubleDouble sum = TwoSum(1, t.High);
        return ExponentialCore.Normalised(LogarithmCore.PreciseLogOfSum(sum.High, sum.Low + t.Low));
    }

    /// <summary>(r·b)^p − b^p from b and log r, if nothing leaves the range.</summary>
    [MethodImpl(Jit.Inlined)]
    private static bool TryPowChange(double b, DoubleDouble logRatio, double p, out double value)
    {
        DoubleDouble t = DoubleWord.Multiply(logRatio, p), log = ExponentialCore.Normalised(LogarithmCore.PreciseLogOfNormal(b));
        bool grows = t.High > 0;
        DoubleDouble greater = DoubleWord.Multiply(grows ? DoubleWord.Add(log, logRatio) : log, p);
        value = 0;
        if (!(Math.Abs(greater.High) < 600 && Math.Abs(t.High) is > 1e-140 and < 600)) return false;
        DoubleDouble change = OneMinusExp(grows ? -t.High : t.High, grows ? -t.Low : t.Low);
        double magnitude = Rounded(DoubleWord.Multiply(ExponentialCore.Normalised(ExponentialCore.Exp(greater.High, greater.Low)), change));
        value = grows ? magnitude : -magnitude;
        return true;
    }

    /// <summary>e^(p·logX) − e^(p·logY) from the logarithms and their difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PowChange(DoubleDouble logX, DoubleDouble logY, DoubleDouble logRatio, double p)
    {
        DoubleDouble t = logRatio * p;
        DoubleDouble greater = (t.High > 0 ? logX : logY) * p;
        if (!(Math.Abs(greater.High) < 1500)) return greater.High > 0 ? t.High * double.PositiveInfinity : greater.High < 0 ? 0 : double.NaN;
        if (Math.Abs(t.High) < 1e-150)
        {
            DoubleDouble slope = logRatio * (p * PowerOfTwo(512));
            return Scaling.Round(ExponentialCore.Exp(greater.High, greater.Low, out int exponent) * slope, exponent - 512);
        }

        DoubleDouble difference = t.High > 0 ? -t : t;
        if (!(difference.High > -LargestExponent)) difference = -LargestExponent;
        double value = ExpChange(greater, difference);
        return t.High > 0 ? value : -value;
    }
}
