using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Hyperbolic functions.</content>
public static partial class Kernels
{
    /// <summary>The hyperbolic sine (e^x − e^−x)/2. ±0 at ±0, ±∞ beyond ±710.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinh(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.25) return OddSeriesSinh(x);
        if (a < 690) return Math.CopySign(0.5 * Rounded(WithReciprocal(ExponentialCore.Normalised(ExponentialCore.Exp(a)), -1)), x);
        if (!(a < LargestExponent)) return x * double.PositiveInfinity;
        DoubleDouble e = ExponentialCore.Exp(a, 0, out int exponent);
        if (exponent < 40) e = MinusScaled(e, -1, exponent);
        return Math.CopySign(Scaling.Round(e, exponent - 1), x);
    }

    /// <summary>The hyperbolic cosine (e^x + e^−x)/2. 1 at 0, +∞ beyond ±710.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosh(double x)
    {
        double a = Math.Abs(x);
        if (a < 690) return 0.5 * Rounded(WithReciprocal(ExponentialCore.Normalised(ExponentialCore.Exp(a)), 1));
        if (!(a < LargestExponent)) return a * double.PositiveInfinity;
        DoubleDouble e = ExponentialCore.Exp(a, 0, out int exponent);
        if (exponent < 40) e = MinusScaled(e, 1, exponent);
        return Scaling.Round(e, exponent - 1);
    }

    /// <summary>The hyperbolic tangent. ±0 at ±0, ±1 from ±19.1 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tanh(double x)
    {
        double a = Math.Abs(x);
        if (!(a is > 1e-9 and < 20)) return a > 1 ? Math.CopySign(1, x) : x;
        DoubleDouble n = OneMinusExp(-2 * a), d = FastTwoSum(2, -n.High);
        return Math.CopySign(Ratio(n, new DoubleDouble(d.High, d.Low - n.Low)), x);
    }

    /// <summary>1/cosh(x). 1 at 0, 2·e^−|x| for large |x|, 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sech(double x)
    {
        double a = Math.Abs(x);
        if (a < 600)
        {
            DoubleDouble q = ExponentialCore.Normalised(ExponentialCore.Exp(-a)), square = DoubleWord.Square(q), sum = FastTwoSum(1, square.High);
            return 2 * Ratio(q, new DoubleDouble(sum.High, sum.Low + square.Low));
        }

        if (!(a < LargestExponent)) return 1 / (a * double.PositiveInfinity);
        DoubleDouble e = ExponentialCore.Exp(a, 0, out int exponent);
        if (exponent < 40) e = MinusScaled(e, 1, exponent);
        return Scaling.Round(1 / e, 1 - exponent);
    }

    /// <summary>1/sinh(x). ±∞ at ±0, ±2·e^−|x| for large |x|, ±0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csch(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return 1 / x;
        if (!(a < LargestExponent)) return 1 / (x * double.PositiveInfinity);
        if (a < 0.25) return OddSeriesCsch(x);
        if (a < 600) return Math.CopySign(2 * Reciprocal(ExponentialCore.Normalised(WithReciprocal(ExponentialCore.Normalised(ExponentialCore.Exp(a)), -1))), x);
        DoubleDouble e = ExponentialCore.Exp(a, 0, out int exponent);
        if (exponent < 40) e = MinusScaled(e, -1, exponent);
        return Math.CopySign(Scaling.Round(1 / e, 1 - exponent), x);
    }

    /// <summary>1/tanh(x). ±∞ at ±0, ±1 from ±19.1 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Coth(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return 1 / x;
        if (!(a < 20)) return double.IsNaN(x) ? x : Math.Sign(x);
        DoubleDouble n = OneMinusExp(-2 * a), d = FastTwoSum(2, -n.High);
        return Math.CopySign(Ratio(new(d.High, d.Low - n.Low), n), x);
    }

    /// <summary>e + sign/e for e ≥ 1.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble WithReciprocal(DoubleDouble e, double sign)
    {
        double reciprocal = sign / e.High, error = Math.FusedMultiplyAdd(-reciprocal, e.Low, Math.FusedMultiplyAdd(-reciprocal, e.High, sign));
        DoubleDouble sum = FastTwoSum(e.High, reciprocal);
        return new(sum.High, sum.Low + Math.FusedMultiplyAdd(sign * reciprocal, error, e.Low));
    }

    /// <summary>e + sign·(1/e)·4^-exponent, a hyperbolic function without its factor 2^(exponent−1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static DoubleDouble MinusScaled(DoubleDouble e, double sign, int exponent)
    {
        double reciprocal = 1 / e.High;
        double error = Math.FusedMultiplyAdd(-reciprocal, e.High, 1) - (reciprocal * e.Low);
        double scale = sign * PowerOfTwo(-2 * exponent);
        DoubleDouble sum = FastTwoSum(e.High, scale * reciprocal);
        return FastTwoSum(sum.High, sum.Low + Math.FusedMultiplyAdd(scale * reciprocal, error, e.Low));
    }

    /// <summary>sinh x for |x| below 1/4 from the Taylor series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OddSeriesSinh(double x) => Math.FusedMultiplyAdd(x * (x * x), SinhSeries(x * x), x);

    /// <summary>1/sinh x for 1e-9 ≤ |x| &lt; 1/4 from the Taylor series of sinh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OddSeriesCsch(double x)
    {
        DoubleDouble sinh = FastTwoSum(x, x * (x * x) * SinhSeries(x * x));
        return Quotient(DoubleDouble.One, sinh);
    }

    /// <summary>(sinh x − x)/x³ in x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SinhSeries(double square)
    {
        double series = Math.FusedMultiplyAdd(square, 1 / 6227020800.0, 1 / 39916800.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 362880.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 5040.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 120.0);
        return Math.FusedMultiplyAdd(square, series, 1 / 6.0);
    }
}
