using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Trigonometric functions.</content>
internal static partial class VectorKernels
{
    // beyond, a number of half turns times the three parts of π no longer leaves all digits: those lanes are reduced one by one
    private const double LargestReduced = 1e12;
    private const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17, HalfPi3 = -1.4973849048591698e-33, MinusSixth = -0.16666666666666666;

    /// <summary>sin x; lanes beyond 10^12 by <see cref="Math.Sin"/>. NaN and ±∞ ↦ NaN, ±0 ↦ ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x) => NeedsLongReduction(x) ? LongLanes(x, CommonSin(x), Math.Sin) : CommonSin(x);

    /// <summary>cos x; lanes beyond 10^12 by <see cref="Math.Cos"/>. NaN and ±∞ ↦ NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x) => NeedsLongReduction(x) ? LongLanes(x, CommonCos(x), Math.Cos) : CommonCos(x);

    /// <summary>tan x; lanes beyond 10^12 by <see cref="Math.Tan"/>. NaN and ±∞ ↦ NaN, ±0 ↦ ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tan(V x) => NeedsLongReduction(x) ? LongLanes(x, CommonTan(x), Math.Tan) : CommonTan(x);

    /// <summary>1/tan x; lanes beyond 10^12 one by one. NaN and ±∞ ↦ NaN, ±0 ↦ ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cot(V x) => NeedsLongReduction(x) ? LongLanes(x, CommonCot(x), Kernels.Cot) : CommonCot(x);

    /// <summary>1/cos x; lanes beyond 10^12 one by one. NaN and ±∞ ↦ NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sec(V x) => NeedsLongReduction(x) ? LongLanes(x, CommonSec(x), Kernels.Sec) : CommonSec(x);

    /// <summary>1/sin x; lanes beyond 10^12 one by one. NaN and ±∞ ↦ NaN, ±0 ↦ ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Csc(V x) => NeedsLongReduction(x) ? LongLanes(x, CommonCsc(x), Kernels.Csc) : CommonCsc(x);

    /// <summary>Whether some lane is too large for <see cref="CommonSin"/>, <see cref="CommonCos"/> and <see cref="CommonTan"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NeedsLongReduction(V x)
    {
        V a = Vector512.Abs(x), isLong = Vector512.GreaterThan(a, Vector512.Create(LargestReduced)) & Vector512.LessThan(a, Vector512.Create(double.PositiveInfinity));
        return Vector512.ExtractMostSignificantBits(isLong) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V LongLanes(V x, V common, Func<double, double> f)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (Math.Abs(x[i]) > LargestReduced) common = common.WithElement(i, f(x[i]));
        }

