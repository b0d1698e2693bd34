using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Roots of whole numbers that are whole.</summary>
internal static class ExactRoot
{
    private const int MaximumBits = 1 << 15;

    /// <summary>The whole n-th root of <paramref name="value"/> ≥ 0, or null when it is not whole or the value has more than 32,768 bits.
    /// Newton's iteration from above.</summary>
    public static BigInteger? Of(BigInteger value, int degree)
    {
        if (value.Sign < 0) return null;
        if (value.IsZero || value.IsOne || degree == 1) return value;
        if (value.GetBitLength() > MaximumBits) return null;
        int bits = (int)((value.GetBitLength() + degree - 1) / degree);
        BigInteger x = BigInteger.One << bits;
        while (true)
        {
            BigInteger next = (((degree - 1) * x) + (value / BigInteger.Pow(x, degree - 1))) / degree;
            if (next >= x) break;
            x = next;
        }

        return BigInteger.Pow(x, degree) == value ? x : null;
    }
}
