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
        V k = NormalExponent(x, out V m);
        return LogarithmEdges(x, LogarithmOf(m - V.One, k, V.Zero));
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

    /// <summary>log₂ x, exact for powers of two. Edges as <see cref="Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log2(V x)
    {
        const double Log2ELow = 2.0355273740931033e-17;
        V k = NormalExponent(x, out V m), part = LogarithmOf(m - V.One, V.Zero, V.Zero);
        return LogarithmEdges(x, Vector512.FusedMultiplyAdd(part, Vector512.Create(Log2E), Vector512.FusedMultiplyAdd(part, Vector512.Create(Log2ELow), k)));
    }

    /// <summary>log₁₀ x. Edges as <see cref="Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log10(V x)
    {
        // the first part of log₁₀ 2 has 40 bits, so that its products with exponents are exact
        const double TwoHigh = 0.30102999566361177, TwoLow = 3.694239077158931e-13, Log10E = 0.4342944819032518;
        V k = NormalExponent(x, out V m), part = LogarithmOf(m - V.One, V.Zero, V.Zero);
        V low = Vector512.FusedMultiplyAdd(k, Vector512.Create(TwoLow), part * Log10E);
        return LogarithmEdges(x, Vector512.FusedMultiplyAdd(k, Vector512.Create(TwoHigh), low));
    }

    /// <summary>x·log y; 0 for x = 0, whatever y ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Xlogy(V x, V y) => TimesLogarithm(x, y, Log(y));

    /// <summary>x·log(1 + y); 0 for x = 0, whatever y ≥ −1; +0 for y = ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Xlog1py(V x, V y)
    {
        V product = TimesLogarithm(x, y, Log1p(y));
        return Vector512.ConditionalSelect(Vector512.Equals(y, V.Zero), product + V.Zero, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TimesLogarithm(V x, V y, V logarithm)
    {
        V isNothing = Vector512.Equals(x, V.Zero) & Vector512.Equals(y, y);
        return Vector512.ConditionalSelect(isNothing, V.Zero, x * logarithm);
    }

    /// <summary><see cref="Decompose"/> for subnormal numbers too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalExponent(V x, out V m)
    {
        V subnormal = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        return Decompose(Vector512.ConditionalSelect(subnormal, x * TwoToThe54, x), out m) - (subnormal & Vector512.Create(54.0));
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
        V low = Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(w, ArtanhSeries(w), half), Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2Low), correction));
        return Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2High), f - (half - low));
    }

    /// <summary>(log((1 + s)/(1 − s)) − 2s)/s³ in w = s², for m between √½ and √2, minimax.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ArtanhSeries(V w)
    {
        V w2 = w * w;
        V a = Linear(w, 0.400000000000009, 0.6666666666666666), b = Linear(w, 0.22222222394487312, 0.28571428570790847);
        V c = Linear(w, 0.1538625476916876, 0.181817953543315), d = Linear(w, 0.13090634488608704, 0.13268380518017683);
        return Vector512.FusedMultiplyAdd(w2 * w2, Vector512.FusedMultiplyAdd(w2, d, c), Vector512.FusedMultiplyAdd(w2, b, a));
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