        return common;
    }

    /// <summary>sin x up to 10^12. Reduction by π in three parts with fused operations, one minimax polynomial on ±π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSin(V x)
    {
        V shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1 / Math.PI), Vector512.Create(RoundingShift));
        V value = SineOfHalfTurn(x, shifted - Vector512.Create(RoundingShift)) ^ Vector512.ShiftLeft(shifted.AsInt64(), 63).AsDouble();
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), x, value);
    }

    /// <summary>cos x up to 10^12, as the sine a quarter turn on, with what the remainder and the term of third order have rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCos(V x)
    {
        V shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1 / Math.PI), Vector512.Create(-0.5)) + Vector512.Create(RoundingShift + 1);
        V turns = shifted - Vector512.Create(RoundingShift + 1) + Vector512.Create(0.5);
        V r = Remainder(x, turns + turns, out V low);
        V z = r * r, cube = r * z, lost = Vector512.FusedMultiplyAdd(r, MultiplySubtract(r, r, z), MultiplySubtract(r, z, cube));
        V third = cube * MinusSixth, thirdLow = Vector512.FusedMultiplyAdd(lost, Vector512.Create(MinusSixth), MultiplySubtract(cube, Vector512.Create(MinusSixth), third)), sum = r + third;
        V slope = Linear(z, -0.405, 1); // cos r, near enough for what the remainder lacks
        V rest = Vector512.FusedMultiplyAdd(cube * z, SineSeries(z), Vector512.FusedMultiplyAdd(low, slope, thirdLow)) + (third - (sum - r));
        return (sum + rest) ^ Vector512.ShiftLeft(shifted.AsInt64(), 63).AsDouble();
    }

    /// <summary>tan x up to 10^12, as the quotient of sine and cosine of x reduced by π/2, corrected by what both and the quotient have rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonTan(V x)
    {
        _ = SineAndCosine(x, out V sine, out V sineRest, out V cosine, out V cosineRest);
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), x, Quotient(sine, sineRest, cosine, cosineRest));
    }

    /// <summary>1/tan x up to 10^12, as <see cref="CommonTan"/>; 1/x next to 0, where products would be subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCot(V x)
    {
        _ = SineAndCosine(x, out V sine, out V sineRest, out V cosine, out V cosineRest);
        return Vector512.ConditionalSelect(IsInverse(x), V.One / x, Quotient(cosine, cosineRest, sine, sineRest));
    }

    /// <summary>1/cos x up to 10^12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSec(V x)
    {
        V sign = SineAndCosine(x, out _, out _, out V cosine, out V cosineRest);
        return Quotient(V.One, V.Zero, cosine, cosineRest) ^ sign;
    }

    /// <summary>1/sin x up to 10^12; 1/x next to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCsc(V x)
    {
        V sign = SineAndCosine(x, out V sine, out V sineRest, out _, out _);
        return Vector512.ConditionalSelect(IsInverse(x), V.One / x, Quotient(V.One, V.Zero, sine, sineRest) ^ sign);
    }

    /// <summary>Whether 1/x is next to 1/tan x and 1/sin x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsInverse(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1e-9));

    /// <summary>sin x and cos x, but for a common sign, up to 10^12, and what their last additions have rounded off.</summary>
    /// <returns>The sign: −0 where it is negative.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineAndCosine(V x, out V sine, out V sineRest, out V cosine, out V cosineRest)
    {
        Vector512<long> quadrant = Quadrant(x, out V r, out V low);
        V odd = IsOdd(quadrant), s = SineOf(r, low, out V sRest), c = CosineOf(r, low, out V cRest);
        sine = Vector512.ConditionalSelect(odd, -c, s);
        sineRest = Vector512.ConditionalSelect(odd, -cRest, sRest);
        cosine = Vector512.ConditionalSelect(odd, s, c);
        cosineRest = Vector512.ConditionalSelect(odd, sRest, cRest);
        return Vector512.ShiftLeft(quadrant ^ Vector512.ShiftRightLogical(quadrant, 1), 63).AsDouble();
    }

    /// <summary>(above + aboveRest)/(below + belowRest), rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quotient(V above, V aboveRest, V below, V belowRest)
    {
        V inverse = V.One / below, quotient = above * inverse, lost = Vector512.FusedMultiplyAdd(-quotient, below, above) + Vector512.FusedMultiplyAdd(-quotient, belowRest, aboveRest);
        return Vector512.FusedMultiplyAdd(lost, inverse, quotient);
    }

    /// <summary>sin(x − n·π) for a difference r of at most π/2: r + r³·S(r²), plus a correction for what the powers lost by rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineOfHalfTurn(V x, V n)
    {
        V r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-2 * HalfPi1), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-2 * HalfPi2), r);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-2 * HalfPi3), r);
        V z = r * r, cube = r * z;
        V lost = Vector512.FusedMultiplyAdd(r, MultiplySubtract(r, r, z), MultiplySubtract(r, z, cube));
        return r + Vector512.FusedMultiplyAdd(cube, Vector512.Create(MinusSixth), Vector512.FusedMultiplyAdd(cube * z, SineSeries(z), lost * -0.14));
    }

    /// <summary>The series of the sine without its first two terms, divided by r⁵.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineSeries(V z)
    {
        V z2 = z * z, a = Linear(z, -0.0001984126984120766, 0.008333333333333196), b = Linear(z, -2.505210682665752e-08, 2.7557319210706296e-06);
        V c = Linear(z, -7.642926241843763e-13, 1.6058937244152671e-10);
        return Vector512.FusedMultiplyAdd(z2, Vector512.FusedMultiplyAdd(z2, Vector512.FusedMultiplyAdd(z2, Vector512.Create(2.7204892891457294e-15), c), b), a);
    }

    /// <summary>x = q·π/2 + r + low; the first difference is exact, since x and the nearest multiple share their leading bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<long> Quadrant(V x, out V r, out V low)
    {
        V shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(2 / Math.PI), Vector512.Create(RoundingShift));
        V n = shifted - Vector512.Create(RoundingShift);
        r = Remainder(x, n, out low);
        return shifted.AsInt64();
    }

    /// <summary>x − n·π/2 = r + low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Remainder(V x, V n, out V low)
    {
        V high = Vector512.FusedMultiplyAdd(n, Vector512.Create(-HalfPi1), x), second = Vector512.Create(HalfPi2), product = n * second, r = high - product, back = r - high;
        low = (high - (r - back)) - (product + back) - MultiplySubtract(n, second, product);
        low = Vector512.FusedMultiplyAdd(n, Vector512.Create(-HalfPi3), low);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsOdd(Vector512<long> quadrant) =>
        Vector512.Equals(quadrant & Vector512<long>.One, Vector512<long>.One).AsDouble();

    /// <summary>sin(r + low) for |r| ≤ π/4, and what its last addition has rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineOf(V r, V low, out V rest)
    {
        V z = r * r, z2 = z * z;
        V a = Linear(z, 0.008333333333330938, -0.16666666666666666), b = Linear(z, 2.7557316094298425e-06, -0.0001984126983674295);
        V c = Linear(z, 1.5918002234649258e-10, -2.505113010062243e-08);
        V series = Vector512.FusedMultiplyAdd(z2, Vector512.FusedMultiplyAdd(z2, c, b), a);
        V small = Vector512.FusedMultiplyAdd(r * z, series, low), sum = r + small;
        rest = small - (sum - r);
        return sum;
    }

    /// <summary>cos(r + low) for |r| ≤ π/4, and what its last addition has rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosineOf(V r, V low, out V rest)
    {
        V z = r * r, z2 = z * z, half = z * 0.5, one = V.One - half;
        V a = Linear(z, -0.001388888888888739, 0.041666666666666664), b = Linear(z, -2.755731726648925e-07, 2.4801587298755745e-05);
        V c = Linear(z, -1.1382552014700652e-11, 2.0876145162892077e-09);
        V series = Vector512.FusedMultiplyAdd(z2, Vector512.FusedMultiplyAdd(z2, c, b), a);
        V small = Vector512.FusedMultiplyAdd(-r, low, Vector512.FusedMultiplyAdd(z2, series, V.One - one - half)), sum = one + small;
        rest = small - (sum - one);
        return sum;
    }
}
