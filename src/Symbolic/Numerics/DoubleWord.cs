using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Symbolic.Numerics.ErrorFree;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Double-word arithmetic for the insides of functions, where nothing overflows: without a look at infinities, and without a branch, which keeps all in registers.</summary>
/// <remarks>Results may be off by some units of 2^-106 of the greater operand; sums that cancel lose what cancels. Over vectors with the same bits.</remarks>
internal static class DoubleWord
{
    /// <summary>The sum, off by up to 3·2^-106 of the magnitudes of its terms.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Add(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble s = TwoSum(a.High, b.High);
        return FastTwoSum(s.High, s.Low + (a.Low + b.Low));
    }

    /// <summary>The sum where |a| ≥ |b|, or a is 0.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble AddLesser(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble s = FastTwoSum(a.High, b.High);
        return FastTwoSum(s.High, s.Low + (a.Low + b.Low));
    }

    /// <summary>The product, relative error below 5·2^-106.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Multiply(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble p = TwoProduct(a.High, b.High);
        return FastTwoSum(p.High, p.Low + Math.FusedMultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    /// <summary>The square, relative error below 4·2^-106.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Square(DoubleDouble a)
    {
        DoubleDouble p = TwoProduct(a.High, a.High);
        return FastTwoSum(p.High, Math.FusedMultiplyAdd(a.High + a.High, a.Low, p.Low));
    }

    /// <summary>A step of Horner's scheme, coefficient + x·sum, where the coefficient is the greater.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Horner(DoubleDouble x, DoubleDouble sum, double high, double low)
    {
        DoubleDouble p = TwoProduct(x.High, sum.High), s = FastTwoSum(high, p.High);
        return new(s.High, s.Low + (p.Low + Math.FusedMultiplyAdd(x.High, sum.Low, Math.FusedMultiplyAdd(x.Low, sum.High, low))));
    }

    /// <summary>The quotient, relative error below 10·2^-106.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble Divide(DoubleDouble a, DoubleDouble b)
    {
        double reciprocal = 1 / b.High, q = a.High * reciprocal;
        double remainder = Math.FusedMultiplyAdd(-q, b.High, a.High) + Math.FusedMultiplyAdd(-q, b.Low, a.Low);
        return FastTwoSum(q, remainder * reciprocal);
    }

    /// <inheritdoc cref="Add(DoubleDouble, DoubleDouble)"/>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDoubleVector Add(DoubleDoubleVector a, DoubleDoubleVector b)
    {
        DoubleDoubleVector s = DoubleDoubleVector.TwoSum(a.High, b.High);
        return DoubleDoubleVector.FastTwoSum(s.High, s.Low + (a.Low + b.Low));
    }

    /// <inheritdoc cref="AddLesser(DoubleDouble, DoubleDouble)"/>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDoubleVector AddLesser(DoubleDoubleVector a, DoubleDoubleVector b)
    {
        DoubleDoubleVector s = DoubleDoubleVector.FastTwoSum(a.High, b.High);
        return DoubleDoubleVector.FastTwoSum(s.High, s.Low + (a.Low + b.Low));
    }

    /// <inheritdoc cref="Multiply(DoubleDouble, DoubleDouble)"/>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDoubleVector Multiply(DoubleDoubleVector a, DoubleDoubleVector b)
    {
        DoubleDoubleVector p = DoubleDoubleVector.TwoProduct(a.High, b.High);
        return DoubleDoubleVector.FastTwoSum(p.High, p.Low + Vector512.FusedMultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    /// <inheritdoc cref="Square(DoubleDouble)"/>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDoubleVector Square(DoubleDoubleVector a)
    {
        DoubleDoubleVector p = DoubleDoubleVector.TwoProduct(a.High, a.High);
        return DoubleDoubleVector.FastTwoSum(p.High, Vector512.FusedMultiplyAdd(a.High + a.High, a.Low, p.Low));
    }

    /// <inheritdoc cref="Horner(DoubleDouble, DoubleDouble, double, double)"/>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDoubleVector Horner(DoubleDoubleVector x, DoubleDoubleVector sum, double high, double low)
    {
        DoubleDoubleVector p = DoubleDoubleVector.TwoProduct(x.High, sum.High), s = DoubleDoubleVector.FastTwoSum(Vector512.Create(high), p.High);
        return new(s.High, s.Low + (p.Low + Vector512.FusedMultiplyAdd(x.High, sum.Low, Vector512.FusedMultiplyAdd(x.Low, sum.High, Vector512.Create(low)))));
    }

    /// <inheritdoc cref="Divide(DoubleDouble, DoubleDouble)"/>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDoubleVector Divide(DoubleDoubleVector a, DoubleDoubleVector b)
    {
        V reciprocal = V.One / b.High, q = a.High * reciprocal;
        V remainder = Vector512.FusedMultiplyAdd(-q, b.High, a.High) + Vector512.FusedMultiplyAdd(-q, b.Low, a.Low);
        return DoubleDoubleVector.FastTwoSum(q, remainder * reciprocal);
    }
}
