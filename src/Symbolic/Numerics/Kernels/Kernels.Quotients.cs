using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Quotients with a removable singularity, and their derivatives.</content>
public static partial class Kernels
{
    /// <summary>log(1 + x)/x, continued by 1 at 0. +∞ at −1, 0 at +∞, NaN below −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1pOverX(double x)
    {
        if (Math.Abs(x) < 1e-17) return 1;
        if (!(x > -1 && x < double.PositiveInfinity)) return x == -1 ? double.PositiveInfinity : x > 0 ? 0 : double.NaN;
        if (!(x < 1e280)) return Quotient(LogarithmCore.Log(x), x);
        DoubleDouble sum = TwoSum(1, x);
        return Ratio(LogarithmCore.LogOfSum(sum.High, sum.Low), x);
    }

    /// <summary>The derivative of log(1 + x)/x, continued by −1/2 at 0. −∞ at −1, −0 at +∞, NaN below −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DLog1pOverX(double x)
    {
        if (!(x > -1 && x < 1e100)) return x == -1 ? double.NegativeInfinity : x > 0 ? DLogQuotientOfVast(x) : double.NaN;
        return DLogQuotient(x, TwoSum(1, x));
    }

    /// <summary>log(x)/(x − 1), continued by 1 at 1. +∞ at 0, 0 at +∞, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogOverXm1(double x)
    {
        if (x == 1) return 1;
        if (!(x > 0 && x < double.PositiveInfinity)) return x == 0 ? double.PositiveInfinity : x > 0 ? 0 : double.NaN;
        return x is > 1e-280 and < 1e280 ? Ratio(LogarithmCore.LogOfNormal(x), TwoSum(x, -1)) : Quotient(LogarithmCore.Log(x), TwoSum(x, -1));
    }

    /// <summary>The derivative of log(x)/(x − 1), continued by −1/2 at 1. −∞ at 0, −0 at +∞, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DLogOverXm1(double x)
    {
        if (!(x > 0 && x < 1e100)) return x == 0 ? double.NegativeInfinity : x > 0 ? DLogQuotientOfVast(x) : double.NaN;
        return x < 1e-290 ? -1 / x : DLogQuotient(TwoSum(x, -1), x);
    }

    /// <summary>The function φ₂ of exponential integrators, (e^x − 1 − x)/x², continued by 1/2 at 0. 0 at −∞, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Phi2(double x)
    {
        if (Math.Abs(x) < 0.125) return Polynomial.Scaled(DoubleDouble.One, 0.5, 0, x, ExponentialResidual);
        if (x < -50) return x > -1e100 ? Quotient(-TwoSum(1, x), TwoProduct(x, x)) : -1 / x;
        if (!(x < LargestExponent)) return ZeroOrInfinity(x);
        if (x > 60) return Scaling.Round(ExponentialCore.Exp(x, 0, out int exponent) / x / x, exponent);
        DoubleDouble m = ExponentialCore.ExpMinusOne(x), excess = TwoSum(m.High, -x);
        return Ratio(new(excess.High, excess.Low + m.Low), TwoProduct(x, x));
    }

