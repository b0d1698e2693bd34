using System.Globalization;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>A real number with the 106 bits of a <see cref="DoubleDouble"/> and an exponent of 60 bits: <c>Mantissa·2^Exponent</c>, so that
/// <c>exp(1000)/exp(999)</c> neither overflows nor loses digits.</summary>
/// <remarks>The mantissa has 1 ≤ |Mantissa| &lt; 2, or it is 0, ±∞ or NaN with exponent 0. Results beyond 2^±(2^60) become ±∞ or 0.</remarks>
public readonly partial struct ExtendedDouble : IEquatable<ExtendedDouble>, IComparable<ExtendedDouble>
{
    private const long LargestExponent = 1L << 60;

    private ExtendedDouble(DoubleDouble mantissa, long exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    /// <summary>The digits, 1 ≤ |Mantissa| &lt; 2, or 0, ±∞, NaN.</summary>
    public DoubleDouble Mantissa { get; }

    /// <summary>The power of two that scales the mantissa.</summary>
    public long Exponent { get; }

    /// <summary>The number 0.</summary>
    public static ExtendedDouble Zero => default;

    /// <summary>Not a number.</summary>
    public static ExtendedDouble NaN => new(DoubleDouble.NaN, 0);

    /// <summary>Whether the number is neither infinite nor NaN.</summary>
    public bool IsFinite => Mantissa.IsFinite;

    /// <summary>Whether the number is NaN.</summary>
    public bool IsNaN => Mantissa.IsNaN;

    /// <summary>−1, 0 or 1; 0 for NaN.</summary>
    public int Sign => Mantissa.Sign;

    /// <summary>The double, exactly.</summary>
    public static implicit operator ExtendedDouble(double value) => Normalise(value, 0);

    /// <summary>The pair, exactly.</summary>
    public static implicit operator ExtendedDouble(DoubleDouble value) => Normalise(value, 0);

    /// <summary>The rational number, relative error below 2^-106, whatever its size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble FromRational(Rational value)
    {
        if (value.IsZero) return Zero;
        int exponent = (int)(value.Numerator.GetBitLength() - value.Denominator.GetBitLength());
        Rational scaled = exponent > 0
            ? Rational.Create(value.Numerator, value.Denominator << exponent)
            : Rational.Create(value.Numerator << -exponent, value.Denominator);
        return Normalise(DoubleDouble.FromRational(scaled), exponent);
    }

    /// <summary>The number rounded once to double: ±∞ above its range, subnormal or ±0 below.</summary>
    public static explicit operator double(ExtendedDouble value) => value.ToDouble();

    /// <summary>The number rounded once to double: ±∞ above its range, subnormal or ±0 below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ToDouble() => IsFinite ? Scaling.Round(Mantissa, (int)Math.Clamp(Exponent, -3000, 3000)) : Mantissa.High;

    /// <summary>The number as a pair; ±∞ above the range of double, and with fewer bits or 0 below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble ToDoubleDouble() => IsFinite ? DoubleDouble.ScaleB(Mantissa, (int)Math.Clamp(Exponent, -3000, 3000)) : Mantissa;

    /// <summary>The number times 2^<paramref name="exponent"/>, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble ScaleB(ExtendedDouble value, long exponent) =>
        Normalise(value.Mantissa, value.Exponent + Math.Clamp(exponent, -2 * LargestExponent, 2 * LargestExponent));

    /// <summary>Whether both numbers are equal as real numbers; NaN differs from everything.</summary>
    public static bool operator ==(ExtendedDouble left, ExtendedDouble right) => left.Mantissa == right.Mantissa && left.Exponent == right.Exponent;

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(ExtendedDouble left, ExtendedDouble right) => !(left == right);

    /// <summary>Whether the first is less; false with NaN.</summary>
    public static bool operator <(ExtendedDouble left, ExtendedDouble right) => !left.IsNaN && !right.IsNaN && left.CompareTo(right) < 0;

    /// <summary>Whether the first is greater; false with NaN.</summary>
    public static bool operator >(ExtendedDouble left, ExtendedDouble right) => right < left;

    /// <summary>Whether the first is less or equal; false with NaN.</summary>
    public static bool operator <=(ExtendedDouble left, ExtendedDouble right) => !left.IsNaN && !right.IsNaN && left.CompareTo(right) <= 0;

    /// <summary>Whether the first is greater or equal; false with NaN.</summary>
    public static bool operator >=(ExtendedDouble left, ExtendedDouble right) => right <= left;

    /// <summary>Equality in which NaN equals NaN.</summary>
    public bool Equals(ExtendedDouble other) => Mantissa.Equals(other.Mantissa) && Exponent == other.Exponent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExtendedDouble other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mantissa, Exponent);

    /// <summary>Order in which NaN comes first.</summary>
    public int CompareTo(ExtendedDouble other)
    {
        bool sameScale = Sign != other.Sign || Sign == 0 || !IsFinite || !other.IsFinite || Exponent == other.Exponent;
        if (sameScale) return Mantissa.CompareTo(other.Mantissa);
        return Exponent > other.Exponent ? Sign : -Sign;
    }

    /// <summary>Mantissa and exponent: <c>(High + Low)·2^Exponent</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Mantissa})*2^{Exponent}");

    /// <summary>The number mantissa·2^exponent for any mantissa.</summary>
    [MethodImpl(Jit.Inlined)]
    private static ExtendedDouble Normalise(DoubleDouble mantissa, long exponent)
    {
        double high = mantissa.High;
        if (!(Math.Abs(high) is >= 1e-290 and < double.PositiveInfinity)) return NormaliseExtreme(mantissa, exponent);
        int shift = (int)((BitConverter.DoubleToInt64Bits(high) >> 52) & 0x7FF) - 1023;
        exponent += shift;
        if (Math.Abs(exponent) > LargestExponent) return exponent > 0 ? new(high * double.PositiveInfinity, 0) : Zero;
        double scale = ErrorFree.PowerOfTwo(-shift + 1) * 0.5; // also for shift = 1023
        return new(mantissa.Times(scale), exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble NormaliseExtreme(DoubleDouble mantissa, long exponent)
    {
        if (mantissa.High == 0 || !mantissa.IsFinite) return new(mantissa.High, 0);
        return Normalise(DoubleDouble.ScaleB(mantissa, 400), exponent - 400);
    }
}
