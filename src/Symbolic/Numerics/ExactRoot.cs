using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Roots of whole numbers that are whole.</summary>
internal static class ExactRoot
{
    /// <summary>The whole n-th root of <paramref name="value"/> ≥ 0, or null when it is not whole. Newton's iteration from above.</summary>
    public static BigInteger? Of(BigInteger value, int degree)
    {
        if (value.Sign < 0) return null;
        if (value.IsZero || value.IsOne || degree == 1) return value;
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
