using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Sums of products, and roots of them.</content>
public static partial class Kernels
{
    /// <summary>x·y − z·w, correctly rounded up to 2^-104 relative, without intermediate overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Determinant(double x, double y, double z, double w)
    {
        double first = x * y;
        double second = z * w;
        double greater = Math.Max(Math.Abs(first), Math.Abs(second));
        if (!(greater is < 1e300 and > 1e-250)) return ScaledDeterminant(x, y, z, w);
        return Rounded(new DoubleDouble(first, Math.FusedMultiplyAdd(x, y, -first)) - new DoubleDouble(second, Math.FusedMultiplyAdd(z, w, -second)));
    }

    /// <summary>x·y + z·w, correctly rounded up to 2^-104 relative, without intermediate overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfProducts(double x, double y, double z, double w) => Determinant(x, y, -z, w);

    /// <summary>x² − y², correctly rounded up to 2^-104 relative, without intermediate overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquareDifference(double x, double y) => Determinant(x, x, y, y);

    /// <summary>The discriminant b² − 4·a·c, correctly rounded up to 2^-104 relative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Discriminant(double a, double b, double c) =>
        Math.Abs(a) < 1e300 ? Determinant(b, b, 4 * a, c) : 4 * Determinant(b / 2, b / 2, a, c);

    /// <summary>√(x² − y²), a leg of the right triangle with hypotenuse x, without overflow or cancellation. NaN for |y| &gt; |x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cathetus(double x, double y)
    {
        double a = Math.Abs(x);
        double b = Math.Abs(y);
        if (!(b <= a && a < double.PositiveInfinity) || a == 0) return b < a ? a : a == b && a == 0 ? 0 : double.NaN;
        int exponent = a is > 1e-100 and < 1e100 ? 0 : Math.ILogB(a);
        if (exponent != 0) (a, b) = (Math.ScaleB(a, -exponent), Math.ScaleB(b, -exponent));
        double root = Rounded(DoubleDouble.Sqrt(TwoSum(a, -b) * TwoSum(a, b)));
        return exponent == 0 ? root : Math.ScaleB(root, exponent);
    }

    /// <summary>√(x² + y²) − x without overflow, and without cancellation for positive x. |x| − x for y = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double HypotExcess(double x, double y)
    {
        double b = Math.Abs(y);
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        if (double.IsInfinity(x) || double.IsInfinity(y)) return x == double.PositiveInfinity ? (double.IsInfinity(y) ? double.NaN : 0) : double.PositiveInfinity;
        double greater = Math.Max(Math.Abs(x), b);
        if (b == 0 || greater == 0) return greater - x;
        if (greater is > 1e-100 and < 1e100 && b > greater * 1e-30)
        {
            DoubleDouble length = RootOf(SumOfSquares(x, y)), total = TwoSum(length.High, Math.Abs(x));
            return x > 0 ? Ratio(TwoProduct(y, y), FastTwoSum(total.High, total.Low + length.Low)) : total.High + (total.Low + length.Low);
        }

        int exponent = greater is > 1e-100 and < 1e100 ? 0 : Math.ILogB(greater);
        (double u, double v) = exponent == 0 ? (x, b) : (Math.ScaleB(x, -exponent), Math.ScaleB(b, -exponent));
        if (u > 0 && v < u * 1e-30) return v == 0 ? b / x * (b / 2) : Scaling.Round((DoubleDouble)b / x * (b / 2), 0);
        DoubleDouble root = DoubleDouble.Sqrt(TwoProduct(u, u) + TwoProduct(v, v));
        DoubleDouble value = u > 0 ? v / (root + u) * v : root - u;
        return Scaling.Round(value, exponent);
    }

    /// <summary>(−b + √(b² − 4·a·c))/(2·a), a root of a·x² + b·x + c, without overflow or cancellation; NaN where the discriminant is negative. For
    /// a = 0 and b &gt; 0 it continues with −c/b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double QuadraticRootPlus(double a, double b, double c) => QuadraticRoot(a, b, c, 1);

