using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Functions that lose digits, or overflow, where they are composed of others: from pairs of doubles, and by their Taylor series where even pairs would cancel. Lanes out of the
/// range of pairs, and those beside zeros of differences, are left to the scalar kernels.</content>
internal static partial class VectorKernels
{
    /// <summary>The share that is left of a difference of which one part is right to 2^-62.</summary>
    private const double LeastPart = 1 / 256.0;

    private const double LargestCubed = 340;

    /// <summary>log(e^x + e^y) without overflow.</summary>
    public static V LogAddExp(V x, V y)
    {
        V usual = LogAddExpParts(x, y, out DoubleDoubleVector total);
        return Within(usual, total.High + total.Low, x, y, Kernels.LogAddExp);
    }

    /// <summary>The same as a pair, and in which lanes that is right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogAddExpParts(V x, V y, out DoubleDoubleVector total)
    {
        V greater = Vector512.MaxNative(x, y), less = Vector512.MinNative(x, y);
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(less, -greater), e = Decay(difference), log = LogOnePlus(e, V.One);
        total = DoubleDoubleVector.Select(Vector512.LessThan(e.High, Vector512.Create(KernelPairs.LargestVanishing)), new DoubleDoubleVector(e.High, Vector512.FusedMultiplyAdd(e.High * -0.5, e.High, e.Low)), log) + greater;
        return Vector512.LessThan(Vector512.Abs(greater), Vector512.Create(1e300)) & HasDecay(difference.High, greater) & IsLeft(total, greater) & Vector512.Equals(x, x) & Vector512.Equals(y, y);
    }

    /// <summary>log(e^x − e^y) without overflow, for x ≥ y.</summary>
    public static V LogSubExp(V x, V y)
    {
        V usual = LogSubExpParts(x, y, out DoubleDoubleVector total);
        return Within(usual, total.High + total.Low, Vector512.GreaterThan(y, x), x, y, Kernels.LogSubExp);
    }

