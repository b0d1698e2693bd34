namespace Symbolic.Numerics;

/// <summary>Bounds whose exponents do not fit: 2^L for a double L beyond ±2^62, rounded up.</summary>
/// <remarks>The difference of exp(1e150) and exp(1e150) + exp(−1e300), divided by either, is such a bound. In place of 32 bits the mantissa holds
/// the bits of L, which are a larger number than any mantissa.</remarks>
internal readonly partial struct Magnitude
{
    private const double Remoteness = 1L << 62;
    private const long Fitting = Greatest - 1024;

    /// <summary>Whether only the logarithm of the bound fits.</summary>
    public bool IsRemote => _mantissa >> Bits != 0;

    /// <summary>The least L known with value ≤ 2^L; ±∞ for no bound and for 0.</summary>
    private double Level => IsRemote ? BitConverter.UInt64BitsToDouble(_mantissa) : IsZero ? double.NegativeInfinity : IsInfinite ? double.PositiveInfinity : Top;

    /// <summary>The bound 2^level; infinite beyond the doubles.</summary>
    public static Magnitude PowerOfTwo(double level)
    {
        if (!(level <= double.MaxValue)) return Infinite;
        if (level > -Remoteness && level <= Fitting) return PowerOfTwo((long)Math.Ceiling(Math.Max(level, -Fitting)));
        double stored = level > 0 ? Math.Max(level, Remoteness) : Math.Max(level, double.MinValue);
        return new Magnitude(BitConverter.DoubleToUInt64Bits(stored), level < 0 ? Least : Greatest - 64);
    }

    /// <summary>An upper bound of e^x for a real x between a lower and an upper bound of its magnitude.</summary>
    public static Magnitude Exponential(int sign, Magnitude lower, Magnitude upper) => sign < 0
        ? PowerOfTwo(-Math.BitDecrement(Math.BitDecrement(Math.Min(lower.ToDouble(), double.MaxValue)) * 1.4426950408889632))
        : PowerOfTwo(Math.BitIncrement(Math.BitIncrement(upper.ToDouble()) * 1.4426950408889636));

    private static Magnitude RemoteSum(Magnitude a, Magnitude b) => PowerOfTwo(Math.BitIncrement(Math.Max(a.Level, b.Level) + 1));

    private static Magnitude RemoteProduct(Magnitude a, Magnitude b) => PowerOfTwo(Math.BitIncrement(a.Level + b.Level));

    private static Magnitude RemoteQuotient(Magnitude a, Magnitude b) => b.IsRemote ? Infinite : PowerOfTwo(Math.BitIncrement(a.Level - (b.Top - 1)));

    /// <summary>The nearest double; ∞ from 2^1024 on.</summary>
    private double ToDouble() => IsRemote || IsInfinite ? (Level < 0 ? 0 : double.PositiveInfinity) : Math.ScaleB(_mantissa, (int)Math.Clamp(Exponent, -4000, 4000));
}
