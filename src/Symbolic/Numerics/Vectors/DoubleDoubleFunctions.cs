using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Functions of eight double-double numbers, with the bits of <see cref="DoubleDouble"/>'s; vectors with a lane out of the usual range are
/// left to those.</summary>
internal static class DoubleDoubleFunctions
{
    private const double StepsPerUnit = 184.66496659701274; // 128/ln 2
    private const double Step1 = 0.0054152123481245725, Step2 = 1.8117553233174215e-19, Step3 = 4.459147217512666e-36;
    private const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17, HalfPi3 = -1.4973849048591698e-33, HalfPi4 = 5.562271104316826e-50;
    private const double Ln2Head = 0.6931471805598903, Ln2Middle = 5.497923018708371e-14, Ln2Tail = 1.94704509238075e-31;
    private const double OneTwentyFourthLow = 2.3129646346357427e-18; // what 1/24 as a double lacks
    private static readonly DoubleDoubleVector s_oneSixth = DoubleDoubleVector.Of(DoubleDouble.One / 6), s_one120th = DoubleDoubleVector.Of(DoubleDouble.One / 120);
    private static readonly DoubleDoubleVector s_oneThird = DoubleDoubleVector.Of(DoubleDouble.One / 3), s_oneFifth = DoubleDoubleVector.Of(DoubleDouble.One / 5);

    /// <summary>e^x for |x| &lt; 600.</summary>
    public static bool TryExp(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        value = default;
        if (!AllBelow(x.High, 600)) return false;
        V n = Vector512.Round(x.High * StepsPerUnit);
        Vector512<long> whole = Vector512.ConvertToInt64(n), index = (whole & Vector512.Create((long)PowerTable.Steps - 1)) * 3L;
        DoubleDoubleVector p = ReducedExpm1(n, x), power = new(DoubleDoubleVector.Gather(PowerTable.Values, index, 0), DoubleDoubleVector.Gather(PowerTable.Values, index, 1));
        value = (power + ((power * p) + DoubleDoubleVector.Gather(PowerTable.Values, index, 2))).Times(PowerOfTwo(Vector512.ShiftRightArithmetic(whole, 7)));
        return true;
    }

    /// <summary>e^x − 1 for 1e-40 ≤ |x| &lt; 80.</summary>
    public static bool TryExpm1(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        value = default;
        if (!AllBelow(x.High, 80) || !AllAbove(x.High, 1e-40)) return false;
        value = Expm1(x);
        return true;
    }

    /// <summary>tanh x for 1e-40 ≤ |x| &lt; 39.</summary>
    public static bool TryTanh(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        value = default;
        if (!AllBelow(x.High, 39) || !AllAbove(x.High, 1e-40)) return false;
        V sign = x.High & Vector512.Create(-0.0);
        DoubleDoubleVector m = Expm1(new DoubleDoubleVector(x.High ^ sign, x.Low ^ sign).Times(Vector512.Create(2.0)));
        DoubleDoubleVector t = m / (m + Vector512.Create(2.0));
        value = new DoubleDoubleVector(t.High ^ sign, t.Low ^ sign);
        return true;
    }

