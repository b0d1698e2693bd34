using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Functions of eight doubles as pairs of doubles, right to 2^-62: what the vector residuals and the more exact vector kernels have in common.</summary>
/// <remarks>Reductions by tables of sixteen numbers (Tang 1989 and 1990, Gal 1986) leave a remainder of at most 1/32, of whose series one product needs more than
/// a double. The low part of a result may be up to 2^-10 of the high part: their sum is what counts.</remarks>
internal static class VectorPairs
{
    // adding 1.5·2^52 rounds to a whole number, which then stands in the low bits of the sum
    private const double RoundingShift = 6755399441055744.0;
    private const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17;

    /// <summary>e^(x + low) = result·scale for |x| below 700 and a low below an ulp of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Exp(V x, V low, out V scale)
    {
        DoubleDoubleVector power = Reduce(x, low, out scale, out V head, out V tail);
        V r = head + tail, small = Vector512.FusedMultiplyAdd(r * r, Vector512.FusedMultiplyAdd(r, ExponentialSeries(r), Vector512.Create(0.5)), tail);
        V product = power.High * head, lost = VectorKernels.MultiplySubtract(power.High, head, product), sum = power.High + product;
        V rest = Vector512.FusedMultiplyAdd(power.High, small, Vector512.FusedMultiplyAdd(power.Low, head, power.Low)) + lost;
        return new DoubleDoubleVector(sum, (product - (sum - power.High)) + rest);
    }

    /// <summary>e^x − 1, relative also to a result near 0, for |x| below 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Expm1(V x)
    {
        DoubleDoubleVector power = Reduce(x, V.Zero, out V scale, out V head, out V tail);
        V r = head + tail, half = head * 0.5, square = head * half, squareLow = VectorKernels.MultiplySubtract(head, half, square);
        V small = Vector512.FusedMultiplyAdd(r * r, r * ExponentialSeries(r), Vector512.FusedMultiplyAdd(head, tail, tail) + squareLow);
        V first = power.High * scale, second = power.Low * scale;
        V product = first * head, lost = VectorKernels.MultiplySubtract(first, head, product), squared = first * square, squaredLost = VectorKernels.MultiplySubtract(first, square, squared);
        DoubleDoubleVector one = DoubleDoubleVector.TwoSum(first, -V.One), sum = DoubleDoubleVector.TwoSum(one.High, product), total = DoubleDoubleVector.TwoSum(sum.High, squared);
        V rest = Vector512.FusedMultiplyAdd(first, small, Vector512.FusedMultiplyAdd(second, head + square, second)) + (lost + squaredLost);
        return new DoubleDoubleVector(total.High, (one.Low + sum.Low) + (total.Low + rest));
    }

    /// <summary>log(x + low) for positive normal finite x and a low below an ulp of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Log(V x, V low) => Log(x, low, true);

    /// <summary>log x for positive normal finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Log(V x) => Log(x, V.Zero, false);

    /// <summary>sin(r + low + quadrant·π/2) for |r| up to 0.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Sin(V r, V low, Vector512<long> quadrant)
    {
        V minus = Vector512.Create(-0.0), sign = r & minus, a = r ^ sign;
        V shifted = Vector512.FusedMultiplyAdd(a, Vector512.Create(16.0), Vector512.Create(RoundingShift)), head = Vector512.FusedMultiplyAdd(shifted - Vector512.Create(RoundingShift), Vector512.Create(-0.0625), a);
        V tail = low ^ sign, t = head + tail, tLow = tail - (t - head), square = t * t;
        V odd = Vector512.Equals(quadrant & Vector512<long>.One, Vector512<long>.One).AsDouble();
        DoubleDoubleVector sine = VectorTables.Sine(shifted.AsInt64()), cosine = VectorTables.Cosine(shifted.AsInt64());
        DoubleDoubleVector main = DoubleDoubleVector.Select(odd, cosine, sine), other = DoubleDoubleVector.Select(odd, new DoubleDoubleVector(sine.High ^ minus, sine.Low ^ minus), cosine);
        V product = other.High * t, lost = VectorKernels.MultiplySubtract(other.High, t, product), sum = main.High + product;
        V rest = Vector512.FusedMultiplyAdd(main.High, CosineTail(t, tLow, square), Vector512.FusedMultiplyAdd(other.Low, t, main.Low) + lost);
        rest = Vector512.FusedMultiplyAdd(other.High, SineTail(t, tLow, square), rest) + (product - (sum - main.High));
        V turned = Vector512.ShiftLeft(quadrant & Vector512.Create(2L), 62).AsDouble() ^ Vector512.AndNot(sign, odd);
        return new DoubleDoubleVector(sum ^ turned, rest ^ turned);
    }

