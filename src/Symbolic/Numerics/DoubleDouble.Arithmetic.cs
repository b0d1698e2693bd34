using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Arithmetic, with the error bounds of Joldes, Muller and Popescu, "Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic" (2017); u = 2^-53.</content>
public readonly partial struct DoubleDouble
{
    /// <summary>The negative, exactly.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    /// <summary>The sum, relative error below 3u² + 13u³.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble s = TwoSum(left.High, right.High);
        if (!double.IsFinite(s.High)) return s.High;
        DoubleDouble t = TwoSum(left.Low, right.Low);
        DoubleDouble v = FastTwoSum(s.High, s.Low + t.High);
        return FastTwoSum(v.High, t.Low + v.Low);
    }

    /// <summary>The sum with a double, relative error below 2u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator +(DoubleDouble left, double right)
    {
        DoubleDouble s = TwoSum(left.High, right);
        return double.IsFinite(s.High) ? FastTwoSum(s.High, left.Low + s.Low) : s.High;
    }

    /// <summary>The sum with a double, relative error below 2u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator +(double left, DoubleDouble right) => right + left;

    /// <summary>The difference, relative error below 3u² + 13u³.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    /// <summary>The difference with a double, relative error below 2u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator -(DoubleDouble left, double right) => left + -right;

    /// <summary>The difference from a double, relative error below 2u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator -(double left, DoubleDouble right) => -right + left;

    /// <summary>The product, relative error below 4u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble p = TwoProduct(left.High, right.High);
        if (!double.IsFinite(p.High)) return p.High;
        double cross = Math.FusedMultiplyAdd(left.High, right.Low, left.Low * right.Low);
        cross = Math.FusedMultiplyAdd(left.Low, right.High, cross);
        return FastTwoSum(p.High, p.Low + cross);
    }

    /// <summary>The product with a double, relative error below 2u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator *(DoubleDouble left, double right)
    {
        DoubleDouble p = TwoProduct(left.High, right);
        return double.IsFinite(p.High) ? FastTwoSum(p.High, Math.FusedMultiplyAdd(left.Low, right, p.Low)) : p.High;
    }

    /// <summary>The product with a double, relative error below 2u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator *(double left, DoubleDouble right) => right * left;

    /// <summary>The quotient, relative error below 15u²; division by 0 as for doubles.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double quotient = left.High / right.High;
        if (!double.IsFinite(quotient) || quotient == 0 || !double.IsFinite(right.High)) return quotient;
        double remainder = Math.FusedMultiplyAdd(-quotient, right.High, left.High) + Math.FusedMultiplyAdd(-quotient, right.Low, left.Low);
        return FastTwoSum(quotient, remainder / right.High);
    }

    /// <summary>The quotient by a double, relative error below 3u².</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble operator /(DoubleDouble left, double right)
    {
        double quotient = left.High / right;
        if (!double.IsFinite(quotient) || quotient == 0 || !double.IsFinite(right)) return quotient;
        double remainder = Math.FusedMultiplyAdd(-quotient, right, left.High) + left.Low;
        return FastTwoSum(quotient, remainder / right);
    }

    /// <summary>The absolute value, exactly.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Abs(DoubleDouble value) => value.High < 0 ? -value : value;

    /// <summary>The square root, relative error below 4u²; NaN below 0, the argument itself at ±0.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        double root = Math.Sqrt(value.High);
        if (!(root is > 1e-140 and < double.PositiveInfinity)) return SqrtOfExtreme(value, root);
        double remainder = Math.FusedMultiplyAdd(-root, root, value.High) + value.Low;
        return FastTwoSum(root, remainder / (2 * root));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SqrtOfExtreme(DoubleDouble value, double root) =>
        root > 0 && root < 1 ? ScaleB(Sqrt(ScaleB(value, 400)), -200) : root;

    /// <summary>The real cube root, relative error below 2^-98; the argument itself at ±0 and ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Cbrt(DoubleDouble value)
    {
        double magnitude = Math.Abs(value.High);
        if (magnitude == 0 || !value.IsFinite) return value;
        if (magnitude < 1e-250) return ScaleB(Cbrt(ScaleB(value, 300)), -100);
        if (magnitude > 1e290) return ScaleB(Cbrt(ScaleB(value, -300)), 100);
        double root = Kernels.Cbrt(value.High);
        DoubleDouble remainder = value - (TwoProduct(root, root) * root);
        return FastTwoSum(root, remainder.High / (3 * root * root));
    }

    /// <summary>The number times 2^<paramref name="exponent"/>, exactly unless it leaves the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ScaleB(DoubleDouble value, int exponent) =>
        Finite(new(Math.ScaleB(value.High, exponent), Math.ScaleB(value.Low, exponent)));

    /// <summary>A number of magnitude 1 to 2 times 2^<paramref name="exponent"/>.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static DoubleDouble Scaled(DoubleDouble value, int exponent) => exponent is > -900 and < 1023 ? value.Times(PowerOfTwo(exponent)) : ScaleB(value, exponent);

    /// <summary>The number times a power of two given as a double, exactly unless it leaves the range of double.</summary>
    [MethodImpl(Jit.Inlined)]
    internal DoubleDouble Times(double powerOfTwo) => new(High * powerOfTwo, Low * powerOfTwo);
}
