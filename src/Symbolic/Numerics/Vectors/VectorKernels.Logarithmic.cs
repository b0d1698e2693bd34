using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Logarithms.</content>
internal static partial class VectorKernels
{
    /// <summary>log x. x = 2^k·m with m between √½ and √2, log m = 2·artanh((m − 1)/(m + 1)) by a minimax polynomial.
    /// NaN and x &lt; 0 ↦ NaN, ±0 ↦ −∞, +∞ ↦ +∞; subnormals at full speed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        const double Smallest = 2.2250738585072014e-308, TwoTo54 = 18014398509481984.0;
        V subnormal = Vector512.LessThan(x, Vector512.Create(Smallest));
        V scaled = Vector512.ConditionalSelect(subnormal, x * TwoTo54, x);
        V k = Decompose(scaled, out V m) - (subnormal & Vector512.Create(54.0));
        V result = LogarithmOf(m - V.One, k, V.Zero);
        return LogarithmEdges(x, result);
    }

    /// <summary>log(1 + x), with full relative accuracy near 0. NaN and x &lt; −1 ↦ NaN, ±0 ↦ ±0, −1 ↦ −∞, +∞ ↦ +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p(V x)
    {
        V u = V.One + x;
        V k = Decompose(u, out V m);
        V lost = Vector512.ConditionalSelect(Vector512.GreaterThan(x, V.One), V.One - (u - x), x - (u - V.One));
        V isNear = Vector512.Equals(k, V.Zero);
        V f = Vector512.ConditionalSelect(isNear, x, m - V.One);
        V correction = Vector512.ConditionalSelect(isNear, V.Zero, lost / u);
        V result = LogarithmEdges(u, LogarithmOf(f, k, correction));
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), x, result);
    }

    /// <summary>The exponent k and the rest m of positive normal numbers, x = 2^k·m with √½ ≤ m &lt; √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Decompose(V x, out V m)
    {
        const long RootHalf = 0x3FE6A09E667F3BCD;
        Vector512<long> shifted = x.AsInt64() - Vector512.Create(RootHalf);
        Vector512<long> k = Vector512.ShiftRightArithmetic(shifted, 52);
        m = (x.AsInt64() - Vector512.ShiftLeft(k, 52)).AsDouble();
        return (k + Vector512.Create(BitConverter.DoubleToInt64Bits(RoundingShift))).AsDouble() - Vector512.Create(RoundingShift);
    }

    /// <summary>k·log 2 + log(1 + f) + correction, after fdlibm's arrangement: f − (f²/2 − s·(f²/2 + R)) with s = f/(2 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogarithmOf(V f, V k, V correction)
    {
        V s = f / (f + Vector512.Create(2.0)), w = s * s, half = f * f * 0.5;
        V w2 = w * w, w4 = w2 * w2;
        V a = Linear(w, 0.400000000000009, 0.6666666666666666), b = Linear(w, 0.22222222394487312, 0.28571428570790847);
        V c = Linear(w, 0.1538625476916876, 0.181817953543315), d = Linear(w, 0.13090634488608704, 0.13268380518017683);
        V series = Vector512.FusedMultiplyAdd(w4, Vector512.FusedMultiplyAdd(w2, d, c), Vector512.FusedMultiplyAdd(w2, b, a));
        V low = Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(w, series, half), Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2Low), correction));
        return Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2High), f - (half - low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogarithmEdges(V x, V result)
    {
        V infinity = Vector512.Create(double.PositiveInfinity);
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, infinity), result, x);
        result = Vector512.ConditionalSelect(Vector512.GreaterThan(x, V.Zero), result, Vector512.Create(double.NaN));
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), -infinity, result);
    }
}
