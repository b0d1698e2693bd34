using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Splits a whole number into a square and the rest.</summary>
internal static class SquareFactor
{
    private const int MaximumDivisor = 1000;

    /// <summary>
    /// The pair (r, m) with value = r²·m, for value > 0. Trial division by numbers up to 1,000 and a test whether what is left
    /// is a square: m is free of squares when every prime whose square divides the value is below 1,000 or stands alone.
    /// </summary>
    public static (BigInteger Root, BigInteger Remaining) Of(BigInteger value)
    {
        BigInteger root = BigInteger.One, rest = BigInteger.One;
        for (int divisor = 2; divisor <= MaximumDivisor && (BigInteger)divisor * divisor <= value; divisor += divisor == 2 ? 1 : 2)
        {
            bool odd = false;
            while (BigInteger.Remainder(value, divisor).IsZero)
            {
                value /= divisor;
                if (odd) root *= divisor;
                odd = !odd;
            }

            if (odd) rest *= divisor;
        }

        return ExactRoot.Of(value, 2) is { } square ? (root * square, rest) : (root, rest * value);
    }
}
