using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Functions composed of others, and functions of two arguments.</content>
internal static partial class KernelPairs
{
    /// <summary>Between these, quotients and their squares neither overflow nor underflow.</summary>
    public const double LeastSide = 1e-70, LargestSide = 1e70;

    /// <summary>Below, that is beside e^−30, 1 leaves only the digits of a pair, and log(1 + x) is x − x²/2.</summary>
    public const double LargestVanishing = 1e-13, LogOfLargestVanishing = -30, LogOfLargestQuadratic = -25;

    /// <summary>From there on a number has nothing to do with e^x beyond the range of pairs.</summary>
    public const double LeastBesideDecay = 1e-270;

    /// <summary>The least magnitude of arguments and results that have normal rests.</summary>
    public const double LeastOfSum = 1e-290;

    private const double LeastPart = 1 / 16.0, LeastOfProduct = 1e-280; // the first is the share of a difference that is left with a part right to 2^-67

    // the error of LogarithmCore: absolute, and relative next to 1
    private const double LogarithmUnit = 1.0 / (1L << 37) / (1L << 37), SmallLogarithm = 1 / 64.0, SmallLogarithmUnit = 1.0 / (1L << 32) / (1L << 32);
    private const double MostUncertainty = 1.0 / (1L << 32) / (1L << 31);

    /// <summary>log(1 − e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1mExp(double x, out double rest)
    {
        if (x is > -Largest and < -LeastOfSum) return Split(LogOneMinusExp(x, 0), out rest);
        rest = x < -1 ? 0 : double.NaN;
        return Kernels.Log1mExp(x);
    }

    /// <summary>log(p/(1 − p)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Logit(double p, out double rest)
    {
        if (!(p is > LeastOfSum and < 1)) return OfPole(Kernels.Logit(p), out rest);
        double difference = p + p - 1, square = difference * difference;
        if (Math.Abs(difference) < 1 / 8192.0) return Parts(FastTwoSum(difference, difference * square * Math.FusedMultiplyAdd(square, 1 / 5.0, 1 / 3.0)).Times(2), out rest);
        DoubleDouble quotient = DoubleWord.Divide(p, FastTwoSum(1, -p));
        return Split(LogarithmCore.PreciseLogOfSum(quotient.High, quotient.Low), out rest);
    }

    /// <summary>(e^x − 1)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exprel(double x, out double rest)
    {
        if (Math.Abs(x) is > 1e-17 and < Largest) return Parts(DoubleWord.Divide(ExponentialCore.Normalised(ExpMinusOne(x)), x), out rest);
        rest = Math.Abs(x) < 1 ? 0.5 * x : double.NaN;
        return Kernels.Exprel(x);
    }

    /// <summary>log(e^x + e^y); the rest is NaN where that is a small part of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogAddExp(double x, double y, out double rest)
    {
        double greater = Math.Max(x, y);
        DoubleDouble difference = TwoSum(Math.Min(x, y), -greater), tail = default;
        if (!(Math.Abs(greater) < 1e300 && HasDecay(difference.High, greater))) return OfPole(Kernels.LogAddExp(x, y), out rest);
        if (difference.High > -Largest) tail = LogOnePlus(ExponentialCore.Normalised(ExponentialCore.Exp(difference.High, difference.Low)));
        return Sum(greater, tail, out rest);
    }

    /// <summary>log(e^x − e^y); the rest is NaN where that is a small part of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSubExp(double x, double y, out double rest)
    {
        DoubleDouble difference = TwoSum(y, -x), tail = default;
        if (!(Math.Abs(x) < 1e300 && difference.High < -LeastOfSum && HasDecay(difference.High, x))) return OfPole(Kernels.LogSubExp(x, y), out rest);
        if (difference.High > -Largest) tail = LogOneMinusExp(difference.High, difference.Low);
        return Sum(x, tail, out rest);
    }

    /// <summary>The angle of the point (x, y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan2(double y, double x, out double rest)
    {
        double a = Math.Abs(y), b = Math.Abs(x);
        bool isUsual = a is > LeastSide and < LargestSide && b is > LeastSide and < LargestSide;
        DoubleDouble angle = isUsual ? ArctangentCore.Angle(a, b) : DoubleDouble.Abs(DoubleDouble.Atan2(y, x));
        if (isUsual && x < 0) angle = DoubleWord.Add(DoubleDouble.Pi, -angle);
        return Signed(angle, y, out rest);
    }

    /// <summary>x·log y, 0 for x = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlogy(double x, double y, out double rest) =>
        x != 0 && y is > 0 and < double.PositiveInfinity ? Product(LogarithmCore.Log(y), x, out rest) : OfPole(Kernels.Xlogy(x, y), x == 0, out rest);

