using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Correct rounding of a quotient of integers to a double.</summary>
internal static class RationalRounding
{
    private const int MantissaBits = 53;
    private const int LeastExponent = -1074;

    /// <summary>The double nearest to <paramref name="numerator"/>/<paramref name="denominator"/>, ties to even; ±∞ beyond the range.</summary>
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        BigInteger magnitude = BigInteger.Abs(numerator);
        long exponent = magnitude.GetBitLength() - denominator.GetBitLength() - MantissaBits - 1;
        exponent = Math.Max(exponent, LeastExponent - 2);
        BigInteger quotient = exponent >= 0
            ? BigInteger.DivRem(magnitude, denominator << (int)exponent, out BigInteger remainder)
            : BigInteger.DivRem(magnitude << (int)-exponent, denominator, out remainder);
        double result = Round(quotient, exponent, !remainder.IsZero);
        return numerator.Sign < 0 ? -result : result;
    }

    private static double Round(BigInteger quotient, long exponent, bool sticky)
    {
        long drop = Math.Max(quotient.GetBitLength() - MantissaBits, LeastExponent - exponent);
        if (drop > 0)
        {
            BigInteger half = BigInteger.One << (int)(drop - 1);
            BigInteger low = quotient & ((half << 1) - 1);
            quotient >>= (int)drop;
            exponent += drop;
            int order = low.CompareTo(half);
            if (order > 0 || (order == 0 && (sticky || !quotient.IsEven))) quotient += 1;
        }

        return exponent > 1024 ? double.PositiveInfinity : Math.ScaleB((double)quotient, (int)exponent);
    }
}
