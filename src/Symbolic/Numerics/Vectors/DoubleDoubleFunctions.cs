using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Functions of eight double-double numbers, with the bits of <see cref="DoubleDouble"/>'s, to which lanes out of the usual range are left.</summary>
internal static class DoubleDoubleFunctions
{
    private const double StepsPerUnit = 184.66496659701274; // 128/ln 2
    private const double Step1 = 0.0054152123481245725, Step2 = 1.8117553233174215e-19, Step3 = 4.459147217512666e-36;
    private const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17, HalfPi3 = -1.4973849048591698e-33, HalfPi4 = 5.562271104316826e-50;
    private const double Ln2Head = 0.6931471805598903, Ln2Middle = 5.497923018708371e-14, Ln2Tail = 1.94704509238075e-31;
    private const double SixthLow = DoubleDouble.SixthLow, TwentyFourthLow = DoubleDouble.TwentyFourthLow, HundredTwentiethLow = DoubleDouble.HundredTwentiethLow;
    private const double ThirdLow = DoubleDouble.ThirdLow, FifthLow = DoubleDouble.FifthLow;

    /// <summary>e^x for |x| &lt; 600.</summary>
    public static uint Exp(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        uint others = Others(ref x, Below(x.High, 600));
        V n = Vector512.Round(x.High * StepsPerUnit);
        Vector512<long> whole = Vector512.ConvertToInt64(n), index = (whole & Vector512.Create((long)PowerTable.Steps - 1)) * 3L;
        DoubleDoubleVector p = ReducedExpm1(n, x), power = new(DoubleDoubleVector.Gather(PowerTable.Values, index, 0), DoubleDoubleVector.Gather(PowerTable.Values, index, 1));
        DoubleDoubleVector product = DoubleWord.Multiply(power, p), sum = DoubleDoubleVector.FastTwoSum(power.High, product.High);
        DoubleDoubleVector mantissa = DoubleDoubleVector.FastTwoSum(sum.High, sum.Low + (power.Low + (product.Low + DoubleDoubleVector.Gather(PowerTable.Values, index, 2))));
        value = mantissa.Times(PowerOfTwo(Vector512.ShiftRightArithmetic(whole, 7)));
        return others;
    }

    /// <summary>e^x − 1 for 1e-40 ≤ |x| &lt; 80.</summary>
    public static uint Expm1(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        uint others = Others(ref x, Below(x.High, 80) & Above(x.High, 1e-40));
        value = Expm1(x);
        return others;
    }

    /// <summary>tanh x for 1e-40 ≤ |x| &lt; 39.</summary>
    public static uint Tanh(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        uint others = Others(ref x, Below(x.High, 39) & Above(x.High, 1e-40));
        V sign = x.High & Vector512.Create(-0.0);
        DoubleDoubleVector m = Expm1(new DoubleDoubleVector(x.High ^ sign, x.Low ^ sign).Times(Vector512.Create(2.0)));
        DoubleDoubleVector t = m / (m + Vector512.Create(2.0));
        value = new DoubleDoubleVector(t.High ^ sign, t.Low ^ sign);
        return others;
    }

