using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Powers and roots.</content>
internal static partial class VectorKernels
{
    private const double SmallestNormal = 2.2250738585072014e-308, TwoToThe54 = 18014398509481984.0;

    /// <summary>x^y as e^(y·log x), with the logarithm to 65 bits. Edges as in IEEE 754: 1 for y = 0 and for x = 1, the sign of x for odd whole y,
    /// NaN for negative x and other finite y; zeros, infinities and subnormals at full speed.</summary>
    public static V Pow(V x, V y) => Pow(x, y, V.Zero);

    /// <summary>x^(y + rest), where y + rest is a constant to twice the digits of a double.</summary>
    public static V Pow(V x, V y, V rest)
    {
        V a = Vector512.Abs(x), high = LogarithmParts(a, out V low), product = y * high;
        V lost = Vector512.FusedMultiplyAdd(y, low, Vector512.FusedMultiplyAdd(rest, high, MultiplySubtract(y, high, product)));
        V isModest = Vector512.LessThan(Vector512.Abs(product), Vector512.Create(800.0));
        V result = Exp(product, Vector512.ConditionalSelect(isModest, lost, V.Zero));
        result = MagnitudeEdges(a, y, result);
        return SignOfPower(x, y, result);
    }

    /// <summary>The real cube root: polynomial guess on [√½, 4√2), two steps of Halley's iteration, the second with the exact residual. ±0, ±∞ and NaN ↦ themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cbrt(V x)
    {
        V a = Vector512.Abs(x), subnormal = Vector512.LessThan(a, Vector512.Create(SmallestNormal));
        V k = Decompose(Vector512.ConditionalSelect(subnormal, a * TwoToThe54, a), out V m);
        V third = Vector512.Floor(k * (1 / 3.0)), scaled = m * PowerOfTwo(Vector512.FusedMultiplyAdd(third, Vector512.Create(-3.0), k));
        V s2 = scaled * scaled, low = Quadratic(scaled, s2, 0.6158643736443922, 0.5420539306647784, -0.19977453170808532);
        V t = Halley(scaled, Vector512.FusedMultiplyAdd(s2 * scaled, Quadratic(scaled, s2, -0.005690581940070918, 0.045990910399271584, 0.0002850014021463248), low));
        V square = t * t, squareLow = MultiplySubtract(t, t, square);
        V residual = Vector512.FusedMultiplyAdd(square, t, -scaled) + (squareLow * t);
        t -= residual / (3 * square);
        V result = WithSignOf(t * PowerOfTwo(third - (subnormal & Vector512.Create(18.0))), x);
        V isOrdinary = Vector512.GreaterThan(a, V.Zero) & Vector512.LessThan(a, Vector512.Create(double.PositiveInfinity));
        return Vector512.ConditionalSelect(isOrdinary, result, x);
    }