    /// <summary>x·log(1 + y), 0 for x = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlog1py(double x, double y, out double rest) =>
        x != 0 && y is > -1 and < double.PositiveInfinity && y != 0 ? Product(LogarithmCore.Log1p(y), x, out rest) : OfPole(Kernels.Xlog1py(x, y), x == 0, out rest);

    /// <summary>x^y, also for x &lt; 0 with whole y; the rest is NaN where y·log x is not known well enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Pow(double x, double y, out double rest)
    {
        double a = Math.Abs(x);
        if (!(a is > 0 and < double.PositiveInfinity)) return OfPole(Math.Pow(x, y), out rest);
        DoubleDouble log = a >= LeastNormal ? ExponentialCore.Normalised(LogarithmCore.PreciseLogOfNormal(a)) : LogarithmCore.Log(a);
        if (!TryPower(log, y, out DoubleDouble power) || (x < 0 && y != Math.Floor(y))) return OfPole(Math.Pow(x, y), out rest);
        return Split(x < 0 && y % 2 != 0 ? -power : power, out rest);
    }

    /// <summary>x^y·log x; the rest is NaN where y·log x is not known well enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowLog(double x, double y, out double rest)
    {
        if (!(x is > 0 and < double.PositiveInfinity)) return OfPole(Kernels.PowLog(x, y, 1), out rest);
        DoubleDouble log = LogarithmCore.Log(x);
        if (!TryPower(log, y, out DoubleDouble power)) return OfPole(Kernels.PowLog(x, y, 1), out rest);
        return Parts(DoubleWord.Multiply(ExponentialCore.Normalised(power), log), out rest);
    }

    /// <summary>a·b; the rest is NaN where it could underflow.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Product(DoubleDouble a, double b, out double rest)
    {
        double product = a.High * b;
        if (!(Math.Abs(product) is > LeastOfProduct and < double.PositiveInfinity)) return OfPole(product, out rest);
        return Parts(FastTwoSum(product, Math.FusedMultiplyAdd(a.Low, b, Math.FusedMultiplyAdd(a.High, b, -product))), out rest);
    }

    /// <summary>A value of which nothing further is known, unless it is exact.</summary>
    private static double OfPole(double value, bool isExact, out double rest)
    {
        rest = isExact ? 0 : double.NaN;
        return value;
    }

    /// <summary>log(1 + e) for 0 &lt; e ≤ 1.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LogOnePlus(DoubleDouble e)
    {
        if (e.High < LargestVanishing) return new(e.High, Math.FusedMultiplyAdd(-0.5 * e.High, e.High, e.Low));
        DoubleDouble sum = Kernels.OnePlus(e);
        return LogarithmCore.PreciseLogOfSum(sum.High, sum.Low);
    }

    /// <summary>log(1 − e^(x + low)) for x &lt; 0.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LogOneMinusExp(double x, double low)
    {
        if (x < LogOfLargestQuadratic)
        {
            DoubleDouble e = ExponentialCore.Normalised(ExponentialCore.Exp(x, low));
            return new(-e.High, Math.FusedMultiplyAdd(-0.5 * e.High, e.High, -e.Low));
        }

        DoubleDouble m = ExpMinusOne(x);
        m = ExponentialCore.Normalised(new(m.High, Math.FusedMultiplyAdd(1 + m.High, low, m.Low)));
        return LogarithmCore.PreciseLogOfSum(-m.High, -m.Low);
    }

    /// <summary>Whether e^x is in the range of pairs, or nothing beside a number.</summary>
    [MethodImpl(Jit.Inlined)]
    private static bool HasDecay(double x, double beside) => x > -Largest || Math.Abs(beside) > LeastBesideDecay;

    /// <summary>a + b.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Sum(double a, DoubleDouble b, out double rest)
    {
        DoubleDouble sum = TwoSum(a, b.High);
        double value = Parts(FastTwoSum(sum.High, sum.Low + b.Low), out rest);
        if (!(Math.Abs(value) > Math.Abs(a) * LeastPart)) rest = double.NaN;
        return value;
    }

    /// <summary>e^(y·log), if that is certain to 2^-63 and in the range of doubles.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static bool TryPower(DoubleDouble log, double y, out DoubleDouble power)
    {
        DoubleDouble t = TwoProduct(log.High, y);
        double uncertainty = Math.Abs(y) * (Math.Abs(log.High) < SmallLogarithm ? LogarithmUnit + (Math.Abs(log.High) * SmallLogarithmUnit) : LogarithmUnit);
        power = default;
        if (!(uncertainty < MostUncertainty && Math.Abs(t.High) < Largest)) return false;
        power = ExponentialCore.Exp(t.High, Math.FusedMultiplyAdd(log.Low, y, t.Low));
        return true;
    }
}