    /// <summary>log x for 1e-290 ≤ x &lt; ∞.</summary>
    public static uint Log(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        uint others = Others(ref x, Vector512.GreaterThanOrEqual(x.High, Vector512.Create(1e-290)) & Vector512.LessThan(x.High, Vector512.Create(double.PositiveInfinity)));
        Vector512<long> bits = x.High.AsInt64(), offset = bits - Vector512.Create(LogarithmTable.Origin);
        Vector512<long> cell = (Vector512.ShiftRightArithmetic(offset, LogarithmTable.CellBits) & Vector512.Create((long)LogarithmTable.Steps - 1)) * 4L, k = Vector512.ShiftRightArithmetic(offset, 52);
        V z = (bits - Vector512.ShiftLeft(k, 52)).AsDouble(), scale = PowerOfTwo(Vector512<long>.One - k) * 0.5, c = DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 0), power = Vector512.ConvertToDouble(k);
        DoubleDoubleVector product = DoubleDoubleVector.TwoProduct(z, c), lowProduct = DoubleDoubleVector.TwoProduct(x.Low * scale, c), head = DoubleDoubleVector.TwoSum(product.High - V.One, product.Low);
        DoubleDoubleVector rest = DoubleDoubleVector.TwoSum(head.Low, lowProduct.High), r = DoubleDoubleVector.FastTwoSum(head.High, rest.High);
        DoubleDoubleVector logC = new(DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 2), DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 3));
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(power * Ln2Head, DoubleDoubleVector.Gather(LogarithmTable.Values, cell, 1)), total = DoubleDoubleVector.FastTwoSum(sum.High, r.High);
        DoubleDoubleVector lows = DoubleWord.Add(DoubleWord.Add(Log1pResidual(r), new DoubleDoubleVector(r.Low, V.Zero)), DoubleWord.Add(DoubleDoubleVector.TwoProduct(power, Vector512.Create(Ln2Middle)), logC));
        lows = DoubleWord.Add(lows, DoubleDoubleVector.TwoSum(sum.Low, total.Low));
        lows = DoubleDoubleVector.FastTwoSum(lows.High, lows.Low + (rest.Low + lowProduct.Low + (power * Ln2Tail)));
        DoubleDoubleVector first = DoubleDoubleVector.FastTwoSum(total.High, lows.High), low = DoubleDoubleVector.FastTwoSum(first.Low, lows.Low);
        value = DoubleDoubleVector.FastTwoSum(first.High, low.High);
        return others;
    }

    /// <summary>sin x for 1e-40 ≤ |x| &lt; 2^27.</summary>
    public static uint Sin(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        uint others = Others(ref x, Below(x.High, 1 << 27) & Above(x.High, 1e-40));
        value = Circular(x, 0);
        return others;
    }

    /// <summary>cos x for |x| &lt; 2^27.</summary>
    public static uint Cos(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        uint others = Others(ref x, Below(x.High, 1 << 27));
        value = Circular(x, 1);
        return others;
    }

    private static DoubleDoubleVector Expm1(DoubleDoubleVector x)
    {
        V n = Vector512.Round(x.High * StepsPerUnit);
        Vector512<long> whole = Vector512.ConvertToInt64(n), index = (whole & Vector512.Create((long)PowerTable.Steps - 1)) * 3L;
        V scale = PowerOfTwo(Vector512.ShiftRightArithmetic(whole, 7));
        DoubleDoubleVector p = ReducedExpm1(n, x), power = new(DoubleDoubleVector.Gather(PowerTable.Values, index, 0) * scale, DoubleDoubleVector.Gather(PowerTable.Values, index, 1) * scale);
        DoubleDoubleVector head = DoubleDoubleVector.TwoSum(power.High, -V.One), product = DoubleWord.Multiply(power, p);
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(head.High, product.High), lows = DoubleDoubleVector.TwoSum(power.Low, product.Low);
        return DoubleWord.Add(sum, new DoubleDoubleVector(lows.High, lows.Low + (head.Low + (DoubleDoubleVector.Gather(PowerTable.Values, index, 2) * scale))));
    }

    private static DoubleDoubleVector ReducedExpm1(V n, DoubleDoubleVector x)
    {
        V head = Vector512.FusedMultiplyAdd(-n, Vector512.Create(Step1), x.High);
        DoubleDoubleVector step = DoubleDoubleVector.TwoProduct(-n, Vector512.Create(Step2)), first = DoubleDoubleVector.TwoSum(head, x.Low), sum = DoubleDoubleVector.TwoSum(first.High, step.High);
        DoubleDoubleVector r = DoubleDoubleVector.FastTwoSum(sum.High, sum.Low + (first.Low + (step.Low + Vector512.FusedMultiplyAdd(-n, Vector512.Create(Step3), V.Zero))));
        V y = r.High, square = y * y;
        V series = Series(y, [1 / 720.0, 1 / 5040.0]) + (square * (Series(y, [1 / 40320.0, 1 / 362880.0]) + (square * Series(y, [1 / 3628800.0, 1 / 39916800.0]))));
        DoubleDoubleVector c = DoubleDoubleVector.FastTwoSum(Vector512.Create(1 / 120.0), Vector512.FusedMultiplyAdd(y, series, Vector512.Create(HundredTwentiethLow)));
        c = DoubleWord.Horner(r, c, 1 / 24.0, TwentyFourthLow);
        c = DoubleWord.Horner(r, c, 1 / 6.0, SixthLow);
        c = DoubleWord.Horner(r, c, 0.5, 0);
        return DoubleWord.AddLesser(r, DoubleWord.Multiply(DoubleWord.Square(r), c));
    }

    private static DoubleDoubleVector Log1pResidual(DoubleDoubleVector r)
    {
        DoubleDoubleVector divisor = DoubleDoubleVector.FastTwoSum(Vector512.Create(2.0), r.High), s = DoubleWord.Divide(r, new DoubleDoubleVector(divisor.High, divisor.Low + r.Low)), square = DoubleWord.Square(s);
        V w = square.High, series = Series(w, [1 / 7.0, 1 / 9.0, 1 / 11.0, 1 / 13.0]);
        DoubleDoubleVector c = DoubleDoubleVector.FastTwoSum(Vector512.Create(1 / 5.0), Vector512.FusedMultiplyAdd(w, series, Vector512.Create(FifthLow)));
        c = DoubleWord.Horner(square, c, 1 / 3.0, ThirdLow);
        return DoubleWord.Multiply(s, DoubleWord.AddLesser(-r, DoubleWord.Multiply(square, c).Times(Vector512.Create(2.0))));
    }

    private static DoubleDoubleVector Circular(DoubleDoubleVector x, long quarters)
    {
        V n = Vector512.Round(x.High * (2 / Math.PI));
        V head = Vector512.FusedMultiplyAdd(-n, Vector512.Create(HalfPi1), x.High);
        DoubleDoubleVector r = DoubleWord.Add(DoubleDoubleVector.TwoSum(head, x.Low), DoubleDoubleVector.TwoProduct(-n, Vector512.Create(HalfPi2)));
        r = DoubleWord.Add(r, DoubleDoubleVector.TwoProduct(-n, Vector512.Create(HalfPi3)));
        r = DoubleDoubleVector.FastTwoSum(r.High, Vector512.FusedMultiplyAdd(-n, Vector512.Create(HalfPi4), r.Low));
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
        DoubleDoubleVector square = DoubleWord.Square(t), sinT = SinSeries(t, square), cosm1T = Cosm1Series(square);
        cosine = DoubleWord.AddLesser(cosA, DoubleWord.Add(DoubleWord.Multiply(cosA, cosm1T), -DoubleWord.Multiply(sinA, sinT)));
        return DoubleWord.Add(sinA, DoubleWord.Add(DoubleWord.Multiply(sinA, cosm1T), DoubleWord.Multiply(cosA, sinT)));
    }

    private static DoubleDoubleVector SinSeries(DoubleDoubleVector t, DoubleDoubleVector square)
    {
        V w = square.High, series = Series(w, [-1 / 5040.0, 1 / 362880.0, -1 / 39916800.0, 1 / 6227020800.0]);
        DoubleDoubleVector c = DoubleDoubleVector.FastTwoSum(Vector512.Create(1 / 120.0), Vector512.FusedMultiplyAdd(w, series, Vector512.Create(HundredTwentiethLow)));
        c = DoubleWord.Horner(square, c, -1 / 6.0, -SixthLow);
        return DoubleWord.AddLesser(t, DoubleWord.Multiply(DoubleWord.Multiply(t, square), c));
    }

    private static DoubleDoubleVector Cosm1Series(DoubleDoubleVector square)
    {
        V w = square.High, series = Series(w, [-1 / 720.0, 1 / 40320.0, -1 / 3628800.0, 1 / 479001600.0]);
        DoubleDoubleVector c = DoubleDoubleVector.FastTwoSum(Vector512.Create(1 / 24.0), Vector512.FusedMultiplyAdd(w, series, Vector512.Create(TwentyFourthLow)));
        return DoubleWord.Multiply(square, DoubleWord.Horner(square, c, -0.5, 0));
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

    private static V Below(V x, double limit) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(limit));

    private static V Above(V x, double limit) => Vector512.GreaterThanOrEqual(Vector512.Abs(x), Vector512.Create(limit));

    /// <summary>The lanes out of range, which get a number in it.</summary>
    private static uint Others(ref DoubleDoubleVector x, V inRange)
    {
        if (VectorResiduals.IsEverywhere(inRange)) return 0;
        x = DoubleDoubleVector.Select(inRange, x, new DoubleDoubleVector(Vector512.Create(0.5), V.Zero));
        return VectorResiduals.Others(inRange);
    }
}
