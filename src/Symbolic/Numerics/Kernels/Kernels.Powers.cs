using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Powers near 1 and powers times logarithms.</content>
public static partial class Kernels
{
    /// <summary>√(1 + x) − 1 without cancellation near 0. −1 at −1, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sqrt1pm1(double x)
    {
        if (!(x >= -1 && x < double.PositiveInfinity) || x == 0) return x >= -1 ? x : double.NaN;
        return Quotient(x, 1 + DoubleDouble.Sqrt(TwoSum(1, x)));
    }

    /// <summary>(1 + x)^y. 1 for y = 0; for x &lt; −1 whole y only, else NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Pow1p(double x, double y)
    {
        if (!(x > -1 && x < double.PositiveInfinity && double.IsFinite(y))) return PowOfSum(x, y);
        return ExpScaled(PreciseLog1p(x), y);
    }

    /// <summary>(1 + x)^y − 1 without cancellation where the power is near 1. 0 for y = 0; for x &lt; −1 whole y only, else NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Pow1pm1(double x, double y)
    {
        if (!(x > -1 && x < double.PositiveInfinity && double.IsFinite(y))) return PowOfSum(x, y) - 1;
        return Expm1Scaled(PreciseLog1p(x), y);
    }

    /// <summary>x^y − 1 without cancellation where the power is near 1. 0 for y = 0; for x &lt; 0 whole y only, else NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Powm1(double x, double y)
    {
        if (x < 0 && y % 2 == 0) x = -x;
        if (!(x > 0 && x < double.PositiveInfinity && double.IsFinite(y))) return Math.Pow(x, y) - 1;
        return Expm1Scaled(PreciseLog(x), y);
    }

    /// <summary>x^y·log(x)^n for x ≥ 0 and whole n ≥ 0, the n-th derivative of x^y by y. At x = 0 it is 0 for y &gt; 0 and NaN otherwise (for n = 0 as
    /// <see cref="Pow"/>); NaN for x &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowLog(double x, double y, double n)
    {
        if (n == 0) return Math.Pow(x, y);
        if (!(x > 0) || !(n > 0) || n != Math.Floor(n)) return x == 0 && y > 0 && n > 0 ? 0 : double.NaN;
        if (!(x < double.PositiveInfinity && double.IsFinite(y) && n < 64)) return Math.Pow(x, y) * Math.Pow(Math.Log(x), n);
        DoubleDouble log = LogarithmCore.Log(x);
        DoubleDouble exponentOfE = log * y;
        if (!(Math.Abs(exponentOfE.High) < 1e5)) return exponentOfE.High > 0 ? Math.Pow(Math.Log(x), n) * double.PositiveInfinity : 0;
        DoubleDouble value = ExponentialCore.Exp(exponentOfE.High, exponentOfE.Low, out int exponent);
        for (int i = 0; i < (int)n; i++)
        {
            value *= log;
            int shift = value.High == 0 ? 0 : Math.ILogB(value.High);
            value = DoubleDouble.ScaleB(value, -shift);
            exponent += shift;
        }

        return Scaling.Round(value, exponent);
    }