    /// <summary>log x for 1e-290 ≤ x &lt; ∞.</summary>
    public static bool TryLog(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        value = default;
        if (!Vector512.GreaterThanOrEqualAll(x.High, Vector512.Create(1e-290)) || !Vector512.LessThanAll(x.High, Vector512.Create(double.PositiveInfinity))) return false;
        Vector512<long> bits = x.High.AsInt64(), offset = bits - Vector512.Create(LogarithmTable.Origin);
        Vector512<long> cell = (Vector512.ShiftRightArithmetic(offset, LogarithmTable.CellBits) & Vector512.Create((long)LogarithmTable.Steps - 1)) * 4L, k = Vector512.ShiftRightArithmetic(offset, 52);
        V z = (bits - Vector512.ShiftLeft(k, 52)).AsDouble(), scale = PowerOfTwo(Vector512<long>.One - k) * 0.5, c = DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 0), power = Vector512.ConvertToDouble(k);
        DoubleDoubleVector product = DoubleDoubleVector.TwoProduct(z, c), lowProduct = DoubleDoubleVector.TwoProduct(x.Low * scale, c), head = DoubleDoubleVector.TwoSum(product.High - V.One, product.Low);
        DoubleDoubleVector rest = DoubleDoubleVector.TwoSum(head.Low, lowProduct.High), r = DoubleDoubleVector.FastTwoSum(head.High, rest.High);
        DoubleDoubleVector logC = new(DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 2), DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 3));
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(power * Ln2Head, DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 1)), total = DoubleDoubleVector.FastTwoSum(sum.High, r.High);
        DoubleDoubleVector lows = (Log1pResidual(r) + r.Low) + (DoubleDoubleVector.TwoProduct(power, Vector512.Create(Ln2Middle)) + logC);
        lows = lows + DoubleDoubleVector.TwoSum(sum.Low, total.Low) + (rest.Low + lowProduct.Low + (power * Ln2Tail));
        DoubleDoubleVector first = DoubleDoubleVector.FastTwoSum(total.High, lows.High), low = DoubleDoubleVector.FastTwoSum(first.Low, lows.Low);
        value = DoubleDoubleVector.FastTwoSum(first.High, low.High);
        return true;
    }

    /// <summary>sin x for 1e-40 ≤ |x| &lt; 2^27.</summary>
    public static bool TrySin(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        value = default;
        if (!AllBelow(x.High, 1 << 27) || !AllAbove(x.High, 1e-40)) return false;
        value = Circular(x, 0);
        return true;
    }

    /// <summary>cos x for |x| &lt; 2^27.</summary>
    public static bool TryCos(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        value = default;
        if (!AllBelow(x.High, 1 << 27)) return false;
        value = Circular(x, 1);
        return true;
    }

    private static DoubleDoubleVector Expm1(DoubleDoubleVector x)
    {
        V n = Vector512.Round(x.High * StepsPerUnit);
        Vector512<long> whole = Vector512.ConvertToInt64(n), index = (whole & Vector512.Create((long)PowerTable.Steps - 1)) * 3L;
        V scale = PowerOfTwo(Vector512.ShiftRightArithmetic(whole, 7));
        DoubleDoubleVector p = ReducedExpm1(n, x), power = new(DoubleDoubleVector.Gather(PowerTable.Values, index, 0) * scale, DoubleDoubleVector.Gather(PowerTable.Values, index, 1) * scale);
        DoubleDoubleVector head = DoubleDoubleVector.TwoSum(power.High, -V.One) + power.Low + (DoubleDoubleVector.Gather(PowerTable.Values, index, 2) * scale);
        return head + (power * p);
    }

    private static DoubleDoubleVector ReducedExpm1(V n, DoubleDoubleVector x)
    {
        V head = Vector512.FusedMultiplyAdd(-n, Vector512.Create(Step1), x.High);
        DoubleDoubleVector r = DoubleDoubleVector.TwoSum(head, x.Low) - DoubleDoubleVector.TwoProduct(n, Vector512.Create(Step2)) + Vector512.FusedMultiplyAdd(-n, Vector512.Create(Step3), V.Zero);
        V y = r.High, series = Series(y, [1 / 720.0, 1 / 5040.0, 1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0]);
        DoubleDoubleVector sum = s_one120th + (y * series);
        sum = (r * sum) + Vector512.Create(1 / 24.0) + Vector512.Create(OneTwentyFourthLow);
        sum = (r * sum) + s_oneSixth;
        sum = (r * sum) + Vector512.Create(0.5);
        return r + (r * r * sum);
    }

    private static DoubleDoubleVector Log1pResidual(DoubleDoubleVector r)
    {
        DoubleDoubleVector s = r / (r + Vector512.Create(2.0)), square = s * s;
        V series = Series(square.High, [1 / 7.0, 1 / 9.0, 1 / 11.0, 1 / 13.0]);
        DoubleDoubleVector sum = s_oneThird + (square * (s_oneFifth + (square.High * series)));
        return s * ((square * sum).Times(Vector512.Create(2.0)) - r);
    }

    private static DoubleDoubleVector Circular(DoubleDoubleVector x, long quarters)
    {
        V n = Vector512.Round(x.High * (2 / Math.PI));
        V head = Vector512.FusedMultiplyAdd(-n, Vector512.Create(HalfPi1), x.High);
        DoubleDoubleVector r = DoubleDoubleVector.TwoSum(head, x.Low) - DoubleDoubleVector.TwoProduct(n, Vector512.Create(HalfPi2));
        r = r - DoubleDoubleVector.TwoProduct(n, Vector512.Create(HalfPi3)) - (n * HalfPi4);
        Vector512<long> quadrant = Vector512.ConvertToInt64(n) + Vector512.Create(quarters);
        DoubleDoubleVector sine = Reduced(r, out DoubleDoubleVector cosine), value = DoubleDoubleVector.Select(IsSet(quadrant, 1), cosine, sine);
        V sign = IsSet(quadrant, 2) & Vector512.Create(-0.0);
        return new DoubleDoubleVector(value.High ^ sign, value.Low ^ sign);
    }

    private static DoubleDoubleVector Reduced(DoubleDoubleVector r, out DoubleDoubleVector cosine)
    {
        V cell = Vector512.Round(r.High * SineTable.Steps);
        DoubleDoubleVector t = DoubleDoubleVector.FastTwoSum(r.High - (cell / Vector512.Create((double)SineTable.Steps)), r.Low);
        Vector512<long> index = (Vector512.ConvertToInt64(cell) + Vector512.Create((long)SineTable.Last)) * 4L;
        DoubleDoubleVector sinA = new(DoubleDoubleVector.Gather(SineTable.Values, index, 0), DoubleDoubleVector.Gather(SineTable.Values, index, 1));
        DoubleDoubleVector cosA = new(DoubleDoubleVector.Gather(SineTable.Values, index, 2), DoubleDoubleVector.Gather(SineTable.Values, index, 3));
        DoubleDoubleVector square = t * t, sinT = SinSeries(t, square), cosm1T = Cosm1Series(square);
        cosine = cosA + ((cosA * cosm1T) - (sinA * sinT));
        return sinA + ((sinA * cosm1T) + (cosA * sinT));
    }

    private static DoubleDoubleVector SinSeries(DoubleDoubleVector t, DoubleDoubleVector square)
    {
        V series = Series(square.High, [-1 / 5040.0, 1 / 362880.0, -1 / 39916800.0, 1 / 6227020800.0]);
        DoubleDoubleVector sum = (square * (s_one120th + (square.High * series))) - s_oneSixth;
        return t + (t * square * sum);
    }

    private static DoubleDoubleVector Cosm1Series(DoubleDoubleVector square)
    {
        V series = Series(square.High, [-1 / 720.0, 1 / 40320.0, -1 / 3628800.0, 1 / 479001600.0]);
        DoubleDoubleVector fourth = new DoubleDoubleVector(Vector512.Create(1 / 24.0), Vector512.Create(OneTwentyFourthLow)) + (square.High * series);
        return square * ((square * fourth) - Vector512.Create(0.5));
    }

    /// <summary>As <see cref="Polynomial"/> evaluates it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V x, ReadOnlySpan<double> coefficients)
    {
        V value = Vector512.Create(coefficients[^1]);
        for (int i = coefficients.Length - 2; i >= 0; i--) value = Vector512.FusedMultiplyAdd(value, x, Vector512.Create(coefficients[i]));
        return value;
    }

    private static V PowerOfTwo(Vector512<long> exponent) => Vector512.ShiftLeft(exponent + Vector512.Create(1023L), 52).AsDouble();

    private static V IsSet(Vector512<long> number, long bit) => Vector512.Equals(number & Vector512.Create(bit), Vector512.Create(bit)).AsDouble();

    private static bool AllBelow(V x, double limit) => Vector512.LessThanAll(Vector512.Abs(x), Vector512.Create(limit));

    private static bool AllAbove(V x, double limit) => Vector512.GreaterThanOrEqualAll(Vector512.Abs(x), Vector512.Create(limit));
}
