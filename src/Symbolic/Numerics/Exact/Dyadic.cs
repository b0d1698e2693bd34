using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>The exact number mantissa·2^exponent.</summary>
internal readonly struct Dyadic(in Integer mantissa, long exponent)
{
    private readonly Integer _mantissa = mantissa;

    /// <summary>The mantissa, carrying the sign.</summary>
    [UnscopedRef]
    public ref readonly Integer Mantissa => ref _mantissa;

    /// <summary>The exponent of the mantissa's last bit.</summary>
    public long Exponent { get; } = exponent;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => Mantissa.IsZero;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Mantissa.Sign;

    /// <summary>The k with 2^(k−1) ≤ |x| &lt; 2^k; −2^61 for 0.</summary>
    public long Top => IsZero ? -(1L << 61) : Exponent + _mantissa.BitLength;

    /// <summary>Whether the number is whole.</summary>
    public bool IsInteger => IsZero || Exponent >= 0 || _mantissa.TrailingZeros() + Exponent >= 0;

    /// <summary>The exact value of a finite double.</summary>
    public static Dyadic FromDouble(double value)
    {
        if (value == 0) return default;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent != 0) mantissa |= 1L << 52;
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        return new Dyadic(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075 + zeros);
    }

    /// <summary>The negation.</summary>
    public static Dyadic operator -(Dyadic a) => new(-a.Mantissa, a.Exponent);

    /// <summary>The exact sum; costs the difference of the exponents in bits.</summary>
    public static Dyadic operator +(Dyadic a, Dyadic b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        long exponent = Math.Min(a.Exponent, b.Exponent);
        return new Dyadic((a.Mantissa << checked((int)(a.Exponent - exponent))) + (b.Mantissa << checked((int)(b.Exponent - exponent))), exponent);
    }

    /// <summary>The exact difference.</summary>
    public static Dyadic operator -(Dyadic a, Dyadic b) => a + -b;

    /// <summary>The exact product.</summary>
    public static Dyadic operator *(Dyadic a, Dyadic b) => new(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    /// <summary>The number times 2^k.</summary>
    public Dyadic Scaled(long k) => new(Mantissa, Exponent + k);

    /// <summary>The absolute value.</summary>
    public Dyadic Abs() => new(Integer.Abs(Mantissa), Exponent);

    /// <summary>The largest whole number not above x·2^width: the fixed-point form with <paramref name="width"/> fractional bits.</summary>
    public Integer ToFixed(long width)
    {
        long shift = Exponent + width;
        if (shift >= 0) return Mantissa << checked((int)shift);
        return -shift > _mantissa.BitLength ? (Mantissa.Sign < 0 ? Integer.MinusOne : Integer.Zero) : Mantissa >> (int)-shift;
    }

    /// <summary>The largest whole number not above the number.</summary>
    public Integer Floor() => ToFixed(0);

    /// <summary>A double within a unit in its last place; only a starting point for something proved otherwise.</summary>
    public double Approximate()
    {
        double leading = _mantissa.Leading(53, out long dropped);
        double magnitude = Math.ScaleB(leading, (int)Math.Clamp(Exponent + dropped, -4000, 4000));
        return Sign < 0 ? -magnitude : magnitude;
    }
}
