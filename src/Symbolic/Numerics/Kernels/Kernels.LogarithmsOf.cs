using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Logarithms of functions, which would overflow or cancel when composed.</content>
public static partial class Kernels
{
    /// <summary>log(cosh(x)) without overflow, relative to x²/2 near 0. +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogCosh(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.0625) return LogCoshOfSmall(x);
        if (!(a < 300)) return Rounded(a - LogOfTwo);
        DoubleDouble sum = OnePlus(ExponentialCore.Exp(-2 * a)), log = LogarithmCore.LogOfSum(sum.High, sum.Low, -1), value = TwoSum(a, log.High);
        return value.High + (value.Low + log.Low);
    }

    /// <summary>log|sinh(x)| without overflow. −∞ at ±0, +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSinh(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return Math.Log(a);
        if (!(a < 30)) return Rounded(a - LogOfTwo);
        DoubleDouble difference = OneMinusExp(-2 * a), log = LogarithmCore.LogOfSum(difference.High, difference.Low, -1), value = TwoSum(a, log.High);
        return Math.Abs(value.High) < CancellationLimit ? LogSinhNearZero(a) : value.High + (value.Low + log.Low);
    }

    /// <summary>log|tanh(x)|. −∞ at ±0, −2·e^−2|x| for large |x|, −0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogTanh(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return Math.Log(a);
        if (!(a < 15)) return LogTanhOfLarge(a);
        DoubleDouble n = OneMinusExp(-2 * a), d = FastTwoSum(2, -n.High), quotient = DoubleWord.Divide(n, new(d.High, d.Low - n.Low));
        return Rounded(LogarithmCore.LogOfSum(quotient.High, quotient.Low));
    }

    /// <summary>log(e^x − 1), the inverse of softplus, for x ≥ 0. −∞ at 0, x for large x, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogExpm1(double x)
    {
        if (!(x > 1e-17)) return Math.Log(x);
        if (!(x < 50)) return x;
        if (Math.Abs(x - Ln2) < CancellationLimit) return LogExpm1NearZero(x);
        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x));
        return Rounded(LogarithmCore.LogOfSum(m.High, m.Low));
    }

    /// <summary>log(1 + x²) without overflow. 0 at 0, +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1pSquare(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return x * x;
        if (!(a < 1e20)) return a < double.PositiveInfinity ? Rounded(2 * LogarithmCore.Log(a)) : a;
        return Rounded(LogarithmCore.LogOnePlus(TwoProduct(a, a)));
    }

    /// <summary>log √(x² + y²), the logarithm of the length of a vector, also near the unit circle. −∞ at the origin, +∞ where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogHypot(double x, double y)
    {
        DoubleDouble squares = SumOfSquares(x, y);
        if (squares.High is > 1e-250 and < 1e300 && Math.Abs(squares.High - 1) > 1e-13) return 0.5 * Rounded(LogarithmCore.LogOfSum(squares.High, squares.Low));
        double a = Math.Max(Math.Abs(x), Math.Abs(y));
        double b = Math.Min(Math.Abs(x), Math.Abs(y));
        if (double.IsInfinity(x) || double.IsInfinity(y)) return double.PositiveInfinity;
        if (!(a > 0) || double.IsNaN(b)) return Math.Log(a + b);
        int exponent = a is > 0.5 and < 2 ? 0 : Math.ILogB(a);
        a = Math.ScaleB(a, -exponent);
        b = Math.ScaleB(b, -exponent);
        if (exponent == 0)
        {
            DoubleDouble excess = (TwoSum(a, -1) * TwoSum(a, 1)) + TwoProduct(b, b);
            return 0.5 * Rounded(LogarithmCore.Log1p(excess));
        }

        DoubleDouble square = TwoProduct(a, a) + TwoProduct(b, b);
        return 0.5 * Rounded(LogarithmCore.Log(square.High, square.Low, 2 * exponent));
    }

    /// <summary>log(x/y) = log(x) − log(y) for arguments of the same sign, without overflow of the quotient and without cancellation near x = y. NaN for
    /// arguments of different sign, −∞ for x = 0, +∞ for y = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogRatio(double x, double y)
    {
        if (x < 0 && y < 0) (x, y) = (-x, -y);
        if (x is > 1e-140 and < 1e140 && y is > 1e-140 and < 1e140)
        {
            if (Math.Abs(x - y) < y * (1 / 1024.0)) return Rounded(LogarithmCore.LogOnePlus(DoubleWord.Divide(x - y, y)));
            DoubleDouble quotient = DoubleWord.Divide(x, y);
            return Rounded(LogarithmCore.LogOfSum(quotient.High, quotient.Low));
        }

        if (!(x > 0 && y > 0 && x < double.PositiveInfinity && y < double.PositiveInfinity)) return Math.Log(x) - Math.Log(y);
        return Rounded(LogRatioCore(x, y));
    }

    /// <summary>log(log(1/(1 − p))), the complementary log-log link, for 0 ≤ p ≤ 1. −∞ at 0, +∞ at 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cloglog(double p)
    {
        if (!(p > 1e-17 && p < 1)) return p == 1 ? double.PositiveInfinity : p < 1 ? Math.Log(p) : double.NaN;
        if (Math.Abs(p - Cloglog0) < CancellationLimit) return CloglogNearZero(p);
        DoubleDouble sum = FastTwoSum(1, -p), log = ExponentialCore.Normalised(LogarithmCore.LogOfSum(sum.High, sum.Low));
        return Rounded(LogarithmCore.LogOfSum(-log.High, -log.Low));
    }

    /// <summary>1 − e^(−e^x), the inverse of the complementary log-log link. e^x for x → −∞, 1 for x → +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double InverseCloglog(double x)
    {
        if (!(x > -50)) return Math.Exp(x);
        if (x > 4) return 1;
        DoubleDouble e = ExponentialCore.Normalised(ExponentialCore.Exp(x));
        return -Rounded(ExponentialCore.ExpMinusOne(-e.High, -e.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogCoshOfSmall(double x)
    {
        if (Math.Abs(x) < 1e-9) return 0.5 * x * x;
        DoubleDouble square = TwoProduct(x, x);
        double y = square.High, series = Math.FusedMultiplyAdd(y, 10922 / 42567525.0, -691 / 935550.0);
        series = Math.FusedMultiplyAdd(y, series, 31 / 14175.0);
        series = Math.FusedMultiplyAdd(y, series, -17 / 2520.0);
        series = Math.FusedMultiplyAdd(y, series, 1 / 45.0);
        series = Math.FusedMultiplyAdd(y, series, -1 / 12.0);
        return (0.5 * y) + Math.FusedMultiplyAdd(y * y, series, 0.5 * square.Low);
    }

    /// <summary>log(tanh(a)) = −2·(e^−2a + e^−6a/3 + …) from 15 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogTanhOfLarge(double a) => a < 400 ? ExpTimes(-2 * a, 0, -2) : double.IsNaN(a) ? a : -0.0;

    private const double Cloglog0 = 0.6321205588285577; // 1 − 1/e

    private static DoubleDouble LogOfTwo => new(Ln2, Ln2Low);

    /// <summary>log(e^x − 1) = log(1 + 2·(e^d − 1)) for x = log 2 + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogExpm1NearZero(double x)
    {
        DoubleDouble d = (x - LogOfTwo) - 5.707708438416212e-34;
        return Rounded(LogarithmCore.Log1p(ExponentialCore.Expm1(d.High, d.Low).Times(2)));
    }

    /// <summary>log(sinh(x)) = log(cosh(d) + √2·sinh(d)) for x = log(1 + √2) + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogSinhNearZero(double x)
    {
        DoubleDouble d = (x - new DoubleDouble(0.881373587019543, -2.250545892825866e-17)) - 2.9665892654081693e-34;
        double square = d.High * d.High;
        DoubleDouble sinh = d + (d.High * square / 6 * (1 + (square / 20)));
        return Rounded(LogarithmCore.Log1p((new DoubleDouble(1.4142135623730951, -9.667293313452913e-17) * sinh) + (square / 2 * (1 + (square / 12)))));
    }

    /// <summary>log(−log(1 − p)) = log(1 − log(1 − e·d)) for p = 1 − 1/e + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CloglogNearZero(double p)
    {
        DoubleDouble d = (p - new DoubleDouble(Cloglog0, 1.2428753672788363e-17)) - 5.830044851072742e-34;
        DoubleDouble log = LogarithmCore.Log1p(d * new DoubleDouble(-Math.E, -1.4456468917292502e-16));
        return Rounded(LogarithmCore.Log1p(-log));
    }

    /// <summary>log(x/y) for positive finite x and y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogRatioCore(double x, double y)
    {
        if (x < 2 * y && y < 2 * x)
        {
            double scale = y < 1e-250 ? PowerOfTwo(600) : 1;
            return LogarithmCore.Log1p((DoubleDouble)((x - y) * scale) / (y * scale));
        }

        int xExponent = Math.ILogB(x);
        int yExponent = Math.ILogB(y);
        DoubleDouble quotient = (DoubleDouble)Math.ScaleB(x, -xExponent) / Math.ScaleB(y, -yExponent);
        return LogarithmCore.Log(quotient.High, quotient.Low, xExponent - yExponent);
    }

    /// <summary>e^x for |x| below 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ExpCore(double x)
    {
        DoubleDouble e = ExponentialCore.Exp(x, 0, out int exponent);
        return e.Times(PowerOfTwo(exponent));
    }
}