    /// <summary>√(x² + y²) without overflow on the way. ∞ if either is infinite, else NaN if either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Hypot(V x, V y)
    {
        const double Large = 1e150, Small = 1e-140, Down = 2.409919865102884e-181, Up = 4.149515568880993e+180; // 2^∓600
        V a = Vector512.Abs(x), b = Vector512.Abs(y), most = Vector512.MaxNative(a, b);
        V isLarge = Vector512.GreaterThan(most, Vector512.Create(Large)), isSmall = Vector512.LessThan(most, Vector512.Create(Small));
        V scale = Vector512.ConditionalSelect(isLarge, Vector512.Create(Down), Vector512.ConditionalSelect(isSmall, Vector512.Create(Up), V.One));
        V back = Vector512.ConditionalSelect(isLarge, Vector512.Create(Up), Vector512.ConditionalSelect(isSmall, Vector512.Create(Down), V.One));
        a *= scale;
        b *= scale;
        V infinity = Vector512.Create(double.PositiveInfinity), isInfinite = Vector512.Equals(a, infinity) | Vector512.Equals(b, infinity);
        return Vector512.ConditionalSelect(isInfinite, infinity, Vector512.Sqrt(Vector512.FusedMultiplyAdd(a, a, b * b)) * back);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Halley(V a, V t)
    {
        V cube = t * t * t;
        return t * (cube + (a + a)) / (cube + cube + a);
    }

    /// <summary>log a = the result + low for positive a, to 65 bits: the first term after 2s of the series in s = (m − 1)/(m + 1) to twice the digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogarithmParts(V a, out V low)
    {
        const double TwoThirds = 0.6666666666666666, TwoThirdsLow = 3.700743415417188e-17;
        V k = NormalExponent(a, out V m);
        V f = m - V.One, d = m + V.One, dLow = m - (d - V.One), s = f / d;
        V sLow = (Vector512.FusedMultiplyAdd(-s, d, f) - (s * dLow)) / d;
        V w = s * s, wLow = Vector512.FusedMultiplyAdd(s + s, sLow, MultiplySubtract(s, s, w)), w2 = w * w;
        V top = Quadratic(w, w2, 0.13285924657242199, 0.15385575782820043, 0.1291402271694836);
        V series = Vector512.FusedMultiplyAdd(w2, Linear(w, 0.18181808234003144, 0.22222222271185313), Linear(w, 0.28571428571338325, 0.40000000000000024));
        V tail = w * Vector512.FusedMultiplyAdd(w2 * w2, top, series), c = tail + Vector512.Create(TwoThirds);
        V cLow = tail - (c - Vector512.Create(TwoThirds)) + Vector512.Create(TwoThirdsLow);
        V p = w * c, pLow = Vector512.FusedMultiplyAdd(w, cLow, Vector512.FusedMultiplyAdd(wLow, c, MultiplySubtract(w, c, p)));
        V q = s * p, qLow = Vector512.FusedMultiplyAdd(s, pLow, Vector512.FusedMultiplyAdd(sLow, p, MultiplySubtract(s, p, q)));
        V head = k * Ln2High, twice = s + s, sum = head + twice;
        V rest = ((head - sum) + twice) + (qLow + (sLow + sLow)) + (k * Ln2Low);
        V high = sum + q, restLow = (sum - high) + q + rest, result = high + restLow;
        low = (high - result) + restLow;
        return result;
    }

    /// <summary>e^(x + low) for a small low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp(V x, V low)
    {
        V n = Reduce(x, out V r, out V rest), mantissa = ExponentialOf(r, rest + low);
        return Scale(mantissa, n);
    }

    /// <summary>e^(r + low) for |r| ≤ log(2)/2 and a small low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentialOf(V r, V low)
    {
        V sum = r + low, rest = (r - sum) + low;
        return V.One + (sum + Vector512.FusedMultiplyAdd(sum * sum, ExponentialTail(sum), Vector512.FusedMultiplyAdd(sum, rest, rest)));
    }

    /// <summary>The same, and what rounding the result loses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentialParts(V r, V low, out V resultLow)
    {
        V sum = r + low, rest = (r - sum) + low;
        rest = Vector512.FusedMultiplyAdd(sum * sum, ExponentialTail(sum), Vector512.FusedMultiplyAdd(sum, rest, rest));
        V result = V.One + sum, lost = (V.One - result) + sum, total = result + rest;
        resultLow = ((result - total) + rest) + lost;
        return total;
    }

    /// <summary>|x|^y where |x| is 0 or infinite or something is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V MagnitudeEdges(V a, V y, V result)
    {
        V infinity = Vector512.Create(double.PositiveInfinity), isBelow = Vector512.LessThan(a, V.One);
        V grows = Vector512.ConditionalSelect(isBelow, Vector512.LessThan(y, V.Zero), Vector512.GreaterThan(y, V.Zero));
        V isEdge = Vector512.Equals(a, V.Zero) | Vector512.Equals(a, infinity) | Vector512.Equals(Vector512.Abs(y), infinity);
        result = Vector512.ConditionalSelect(isEdge, Vector512.ConditionalSelect(grows, infinity, V.Zero), result);
        V isNumber = Vector512.Equals(a, a) & Vector512.Equals(y, y);
        result = Vector512.ConditionalSelect(isNumber, result, Vector512.Create(double.NaN));
        return Vector512.ConditionalSelect(Vector512.Equals(y, V.Zero) | (Vector512.Equals(a, V.One) & Vector512.Equals(y, y)), V.One, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignOfPower(V x, V y, V magnitude)
    {
        V isWhole = Vector512.Equals(Vector512.Floor(y), y), half = y * 0.5, isOdd = isWhole & ~Vector512.Equals(Vector512.Floor(half), half);
        V signed = magnitude ^ (isOdd & x & Vector512.Create(-0.0));
        V isFraction = ~isWhole & Vector512.LessThan(x, V.Zero) & Vector512.GreaterThan(x, Vector512.Create(double.NegativeInfinity));
        signed = Vector512.ConditionalSelect(isFraction, Vector512.Create(double.NaN), signed);
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.One), V.One, signed);
    }
}
