namespace Symbolic.Numerics;

/// <summary>Bounds whose exponents do not fit: powers of two with a whole exponent of up to 4,096 bits, rounded up.</summary>
/// <remarks>The difference of exp(1e150) and exp(1e150) + exp(−1e300), divided by either, is such a bound. Exponents are kept to the last unit, as
/// they cancel: (a − b)·exp(1e300) with a and b near exp(−1e300) is small or large by what is left of two exponents of a thousand bits.</remarks>
internal readonly partial struct Magnitude
{
    private const int ExponentBits = 4096;
    private static readonly Integer s_leastExponent = -(Integer.One << ExponentBits);

    /// <summary>Whether only a power of two with an exponent beyond 60 bits is known.</summary>
    public bool IsRemote => _remote is not null;

    /// <summary>The least k known with value ≤ 2^k, of bounds that are neither 0 nor infinite.</summary>
    private Integer Ceiling => _remote?.Exponent ?? Top;

    /// <summary>The bound 2^exponent; infinite from 2^(2^4096) on, never smaller than 2^(−2^4096).</summary>
    public static Magnitude PowerOfTwo(Integer exponent)
    {
        if (exponent > Least + Bits && exponent < Greatest - 128) return PowerOfTwo((long)exponent);
        if (exponent.Sign > 0) return exponent > -s_leastExponent ? Infinite : new Magnitude(Greatest - 64, exponent);
        return new Magnitude(Least, Integer.Max(exponent, s_leastExponent));
    }

    /// <summary>An upper bound of e^x for every real up to <paramref name="upper"/>, within a factor of 8 unless that is remote.</summary>
    public static Magnitude Exponential(Dyadic upper)
    {
        if (upper.Top > ExponentBits) return PowerOfTwo(upper.Sign * (Integer.One << (ExponentBits + 1)));
        Integer whole = upper.Floor() + 1;
        int width = (int)whole.BitLength + 16;
        Integer log2 = RealConstants.Log2(width);
        return PowerOfTwo(((whole << width) / log2) + 2);
    }

    private static Magnitude SumWithRemote(Magnitude a, Magnitude b)
    {
        if (a < b) (a, b) = (b, a);
        return a.IsInfinite ? a : a.IsRemote ? RemoteSum(a, b) : Up(a._mantissa + 1, a.Exponent); // what is remote is far smaller
    }

    private static Magnitude RemoteSum(Magnitude a, Magnitude b) => PowerOfTwo(Integer.Max(a.Ceiling, b.Ceiling) + 1);

    private static Magnitude RemoteProduct(Magnitude a, Magnitude b) => a.IsInfinite || b.IsInfinite ? Infinite : PowerOfTwo(a.Ceiling + b.Ceiling);

    private static Magnitude RemoteQuotient(Magnitude a, Magnitude b) => b.IsRemote ? Infinite : PowerOfTwo(a.Ceiling - (b.Top - 1));

    private int CompareRemotely(Magnitude other)
    {
        if (IsZero || other.IsZero) return other.IsZero.CompareTo(IsZero);
        if (IsInfinite || other.IsInfinite) return IsInfinite.CompareTo(other.IsInfinite);
        return Ceiling.CompareTo(other.Ceiling);
    }

    /// <summary>An exponent that does not fit, apart as most bounds have none.</summary>
    private sealed record RemoteExponent(Integer Exponent);
}