    /// <summary>The Box–Cox transformation (x^y − 1)/y, continued by log(x) at y = 0. At x = 0 it is −1/y for y &gt; 0 and −∞ otherwise; NaN for x &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double BoxCox(double x, double y)
    {
        if (x == 0) return y > 0 ? -1 / y : y <= 0 ? double.NegativeInfinity : y;
        if (!(x > 0 && x < double.PositiveInfinity && double.IsFinite(y))) return x < 0 ? double.NaN : (Math.Pow(x, y) - 1) / y;
        DoubleDouble log = PreciseLog(x), product = TwoProduct(log.High, y);
        if (Math.Abs(y) is > 1e-200 and < 1e200 && Math.Abs(product.High) is > 1e-20 and < 50)
        {
            return Ratio(ExponentialCore.ExpMinusOne(product.High, Math.FusedMultiplyAdd(log.Low, y, product.Low)), y);
        }

        DoubleDouble t = log * y;
        if (Math.Abs(t.High) < 1e-20) return Rounded(log);
        if (!(Math.Abs(t.High) < LargestExponent + 750)) return t.High > 0 ? double.PositiveInfinity / y : -1 / y;
        if (!(Math.Abs(t.High) < 50)) return t.High < 0 ? -1 / y : Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent) / y, exponent);
        return Rounded(ExponentialCore.Expm1(t.High, t.Low) / y);
    }

    /// <summary>The derivative of the Box–Cox transformation by y, (1 + x^y·(y·log(x) − 1))/y², continued by log²(x)/2 at y = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DBoxCox(double x, double y)
    {
        if (x == 0) return y > 0 && y < double.PositiveInfinity ? OverSquare(DoubleDouble.One, y) : y > 0 ? 0 : y <= 0 ? double.PositiveInfinity : y;
        if (!(x > 0 && x < double.PositiveInfinity && double.IsFinite(y))) return x < 0 ? double.NaN : Math.Pow(x, y) * Math.Log(x) / y;
        DoubleDouble log = LogarithmCore.Log(x);
        DoubleDouble t = log * y;
        if (t.High < -60) return OverSquare(DoubleDouble.One, y);
        if (t.High > LargestExponent + 750) return double.PositiveInfinity;
        if (t.High > 50) return Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent) * (t - 1) / y / y, exponent);
        return Rounded(log * log * DexprelCore(t));
    }

    /// <summary>The present value of an annuity, (1 − (1 + r)^−n)/r, continued by n at r = 0. NaN for r &lt; −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Annuity(double r, double n)
    {
        if (r == 0) return n;
        if (!(r > -1 && r < double.PositiveInfinity && double.IsFinite(n))) return (1 - PowOfSum(r, -n)) / r;
        DoubleDouble log = PreciseLog1p(r), product = TwoProduct(log.High, -n);
        if (Math.Abs(r) is > 1e-200 and < 1e200 && Math.Abs(product.High) is > 1e-17 and < 50)
        {
            return -Ratio(ExponentialCore.ExpMinusOne(product.High, Math.FusedMultiplyAdd(log.Low, -n, product.Low)), r);
        }

        DoubleDouble t = log * -n;
        if (Math.Abs(t.High) < 1e-17) return RoundedProduct(log / r, n);
        if (t.High < -50) return 1 / r;
        if (t.High > LargestExponent + 750) return double.PositiveInfinity * -r;
        if (t.High > 50) return -Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent) / Unit(r), exponent - Math.ILogB(r));
        return Scaling.Round(-(ExponentialCore.Expm1(t.High, t.Low) / Unit(r)), -Math.ILogB(r));
    }

    /// <summary>log x for positive finite x, normalised.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble PreciseLog(double x) => x >= LeastNormal ? ExponentialCore.Normalised(LogarithmCore.PreciseLogOfNormal(x)) : LogarithmCore.Log(x);

    /// <summary>log(1 + x) for finite x > −1, normalised.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble PreciseLog1p(double x)
    {
        if (!(x < 1e300)) return LogarithmCore.Log(x);
        DoubleDouble sum = TwoSum(1, x);
        return ExponentialCore.Normalised(LogarithmCore.PreciseLogOfSum(sum.High, sum.Low));
    }

    /// <summary>e^(log·y) for a logarithm, rounded once.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double ExpScaled(DoubleDouble log, double y)
    {
        DoubleDouble t = TwoProduct(log.High, y);
        return Math.Abs(t.High) < 690 ? Rounded(ExponentialCore.Exp(t.High, Math.FusedMultiplyAdd(log.Low, y, t.Low))) : ExpScaledExtremely(log, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ExpScaledExtremely(DoubleDouble log, double y)
    {
        DoubleDouble t = log * y;
        if (!(Math.Abs(t.High) < LargestExponent)) return ZeroOrInfinity(t.High);
        return Scaling.Round(ExponentialCore.Exp(t.High, t.Low, out int exponent), exponent);
    }

    /// <summary>e^(log·y) − 1 for a logarithm, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Expm1Scaled(DoubleDouble log, double y)
    {
        DoubleDouble product = TwoProduct(log.High, y);
        if (Math.Abs(product.High) is > Spacious and < 50) return Rounded(ExponentialCore.ExpMinusOne(product.High, Math.FusedMultiplyAdd(log.Low, y, product.Low)));
        DoubleDouble t = log * y;
        if (Math.Abs(t.High) < Spacious) return RoundedProduct(log, y);
        if (t.High < -50) return -1;
        if (!(t.High < 60)) return ExpScaled(log, y);
        return Rounded(ExponentialCore.Expm1(t.High, t.Low));
    }

    /// <summary>(1 + x)^y where a base of zero, a negative base or an infinity is involved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PowOfSum(double x, double y)
    {
        if (!(x < -1 && x > double.NegativeInfinity && double.IsFinite(y)) || y != Math.Floor(y)) return Math.Pow(1 + x, y);
        DoubleDouble sum = TwoSum(-1, -x);
        double value = ExpScaled(LogarithmCore.Log(sum.High, sum.Low, 0), y);
        return y % 2 == 0 ? value : -value;
    }
}