    /// <summary>The same as a pair, and in which lanes that is right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogSubExpParts(V x, V y, out DoubleDoubleVector total)
    {
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(y, -x);
        total = LogOneMinusExp(difference) + x;
        return Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1e300)) & HasDecay(difference.High, x) & Vector512.LessThan(difference.High, Vector512.Create(-KernelPairs.LeastOfSum)) & IsLeft(total, x);
    }

    /// <summary>log(1 − e^x) for x ≤ 0.</summary>
    public static V Log1mExp(V x)
    {
        DoubleDoubleVector log = LogOneMinusExp(new DoubleDoubleVector(x, V.Zero));
        V usual = Vector512.LessThan(x, Vector512.Create(-KernelPairs.LeastOfSum)) & Vector512.GreaterThan(x, Vector512.Create(-KernelPairs.Largest));
        return Within(usual, log.High + log.Low, Vector512.GreaterThan(x, V.Zero), x, Kernels.Log1mExp);
    }

    /// <summary>log(p/(1 − p)); next to 1/2 by the series of the inverse hyperbolic tangent of 2p − 1.</summary>
    public static V Logit(V p)
    {
        V twice = p + p, d = twice - V.One, square = d * d, third = Vector512.FusedMultiplyAdd(square, Vector512.Create(1 / 5.0), Vector512.Create(1 / 3.0));
        V near = Vector512.FusedMultiplyAdd(d * square, third, d);
        DoubleDoubleVector quotient = new DoubleDoubleVector(p, V.Zero) / DoubleDoubleVector.FastTwoSum(V.One, -p), log = VectorPairs.Log(quotient.High, quotient.Low);
        V isNear = Vector512.LessThan(Vector512.Abs(d), Vector512.Create(1 / 8192.0)), value = Vector512.ConditionalSelect(isNear, near + near, log.High + log.Low);
        V usual = Vector512.GreaterThan(p, Vector512.Create(1e-290)) & Vector512.LessThan(p, V.One);
        return Within(usual, value, Vector512.LessThan(p, V.Zero) | Vector512.GreaterThan(p, V.One), p, Kernels.Logit);
    }

    /// <summary>log(cosh x) without overflow; its series below 1/16.</summary>
    public static V LogCosh(V x)
    {
        V a = Vector512.Abs(x), z = x * x, z2 = z * z, lost = MultiplySubtract(x, x, z);
        DoubleDoubleVector total = LogOnePlus(Decay(new DoubleDoubleVector(a * -2.0, V.Zero)), Vector512.Create(0.5)) + a;
        V series = Vector512.FusedMultiplyAdd(z2 * z, Vector512.FusedMultiplyAdd(z2, Vector512.Create(10922 / 42567525.0), Linear(z, -691 / 935550.0, 31 / 14175.0)), Vector512.FusedMultiplyAdd(z2, Vector512.Create(-17 / 2520.0), Linear(z, 1 / 45.0, -1 / 12.0)));
        V near = Vector512.FusedMultiplyAdd(z, Vector512.Create(0.5), Vector512.FusedMultiplyAdd(z2, series, lost * 0.5)), isNear = Vector512.LessThan(a, Vector512.Create(0.0625));
        V usual = Vector512.LessThan(a, Vector512.Create(1e300)) & Vector512.GreaterThan(a, Vector512.Create(1e-140));
        return Within(usual, Vector512.ConditionalSelect(isNear, near, total.High + total.Low), x, Kernels.LogCosh);
    }

    /// <summary>log(sinh x) without overflow, for x ≥ 0.</summary>
    public static V LogSinh(V x)
    {
        DoubleDoubleVector decay = LogOneMinusExp(new DoubleDoubleVector(x * -2.0, V.Zero)), half = DoubleDoubleVector.TwoSum(x, decay.High);
        DoubleDoubleVector total = new DoubleDoubleVector(Vector512.Create(-Kernels.Ln2), half.Low + decay.Low + Vector512.Create(-Kernels.Ln2Low)) + half.High;
        V usual = Vector512.GreaterThan(x, Vector512.Create(1e-280)) & Vector512.LessThan(x, Vector512.Create(1e300)) & IsLeft(total, V.One);
        return Within(usual, total.High + total.Low, Vector512.LessThan(x, V.Zero), x, Kernels.LogSinh);
    }

    /// <summary>log(1 + x) − x; x²·(−1/2 + x/3 − …) below 1/32.</summary>
    public static V Log1pmx(V x)
    {
        V z = x * x, lost = MultiplySubtract(x, x, z), series = VectorPairs.LogarithmSeries(x);
        V near = Vector512.FusedMultiplyAdd(z, Vector512.Create(-0.5), Vector512.FusedMultiplyAdd(x * z, series, lost * -0.5));
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(V.One, x), log = VectorPairs.Log(sum.High, sum.Low), value = DoubleDoubleVector.TwoSum(log.High, -x);
        V isNear = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1 / 32.0));
        V usual = Vector512.GreaterThan(x, -V.One) & Vector512.LessThan(x, Vector512.Create(1e300)) & Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(1e-140));
        return Within(usual, Vector512.ConditionalSelect(isNear, near, value.High + (value.Low + log.Low)), x, Kernels.Log1pmx);
    }

    /// <summary>e^x − 1 − x; x²·(1/2 + x/6 + …) below 1/16.</summary>
    public static V Expm1mx(V x)
    {
        V z = x * x, lost = MultiplySubtract(x, x, z), near = Vector512.FusedMultiplyAdd(z, Vector512.Create(0.5), Vector512.FusedMultiplyAdd(x * z, ExponentialRest(x), lost * 0.5));
        DoubleDoubleVector m = VectorPairs.Expm1(x), value = DoubleDoubleVector.TwoSum(m.High, -x);
        V isNear = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.0625));
        V usual = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(KernelPairs.Largest)) & Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(1e-140));
        return Within(usual, Vector512.ConditionalSelect(isNear, near, value.High + (value.Low + m.Low)), x, Kernels.Expm1mx);
    }

    /// <summary>(e^x − 1 − x)/x², continued by 1/2 at 0; its series below 1/16.</summary>
    public static V Phi2(V x)
    {
        DoubleDoubleVector m = VectorPairs.Expm1(x), excess = DoubleDoubleVector.TwoSum(m.High, -x);
        V value = Quotient(new DoubleDoubleVector(excess.High, excess.Low + m.Low), DoubleDoubleVector.TwoProduct(x, x)), near = Vector512.FusedMultiplyAdd(x, ExponentialRest(x), Vector512.Create(0.5));
        return Within(x, LargestQuotient, Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.0625)), near, value), Kernels.Phi2);
    }

    /// <summary>The derivative of that, ((x − 2)·(e^x − 1) + 2·x)/x³, continued by 1/6 at 0; its series below 1/2.</summary>
    public static V DPhi2(V x)
    {
        DoubleDoubleVector m = VectorPairs.Expm1(x), less = DoubleDoubleVector.TwoSum(x, Vector512.Create(-2.0)), product = DoubleDoubleVector.TwoProduct(m.High, less.High);
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(product.High, x + x), square = DoubleDoubleVector.TwoProduct(x, x), cube = DoubleDoubleVector.TwoProduct(square.High, x);
        V rest = sum.Low + Vector512.FusedMultiplyAdd(m.Low, less.High, Vector512.FusedMultiplyAdd(m.High, less.Low, product.Low));
        V value = Quotient(new DoubleDoubleVector(sum.High, rest), new DoubleDoubleVector(cube.High, Vector512.FusedMultiplyAdd(square.Low, x, cube.Low)));
        V near = Series(x, [1 / 6.0, 2 / 24.0, 3 / 120.0, 4 / 720.0, 5 / 5040.0, 6 / 40320.0, 7 / 362880.0, 8 / 3628800.0, 9 / 39916800.0, 10 / 479001600.0, 11 / 6227020800.0, 12 / 87178291200.0, 13 / 1307674368000.0, 14 / 20922789888000.0, 15 / 355687428096000.0, 16 / 6402373705728000.0]);
        return Within(x, LargestCubed, Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.5)), near, value), Kernels.DPhi2);
    }

    /// <summary>log(1 + x)/x, continued by 1 at 0.</summary>
    public static V Log1pOverX(V x)
    {
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(V.One, x), log = VectorPairs.Log(sum.High, sum.Low);
        V value = Quotient(log, new DoubleDoubleVector(x, V.Zero)), isTiny = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1e-17));
        return Within(Vector512.GreaterThan(x, -V.One) & Vector512.LessThan(x, Vector512.Create(1e300)), Vector512.ConditionalSelect(isTiny, V.One, value), Vector512.LessThan(x, -V.One), x, Kernels.Log1pOverX);
    }

    /// <summary>The n-th derivative of log(1 + x)/x: (x/(1 + x) − log(1 + x))/x² for n = 1, its series below 1/32; lanes with other n by the scalar kernel.</summary>
    public static V DLog1pOverX(V n, V x)
    {
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(V.One, x), log = VectorPairs.Log(sum.High, sum.Low), part = new DoubleDoubleVector(x, V.Zero) / sum, difference = DoubleDoubleVector.TwoSum(part.High, -log.High);
        V value = Quotient(new DoubleDoubleVector(difference.High, difference.Low + (part.Low - log.Low)), DoubleDoubleVector.TwoProduct(x, x));
        V near = Series(x, [-1 / 2.0, 2 / 3.0, -3 / 4.0, 4 / 5.0, -5 / 6.0, 6 / 7.0, -7 / 8.0, 8 / 9.0, -9 / 10.0, 10 / 11.0, -11 / 12.0, 12 / 13.0]);
        V usual = Vector512.Equals(n, V.One) & Vector512.GreaterThan(x, -V.One) & Vector512.LessThan(x, Vector512.Create(1e140));
        return Within(usual, Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1 / 32.0)), near, value), n, x, Kernels.Log1prelDerivative);
    }

    /// <summary>1 − e^(−e^x).</summary>
    public static V InverseCloglog(V x)
    {
        V large = Vector512.MinNative(x, Vector512.Create(4.0));
        DoubleDoubleVector e = Decay(new DoubleDoubleVector(large, V.Zero)), m = VectorPairs.Expm1(-e.High);
        V value = -(m.High + NegatedMultiplyAdd(V.One + m.High, e.Low, m.Low)), near = e.High + Vector512.FusedMultiplyAdd(e.High * -0.5, e.High, e.Low);
        V usual = Vector512.GreaterThan(x, Vector512.Create(-KernelPairs.Largest));
        return Within(usual, Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(KernelPairs.LogOfLargestVanishing)), near, value), x, Kernels.InverseCloglog);
    }

    /// <summary>e^(x − e^x).</summary>
    public static V GumbelDensity(V x)
    {
        const double Largest = 6.5, Vanishing = 8;
        DoubleDoubleVector e = Decay(new DoubleDoubleVector(Vector512.MinNative(x, Vector512.Create(Largest)), V.Zero)), difference = DoubleDoubleVector.TwoSum(x, -e.High);
        DoubleDoubleVector exponent = DoubleDoubleVector.FastTwoSum(difference.High, difference.Low - e.Low), power = VectorPairs.Exp(exponent.High, exponent.Low, out V scale);
        V isZero = Vector512.GreaterThan(x, Vector512.Create(Vanishing)), usual = isZero | (Vector512.GreaterThan(x, Vector512.Create(-KernelPairs.Largest)) & Vector512.LessThan(x, Vector512.Create(Largest)));
        return Within(usual, Vector512.ConditionalSelect(isZero, V.Zero, (power.High + power.Low) * scale), x, Kernels.GumbelDensity);
    }

    /// <summary>x − sin x; x³·(1/6 − x²/120 + …) below 1/2.</summary>
    public static V XMinusSin(V x)
    {
        const double SixthLow = 9.25185853854297e-18; // what 1/6 as a double lacks
        V z = x * x, z2 = z * z, cube = z * x, third = cube * (1 / 6.0);
        V lost = Vector512.FusedMultiplyAdd(MultiplySubtract(x, x, z), x, MultiplySubtract(z, x, cube));
        V rest = Vector512.FusedMultiplyAdd(cube, Vector512.Create(SixthLow), Vector512.FusedMultiplyAdd(lost, Vector512.Create(1 / 6.0), MultiplySubtract(cube, Vector512.Create(1 / 6.0), third)));
        V high = Vector512.FusedMultiplyAdd(z2, Linear(z, -1 / 1307674368000.0, 1 / 6227020800.0), Linear(z, -1 / 39916800.0, 1 / 362880.0)), series = Vector512.FusedMultiplyAdd(z2, high, Linear(z, -1 / 5040.0, 1 / 120.0));
        V near = third + Vector512.FusedMultiplyAdd(cube * z, -series, rest);
        Vector512<long> quadrant = Quadrant(x, out V r, out V low);
        DoubleDoubleVector sine = VectorPairs.Sin(r, low, quadrant), value = DoubleDoubleVector.TwoSum(x, -sine.High);
        V a = Vector512.Abs(x), usual = Vector512.LessThan(a, Vector512.Create(LargestAngle)) & Vector512.GreaterThan(a, Vector512.Create(1e-90));
        return Within(usual, Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.5)), near, value.High + (value.Low - sine.Low)), x, Kernels.XMinusSin);
    }

    /// <summary>coth x − 1/x; x·(1/3 − x²/45 + …) below 1/2, ±1 − 1/x from 20 on. ±1 at ±∞.</summary>
    public static V Langevin(V x)
    {
        const double ThirdLow = 1.850371707708594e-17;
        V a = Vector512.Abs(x), z = x * x, z2 = z * z, z4 = z2 * z2;
        V low = Vector512.FusedMultiplyAdd(z2, Linear(z, 2 / 93555.0, -1 / 4725.0), Linear(z, 2 / 945.0, -1 / 45.0)), middle = Vector512.FusedMultiplyAdd(z2, Linear(z, 87734 / 38979295480125.0, -3617 / 162820783125.0), Linear(z, 4 / 18243225.0, -1382 / 638512875.0));
        V series = Vector512.FusedMultiplyAdd(z4, Vector512.FusedMultiplyAdd(z4, Linear(z, 310732 / 13447856940643125.0, -349222 / 1531329465290625.0), middle), low);
        V third = x * (1 / 3.0), near = third + Vector512.FusedMultiplyAdd(x * z, series, Vector512.FusedMultiplyAdd(x, Vector512.Create(ThirdLow), MultiplySubtract(x, Vector512.Create(1 / 3.0), third)));
        V inverse = V.One / x, one = WithSignOf(V.One, x), inverseLow = NegatedMultiplyAdd(inverse, x, V.One) * inverse;
        DoubleDoubleVector coth = VectorResiduals.Coth.Of(x), difference = DoubleDoubleVector.TwoSum(coth.High, -inverse);
        V isFar = Vector512.GreaterThan(a, Vector512.Create(20.0)), middling = difference.High + (difference.Low + (coth.Low - inverseLow));
        V value = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.5)), near, Vector512.ConditionalSelect(isFar, one - inverse, middling));
        return Within(Vector512.Equals(x, x) & Vector512.GreaterThan(a, Vector512.Create(1e-290)), value, x, Kernels.Langevin);
    }

    /// <summary>e^(x²)·erfc x: below 1/2 as that product, from 27 on by the asymptotic series.</summary>
    public static V Erfcx(V x)
    {
        const double InverseRootPi = 0.5641895835477563;
        V square = x * x;
        DoubleDoubleVector power = VectorPairs.Exp(Vector512.MinNative(square, Vector512.Create(KernelPairs.Largest)), MultiplySubtract(x, x, square), out V scale);
        V slope = ErrorSeries(x), small = Vector512.FusedMultiplyAdd(x, slope, x), lost = Vector512.FusedMultiplyAdd(x, slope, x - small), tail = ErrorComplement(Vector512.Abs(x));
        V isNear = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.75)), first = Vector512.ConditionalSelect(isNear, V.One, Vector512.Create(2.0)), part = Vector512.ConditionalSelect(isNear, small, tail);
        V erfc = first - part, erfcLow = (first - erfc - part) - (lost & isNear), product = power.High * erfc;
        V below = (product + Vector512.FusedMultiplyAdd(power.High, erfcLow, Vector512.FusedMultiplyAdd(power.Low, erfc, MultiplySubtract(power.High, erfc, product)))) * scale;
        V three = Vector512.Create(3.0), p = ComplementSeries((x - three) / (x + three)), d = Vector512.FusedMultiplyAdd(x, Vector512.Create(2.0), V.One), dLow = (V.One - d) + (x + x), inverse = V.One / d;
        V q = p * inverse, between = Vector512.FusedMultiplyAdd(NegatedMultiplyAdd(q, d, p) - (q * dLow), inverse, q);
        V w = V.One / (square + square), head = Vector512.Create(InverseRootPi) / x, rest = V.One;
        foreach (double odd in (ReadOnlySpan<double>)[13, 11, 9, 7, 5, 3]) rest = V.One - (w * odd * rest);
        V above = NegatedMultiplyAdd(head * w, rest, head), isLow = Vector512.LessThan(x, Vector512.Create(0.5)), isHigh = Vector512.GreaterThan(x, Vector512.Create(27.0));
        V value = Vector512.ConditionalSelect(isLow, below, Vector512.ConditionalSelect(isHigh, above, between));
        return Within(Vector512.GreaterThan(x, Vector512.Create(-26.0)), value, x, SpecialFunctions.Erfcx);
    }

    /// <summary>x^y·log x.</summary>
    public static V PowLog(V x, V y)
    {
        V usual = VectorResiduals.IsPowerLogarithm(x, y, out DoubleDoubleVector product, out V scale);
        return Within(usual, (product.High + product.Low) * scale, x, y, static (x, y) => Kernels.PowLog(x, y, 1));
    }

    /// <summary>atan(1/x).</summary>
    public static V Acot(V x) => WithSignOf(Atan2(V.One, Vector512.Abs(x)), x);

    /// <summary>acos(1/x) for |x| ≥ 1, as the angle of (±1, √(x² − 1)).</summary>
    public static V Asec(V x) => Within(IsBeyondOne(x), Atan2(RootOfSquareMinusOne(x), WithSignOf(V.One, x)), IsInsideOne(x), x, Kernels.Asec);

    /// <summary>asin(1/x) for |x| ≥ 1, as the angle of (√(x² − 1), ±1).</summary>
    public static V Acsc(V x) => Within(IsBeyondOne(x), Atan2(WithSignOf(V.One, x), RootOfSquareMinusOne(x)), IsInsideOne(x), x, Kernels.Acsc);

    /// <summary>(e^x − 1 − x − x²/2)/x³ for |x| below 1/16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentialRest(V x)
    {
        V z = x * x, high = Vector512.FusedMultiplyAdd(z, Linear(x, 1 / 3628800.0, 1 / 362880.0), Linear(x, 1 / 40320.0, 1 / 5040.0)), low = Vector512.FusedMultiplyAdd(z, Linear(x, 1 / 720.0, 1 / 120.0), Linear(x, 1 / 24.0, 1 / 6.0));
        return Vector512.FusedMultiplyAdd(z * z, high, low);
    }

    /// <summary>A polynomial with an even number of coefficients, the first without x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V x, ReadOnlySpan<double> coefficients)
    {
        V square = x * x, sum = V.Zero;
        for (int i = coefficients.Length - 2; i >= 0; i -= 2) sum = Vector512.FusedMultiplyAdd(sum, square, Linear(x, coefficients[i + 1], coefficients[i]));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsBeyondOne(V x) => Vector512.GreaterThan(Vector512.Abs(x), V.One) & Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1e150));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsInsideOne(V x) => Vector512.LessThan(Vector512.Abs(x), V.One);

    /// <summary>√(x² − 1), rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V RootOfSquareMinusOne(V x)
    {
        V a = Vector512.Abs(x);
        DoubleDoubleVector root = VectorResiduals.RootOf(DoubleDoubleVector.TwoSum(a, -V.One) * DoubleDoubleVector.TwoSum(a, V.One));
        return root.High + root.Low;
    }

    /// <summary>e^x for x below 690; what it is at −690 beyond that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Decay(DoubleDoubleVector x)
    {
        V isIn = Vector512.GreaterThan(x.High, Vector512.Create(-KernelPairs.Largest));
        DoubleDoubleVector e = VectorPairs.Exp(Vector512.ConditionalSelect(isIn, x.High, Vector512.Create(-KernelPairs.Largest)), x.Low & isIn, out V scale);
        return DoubleDoubleVector.FastTwoSum(e.High, e.Low).Times(scale);
    }

    /// <summary>log((1 + e)·factor) for 0 &lt; e ≤ 1 and a power of two, right to 2^-106 at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector LogOnePlus(DoubleDoubleVector e, V factor)
    {
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(V.One, e.High), normal = DoubleDoubleVector.FastTwoSum(sum.High, sum.Low + e.Low);
        return VectorPairs.Log(normal.High * factor, normal.Low * factor);
    }

    /// <summary>log(1 − e^x) for x &lt; 0; far below −690 something tiny.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static DoubleDoubleVector LogOneMinusExp(DoubleDoubleVector x)
    {
        V clamped = Vector512.MaxNative(x.High, Vector512.Create(-KernelPairs.Largest));
        DoubleDoubleVector m = VectorPairs.Expm1(clamped), e = Decay(x);
        m = DoubleDoubleVector.FastTwoSum(m.High, Vector512.FusedMultiplyAdd(V.One + m.High, x.Low, m.Low));
        DoubleDoubleVector log = VectorPairs.Log(-m.High, -m.Low), tail = new(-e.High, Vector512.FusedMultiplyAdd(e.High * -0.5, e.High, -e.Low));
        return DoubleDoubleVector.Select(Vector512.LessThan(x.High, Vector512.Create(KernelPairs.LogOfLargestVanishing)), tail, log);
    }

    /// <summary>Whether a difference keeps enough of what it is a difference of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsLeft(DoubleDoubleVector difference, V of) => Vector512.GreaterThanOrEqual(Vector512.Abs(difference.High), Vector512.Abs(of) * LeastPart);

    /// <summary>Whether e^x is what <see cref="Decay"/> says, or nothing beside a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V HasDecay(V x, V beside) => Vector512.GreaterThan(x, Vector512.Create(-KernelPairs.Largest)) | Vector512.GreaterThan(Vector512.Abs(beside), Vector512.Create(KernelPairs.LeastBesideDecay));

    /// <summary>The value of usual lanes, and that of the scalar kernel of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Within(V usual, V value, V x, Func<double, double> scalar) =>
        Vector512.EqualsAll(usual.AsInt64(), Vector512<long>.AllBitsSet) ? value : Lanes(usual, value, x, scalar);

    /// <summary>The value of usual lanes, NaN in those where the function has none, and that of the scalar kernel of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Within(V usual, V value, V undefined, V x, Func<double, double> scalar) =>
        Within(usual | undefined, Vector512.ConditionalSelect(undefined, Vector512.Create(double.NaN), value), x, scalar);

    /// <inheritdoc cref="Within(V, V, V, V, Func{double, double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Within(V usual, V value, V undefined, V x, V y, Func<double, double, double> scalar) =>
        Within(usual | undefined, Vector512.ConditionalSelect(undefined, Vector512.Create(double.NaN), value), x, y, scalar);

    /// <inheritdoc cref="Within(V, V, V, Func{double, double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Within(V usual, V value, V x, V y, Func<double, double, double> scalar) =>
        Vector512.EqualsAll(usual.AsInt64(), Vector512<long>.AllBitsSet) ? value : Lanes(usual, value, x, y, scalar);
}
