using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Kernels over eight doubles at once, at most 2 ulp from the true value; they have no branch but one, for trigonometric
/// functions of arguments beyond 10^12.</summary>
internal static partial class VectorKernels
{
    /// <summary>|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Abs(V x) => Vector512.Abs(x);

    /// <summary>The largest whole number not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Floor(V x) => Vector512.Floor(x);

    /// <summary>The smallest whole number not below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Ceiling(V x) => Vector512.Ceiling(x);

    /// <summary>The whole number next to x, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Round(V x) => Vector512.Round(x);

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign(V x)
    {
        V isZeroOrNaN = Vector512.Equals(x, V.Zero) | ~Vector512.Equals(x, x);
        return Vector512.ConditionalSelect(isZeroOrNaN, x, WithSignOf(V.One, x));
    }

    /// <summary>0 for negative x, ½ for ±0, 1 for positive x; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Step(V x)
    {
        V side = Vector512.ConditionalSelect(Vector512.GreaterThan(x, V.Zero), V.One, Vector512.ConditionalSelect(Vector512.LessThan(x, V.Zero), V.Zero, x));
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), Vector512.Create(0.5), side);
    }

    /// <summary>The lesser; NaN if one is NaN; −0 below +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Min(V x, V y) => Vector512.Min(x, y);

    /// <summary>The greater; NaN if one is NaN; −0 below +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max(V x, V y) => Vector512.Max(x, y);

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Relu(V x) => Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, V.Zero), V.Zero, x);

    /// <summary>x, but at least <paramref name="low"/> and at most <paramref name="high"/>; where these cross, low below low and high above high. NaN when an argument is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Clamp(V x, V low, V high)
    {
        V clamped = Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, x));
        return Vector512.ConditionalSelect(Vector512.Equals(low, low) & Vector512.Equals(high, high), clamped, Vector512.Create(double.NaN));
    }
}