    /// <summary>The derivative of φ₂, continued by 1/6 at 0. 0 at −∞, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DPhi2(double x)
    {
        if (Math.Abs(x) < 0.125)
        {
            return Polynomial.Scaled(DoubleDouble.One, 1 / 6.0, ThirdLow / 2, x, [2 / 24.0, 3 / 120.0, 4 / 720.0, 5 / 5040.0, 6 / 40320.0, 7 / 362880.0,
                8 / 3628800.0, 9 / 39916800.0, 10 / 479001600.0, 11 / 6227020800.0]);
        }

        if (x < -60) return x > -1e80 ? Quotient(TwoSum(x, 2), TwoProduct(x, x) * x) : OverSquare(DoubleDouble.One, x);
        if (!(x < LargestExponent)) return ZeroOrInfinity(x);
        if (x > 60) return Scaling.Round(ExponentialCore.Exp(x, 0, out int exponent) * (x - 2) / x / x / x, exponent);
        DoubleDouble product = DoubleWord.Multiply(ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x)), TwoSum(x, -2));
        return Ratio(DoubleWord.Add(product, 2 * x), DoubleWord.Multiply(TwoProduct(x, x), x));
    }

    /// <summary>The derivative of (e^x − 1)/x, continued by 1/2 at 0. 0 at −∞, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dexprel(double x)
    {
        if (!(x < LargestExponent)) return ZeroOrInfinity(x);
        if (x < -60) return OverSquare(DoubleDouble.One, x);
        if (x > 60) return Scaling.Round(ExponentialCore.Exp(x, 0, out int exponent) * (x - 1) / x / x, exponent);
        return Rounded(DexprelCore(x));
    }

    /// <summary>The Bose occupation 1/(e^x − 1). ±∞ at ±0, −1 at −∞, e^−x for large x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bose(double x)
    {
        if (Math.Abs(x) < 1e-20) return 1 / x;
        if (!(Math.Abs(x) < 60)) return x < 0 ? -1 : Math.Exp(-x);
        return Reciprocal(ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x)));
    }

    /// <summary>The generating function of the Bernoulli numbers x/(e^x − 1), continued by 1 at 0. +∞ at −∞, x·e^−x for large x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bernoulli(double x)
    {
        if (Math.Abs(x) < 1e-17) return 1;
        if (x < -50) return -x;
        if (!(x < 800)) return ZeroOrInfinity(-x);
        if (x > 50) return Scaling.Round(ExponentialCore.Exp(-x, 0, out int exponent) * x, exponent);
        return Ratio(x, ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x)));
    }

    /// <summary>The derivative of x/(e^x − 1), continued by −1/2 at 0. −1 at −∞, −0 at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DBernoulli(double x)
    {
        if (Math.Abs(x) < 0.125)
        {
            return Polynomial.Scaled(DoubleDouble.One, -0.5, 0, x, [1 / 6.0, 0, -1 / 180.0, 0, 1 / 5040.0, 0, -1 / 151200.0, 0, 1 / 4790016.0, 0,
                -691 / 108972864000.0]);
        }

        if (x < -50) return -1;
        if (!(x < 800)) return -ZeroOrInfinity(-x);
        if (x > 50) return Scaling.Round(ExponentialCore.Exp(-x, 0, out int exponent) * (1 - x), exponent);
        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x));
        return Ratio(DoubleWord.Add(DoubleWord.Multiply(m, TwoSum(1, -x)), -x), DoubleWord.Square(m));
    }

    /// <summary>The Langevin function coth(x) − 1/x, continued by 0 at 0; odd. ±1 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Langevin(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.5)
        {
            return Polynomial.Scaled(x, 1 / 3.0, ThirdLow, x * x, [-1 / 45.0, 2 / 945.0, -1 / 4725.0, 2 / 93555.0, -1382 / 638512875.0, 4 / 18243225.0,
                -3617 / 162820783125.0, 87734 / 38979295480125.0, -349222 / 1531329465290625.0, 310732 / 13447856940643125.0]);
        }

        if (!(a < 30)) return Math.CopySign(1, x) - (1 / x);
        DoubleDouble n = OneMinusExp(-2 * a); // coth a − 1/a = (2·a − n·(1 + a))/(n·a)
        DoubleDouble numerator = DoubleWord.Add(2 * a, -DoubleWord.Multiply(n, TwoSum(1, a)));
        DoubleDouble product = TwoProduct(n.High, a);
        return Math.CopySign(Ratio(numerator, new DoubleDouble(product.High, Math.FusedMultiplyAdd(n.Low, a, product.Low))), x);
    }

    /// <summary>The derivative of the Langevin function, 1/x² − 1/sinh²(x), continued by 1/3 at 0. 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DLangevin(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.25)
        {
            return Polynomial.Scaled(DoubleDouble.One, 1 / 3.0, ThirdLow, x * x, [-1 / 15.0, 2 / 189.0, -1 / 675.0, 2 / 10395.0, -1382 / 58046625.0,
                4 / 1403325.0, -3617 / 10854718875.0, 87734 / 2292899734125.0]);
        }

        if (!(a < 30)) return a < double.PositiveInfinity ? OverSquare(DoubleDouble.One, a) : 1 / a;
        DoubleDouble n = OneMinusExp(-2 * a), square = TwoProduct(a, a), first = DoubleWord.Square(n); // 1/sinh² a = 4·(1 − n)/n²
        DoubleDouble other = DoubleWord.Multiply(square, DoubleWord.Add(DoubleDouble.One, -n)).Times(4);
        return Ratio(DoubleWord.Add(first, -other), DoubleWord.Multiply(square, first));
    }

    /// <summary>(1 − log x)/x² for x from 1e100 on, what remains of the derivatives of log(1 + x)/x and log(x)/(x − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DLogQuotientOfVast(double x) =>
        x < double.PositiveInfinity ? OverSquare(1 - LogarithmCore.Log(x), x) : -0.0;

    /// <summary>(t/(1 + t) − log(1 + t))/t² from t and 1 + t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DLogQuotient(DoubleDouble t, DoubleDouble onePlus)
    {
        if (Math.Abs(t.High) < 1 / 64.0)
        {
            return Polynomial.Scaled(DoubleDouble.One, -0.5, 0, t.High, [2 / 3.0, -3 / 4.0, 4 / 5.0, -5 / 6.0, 6 / 7.0, -7 / 8.0, 8 / 9.0, -9 / 10.0, 10 / 11.0, -11 / 12.0]);
        }

        DoubleDouble log = LogarithmCore.PreciseLogOfSum(onePlus.High, onePlus.Low), numerator = DoubleWord.Add(t, -DoubleWord.Multiply(ExponentialCore.Normalised(log), onePlus));
        return Ratio(numerator, DoubleWord.Multiply(DoubleWord.Square(t), onePlus));
    }

    /// <summary>((x − 1)·e^x + 1)/x² for −50 ≤ x ≤ 60.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble DexprelCore(DoubleDouble x)
    {
        double y = x.High;
        if (Math.Abs(y) < 0.0625)
        {
            return FastTwoSum(0.5, y * Polynomial.Evaluate(y, [1 / 3.0, 1 / 8.0, 1 / 30.0, 1 / 144.0, 1 / 840.0, 1 / 5760.0, 1 / 45360.0, 1 / 403200.0,
                1 / 3991680.0]));
        }

        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(y, x.Low)), product = DoubleWord.Multiply(m, DoubleWord.Add(x, -1));
        return DoubleWord.Divide(DoubleWord.Add(product, x), DoubleWord.Square(x));
    }
}
