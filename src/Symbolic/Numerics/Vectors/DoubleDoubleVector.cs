using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Eight double-double numbers: the operations of <see cref="DoubleDouble"/>, bit for bit where nothing overflows.</summary>
internal readonly struct DoubleDoubleVector(V high, V low)
{
    /// <summary>The high parts.</summary>
    public readonly V High = high;

    /// <summary>The low parts.</summary>
    public readonly V Low = low;

    /// <summary>One number eight times.</summary>
    public static DoubleDoubleVector Of(DoubleDouble value) => new(Vector512.Create(value.High), Vector512.Create(value.Low));

    /// <summary>The exact sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector TwoSum(V a, V b)
    {
        V sum = a + b, t = sum - a;
        return new(sum, (a - (sum - t)) + (b - t));
    }

    /// <summary>The exact sum, where |a| is not below |b|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector FastTwoSum(V a, V b)
    {
        V sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>The exact product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector TwoProduct(V a, V b)
    {
        V product = a * b;
        return new(product, VectorKernels.MultiplySubtract(a, b, product));
    }

    /// <summary>The negation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator -(DoubleDoubleVector value) => new(-value.High, -value.Low);

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator +(DoubleDoubleVector left, DoubleDoubleVector right)
    {
        DoubleDoubleVector s = TwoSum(left.High, right.High), t = TwoSum(left.Low, right.Low), v = FastTwoSum(s.High, s.Low + t.High);
        return FastTwoSum(v.High, t.Low + v.Low);
    }

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator +(DoubleDoubleVector left, V right)
    {
        DoubleDoubleVector s = TwoSum(left.High, right);
        return FastTwoSum(s.High, left.Low + s.Low);
    }

    /// <summary>The difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator -(DoubleDoubleVector left, DoubleDoubleVector right) => left + -right;

    /// <summary>The difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator -(DoubleDoubleVector left, V right) => left + -right;

    /// <summary>The product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator *(DoubleDoubleVector left, DoubleDoubleVector right)
    {
        DoubleDoubleVector p = TwoProduct(left.High, right.High);
        V cross = Vector512.FusedMultiplyAdd(left.High, right.Low, left.Low * right.Low);
        return FastTwoSum(p.High, p.Low + Vector512.FusedMultiplyAdd(left.Low, right.High, cross));
    }

    /// <summary>The quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector operator /(DoubleDoubleVector left, DoubleDoubleVector right)
    {
        V quotient = left.High / right.High;
        V remainder = Vector512.FusedMultiplyAdd(-quotient, right.High, left.High) + Vector512.FusedMultiplyAdd(-quotient, right.Low, left.Low);
        return FastTwoSum(quotient, remainder / right.High);
    }

    /// <summary>The product with a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleDoubleVector Times(V powerOfTwo) => new(High * powerOfTwo, Low * powerOfTwo);

    /// <summary>Lane by lane the one or the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Select(V mask, DoubleDoubleVector yes, DoubleDoubleVector no) =>
        new(Vector512.ConditionalSelect(mask, yes.High, no.High), Vector512.ConditionalSelect(mask, yes.Low, no.Low));

    /// <summary>The numbers at some places of a table: at 8 indices, and each so many further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gather(ReadOnlySpan<double> table, Vector512<long> indices, int offset)
    {
        ref double start = ref ErrorFree.Entry(table, offset);
        return Vector512.Create(
            Unsafe.Add(ref start, (nint)indices[0]),
            Unsafe.Add(ref start, (nint)indices[1]),
            Unsafe.Add(ref start, (nint)indices[2]),
            Unsafe.Add(ref start, (nint)indices[3]),
            Unsafe.Add(ref start, (nint)indices[4]),
            Unsafe.Add(ref start, (nint)indices[5]),
            Unsafe.Add(ref start, (nint)indices[6]),
            Unsafe.Add(ref start, (nint)indices[7]));
    }
}
