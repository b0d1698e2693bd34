using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>What eight rounded function values lack, as <see cref="KernelResiduals"/> says it for one: from pairs of doubles over vectors, right to 2^-62 of the value.</summary>
/// <remarks>Lanes out of the usual range are NaN where the value is 0, infinite or no number, or are left to the scalar residuals; no lane depends on its neighbours.</remarks>
internal static class VectorResiduals
{
    private const double Largest = 690, Least = 2.2250738585072014e-308, LargestReduced = 134217728, Tiny = 1e-17;

    /// <summary>e^x − y; 0 below −690, NaN above 690.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x, V y)
    {
        DoubleDoubleVector e = VectorPairs.Exp(x, V.Zero, out V scale);
        V rest = Vector512.FusedMultiplyAdd(e.Low, scale, VectorKernels.MultiplySubtract(e.High, scale, y));
        rest = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Largest)), rest, Vector512.Create(double.NaN));
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(-Largest)), V.Zero, rest);
    }

    /// <summary>e^x − 1 − y.</summary>
    public static V Expm1(V x, V y)
    {
        V usual = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(60.0)) & Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Tiny));
        return Usual(usual, Rest(VectorPairs.Expm1(x), y), x, y, KernelResiduals.Expm1);
    }

    /// <summary>log x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x, V y) => Usual(IsNormal(x), Rest(VectorPairs.Log(x), y), x, y, KernelResiduals.Log);

    /// <summary>log(1 + x) − y.</summary>
    public static V Log1p(V x, V y)
    {
        V usual = Vector512.GreaterThan(x, Vector512.Create(-1.0)) & Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)) & Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Tiny));
        return Usual(usual, Rest(LogOnePlus(x), y), x, y, KernelResiduals.Log1p);
    }

    /// <summary>sin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x, V y)
    {
        Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
        return Usual(IsShort(x), Rest(VectorPairs.Sin(r, low, quadrant), y), x, y, KernelResiduals.Sin);
    }

    /// <summary>cos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x, V y)
    {
        Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
        return Usual(IsShort(x), Rest(VectorPairs.Sin(r, low, quadrant + Vector512<long>.One), y), x, y, KernelResiduals.Cos);
    }

    /// <summary>tan x − y.</summary>
    public static V Tan(V x, V y)
    {
        Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
        DoubleDoubleVector sine = VectorPairs.Sin(r, low, quadrant), cosine = VectorPairs.Sin(r, low, quadrant + Vector512<long>.One);
        return Usual(IsShort(x), OfQuotient(sine, cosine, y), x, y, KernelResiduals.Tan);
    }

    /// <summary>atan x − y.</summary>
    public static V Atan(V x, V y)
    {
        V a = Vector512.Abs(x), sign = x & Vector512.Create(-0.0);
        DoubleDoubleVector angle = VectorPairs.Angle(new DoubleDoubleVector(a, V.Zero), new DoubleDoubleVector(V.One, V.Zero));
        return Usual(IsBetween(a, 1e-100, 1e100), Rest(angle, y ^ sign) ^ sign, x, y, KernelResiduals.Atan);
    }

    /// <summary>asin x − y.</summary>
    public static V Asin(V x, V y)
    {
        V a = Vector512.Abs(x), sign = x & Vector512.Create(-0.0);
        return Usual(IsBetween(a, 1e-100, 1), Rest(VectorPairs.Angle(new DoubleDoubleVector(a, V.Zero), Beside(a)), y ^ sign) ^ sign, x, y, KernelResiduals.Asin);
    }

    /// <summary>acos x − y.</summary>
    public static V Acos(V x, V y)
    {
        V a = Vector512.Abs(x), negative = Vector512.LessThan(x, V.Zero);
        DoubleDoubleVector angle = VectorPairs.Angle(Beside(a), new DoubleDoubleVector(a, V.Zero)), pi = DoubleDoubleVector.Of(DoubleDouble.Pi);
        DoubleDoubleVector beyond = DoubleDoubleVector.FastTwoSum(pi.High, -angle.High);
        angle = DoubleDoubleVector.Select(negative, new DoubleDoubleVector(beyond.High, beyond.Low + (pi.Low - angle.Low)), angle);
        return Usual(IsBetween(a, 1e-100, 1), Rest(angle, y), x, y, KernelResiduals.Acos);
    }

    /// <summary>sinh x − y.</summary>
    public static V Sinh(V x, V y)
    {
        V a = Vector512.Abs(x), sign = x & Vector512.Create(-0.0);
        return Usual(IsBetween(a, 1e-100, 300), Rest(SinhOf(a), y ^ sign) ^ sign, x, y, KernelResiduals.Sinh);
    }

    /// <summary>cosh x − y.</summary>
    public static V Cosh(V x, V y) => Usual(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(300.0)), Rest(CoshOf(Vector512.Abs(x)), y), x, y, KernelResiduals.Cosh);

    /// <summary>tanh x − y.</summary>
    public static V Tanh(V x, V y)
    {
        V a = Vector512.Abs(x), sign = x & Vector512.Create(-0.0);
        DoubleDoubleVector m = VectorPairs.Expm1(a + a);
        return Usual(IsBetween(a, 1e-9, 20), OfQuotient(m, Plus(m, 2), y ^ sign) ^ sign, x, y, KernelResiduals.Tanh);
    }

    /// <summary>1/tanh x − y.</summary>
    public static V Coth(V x, V y)
    {
        V a = Vector512.Abs(x), sign = x & Vector512.Create(-0.0);
        DoubleDoubleVector m = VectorPairs.Expm1(a + a);
        return Usual(IsBetween(a, 1e-100, 20), OfQuotient(Plus(m, 2), m, y ^ sign) ^ sign, x, y, KernelResiduals.Coth);
    }

    /// <summary>1/cosh x − y.</summary>
    public static V Sech(V x, V y) =>
        Usual(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(300.0)), OfQuotient(new DoubleDoubleVector(V.One, V.Zero), CoshOf(Vector512.Abs(x)), y), x, y, KernelResiduals.Sech);

    /// <summary>1/sinh x − y.</summary>
    public static V Csch(V x, V y)
    {
        V a = Vector512.Abs(x), sign = x & Vector512.Create(-0.0);
        return Usual(IsBetween(a, 1e-100, 300), OfQuotient(new DoubleDoubleVector(V.One, V.Zero), SinhOf(a), y ^ sign) ^ sign, x, y, KernelResiduals.Csch);
    }

    /// <summary>log(1 + e^x) − y.</summary>
    public static V Softplus(V x, V y)
    {
        V a = Vector512.Abs(x);
        DoubleDoubleVector parts = VectorPairs.Exp(-a, V.Zero, out V scale), e = DoubleDoubleVector.FastTwoSum(parts.High, parts.Low).Times(scale), one = DoubleDoubleVector.FastTwoSum(V.One, e.High);
        DoubleDoubleVector total = DoubleDoubleVector.FastTwoSum(one.High, one.Low + e.Low), log = VectorPairs.Log(total.High, total.Low);
        V isFar = Vector512.LessThan(x, Vector512.Create(-30.0)); // beside 1 digits of e^x are lost
        log = DoubleDoubleVector.Select(isFar, new DoubleDoubleVector(e.High, Vector512.FusedMultiplyAdd(e.High * -0.5, e.High, e.Low)), log);
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(Vector512.MaxNative(V.Zero, x), log.High);
        return Usual(Vector512.LessThan(a, Vector512.Create(600.0)), (sum.High - y) + (sum.Low + log.Low), x, y, KernelResiduals.Softplus);
    }

    /// <summary>1/(1 + e^-x) − y.</summary>
    public static V Sigmoid(V x, V y)
    {
        V a = Vector512.Abs(x);
        DoubleDoubleVector e = VectorPairs.Exp(-a, V.Zero, out V scale).Times(scale), one = DoubleDoubleVector.FastTwoSum(V.One, e.High);
        DoubleDoubleVector numerator = DoubleDoubleVector.Select(Vector512.LessThan(x, V.Zero), e, new DoubleDoubleVector(V.One, V.Zero));
        return Usual(Vector512.LessThan(a, Vector512.Create(600.0)), OfQuotient(numerator, new DoubleDoubleVector(one.High, one.Low + e.Low), y), x, y, KernelResiduals.Sigmoid);
    }

    /// <summary>∛x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cbrt(V x, V y)
    {
        DoubleDoubleVector square = DoubleDoubleVector.TwoProduct(y, y);
        V rest = (VectorKernels.NegatedMultiplyAdd(square.High, y, x) - (square.Low * y)) / (square.High * 3.0);
        return Vector512.ConditionalSelect(IsBetween(Vector512.Abs(x), 1e-280, double.MaxValue), rest, Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), V.Zero, Vector512.Create(double.NaN)));
    }

    /// <summary>√(x² + y²) − z; NaN where squares could overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Hypot(V x, V y, V z)
    {
        V large = Vector512.MaxNative(Vector512.Abs(x), Vector512.Abs(y)), small = Vector512.MinNative(Vector512.Abs(x), Vector512.Abs(y)), square = large * large, less = z * z;
        V lost = VectorKernels.MultiplySubtract(large, large, square) - VectorKernels.MultiplySubtract(z, z, less), other = small * small;
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(square, -less), total = DoubleDoubleVector.TwoSum(difference.High, other);
        V rest = (total.High + (total.Low + (difference.Low + (VectorKernels.MultiplySubtract(small, small, other) + lost)))) / (z + z);
        return Vector512.ConditionalSelect(IsBetween(z, 1e-130, 1e130), rest, Vector512.ConditionalSelect(Vector512.Equals(z, V.Zero), V.Zero, Vector512.Create(double.NaN)));
    }

    /// <summary>x·log y − z, 0 for x = 0.</summary>
    public static V Xlogy(V x, V y, V z) => Usual(IsNormal(y) & IsFarFromZero(z), OfProduct(VectorPairs.Log(y), x, z), x, y, z, KernelResiduals.Xlogy);

    /// <summary>x·log(1 + y) − z, 0 for x = 0.</summary>
    public static V Xlog1py(V x, V y, V z)
    {
        V usual = Vector512.GreaterThan(y, Vector512.Create(-1.0)) & Vector512.LessThan(y, Vector512.Create(double.PositiveInfinity)) & IsFarFromZero(y) & IsFarFromZero(z);
        return Usual(usual, OfProduct(LogOnePlus(y), x, z), x, y, z, KernelResiduals.Xlog1py);
    }

    /// <summary>x^y − z, also for x &lt; 0 with whole y; NaN where y·log x is not known well enough.</summary>
    public static V Power(V x, V y, V z)
    {
        V sign = z & Vector512.Create(-0.0), a = Vector512.Abs(x), usual = IsPower(a, y, out DoubleDoubleVector power, out V scale, out _);
        V rest = Vector512.FusedMultiplyAdd(power.Low, scale, Vector512.FusedMultiplyAdd(power.High, scale, -(z ^ sign)));
        return Usual(usual, rest ^ sign, x, y, z, KernelResiduals.Power);
    }

    /// <summary>x^y·log x − z; NaN where y·log x is not known well enough.</summary>
    public static V PowerLogarithm(V x, V y, V z)
    {
        V usual = IsPower(x, y, out DoubleDoubleVector power, out V scale, out DoubleDoubleVector log), high = power.High * log.High;
        V low = Vector512.FusedMultiplyAdd(power.High, log.Low, Vector512.FusedMultiplyAdd(power.Low, log.High, Vector512.FusedMultiplyAdd(power.Low, log.Low, VectorKernels.MultiplySubtract(power.High, log.High, high))));
        return Usual(usual & Vector512.GreaterThan(x, V.Zero), Vector512.FusedMultiplyAdd(low, scale, VectorKernels.MultiplySubtract(high, scale, z)), x, y, z, KernelResiduals.PowerLogarithm);
    }

    /// <summary>x^y = power·scale, and where that is certain to 2^-63 and in the range of doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsPower(V x, V y, out DoubleDoubleVector power, out V scale, out DoubleDoubleVector log)
    {
        const double MostExponent = 64; // the logarithm is right to 2^-69
        log = VectorPairs.Log(x);
        log = DoubleDoubleVector.FastTwoSum(log.High, log.Low);
        V product = log.High * y, low = Vector512.FusedMultiplyAdd(log.Low, y, VectorKernels.MultiplySubtract(log.High, y, product));
        power = VectorPairs.Exp(product, low, out scale);
        return IsNormal(x) & Vector512.LessThan(Vector512.Abs(product), Vector512.Create(Largest)) & Vector512.LessThan(Vector512.Abs(y), Vector512.Create(MostExponent));
    }

    /// <summary>log(1 + x) for −1 &lt; x &lt; ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector LogOnePlus(V x)
    {
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(x, V.One);
        return VectorPairs.Log(sum.High, sum.Low);
    }

    /// <summary>sinh a from m = e^a − 1: (m + m/(1 + m))/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector SinhOf(V a)
    {
        DoubleDoubleVector m = VectorPairs.Expm1(a), d = Plus(m, 1);
        V inverse = V.One / d.High, q = m.High * inverse, rest = VectorKernels.NegatedMultiplyAdd(q, d.High, m.High) + VectorKernels.NegatedMultiplyAdd(q, d.Low, m.Low);
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(m.High, q);
        return new DoubleDoubleVector(sum.High * 0.5, (sum.Low + Vector512.FusedMultiplyAdd(rest, inverse, m.Low)) * 0.5);
    }

    /// <summary>cosh a = (e^a + 1/e^a)/2 for a ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector CoshOf(V a)
    {
        DoubleDoubleVector parts = VectorPairs.Exp(a, V.Zero, out V scale), e = DoubleDoubleVector.FastTwoSum(parts.High, parts.Low).Times(scale);
        V inverse = V.One / e.High, rest = VectorKernels.NegatedMultiplyAdd(inverse, e.High, V.One) - (inverse * e.Low);
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(e.High, inverse);
        return new DoubleDoubleVector(sum.High * 0.5, (sum.Low + Vector512.FusedMultiplyAdd(rest, inverse, e.Low)) * 0.5);
    }

    /// <summary>√(1 − a²) for 0 ≤ a ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Beside(V a)
    {
        V square = a * a, difference = V.One - square, low = (V.One - difference) - square - VectorKernels.MultiplySubtract(a, a, square);
        V near = V.One - a, above = V.One + a, isNear = Vector512.GreaterThan(a, Vector512.Create(0.5)); // 1 − a is exact there
        V product = near * above, lost = VectorKernels.MultiplySubtract(near, above, product) + (near * (a - (above - V.One)));
        V high = Vector512.ConditionalSelect(isNear, product, difference), rest = Vector512.ConditionalSelect(isNear, lost, low);
        V root = Vector512.Sqrt(high), correction = (VectorKernels.NegatedMultiplyAdd(root, root, high) + rest) / (root + root);
        return new DoubleDoubleVector(root, Vector512.ConditionalSelect(Vector512.GreaterThan(root, V.Zero), correction, V.Zero));
    }

    /// <summary>a·b − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfProduct(DoubleDoubleVector a, V b, V y)
    {
        V product = a.High * b;
        return (product - y) + Vector512.FusedMultiplyAdd(a.Low, b, VectorKernels.MultiplySubtract(a.High, b, product));
    }

    /// <summary>n/d − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuotient(DoubleDoubleVector n, DoubleDoubleVector d, V y) =>
        (VectorKernels.NegatedMultiplyAdd(y, d.High, n.High) + VectorKernels.NegatedMultiplyAdd(y, d.Low, n.Low)) / d.High;

    /// <summary>a + b for a ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Plus(DoubleDoubleVector a, double b)
    {
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(a.High, Vector512.Create(b));
        return DoubleDoubleVector.FastTwoSum(sum.High, sum.Low + a.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Rest(DoubleDoubleVector value, V y) => (value.High - y) + value.Low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsNormal(V x) => Vector512.GreaterThanOrEqual(x, Vector512.Create(Least)) & Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsShort(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LargestReduced));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsBetween(V x, double least, double most) => Vector512.GreaterThan(x, Vector512.Create(least)) & Vector512.LessThanOrEqual(x, Vector512.Create(most));

    /// <summary>Whether products with it neither overflow nor underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsFarFromZero(V x) => IsBetween(Vector512.Abs(x), 1e-270, 1e300);

    /// <summary>What lanes in the usual range have, and what the scalar function says of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Usual(V usual, V rest, V x, V y, Func<double, double, double> scalar) =>
        Vector512.EqualsAll(usual.AsInt64(), Vector512<long>.AllBitsSet) ? rest : Unusual(usual, rest, x, y, scalar);

    /// <summary>The same for functions of two arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Usual(V usual, V rest, V x, V y, V z, Func<double, double, double, double> scalar) =>
        Vector512.EqualsAll(usual.AsInt64(), Vector512<long>.AllBitsSet) ? rest : Unusual(usual, rest, x, y, z, scalar);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, Func<double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i]));
        }

        return rest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, V z, Func<double, double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i], z[i]));
        }

        return rest;
    }
}
