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
        if (a < 1e-9) return 0.5 * x * x;
        if (a < 1)
        {
            DoubleDouble sinh = SinhCore(a);
            return 0.5 * Rounded(LogarithmCore.Log1p(sinh * sinh));
        }

        return a < 30 ? Rounded(LogarithmCore.Log1p(ExpCore(-2 * a)) + (a - s_ln2)) : Rounded(a - s_ln2);
    }

    /// <summary>log|sinh(x)| without overflow. −∞ at ±0, +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSinh(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return Math.Log(a);
        if (!(a < 30)) return Rounded(a - s_ln2);
        DoubleDouble sinh = SinhCore(a);
        return Math.Abs(sinh.High - 1) < CancellationLimit ? LogSinhNearZero(a) : Rounded(LogarithmCore.Log(sinh.High, sinh.Low, 0));
    }

    /// <summary>log|tanh(x)|. −∞ at ±0, −2·e^−2|x| for large |x|, −0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogTanh(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return Math.Log(a);
        if (!(a < 20)) return a < 400 ? ExpTimes(-2 * a, 0, -2) : double.IsNaN(a) ? a : -0.0;
        DoubleDouble m = ExponentialCore.Expm1(2 * a, 0);
        return Rounded(LogarithmCore.Log1p(-2 / (m + 2)));
    }

    /// <summary>log(e^x − 1), the inverse of softplus, for x ≥ 0. −∞ at 0, x for large x, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogExpm1(double x)
    {
        if (!(x > 1e-17)) return Math.Log(x);
        if (!(x < 50)) return x;
        if (Math.Abs(x - Ln2) < CancellationLimit) return LogExpm1NearZero(x);
        DoubleDouble m = ExponentialCore.Expm1(x, 0);
        return Rounded(LogarithmCore.Log(m.High, m.Low, 0));
    }

    /// <summary>log(1 + x²) without overflow. 0 at 0, +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1pSquare(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return x * x;
        if (!(a < 1e20)) return a < double.PositiveInfinity ? Rounded(2 * LogarithmCore.Log(a)) : a;
        return Rounded(LogarithmCore.Log1p(TwoProduct(a, a)));
    }

    /// <summary>log √(x² + y²), the logarithm of the length of a vector, also near the unit circle. −∞ at the origin, +∞ where an argument is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogHypot(double x, double y)
    {
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
        if (!(x > 0 && y > 0 && x < double.PositiveInfinity && y < double.PositiveInfinity)) return Math.Log(x) - Math.Log(y);
        return Rounded(LogRatioCore(x, y));
    }

    /// <summary>log(log(1/(1 − p))), the complementary log-log link, for 0 ≤ p ≤ 1. −∞ at 0, +∞ at 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cloglog(double p)
    {
        if (!(p > 1e-17 && p < 1)) return p == 1 ? double.PositiveInfinity : p < 1 ? Math.Log(p) : double.NaN;
        if (Math.Abs(p - Cloglog0) < CancellationLimit) return CloglogNearZero(p);
        DoubleDouble log = -LogarithmCore.Log1p(-p);
        return Rounded(LogarithmCore.Log(log.High, log.Low, 0));
    }

    /// <summary>1 − e^(−e^x), the inverse of the complementary log-log link. e^x for x → −∞, 1 for x → +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double InverseCloglog(double x)
    {
        if (!(x > -50)) return Math.Exp(x);
        if (x > 4) return 1;
        DoubleDouble e = ExpCore(x);
        return -Rounded(ExponentialCore.Expm1(-e.High, -e.Low));
    }

    private const double Cloglog0 = 0.6321205588285577; // 1 − 1/e

    private static readonly DoubleDouble s_ln2 = new(Ln2, Ln2Low);

    /// <summary>log(e^x − 1) = log(1 + 2·(e^d − 1)) for x = log 2 + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogExpm1NearZero(double x)
    {
        DoubleDouble d = (x - s_ln2) - 5.707708438416212e-34;
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