    /// <summary>atan(y/x) in [0, π/2] for y, x ≥ 0 that are not both 0 and neither overflow nor underflow against each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Angle(DoubleDoubleVector y, DoubleDoubleVector x)
    {
        V isFlat = Vector512.LessThanOrEqual(y.High, x.High);
        DoubleDoubleVector n = DoubleDoubleVector.Select(isFlat, y, x), d = DoubleDoubleVector.Select(isFlat, x, y);
        V shifted = Vector512.MinNative(Vector512.FusedMultiplyAdd(n.High / d.High, Vector512.Create(16.0), Vector512.Create(RoundingShift)), Vector512.Create(RoundingShift + 15));
        V c = (shifted - Vector512.Create(RoundingShift)) * 0.0625, above = c * d.High, beside = c * n.High;
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(n.High, -above), sum = DoubleDoubleVector.FastTwoSum(d.High, beside);
        V differenceLow = difference.Low + VectorKernels.NegatedMultiplyAdd(c, d.Low, n.Low) - VectorKernels.MultiplySubtract(c, d.High, above);
        V sumLow = sum.Low + Vector512.FusedMultiplyAdd(c, n.Low, d.Low) + VectorKernels.MultiplySubtract(c, n.High, beside);
        V inverse = V.One / sum.High, q = difference.High * inverse;
        V remainder = VectorKernels.NegatedMultiplyAdd(q, sum.High, difference.High) + VectorKernels.NegatedMultiplyAdd(q, sumLow, differenceLow), square = q * q;
        V tail = Vector512.FusedMultiplyAdd(square * q, ArctangentSeries(square), remainder * inverse);
        DoubleDoubleVector angle = VectorTables.Arctangent(shifted.AsInt64()), total = DoubleDoubleVector.FastTwoSum(angle.High, q);
        V low = total.Low + (angle.Low + tail);
        DoubleDoubleVector complement = DoubleDoubleVector.FastTwoSum(Vector512.Create(HalfPi1), -total.High);
        return DoubleDoubleVector.Select(isFlat, new DoubleDoubleVector(total.High, low), new DoubleDoubleVector(complement.High, complement.Low + (Vector512.Create(HalfPi2) - low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Log(V x, V low, bool hasLow)
    {
        const double Ln2Head = 0.6931471805598903, Ln2Tail = 5.497923018708371e-14; // the first is a multiple of 2^-42
        Vector512<long> offset = x.AsInt64() - Vector512.Create(0x3FE6800000000000), shift = offset & Vector512.Create(unchecked((long)0xFFF0000000000000));
        Vector512<long> index = Vector512.ShiftRightLogical(offset, 48);
        V k = (Vector512.ShiftRightArithmetic(offset, 52) + Vector512.Create(BitConverter.DoubleToInt64Bits(RoundingShift))).AsDouble() - Vector512.Create(RoundingShift);
        V m = (x.AsInt64() - shift).AsDouble(), c = VectorTables.Reciprocal(index), product = m * c, head = product - V.One;
        V tail = VectorKernels.MultiplySubtract(m, c, product);
        if (hasLow) tail = Vector512.FusedMultiplyAdd(low * c, Inverse(shift), tail);
        V r = head + tail, rest = tail - (r - head), half = r * -0.5, square = half * r, squareLow = VectorKernels.MultiplySubtract(half, r, square);
        DoubleDoubleVector logarithm = VectorTables.Logarithm(index);
        V whole = Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2Head), logarithm.High), wholeLow = Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2Tail), logarithm.Low);
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(whole, r), total = DoubleDoubleVector.FastTwoSum(sum.High, square);
        V series = Vector512.FusedMultiplyAdd(r * (r * r), LogarithmSeries(r), VectorKernels.NegatedMultiplyAdd(r, rest, squareLow) + rest);
        return new DoubleDoubleVector(total.High, ((sum.Low + total.Low) + wholeLow) + series);
    }