    /// <summary>(−b − √(b² − 4·a·c))/(2·a), a root of a·x² + b·x + c, without overflow or cancellation; NaN where the discriminant is negative. For
    /// a = 0 and b &lt; 0 it continues with −c/b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double QuadraticRootMinus(double a, double b, double c) => QuadraticRoot(a, b, c, -1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double QuadraticRoot(double a, double b, double c, double sign)
    {
        if (!double.IsFinite(a + b + c) && !(double.IsFinite(a) && double.IsFinite(b) && double.IsFinite(c))) return double.NaN;
        if (Ordinary(a) && Ordinary(b) && Ordinary(c)) return OrdinaryQuadraticRoot(a, b, c, sign);
        if (c == 0) return sign * b < 0 ? -b / a : a == 0 && b == 0 ? double.NaN : 0;
        int aExponent = a == 0 ? 0 : Math.ILogB(a);
        int cExponent = Math.ILogB(c);
        int rootExponent = (cExponent - aExponent) / 2; // x = x′·2^rootExponent makes the outer coefficients comparable
        int scale = -(aExponent + (2 * rootExponent));
        double u = Math.ScaleB(a, -aExponent);
        double w = ScaleTwice(c, scale);
        double v = ScaleTwice(b, rootExponent + scale);
        if (Math.Abs(v) > 1e100) return sign * b > 0 ? -c / b : -b / a; // 4·a·c is far below b²
        return Scaling.Round(QuadraticRootCore(u, v, w, sign), rootExponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Ordinary(double x) => Math.Abs(x) is > 1e-70 and < 1e70;

    /// <summary>The root of ordinary coefficients: with s = |b| + √(b² − 4·a·c) it is ∓2·c/s or ±s/(2·a).</summary>
    [MethodImpl(Jit.Inlined)]
    private static double OrdinaryQuadraticRoot(double a, double b, double c, double sign)
    {
        DoubleDouble discriminant = TwoProduct(b, b) - TwoProduct(4 * a, c);
        if (!(discriminant.High > 0)) return discriminant.High == 0 ? -b / (2 * a) : double.NaN;
        DoubleDouble root = RootOf(discriminant), sum = TwoSum(Math.Abs(b), root.High);
        sum = FastTwoSum(sum.High, sum.Low + root.Low);
        return sign * b < 0 ? Ratio(sum, 2 * a) * sign : Ratio(2 * c, sum) * -sign;
    }

    /// <summary>The root where no product of two coefficients leaves the range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble QuadraticRootCore(double a, double b, double c, double sign)
    {
        DoubleDouble root = DoubleDouble.Sqrt(TwoProduct(b, b) - TwoProduct(4 * a, c)) * sign;
        DoubleDouble sum = sign * b >= 0 ? -(root + b) : root - b;
        return sign * b >= 0 ? 2 * c / sum : sum / (2 * a);
    }

    /// <summary>x·2^exponent in two steps, as the exponent may exceed what one power of two can hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ScaleTwice(double x, int exponent) => Math.ScaleB(Math.ScaleB(x, exponent / 2), exponent - (exponent / 2));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ScaledDeterminant(double x, double y, double z, double w)
    {
        if (!(double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z) && double.IsFinite(w))) return (x * y) - (z * w);
        if (x == 0 || y == 0) return z == 0 || w == 0 ? (x * y) - (z * w) : -z * w;
        if (z == 0 || w == 0) return x * y;
        int xExponent = Math.ILogB(x);
        int zExponent = Math.ILogB(z);
        int yExponent = Math.ILogB(y);
        int wExponent = Math.ILogB(w);
        int first = xExponent + yExponent;
        int second = zExponent + wExponent;
        int greater = Math.Max(first, second);
        DoubleDouble p = TwoProduct(Math.ScaleB(x, -xExponent), Math.ScaleB(y, -yExponent));
        DoubleDouble q = TwoProduct(Math.ScaleB(z, -zExponent), Math.ScaleB(w, -wExponent));
        DoubleDouble difference = DoubleDouble.ScaleB(p, Math.Max(first - greater, -300)) - DoubleDouble.ScaleB(q, Math.Max(second - greater, -300));
        return Scaling.Round(difference, greater);
    }
}
