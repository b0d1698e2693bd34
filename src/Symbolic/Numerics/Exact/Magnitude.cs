using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>A bound for a non-negative real: 32 significant bits and an exponent, rounded in the direction its factory says.</summary>
/// <remarks>Arithmetic is upward unless a name ends in <c>Down</c>; each operation loosens a bound by a factor of at most 1 + 2^-30.</remarks>
internal readonly partial struct Magnitude : IComparable<Magnitude>
{
    /// <summary>The least exponent; smaller bounds are remote ones.</summary>
    public const long Least = -(1L << 61);

    private const int Bits = 32;
    private const long Greatest = 1L << 61;
    private readonly ulong _mantissa;
    private readonly RemoteExponent? _remote;

    private Magnitude(ulong mantissa, long exponent)
    {
        _mantissa = mantissa;
        Exponent = exponent;
    }

    private Magnitude(long nearest, Integer exponent)
        : this(1UL << (Bits - 1), nearest) => _remote = new RemoteExponent(exponent);

    /// <summary>The bound 0.</summary>
    public static Magnitude Zero => default;

    /// <summary>The bound 1.</summary>
    public static Magnitude One { get; } = PowerOfTwo(0);

    /// <summary>No bound at all.</summary>
    public static Magnitude Infinite { get; } = new(1UL << (Bits - 1), Greatest);

    /// <summary>The exponent of the last of the 32 bits; of remote bounds the least or the largest there is.</summary>
    public long Exponent { get; }

    /// <summary>Whether the bound is 0.</summary>
    public bool IsZero => _mantissa == 0;

    /// <summary>Whether there is no bound.</summary>
    public bool IsInfinite => !IsZero && Exponent >= Greatest;

    /// <summary>The least k with value &lt; 2^k; <see cref="Least"/> for 0 and for remote bounds below 1.</summary>
    public long Top => IsZero || (IsRemote && Exponent == Least) ? Least : Exponent + Bits;

    /// <summary>2^k.</summary>
    public static Magnitude PowerOfTwo(long k) => Normalized(1UL << (Bits - 1), k - (Bits - 1));

    /// <summary>An upper bound of mantissa·2^exponent.</summary>
    public static Magnitude Up(ulong mantissa, long exponent)
    {
        if (mantissa == 0) return default;
        int shift = 64 - BitOperations.LeadingZeroCount(mantissa) - Bits;
        if (shift <= 0) return Normalized(mantissa << -shift, exponent + shift);
        ulong kept = mantissa >> shift;
        if (kept << shift != mantissa) kept++;
        return kept >> Bits == 0 ? Normalized(kept, exponent + shift) : Normalized(kept >> 1, exponent + shift + 1);
    }

    /// <summary>A lower bound of mantissa·2^exponent.</summary>
    public static Magnitude Down(ulong mantissa, long exponent)
    {
        if (mantissa == 0) return default;
        int shift = 64 - BitOperations.LeadingZeroCount(mantissa) - Bits;
        ulong kept = shift <= 0 ? mantissa << -shift : mantissa >> shift;
        return exponent + shift < Least ? default : new Magnitude(kept, Math.Min(exponent + shift, Greatest - 1));
    }

    /// <summary>An upper bound of |value|·2^exponent.</summary>
    public static Magnitude Up(in Integer value, long exponent)
    {
        ulong leading = value.Leading(62, out long dropped);
        return dropped == 0 ? Up(leading, exponent) : Up(leading + 1, exponent + dropped);
    }

    /// <summary>A lower bound of |value|·2^exponent.</summary>
    public static Magnitude Down(in Integer value, long exponent) => Down(value.Leading(62, out long dropped), exponent + dropped);

    /// <summary>An upper bound of a double ≥ 0.</summary>
    public static Magnitude Up(double value)
    {
        if (value == 0) return default;
        if (!double.IsFinite(value)) return Infinite;
        int exponent = Math.ILogB(value) - 52;
        return Up((ulong)Math.ScaleB(value, -exponent) + 1, exponent);
    }

    /// <summary>An upper bound of the sum.</summary>
    public static Magnitude operator +(Magnitude a, Magnitude b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        if ((a._remote ?? b._remote) is not null) return SumWithRemote(a, b);
        long gap = a.Exponent - b.Exponent;
        return gap >= 0 ? Sum(a._mantissa, a.Exponent, b._mantissa, gap) : Sum(b._mantissa, b.Exponent, a._mantissa, -gap);
    }

    /// <summary>An upper bound of the product.</summary>
    public static Magnitude operator *(Magnitude a, Magnitude b)
    {
        if (a.IsZero || b.IsZero) return default;
        if (a.IsRemote || b.IsRemote) return RemoteProduct(a, b);
        return a.IsInfinite || b.IsInfinite ? Infinite : Up(a._mantissa * b._mantissa, a.Exponent + b.Exponent);
    }

    /// <summary>An upper bound of the quotient; infinite when <paramref name="b"/>, a lower bound, is 0.</summary>
    public static Magnitude operator /(Magnitude a, Magnitude b)
    {
        if (a.IsZero) return default;
        if (b.IsZero || a.IsInfinite) return Infinite;
        if (a.IsRemote || b.IsRemote) return RemoteQuotient(a, b);
        return Up((a._mantissa << (Bits - 1)) / b._mantissa + 1, a.Exponent - b.Exponent - (Bits - 1));
    }

    /// <summary>Order of the bounds.</summary>
    public static bool operator <(Magnitude a, Magnitude b) => a.CompareTo(b) < 0;

    /// <summary>Order of the bounds.</summary>
    public static bool operator >(Magnitude a, Magnitude b) => a.CompareTo(b) > 0;

    /// <summary>A lower bound of a − b for a lower bound a and an upper bound b; 0 when that is not positive.</summary>
    public static Magnitude SubtractDown(Magnitude a, Magnitude b)
    {
        if (b.IsZero || a.IsZero || a.CompareTo(b) <= 0) return b.IsZero ? a : default;
        long gap = a.Exponent - b.Exponent;
        if (gap > Bits || b.IsRemote) return Down(a._mantissa - 1, a.Exponent);
        UInt128 scaled = ((UInt128)a._mantissa << (int)gap) - b._mantissa;
        int cut = Math.Max(0, 64 - (int)UInt128.LeadingZeroCount(scaled));
        return Down((ulong)(scaled >> cut), b.Exponent + cut);
    }

    /// <summary>A lower bound of the square of a lower bound.</summary>
    public static Magnitude SquareDown(Magnitude a) => Down(a._mantissa * a._mantissa, 2 * a.Exponent);

    /// <summary>An upper bound of the value times 2^k.</summary>
    public Magnitude Scaled(long k) => IsZero || IsInfinite ? this : IsRemote ? PowerOfTwo(Ceiling + k) : Normalized(_mantissa, Exponent + k);

    /// <summary>The smaller bound.</summary>
    public static Magnitude Min(Magnitude a, Magnitude b) => a.CompareTo(b) <= 0 ? a : b;

    /// <summary>The larger bound.</summary>
    public static Magnitude Max(Magnitude a, Magnitude b) => a.CompareTo(b) >= 0 ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Magnitude other)
    {
        if (IsRemote || other.IsRemote) return CompareRemotely(other);
        if (IsZero || other.IsZero) return _mantissa.CompareTo(other._mantissa);
        return Exponent != other.Exponent ? Exponent.CompareTo(other.Exponent) : _mantissa.CompareTo(other._mantissa);
    }

    /// <summary>The exact value of the bound as a dyadic number; of remote bounds the least or the largest power of two.</summary>
    public Dyadic ToDyadic() => IsRemote ? new Dyadic(1, Exponent) : new Dyadic(_mantissa, Exponent);

    private static Magnitude Sum(ulong mantissa, long exponent, ulong addend, long gap)
    {
        if (exponent >= Greatest) return Infinite;
        ulong sum = mantissa + (gap >= Bits ? 0 : addend >> (int)gap) + 1;
        return sum >> Bits == 0 ? new Magnitude(sum, exponent) : Up(sum, exponent);
    }

    private static Magnitude Normalized(ulong mantissa, long exponent) =>
        exponent is >= Least and < Greatest - 64 ? new Magnitude(mantissa, exponent) : PowerOfTwo((Integer)exponent + Bits);
}
