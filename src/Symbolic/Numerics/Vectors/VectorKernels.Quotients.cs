using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Quotients with a removable singularity, and their derivatives: from pairs of doubles, and near the singularity by their Taylor series. Lanes beyond the
/// range of the pairs are left to the scalar kernels.</content>
internal static partial class VectorKernels
{
    private const double LargestQuotient = 600, LargestAngle = 134217728;

    /// <summary>The derivative of (e^x − 1)/x, continued by 1/2 at 0: ((x − 1)·(e^x − 1) + x)/x². 0 at −∞, +∞ at +∞.</summary>
    public static V Dexprel(V x) => Within(x, LargestQuotient, CommonDexprel(x), Kernels.Dexprel);

    /// <summary>The same in the range of pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonDexprel(V x)
    {
        const double Small = 0.0625;
        DoubleDoubleVector m = VectorPairs.Expm1(x), less = DoubleDoubleVector.TwoSum(x, -V.One), square = DoubleDoubleVector.TwoProduct(x, x);
        DoubleDoubleVector product = DoubleDoubleVector.TwoProduct(m.High, less.High), sum = DoubleDoubleVector.TwoSum(product.High, x);
        V rest = sum.Low + Vector512.FusedMultiplyAdd(m.Low, less.High, Vector512.FusedMultiplyAdd(m.High, less.Low, product.Low)), x2 = square.High;
        V low = Vector512.FusedMultiplyAdd(x2, Linear(x, 1 / 144.0, 1 / 30.0), Linear(x, 1 / 8.0, 1 / 3.0));
        V high = Vector512.FusedMultiplyAdd(x2, Linear(x, 1 / 403200.0, 1 / 45360.0), Linear(x, 1 / 5760.0, 1 / 840.0));
        V near = Vector512.FusedMultiplyAdd(x, Vector512.FusedMultiplyAdd(x2 * x2, high, low), Vector512.Create(0.5));
        V isNear = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Small));
        return Vector512.ConditionalSelect(isNear, near, Quotient(new DoubleDoubleVector(sum.High, rest), square));
    }

    /// <summary>x/(e^x − 1), continued by 1 at 0. +∞ at −∞, 0 at +∞.</summary>
    public static V Bernoulli(V x) => Within(x, LargestQuotient, CommonBernoulli(x), Kernels.Bernoulli);

    /// <summary>The same in the range of pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonBernoulli(V x)
    {
        const double Tiny = 1e-17;
        V value = Quotient(new DoubleDoubleVector(x, V.Zero), Expm1Pair(x)), isTiny = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Tiny));
        return Vector512.ConditionalSelect(isTiny, V.One, value);
    }

    /// <summary>The derivative of x/(e^x − 1), continued by −1/2 at 0: (1 − x − x/(e^x − 1))/(e^x − 1). −1 at −∞, −0 at +∞.</summary>
    public static V DBernoulli(V x) => Within(x, LargestQuotient, CommonDBernoulli(x), Kernels.DBernoulli);

    /// <summary>The same in the range of pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonDBernoulli(V x)
    {
        const double Small = 0.125;
        DoubleDoubleVector m = Expm1Pair(x), less = DoubleDoubleVector.TwoSum(V.One, -x);
        V inverse = V.One / m.High, q = x * inverse, qLow = (NegatedMultiplyAdd(q, m.High, x) - (q * m.Low)) * inverse;
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(less.High, -q);
        V above = difference.High, aboveLow = difference.Low + (less.Low - qLow), quotient = above * inverse;
        V value = Vector512.FusedMultiplyAdd(NegatedMultiplyAdd(quotient, m.High, above) + NegatedMultiplyAdd(quotient, m.Low, aboveLow), inverse, quotient);
        V z = x * x, series = Vector512.FusedMultiplyAdd(z * z, Quadratic(z, z * z, -1 / 151200.0, 1 / 5040.0, 1 / 4790016.0), Linear(z, -1 / 180.0, 1 / 6.0));
        V near = Vector512.FusedMultiplyAdd(x, series, Vector512.Create(-0.5)), isNear = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Small));
        return Vector512.ConditionalSelect(isNear, near, value);
    }

    /// <summary>sin(x)/x, continued by 1 at 0. 0 at ±∞.</summary>
    public static V Sinc(V x)
    {
        const double Tiny = 1e-9;
        Vector512<long> quadrant = Quadrant(x, out V r, out V low);
        V value = Quotient(VectorPairs.Sin(r, low, quadrant), new DoubleDoubleVector(x, V.Zero)), isTiny = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Tiny));
        return Within(x, LargestAngle, Vector512.ConditionalSelect(isTiny, V.One, value), Kernels.Sinc);
    }

    /// <summary>The n-th derivative of sin(x)/x: (cos x − sin(x)/x)/x for n = 1, lanes with other n by the scalar kernel; also those beside a zero.</summary>
    public static V Dsinc(V n, V x)
    {
        const double Small = 0.5, LeastShare = 1 / 1024.0;
        if (Vector512.EqualsAll(n, Vector512.Create(2.0))) return D2sinc(x);
        Vector512<long> quadrant = Quadrant(x, out V r, out V low);
        DoubleDoubleVector sine = VectorPairs.Sin(r, low, quadrant), cosine = VectorPairs.Sin(r, low, quadrant + Vector512<long>.One);
        V inverse = V.One / x, q = sine.High * inverse, qLow = (NegatedMultiplyAdd(q, x, sine.High) + sine.Low) * inverse;
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(cosine.High, -q);
        V value = Quotient(new DoubleDoubleVector(difference.High, difference.Low + (cosine.Low - qLow)), new DoubleDoubleVector(x, V.Zero));
        V z = x * x, z2 = z * z, a = Vector512.Abs(x), isNear = Vector512.LessThan(a, Vector512.Create(Small));
        V high = Quadratic(z, z2, 1 / 518918400.0, -1 / 3991680.0, -1 / 93405312000.0), series = Vector512.FusedMultiplyAdd(z2, Vector512.FusedMultiplyAdd(z, high, Vector512.Create(1 / 45360.0)), Linear(z, -1 / 840.0, 1 / 30.0));
        V third = Vector512.Create(-1 / 3.0), near = x * third;
        near += Vector512.FusedMultiplyAdd(x * z, series, Vector512.FusedMultiplyAdd(x, Vector512.Create(-1.850371707708594e-17), MultiplySubtract(x, third, near))); // what −1/3 as a double lacks
        V isSafe = Vector512.GreaterThan(Vector512.Abs(difference.High), Vector512.Create(LeastShare)) | isNear;
        V usual = Vector512.Equals(n, V.One) & Vector512.LessThan(a, Vector512.Create(LargestAngle)) & Vector512.GreaterThan(a, Vector512.Create(1e-270)) & isSafe;
        value = Vector512.ConditionalSelect(isNear, near, value);
        return Within(usual, value, n, x, Kernels.Dsinc);
    }

    /// <summary>((2 − x²)·sin x − 2·x·cos x)/x³; its series below 1.</summary>
    private static V D2sinc(V x)
    {
        Vector512<long> quadrant = Quadrant(x, out V r, out V low);
        DoubleDoubleVector sine = VectorPairs.Sin(r, low, quadrant), cosine = VectorPairs.Sin(r, low, quadrant + Vector512<long>.One), square = DoubleDoubleVector.TwoProduct(x, x);
        DoubleDoubleVector two = DoubleDoubleVector.TwoSum(Vector512.Create(2.0), -square.High), first = DoubleDoubleVector.TwoProduct(two.High, sine.High), second = DoubleDoubleVector.TwoProduct(x * -2.0, cosine.High), cube = DoubleDoubleVector.TwoProduct(square.High, x);
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(first.High, second.High);
        V rest = Vector512.FusedMultiplyAdd(two.High, sine.Low, Vector512.FusedMultiplyAdd(two.Low - square.Low, sine.High, first.Low)) + Vector512.FusedMultiplyAdd(x * -2.0, cosine.Low, second.Low);
        V value = Quotient(new DoubleDoubleVector(sum.High, sum.Low + rest), new DoubleDoubleVector(cube.High, Vector512.FusedMultiplyAdd(square.Low, x, cube.Low)));
        V near = Series(square.High, [-1 / 3.0, 1 / 10.0, -1 / 168.0, 1 / 6480.0, -1 / 443520.0, 132 / 6227020800.0, -182 / 1307674368000.0, 240 / 355687428096000.0, -306 / 121645100408832000.0, 380 / 51090942171709440000.0]);
        V a = Vector512.Abs(x), isNear = Vector512.LessThan(a, V.One), isSafe = Vector512.GreaterThan(Vector512.Abs(sum.High), Vector512.Abs(first.High) * LeastPart) | isNear;
        return Within(Vector512.LessThan(a, Vector512.Create(LargestAngle)) & isSafe, Vector512.ConditionalSelect(isNear, near, value), x, static x => Kernels.Dsinc(2, x));
    }

    /// <summary>e^x − 1, the low part below an ulp of the high one, as divisors need it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Expm1Pair(V x)
    {
        DoubleDoubleVector m = VectorPairs.Expm1(x);
        return DoubleDoubleVector.FastTwoSum(m.High, m.Low);
    }

    /// <summary>n/d for a d whose low part is below an ulp of the high one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quotient(DoubleDoubleVector n, DoubleDoubleVector d)
    {
        V inverse = V.One / d.High, q = n.High * inverse;
        return Vector512.FusedMultiplyAdd(NegatedMultiplyAdd(q, d.High, n.High) + NegatedMultiplyAdd(q, d.Low, n.Low), inverse, q);
    }

    /// <summary>Whether some lane is out of the range of pairs for quotients of exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareQuotient(V x) => !Vector512.LessThanOrEqualAll(Vector512.Abs(x), Vector512.Create(LargestQuotient));

    /// <summary>The value of lanes of magnitude up to a number, and that of the scalar kernel of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Within(V x, double largest, V value, Func<double, double> scalar) => Within(Vector512.LessThanOrEqual(Vector512.Abs(x), Vector512.Create(largest)), value, x, scalar);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Lanes(V usual, V value, V x, Func<double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) value = value.WithElement(i, scalar(x[i]));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Lanes(V usual, V value, V x, V y, Func<double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) value = value.WithElement(i, scalar(x[i], y[i]));
        }

        return value;
    }
}
