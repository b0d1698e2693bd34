using System.Globalization;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>A real number as the unevaluated sum of two doubles, <c>High + Low</c> with |Low| at most half an ulp of High: about 106 bits
/// over the exponent range of double.</summary>
/// <remarks>NaN and ±∞ have <c>Low</c> = 0. Numbers below 2^-969 in magnitude lose bits of <c>Low</c> to underflow; then the bounds given at each
/// operation hold only up to an absolute error of 2^-1074.</remarks>
public readonly partial struct DoubleDouble : IEquatable<DoubleDouble>, IComparable<DoubleDouble>
{
    /// <summary>The pair as given; the caller guarantees that it is normalised.</summary>
    [MethodImpl(Jit.Inlined)]
    internal DoubleDouble(double high, double low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The number rounded to double.</summary>
    public double High { get; }

    /// <summary>What <see cref="High"/> lacks.</summary>
    public double Low { get; }

    /// <summary>The number 0.</summary>
    public static DoubleDouble Zero => default;

    /// <summary>The number 1.</summary>
    public static DoubleDouble One => new(1, 0);

    /// <summary>Not a number.</summary>
    public static DoubleDouble NaN => new(double.NaN, 0);

    /// <summary>The sum of any two doubles, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sum(double x, double y) => Finite(ErrorFree.TwoSum(x, y));

    /// <summary>The product of any two doubles, exactly unless the error underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Product(double x, double y) => Finite(ErrorFree.TwoProduct(x, y));

    /// <summary>The double, exactly.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The rational number, relative error below 2^-106; ±∞ beyond the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble FromRational(Rational value)
    {
        double high = value.ToDouble();
        return double.IsFinite(high) ? new DoubleDouble(high, (value - Rational.FromDouble(high)).ToDouble()) : high;
    }

    /// <summary>The number rounded to the nearest double.</summary>
    public static explicit operator double(DoubleDouble value) => value.High;

    /// <summary>Whether the number is neither infinite nor NaN.</summary>
    public bool IsFinite => double.IsFinite(High);

    /// <summary>Whether the number is NaN.</summary>
    public bool IsNaN => double.IsNaN(High);

    /// <summary>−1, 0 or 1; 0 for NaN.</summary>
    public int Sign => High > 0 ? 1 : High < 0 ? -1 : 0;

    /// <summary>Whether both numbers are equal as real numbers; NaN differs from everything, as in IEEE 754.</summary>
    public static bool operator ==(DoubleDouble left, DoubleDouble right) => left.High == right.High && left.Low == right.Low;

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(DoubleDouble left, DoubleDouble right) => !(left == right);

    /// <summary>Whether the first is less; false with NaN.</summary>
    public static bool operator <(DoubleDouble left, DoubleDouble right) =>
        left.High < right.High || (left.High == right.High && left.Low < right.Low);

    /// <summary>Whether the first is greater; false with NaN.</summary>
    public static bool operator >(DoubleDouble left, DoubleDouble right) => right < left;

    /// <summary>Whether the first is less or equal; false with NaN.</summary>
    public static bool operator <=(DoubleDouble left, DoubleDouble right) =>
        left.High < right.High || (left.High == right.High && left.Low <= right.Low);

    /// <summary>Whether the first is greater or equal; false with NaN.</summary>
    public static bool operator >=(DoubleDouble left, DoubleDouble right) => right <= left;

    /// <summary>Equality in which NaN equals NaN, as for <see cref="double.Equals(double)"/>.</summary>
    public bool Equals(DoubleDouble other) => High.Equals(other.High) && Low.Equals(other.Low);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DoubleDouble other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(High, Low);

    /// <summary>Order in which NaN comes first, as for <see cref="double.CompareTo(double)"/>.</summary>
    public int CompareTo(DoubleDouble other)
    {
        int order = High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    /// <summary>Both parts in round-trip form, <c>High + Low</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:R} + {Low:R}");

    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Finite(DoubleDouble value) => double.IsFinite(value.High) ? value : new(value.High, 0);
}
