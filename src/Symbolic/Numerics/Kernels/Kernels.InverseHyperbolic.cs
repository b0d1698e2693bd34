using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Inverse hyperbolic functions.</content>
public static partial class Kernels
{
    /// <summary>The inverse hyperbolic sine log(x + √(x² + 1)). ±0 at ±0, ±∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asinh(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.0625) return a < 1e-9 ? x : Math.FusedMultiplyAdd(x * (x * x), AsinhSeries(x * x), x);
        if (!(a < 1e150)) return a < double.PositiveInfinity ? Math.CopySign(Rounded(LogarithmCore.Log(a, 0, 1)), x) : x;
        DoubleDouble sum = ExpOfAsinh(a);
        return Math.CopySign(Rounded(LogarithmCore.LogOfSum(sum.High, sum.Low)), x);
    }

    /// <summary>The inverse hyperbolic cosine log(x + √(x² − 1)). 0 at 1, NaN below, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acosh(double x)
    {
        if (!(x > 1 && x < double.PositiveInfinity)) return x == 1 ? 0 : x > 1 ? x : double.NaN;
        if (!(x < 1e150)) return Rounded(LogarithmCore.Log(x, 0, 1));
        DoubleDouble sum = ExpOfAcosh(x);
        return Rounded(LogarithmCore.LogOfSum(sum.High, sum.Low));
    }

    /// <summary>The inverse hyperbolic tangent ½·log((1 + x)/(1 − x)). ±0 at ±0, ±∞ at ±1, NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atanh(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.0625) return Math.FusedMultiplyAdd(x * (x * x), AtanhSeries(x * x), x);
        if (!(a < 1)) return a == 1 ? x * double.PositiveInfinity : double.NaN;
        DoubleDouble quotient = ExpOfTwiceAtanh(a);
        return Math.CopySign(0.5 * Rounded(LogarithmCore.LogOfSum(quotient.High, quotient.Low)), x);
    }

    /// <summary>asinh(1/x). ±∞ at ±0, ±0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acsch(double x)
    {
        double a = Math.Abs(x);
        if (a > 1e9 || !(a > 0)) return 1 / x;
        if (a < 1e-9) return Math.CopySign(Rounded(-LogarithmCore.Log(a) + new DoubleDouble(Ln2, Ln2Low)), x);

        // (1 + √(1 + x²))/x − 1 without cancellation
        DoubleDouble root = DoubleDouble.Sqrt(1 + TwoProduct(a, a));
        DoubleDouble excess = (1 + (1 / (a + root))) / a;
        return Math.CopySign(Rounded(LogarithmCore.Log1p(excess)), x);
    }

    /// <summary>acosh(1/x) for 0 &lt; x ≤ 1. 0 at 1, +∞ at 0, NaN elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asech(double x)
    {
        if (!(x > 0 && x < 1)) return x == 0 ? double.PositiveInfinity : x == 1 ? 0 : double.NaN;
        if (x < 1e-9) return Rounded(-LogarithmCore.Log(x) + new DoubleDouble(Ln2, Ln2Low));
        return Rounded(AcoshCore(TwoSum(1, -x) / x));
    }

    /// <summary>atanh(1/x) for |x| ≥ 1. ±∞ at ±1, ±0 at ±∞, NaN inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acoth(double x)
    {
        double a = Math.Abs(x);
        if (!(a > 1)) return a == 1 ? x * double.PositiveInfinity : double.NaN;
        if (a > 1e9) return 1 / x;
        DoubleDouble value = LogarithmCore.Log1p(2 / TwoSum(a, -1));
        return Math.CopySign(0.5 * (value.High + value.Low), x);
    }

    /// <summary>x + √(x² + 1) for 0 ≤ x ≤ 1e150.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble ExpOfAsinh(double x) => DoubleWord.Add(RootOf(OnePlus(TwoProduct(x, x))), x);

    /// <summary>x + √(x² − 1) for 1 &lt; x ≤ 1e150.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble ExpOfAcosh(double x)
    {
        DoubleDouble square = TwoProduct(x, x), difference = FastTwoSum(square.High, -1); // x² − 1 is right to the last bits of x²
        DoubleDouble root = RootOf(FastTwoSum(difference.High, difference.Low + square.Low)), sum = FastTwoSum(x, root.High);
        return new(sum.High, sum.Low + root.Low);
    }

    /// <summary>(1 + x)/(1 − x) for 0 ≤ x &lt; 1.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble ExpOfTwiceAtanh(double x) => DoubleWord.Divide(FastTwoSum(1, x), FastTwoSum(1, -x));

    /// <summary>√x + √y for arguments between 1e-280 and 1e300, relative error below 2^-98.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble SumOfRoots(DoubleDouble x, DoubleDouble y)
    {
        double a = Math.Sqrt(x.High), b = Math.Sqrt(y.High), reciprocal = 0.5 / (a * b);
        double low = ((Math.FusedMultiplyAdd(-a, a, x.High) + x.Low) * (reciprocal * b)) + ((Math.FusedMultiplyAdd(-b, b, y.High) + y.Low) * (reciprocal * a));
        DoubleDouble sum = TwoSum(a, b);
        return FastTwoSum(sum.High, sum.Low + low);
    }

    /// <summary>√x for 1e-280 ≤ x ≤ 1e300, relative error below 2^-100.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble RootOf(DoubleDouble x)
    {
        double root = Math.Sqrt(x.High), reciprocal = 0.5 / x.High; // neither waits for the other
        return FastTwoSum(root, (Math.FusedMultiplyAdd(-root, root, x.High) + x.Low) * (root * reciprocal));
    }

    /// <summary>acosh(1 + t) for t &gt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble AcoshCore(DoubleDouble t) => LogarithmCore.Log1p(t + DoubleDouble.Sqrt(t * (2 + t)));

    [MethodImpl(Jit.Inlined)]
    private static double Rounded(DoubleDouble value) => value.High + value.Low;

    /// <summary>(asinh x − x)/x³ in x², for |x| below 1/16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AsinhSeries(double square)
    {
        double series = Math.FusedMultiplyAdd(square, 231 / 13312.0, -63 / 2816.0);
        series = Math.FusedMultiplyAdd(square, series, 35 / 1152.0);
        series = Math.FusedMultiplyAdd(square, series, -5 / 112.0);
        series = Math.FusedMultiplyAdd(square, series, 3 / 40.0);
        return Math.FusedMultiplyAdd(square, series, -1 / 6.0);
    }

    /// <summary>(atanh x − x)/x³ in x², for |x| below 1/16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AtanhSeries(double square)
    {
        double series = Math.FusedMultiplyAdd(square, 1 / 13.0, 1 / 11.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 9.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 7.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 5.0);
        return Math.FusedMultiplyAdd(square, series, 1 / 3.0);
    }
}
