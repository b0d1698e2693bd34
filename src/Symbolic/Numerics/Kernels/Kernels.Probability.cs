using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Entropies, densities and scaled exponentials.</content>
public static partial class Kernels
{
    /// <summary>The entropy −x·log(x), continued by 0 at 0. NaN below 0, −∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Entropy(double x) => x == 0 ? 0 : -Xlogy(x, x);

    /// <summary>The entropy of a coin, −p·log(p) − (1 − p)·log(1 − p), for 0 ≤ p ≤ 1. 0 at both ends, NaN outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double BinaryEntropy(double p)
    {
        if (!(p > 0 && p < 1)) return p is 0 or 1 ? 0 : double.NaN;
        if (p < 1e-270) return RoundedProduct(1 - LogarithmCore.Log(p), p);
        DoubleDouble q = FastTwoSum(1, -p), first = DoubleWord.Multiply(LogarithmCore.LogOfNormal(p), p), second = DoubleWord.Multiply(LogarithmCore.LogOfSum(q.High, q.Low), q);
        return -Rounded(DoubleWord.Add(first, second));
    }

    /// <summary>The Gaussian e^(−x²), with the square in full precision. 1 at 0, 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Gaussian(double x)
    {
        if (!(Math.Abs(x) < 26)) return ScaledGaussian(x, 1);
        DoubleDouble square = TwoProduct(x, x);
        return Rounded(ExponentialCore.Exp(-square.High, -square.Low));
    }

    /// <summary>e^(−x²)·y without intermediate underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ScaledGaussian(double x, double y)
    {
        if (!(Math.Abs(x) < 40)) return double.IsInfinity(x) && double.IsInfinity(y) ? double.NaN : y / (x * x) * (double.IsFinite(x) ? 0 : 1);
        DoubleDouble square = TwoProduct(x, x);
        return ExpTimes(-square.High, -square.Low, y);
    }

    /// <summary>e^(x²), with the square in full precision. 1 at 0, +∞ beyond ±26.7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExpSquare(double x)
    {
        if (!(Math.Abs(x) < 40)) return x * x * double.PositiveInfinity;
        DoubleDouble square = TwoProduct(x, x);
        return ExpTimes(square.High, square.Low, 1);
    }

    /// <summary>e^x·y without intermediate overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExpProduct(double x, double y)
    {
        if (Math.Abs(x) < 1600) return ExpTimes(x, 0, y);
        return y == 0 && x < double.PositiveInfinity ? y : Math.Exp(x) * y;
    }

    /// <summary>e^(x − e^x), the Gumbel density. e^x for x → −∞, 0 for x → +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double GumbelDensity(double x)
    {
        if (!(x > -50)) return Math.Exp(x);
        if (x > 8) return 0;
        DoubleDouble e = ExponentialCore.Exp(x), difference = TwoSum(x, -e.High), t = FastTwoSum(difference.High, difference.Low - e.Low);
        return x < 6 ? Rounded(ExponentialCore.Exp(t.High, t.Low)) : Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent), exponent);
    }

    /// <summary>The logistic density e^x/(1 + e^x)², the derivative of the logistic function; also (1 − tanh²(x/2))/4. 1/4 at 0, 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DSigmoid(double x)
    {
        double a = Math.Abs(x);
        if (!(a < 600)) return a < LargestExponent ? ExpTimes(-a, 0, 1) : ZeroOrInfinity(-a);
        DoubleDouble e = ExponentialCore.Exp(-a), sum = OnePlus(e), square = TwoProduct(sum.High, sum.High);
        return Ratio(e, new DoubleDouble(square.High, Math.FusedMultiplyAdd(2 * sum.High, sum.Low, square.Low)));
    }

    /// <summary>e^x/(e^x + e^y), the first component of softmax, without overflow. 1/2 for x = y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Softmax2(double x, double y)
    {
        DoubleDouble difference = DoubleDouble.Sum(x, -y);
        double a = Math.Abs(difference.High);
        if (a < 600) return Reciprocal(OnePlus(ExponentialCore.Exp(-difference.High, -difference.Low)));
        if (!(a < LargestExponent)) return difference.High > 0 ? 1 : difference.High < 0 ? 0 : double.NaN;
        DoubleDouble d = difference.High > 0 ? -difference : difference;
        DoubleDouble e = ExponentialCore.Exp(d.High, d.Low, out int exponent);
        if (exponent < -70) return difference.High > 0 ? 1 : Scaling.Round(e, exponent);
        e = e.Times(PowerOfTwo(exponent));
        return difference.High > 0 ? Quotient(DoubleDouble.One, 1 + e) : Quotient(e, 1 + e);
    }

    /// <summary>log(e^x/(e^x + e^y)) = −log(1 + e^(y − x)), the first component of log-softmax, without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSoftmax2(double x, double y)
    {
        DoubleDouble d = DoubleDouble.Sum(y, -x);
        if (d.High is > -30 and < 600)
        {
            DoubleDouble sum = OnePlus(ExponentialCore.Exp(d.High, d.Low));
            return -Rounded(LogarithmCore.LogOfSum(sum.High, sum.Low));
        }

        if (!(Math.Abs(d.High) < LargestExponent)) return d.High < 0 ? -0.0 : -d.High;
        DoubleDouble negative = d.High > 0 ? -d : d;
        DoubleDouble tail = LogOnePlusExp(1, negative.High, negative.Low, out int exponent);
        if (d.High <= 0) return -Scaling.Round(tail, exponent);
        return -Rounded(d + tail.Times(PowerOfTwo(Math.Max(exponent, -900))));
    }

    /// <summary>e^x/(1 + e^y) without intermediate overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExpOver1pExp(double x, double y)
    {
        DoubleDouble numerator = y > 0 ? DoubleDouble.Sum(x, -y) : x;
        if (!(Math.Abs(numerator.High) < LargestExponent)) return ZeroOrInfinity(numerator.High);
        DoubleDouble e = ExponentialCore.Exp(numerator.High, numerator.Low, out int exponent);
        double a = -Math.Abs(y);
        return Scaling.Round(a < -80 ? e : e / (1 + ExpCore(a)), exponent);
    }

    /// <summary>e^(high + low)·y rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ExpTimes(double high, double low, double y)
    {
        if (Math.Abs(high) < 500 && Math.Abs(y) is > 1e-50 and < 1e50) return RoundedProduct(ExponentialCore.Exp(high, low), y, 0);
        if (!(Math.Abs(high) < 1600 && double.IsFinite(y)) || y == 0) return Math.Exp(high) * y;
        int shift = Math.Abs(y) is > 1e-100 and < 1e100 ? 0 : Math.ILogB(y);
        if (shift != 0) y = Math.ScaleB(y, -shift);
        return Scaling.Round(ExponentialCore.Exp(high, low, out int exponent) * y, exponent + shift);
    }
}
