using System.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Decides quickly that two polynomials have no common factor with a kernel: their gcd modulo a prime, at a point for the other kernels, is a number.</summary>
internal static class ModularProbe
{
    private const ulong Prime = 2_147_483_647;

    /// <summary>Whether it is certain that no common factor has the kernel; false proves nothing.</summary>
    public static bool AreCoprime(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b, int kernel)
    {
        ulong[]? p = Image(a, kernel), q = Image(b, kernel);
        if (p is null || q is null) return false;
        while (q.Length > 0)
        {
            if (q.Length == 1) return true;
            (p, q) = (q, Remainder(p, q));
        }

        return p.Length == 1;
    }

    /// <summary>The coefficients modulo the prime, or null when the leading one vanishes.</summary>
    private static ulong[]? Image(ReadOnlySpan<Term> terms, int kernel)
    {
        ulong[] image = new ulong[UnivariateView.Degree(terms, kernel) + 1];
        foreach (Term term in terms)
        {
            ulong denominator = Residue(term.Coefficient.Denominator);
            if (denominator == 0) return null;
            ulong value = Residue(term.Coefficient.Numerator) * Inverse(denominator) % Prime;
            for (uint left = term.Monomial.Support & ~(1u << kernel); left != 0; left &= left - 1)
            {
                int other = BitOperations.TrailingZeroCount(left);
                value = value * Power(Coordinate(other), (ulong)term.Monomial[other]) % Prime;
            }

            int exponent = term.Monomial[kernel];
            image[exponent] = (image[exponent] + value) % Prime;
        }

        return image[^1] == 0 ? null : image;
    }

    private static ulong[] Remainder(ulong[] p, ulong[] q)
    {
        ulong[] rest = [.. p];
        ulong inverse = Inverse(q[^1]);
        int length = rest.Length;
        while (length >= q.Length)
        {
            ulong factor = rest[length - 1] * inverse % Prime;
            for (int i = 0; i < q.Length; i++)
            {
                int at = length - q.Length + i;
                rest[at] = (rest[at] + Prime - (factor * q[i] % Prime)) % Prime;
            }

            while (length > 0 && rest[length - 1] == 0) length--;
        }

        return rest[..length];
    }

    private static ulong Coordinate(int kernel) => (ulong)(kernel + 1) * 48_271 * 16_807 % Prime;

    private static ulong Residue(BigInteger value)
    {
        BigInteger residue = value % (long)Prime;
        return (ulong)(residue.Sign < 0 ? residue + (long)Prime : residue);
    }

    private static ulong Inverse(ulong value) => Power(value, Prime - 2);

    private static ulong Power(ulong value, ulong exponent)
    {
        ulong result = 1;
        for (ulong square = value; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = result * square % Prime;
            square = square * square % Prime;
        }

        return result;
    }
}
