using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Area functions.</content>
internal static partial class VectorKernels
{
    // from here on asinh and acosh are log(2x) to the last bit, and squares might overflow
    private const double FarOut = 134217728.0;

    /// <summary>asinh x = log1p(a + a²/(1 + √(1 + a²))) for a = |x|, with the sign of x. NaN ↦ NaN, ±0 ↦ ±0, ±∞ ↦ ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Asinh(V x)
    {
        V a = Vector512.Abs(x), near = Vector512.MinNative(a, Vector512.Create(FarOut)), square = near * near;
        V bend = square / (V.One + Vector512.Sqrt(V.One + square)), f = near + bend, low = (near - f) + bend;
        V result = LogarithmOfSum(f, low, a);
        return WithSignOf(Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), x, result), x);
    }

    /// <summary>acosh x = log1p(d + √(2d + d²)) with d = x − 1. NaN and x &lt; 1 ↦ NaN, 1 ↦ 0, +∞ ↦ +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Acosh(V x)
    {
        V near = Vector512.MinNative(x, Vector512.Create(FarOut)), d = near - V.One, dLow = (near - d) - V.One;
        V b = Vector512.FusedMultiplyAdd(d, d, d + d), root = Vector512.Sqrt(b);
        V rootLow = Vector512.FusedMultiplyAdd(-root, root, b) + (2 * near * dLow);
        rootLow = Vector512.ConditionalSelect(Vector512.GreaterThan(root, V.Zero), rootLow / (root + root), V.Zero);
        V f = root + d, low = (root - f) + d + rootLow + dLow;
        V result = LogarithmOfSum(f, low, x);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, V.One), result, Vector512.Create(double.NaN));
    }

    /// <summary>atanh x: the series of (log(1 + x) − log(1 − x))/2 for small |x|, else log1p(2a/(1 − a))/2 with the sign of x. NaN and |x| &gt; 1 ↦ NaN,
    /// ±0 ↦ ±0, ±1 ↦ ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atanh(V x)
    {
        V a = Vector512.Abs(x), w = x * x, small = Vector512.FusedMultiplyAdd(x * w, ArtanhSeries(w) * 0.5, x);
        V d = V.One - a, dLow = (V.One - d) - a, f = (a + a) / d;
        V low = (Vector512.FusedMultiplyAdd(-f, d, a + a) - (f * dLow)) / d;
        V isOne = Vector512.Equals(a, V.One), isSmall = Vector512.LessThan(a, Vector512.Create(0.17));
        V large = LogarithmOfSum(f, low, V.One) * 0.5;
        large = Vector512.ConditionalSelect(isOne, Vector512.Create(double.PositiveInfinity), Vector512.ConditionalSelect(Vector512.LessThan(a, V.One), large, Vector512.Create(double.NaN)));
        return WithSignOf(Vector512.ConditionalSelect(isSmall, small, large), x);
    }

    /// <summary>log(1 + f + low) for f ≥ 0 and a low below its last place; log(2·argument) where that is beyond <see cref="FarOut"/>. +∞ ↦ +∞, NaN ↦ NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogarithmOfSum(V f, V low, V argument)
    {
        V isFar = Vector512.GreaterThan(argument, Vector512.Create(FarOut)), u = Vector512.ConditionalSelect(isFar, argument, V.One + f);
        V k = Decompose(u, out V m), isNear = Vector512.Equals(k, V.Zero) & ~isFar;
        V lost = Vector512.ConditionalSelect(Vector512.GreaterThan(f, V.One), V.One - (u - f), f - (u - V.One)) + low;
        V correction = Vector512.ConditionalSelect(isFar, V.Zero, Vector512.ConditionalSelect(isNear, low / u, lost / u));
        V result = LogarithmOf(Vector512.ConditionalSelect(isNear, f, m - V.One), k + (isFar & V.One), correction);
        return Vector512.ConditionalSelect(Vector512.LessThan(argument, Vector512.Create(double.PositiveInfinity)), result, argument);
    }
}
