using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>What functions have in common.</content>
internal static unsafe partial class VectorResiduals
{
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

    /// <summary>The square root of a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static DoubleDoubleVector RootOf(DoubleDoubleVector x)
    {
        V root = Vector512.Sqrt(x.High);
        return new DoubleDoubleVector(root, (VectorKernels.NegatedMultiplyAdd(root, root, x.High) + x.Low) / (root + root));
    }

    /// <summary>The logarithm of a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector LogOf(DoubleDoubleVector x)
    {
        DoubleDoubleVector normal = Normal(x);
        return VectorPairs.Log(normal.High, normal.Low);
    }

    /// <summary>a·b for one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Product(DoubleDoubleVector a, DoubleDouble b)
    {
        V factor = Vector512.Create(b.High), product = a.High * factor;
        return new DoubleDoubleVector(product, VectorKernels.MultiplySubtract(a.High, factor, product) + Vector512.FusedMultiplyAdd(a.High, Vector512.Create(b.Low), a.Low * factor));
    }

    /// <summary>n/d, where low parts are below an ulp of the high ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Quotient(DoubleDoubleVector n, DoubleDoubleVector d)
    {
        V inverse = V.One / d.High, q = n.High * inverse;
        return new DoubleDoubleVector(q, (VectorKernels.NegatedMultiplyAdd(q, d.High, n.High) + VectorKernels.NegatedMultiplyAdd(q, d.Low, n.Low)) * inverse);
    }

    /// <summary>The same number with a low part below an ulp of the high one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Normal(DoubleDoubleVector value) => DoubleDoubleVector.FastTwoSum(value.High, value.Low);

    /// <summary>The number with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Signed(DoubleDoubleVector value, V x)
    {
        V sign = x & Vector512.Create(-0.0);
        return new DoubleDoubleVector(value.High ^ sign, value.Low ^ sign);
    }

    /// <summary>a + b for a ≥ 0, right relative to the greater of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector Plus(DoubleDoubleVector a, double b)
    {
        DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(a.High, Vector512.Create(b));
        return DoubleDoubleVector.FastTwoSum(sum.High, sum.Low + a.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsNormal(V x) => Vector512.GreaterThanOrEqual(x, Vector512.Create(LeastNormal)) & Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsShort(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LargestReduced));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsBetween(V x, double least, double most) => Vector512.GreaterThan(x, Vector512.Create(least)) & Vector512.LessThanOrEqual(x, Vector512.Create(most));
}
