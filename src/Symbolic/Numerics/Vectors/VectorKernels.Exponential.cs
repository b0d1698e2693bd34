using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Exponentials.</content>
internal static partial class VectorKernels
{
    private const double Log2E = 1.4426950408889634;

    // log 2 = Ln2High + Ln2Low; the first has 40 bits, so that its products with exponents are exact
    private const double Ln2High = 0.6931471805592082, Ln2Low = 7.371002565167799e-13;

    // adding and subtracting 1.5·2^52 rounds to a whole number, which then stands in the low bits of the sum
    private const double RoundingShift = 6755399441055744.0;

    /// <summary>e^x. Cody–Waite reduction to |r| ≤ log(2)/2, minimax polynomial of degree 12, scaling without a branch.
    /// NaN ↦ NaN, −∞ ↦ 0, +∞ ↦ +∞; overflow and subnormal results at full speed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        V n = Reduce(x, out V r, out _);
        return Scale(V.One + Vector512.FusedMultiplyAdd(r * r, ExponentialTail(r), r), n);
    }

    /// <summary>e^x − 1, with full relative accuracy near 0. NaN ↦ NaN, ±0 ↦ ±0, −∞ ↦ −1, +∞ ↦ +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1(V x)
    {
        const double Large = 40;
        V n = Reduce(x, out V r, out V low);
        V tail = Vector512.FusedMultiplyAdd(r * r, ExponentialTail(r), low);
        V scale = PowerOfTwo(Vector512.MinNative(Vector512.Create(64.0), Vector512.MaxNative(Vector512.Create(-64.0), n)));
        V result = Vector512.FusedMultiplyAdd(scale, tail, Vector512.FusedMultiplyAdd(scale, r, scale - V.One));
        V large = Scale(V.One + (r + tail), n);
        result = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(Large)), large, result);
        return Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), x, result);
    }

    /// <summary>(e^x − 1)/x, continued by 1 at 0; the numerator to more digits than a double's. NaN ↦ NaN, −∞ ↦ 0, +∞ ↦ +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exprel(V x)
    {
        const double Large = 40, Range = 65536;
        V n = Reduce(x, out V r, out V low);
        V tail = Vector512.FusedMultiplyAdd(r * r, ExponentialTail(r), low), scale = PowerOfTwo(Vector512.MinNative(Vector512.Create(64.0), Vector512.MaxNative(Vector512.Create(-64.0), n)));
        V less = scale - V.One, part = Vector512.FusedMultiplyAdd(scale, r, less), lost = Vector512.FusedMultiplyAdd(scale, r, less - part);
        V high = Vector512.FusedMultiplyAdd(scale, tail, part), rest = Vector512.FusedMultiplyAdd(scale, tail, part - high) + lost;
        V inverse = V.One / x, quotient = high / x;
        quotient = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(-quotient, x, high) + rest, inverse, quotient);
        V isTiny = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1e-17)), isLarge = Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Large));
        V large = Vector512.ConditionalSelect(Vector512.LessThan(x, V.Zero), -inverse, Scale(V.One + (r + tail), n - Vector512.Create(16.0)) / x * Range);
        quotient = Vector512.ConditionalSelect(isLarge, large, Vector512.ConditionalSelect(isTiny, V.One, quotient));
        V infinity = Vector512.Create(double.PositiveInfinity);
        return Vector512.ConditionalSelect(Vector512.Equals(x, infinity), infinity, quotient);
    }

    /// <summary>1/(1 + e^(−x)), for negative x as e^x/(1 + e^x), with what the sum and the quotient lose. NaN ↦ NaN, −∞ ↦ 0, +∞ ↦ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        V e = Exp(-Vector512.Abs(x)), isNegative = Vector512.LessThan(x, V.Zero), numerator = Vector512.ConditionalSelect(isNegative, e, V.One);
        V sum = V.One + e, lost = e - (sum - V.One), quotient = numerator / sum, inverse = Vector512.ConditionalSelect(isNegative, V.One - quotient, quotient);
        V remainder = Vector512.FusedMultiplyAdd(-quotient, lost, Vector512.FusedMultiplyAdd(-quotient, sum, numerator));
        return Vector512.FusedMultiplyAdd(remainder, inverse, quotient);
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log1p(e^−|x|). NaN ↦ NaN, −∞ ↦ 0, +∞ ↦ +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x) => Vector512.MaxNative(V.Zero, x) + Log1p(Exp(-Vector512.Abs(x)));

    /// <summary>n and r + low with x = n·log 2 + r + low. Beyond ±800 x counts as ±800, where e^x is 0 or ∞ anyway.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce(V x, out V r, out V low)
    {
        const double Largest = 800;
        x = Vector512.MinNative(Vector512.Create(Largest), Vector512.MaxNative(Vector512.Create(-Largest), x));
        V n = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), Vector512.Create(RoundingShift)) - Vector512.Create(RoundingShift);
        V high = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x), ln2Low = Vector512.Create(-Ln2Low);
        r = Vector512.FusedMultiplyAdd(n, ln2Low, high);
        low = Vector512.FusedMultiplyAdd(n, ln2Low, high - r);
        return n;
    }

    /// <summary>(e^r − 1 − r)/r² for |r| ≤ log(2)/2, minimax, relative error 2^-58.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentialTail(V r)
    {
        V r2 = r * r, r4 = r2 * r2;
        V a = Linear(r, 0.1666666666666667, 0.5), b = Linear(r, 0.008333333333326084, 0.041666666666666685);
        V c = Linear(r, 0.00019841269875002816, 0.0013888888888874326), d = Linear(r, 2.7557255169160034e-06, 2.4801587347515962e-05);
        V e = Linear(r, 2.5105313114911414e-08, 2.755725273431413e-07);
        V high = Vector512.FusedMultiplyAdd(r2, Vector512.Create(2.0921652131529976e-09), e);
        V low = Vector512.FusedMultiplyAdd(r2, b, a), middle = Vector512.FusedMultiplyAdd(r2, d, c);
        return Vector512.FusedMultiplyAdd(r4, Vector512.FusedMultiplyAdd(r4, high, middle), low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Linear(V x, double slope, double constant) =>
        Vector512.FusedMultiplyAdd(x, Vector512.Create(slope), Vector512.Create(constant));

    /// <summary>a·b − c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V MultiplySubtract(V a, V b, V c) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(a, b, c) : Vector512.FusedMultiplyAdd(a, b, -c);

    /// <summary>c − a·b with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NegatedMultiplyAdd(V a, V b, V c) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a, b, c) : Vector512.FusedMultiplyAdd(-a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quadratic(V x, V x2, double slope, double constant, double square) =>
        Vector512.FusedMultiplyAdd(x2, Vector512.Create(square), Linear(x, slope, constant));

    /// <summary>2^n for whole n from −1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfTwo(V n)
    {
        Vector512<long> bits = (n + Vector512.Create(RoundingShift + 1023)).AsInt64();
        return Vector512.ShiftLeft(bits, 52).AsDouble();
    }

    /// <summary>value·2^n, rounded once, for whole n of any sign that a double can be scaled by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scale(V value, V n)
    {
        if (Avx512F.IsSupported) return Avx512F.Scale(value, n);
        V half = Vector512.Floor(n * 0.5);
        return value * PowerOfTwo(half) * PowerOfTwo(n - half);
    }
}