    /// <summary>x = n·ln 2/16 + head + tail; 2^(n/16) = result·scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Reduce(V x, V low, out V scale, out V head, out V tail)
    {
        const double StepsPerUnit = 23.083120654223414, StepHigh = 0.04332169878499658, StepLow = 1.4494042586539372e-18; // 16/ln 2, and ln 2/16 to 106 bits
        V shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(StepsPerUnit), Vector512.Create(RoundingShift)), n = shifted - Vector512.Create(RoundingShift);
        head = Vector512.FusedMultiplyAdd(n, Vector512.Create(-StepHigh), x); // exact
        tail = Vector512.FusedMultiplyAdd(n, Vector512.Create(-StepLow), low);
        scale = Vector512.ShiftLeft(Vector512.ShiftRightLogical(shifted.AsInt64(), 4) + Vector512.Create(1023L), 52).AsDouble();
        return VectorTables.Power(shifted.AsInt64());
    }

    /// <summary>(e^r − 1 − r − r²/2)/r³ for |r| below 1/46.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentialSeries(V r)
    {
        V square = r * r, a = Linear(r, 1 / 24.0, 1 / 6.0), b = Linear(r, 1 / 720.0, 1 / 120.0), c = Linear(r, 1 / 40320.0, 1 / 5040.0);
        return Vector512.FusedMultiplyAdd(square, Vector512.FusedMultiplyAdd(square, c, b), a);
    }

    /// <summary>(log(1 + r) − r + r²/2)/r³ for |r| up to 1/32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogarithmSeries(V r)
    {
        V square = r * r, a = Linear(r, -1 / 4.0, 1 / 3.0), b = Linear(r, -1 / 6.0, 1 / 5.0), c = Linear(r, -1 / 8.0, 1 / 7.0), d = Linear(r, -1 / 10.0, 1 / 9.0), e = Linear(r, -1 / 12.0, 1 / 11.0);
        V high = Vector512.FusedMultiplyAdd(square, Vector512.FusedMultiplyAdd(square, e, d), c);
        return Vector512.FusedMultiplyAdd(square * square, high, Vector512.FusedMultiplyAdd(square, b, a));
    }

    /// <summary>cos(t + low) − 1 for |t| up to 1/32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosineTail(V t, V low, V square)
    {
        V series = Vector512.FusedMultiplyAdd(square * square, Linear(square, 1 / 40320.0, -1 / 720.0), Linear(square, 1 / 24.0, -0.5));
        return Vector512.FusedMultiplyAdd(square, series, -t * low);
    }

    /// <summary>sin(t + low) − t for |t| up to 1/32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineTail(V t, V low, V square)
    {
        V series = Vector512.FusedMultiplyAdd(square * square, Linear(square, 1 / 362880.0, -1 / 5040.0), Linear(square, 1 / 120.0, -1 / 6.0));
        return Vector512.FusedMultiplyAdd(square * t, series, low);
    }

    /// <summary>(atan q − q)/q³ in the square of |q| up to 1/31.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ArctangentSeries(V square)
    {
        V a = Linear(square, 1 / 5.0, -1 / 3.0), b = Linear(square, 1 / 9.0, -1 / 7.0), c = Linear(square, 1 / 13.0, -1 / 11.0), fourth = square * square;
        return Vector512.FusedMultiplyAdd(fourth, Vector512.FusedMultiplyAdd(fourth, c, b), a);
    }

    /// <summary>1/2^k, where the exponent k stands in the first bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Inverse(Vector512<long> k) => (Vector512.Create(BitConverter.DoubleToInt64Bits(2.0)) - k).AsDouble() * 0.5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Linear(V x, double slope, double constant) => Vector512.FusedMultiplyAdd(x, Vector512.Create(slope), Vector512.Create(constant));
}
