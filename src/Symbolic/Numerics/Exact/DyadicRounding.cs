namespace Symbolic.Numerics;

/// <summary>Correct rounding of dyadic numbers and of balls to doubles.</summary>
internal static class DyadicRounding
{
    private const int MantissaBits = 53;
    private const int LeastExponent = -1074;
    private const int Overflow = 1024;

    /// <summary>The nearest double, ties to even: ±∞ from 2^1024 − 2^970 on, 0 up to 2^-1075; the sign of a zero is that of the number.</summary>
    public static double ToDouble(Dyadic x)
    {
        if (x.IsZero) return 0;
        double magnitude = x.Top > Overflow ? double.PositiveInfinity : x.Top < LeastExponent ? 0 : Nearest(Integer.Abs(x.Mantissa), x.Exponent);
        return x.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>The double that every number of midpoint ± radius rounds to, or null when there are several.</summary>
    public static double? ToDouble(Dyadic midpoint, Magnitude radius)
    {
        if (radius.IsZero) return ToDouble(midpoint);
        if (midpoint.Top < LeastExponent - 1 && radius.Top < LeastExponent - 1) return midpoint.Sign < 0 && midpoint.Top > radius.Top ? -0.0 : 0;
        if (radius.Top > midpoint.Top) return null;
        if (midpoint.Top - 2 > Overflow && radius.Top < midpoint.Top - 1) return midpoint.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        Dyadic slack = Slack(midpoint, radius);
        double low = ToDouble(midpoint - slack), high = ToDouble(midpoint + slack);
        return low == high ? high : null;
    }

    /// <summary>The radius, raised where that cannot change the answer: every tie between doubles is a multiple of 2^granularity, and so is
    /// the midpoint, so a midpoint that is no tie is at least 2^granularity from one.</summary>
    private static Dyadic Slack(Dyadic midpoint, Magnitude radius)
    {
        long granularity = Math.Min(midpoint.Exponent, Math.Max(midpoint.Top - MantissaBits - 2, LeastExponent - 1)) - 1;
        return radius.Top <= granularity ? new Dyadic(1, granularity) : radius.ToDyadic();
    }

    private static double Nearest(Integer mantissa, long exponent)
    {
        long drop = Math.Max(mantissa.BitLength - MantissaBits, LeastExponent - exponent);
        if (drop <= 0) return Math.ScaleB((double)mantissa, (int)exponent);
        Integer kept = (mantissa >> (int)(drop - 1)) + Integer.One;
        bool tie = mantissa.TrailingZeros() == drop - 1;
        ulong rounded = (ulong)(kept >> 1);
        if (tie) rounded &= ~1UL;
        return Math.ScaleB((double)rounded, (int)(exponent + drop));
    }
}
