using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Roots, powers and lengths.</content>
public static partial class Kernels
{
    /// <summary>The real cube root, of negative numbers too. ±0 at ±0, ±∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cbrt(double x)
    {
        double a = Math.Abs(x);
        if (!(a < double.PositiveInfinity) || a == 0) return x;
        if (a is < 1e-290 or > 1e300) return a < 1 ? Cbrt(x * PowerOfTwo(120)) * PowerOfTwo(-40) : Cbrt(x * PowerOfTwo(-120)) * PowerOfTwo(40);
        return Math.CopySign(Rounded(CbrtOf(a)), x);
    }

    /// <summary>∛x for 1e-290 ≤ x ≤ 1e300, relative error below 2^-95; the low part may be up to some units of the high one.</summary>
    /// <remarks>1/∛x from the exponent divided by 3 (the magic constant of Moroz, Samotyy, Walczyk and Cieśliński 2021) within 1/28, two steps of higher order, and
    /// one Newton step of the root with an exact residual; no division.</remarks>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble CbrtOf(DoubleDouble x)
    {
        double y = BitConverter.UInt64BitsToDouble(0x553EF0FF289DD796 - (BitConverter.DoubleToUInt64Bits(x.High) / 3));
        double d = Math.FusedMultiplyAdd(-(x.High * y), y * y, 1), square = d * d;
        double series = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(d, 35 / 243.0, 14 / 81.0), Math.FusedMultiplyAdd(d, 2 / 9.0, 1 / 3.0));
        y = Math.FusedMultiplyAdd(y * d, series, y);
        d = Math.FusedMultiplyAdd(-(x.High * y), y * y, 1);
        y = Math.FusedMultiplyAdd(y * d, Math.FusedMultiplyAdd(d, 2 / 9.0, 1 / 3.0), y);
        double reciprocalSquare = y * y, root = x.High * reciprocalSquare;
        DoubleDouble power = TwoProduct(root, root), cube = TwoProduct(power.High, root);
        double remainder = (x.High - cube.High) + (x.Low - Math.FusedMultiplyAdd(power.Low, root, cube.Low));
        return new(root, remainder * (reciprocalSquare * (1 / 3.0)));
    }

    /// <summary>√(x² + y²) without overflow or underflow in between. +∞ when one argument is infinite, even beside NaN.</summary>
    /// <remarks>Corrected square root of C. F. Borges, "An improved algorithm for hypot" (2019).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Hypot(double x, double y)
    {
        DoubleDouble squares = SumOfSquares(x, y);
        if (!(squares.High is > 1e-250 and < 1e300)) return HypotOfExtremes(Math.Abs(x), Math.Abs(y));
        double root = Math.Sqrt(squares.High), reciprocal = 0.5 / squares.High;
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(-root, root, squares.High) + squares.Low, root * reciprocal, root);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double HypotOfExtremes(double a, double b)
    {
        if (double.IsInfinity(a) || double.IsInfinity(b)) return double.PositiveInfinity;
        double greater = Math.Max(a, b);
        if (!(Math.Min(a, b) > greater * 1e-17)) return a + b;
        int shift = greater > 1 ? -600 : 600;
        return Hypot(a * PowerOfTwo(shift), b * PowerOfTwo(shift)) * PowerOfTwo(-shift);
    }

    /// <summary>x² + y², where the sum is between 1e-250 and 1e300; what is lost below that range does not matter.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble SumOfSquares(double x, double y)
    {
        DoubleDouble first = TwoProduct(x, x), second = TwoProduct(y, y), sum = TwoSum(first.High, second.High);
        return FastTwoSum(sum.High, sum.Low + (first.Low + second.Low));
    }

    /// <summary>x^y over the reals, with the edges of IEEE 754: x^0 = 1 for every x, 0^y = +∞ for y &lt; 0. Negative bases have whole exponents only;
    /// everything else, also rational exponents with an odd denominator, is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Pow(double x, double y) => Math.Pow(x, y);

    /// <summary>x^n for a whole n; x^0 = 1 for every x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double IntegerPower(double x, int n)
    {
        if (n == 2) return x * x;
        if (n is < 3 or > 16 || !(Math.Abs(x) is < 1e18 and > 1e-18)) return n == -1 ? 1 / x : Math.Pow(x, n);
        double high = x;
        double low = 0;
        for (int bit = (1 << System.Numerics.BitOperations.Log2((uint)n)) >> 1; bit > 0; bit >>= 1)
        {
            double square = high * high;
            low = Math.FusedMultiplyAdd(2 * high, low, Math.FusedMultiplyAdd(high, high, -square));
            high = square;
            if ((n & bit) == 0) continue;
            double product = high * x;
            low = Math.FusedMultiplyAdd(low, x, Math.FusedMultiplyAdd(high, x, -product));
            high = product;
        }

        return high + low;
    }
}
