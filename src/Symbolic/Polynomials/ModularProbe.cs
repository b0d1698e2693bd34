using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Decides quickly, by values modulo a prime, that two polynomials have no common factor with a kernel, and that a polynomial is no square.</summary>
internal static class ModularProbe
{
    /// <summary>The prime: products of two residues fit into a word.</summary>
    public const ulong Prime = 2_147_483_647;

    private const int SquarePoints = 6;

    /// <summary>Whether it is certain that no common factor has the kernel; false proves nothing.</summary>
    public static bool AreCoprime(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b, int kernel)
    {
        return Image(a, kernel) is { } p && Image(b, kernel) is { } q && AreCoprime(p, q);
    }

    /// <summary>Whether two polynomials in one unknown, given by their coefficients modulo the prime, have no common factor; both are overwritten. False for empty ones.</summary>
    public static bool AreCoprime(Span<ulong> p, Span<ulong> q)
    {
        if (p.IsEmpty || q.IsEmpty) return false;
        while (!q.IsEmpty)
        {
            if (q.Length == 1) return true;
            Span<ulong> rest = Remainder(p, q);
            p = q;
            q = rest;
        }

        return p.Length == 1;
    }

    /// <summary>Whether a*k^2 + b*k + c may have factors of degree 1 in k; false when the discriminant is certain not to be the square of a polynomial.</summary>
    public static bool MayHaveRoots(ReadOnlySpan<Term> c, ReadOnlySpan<Term> b, ReadOnlySpan<Term> a)
    {
        for (int point = 1; point <= SquarePoints; point++)
        {
            if (Value(a, point) is not { } x || Value(b, point) is not { } y || Value(c, point) is not { } z) continue;
            ulong discriminant = ((y * y) + (Prime - (4 * x % Prime * z % Prime))) % Prime;
            if (Power(discriminant, (Prime - 1) / 2) == Prime - 1) return false;
        }

        return true;
    }

    /// <summary>The value at a point modulo the prime, or null when a coefficient has none.</summary>
    private static ulong? Value(ReadOnlySpan<Term> terms, int point)
    {
        ulong sum = 0;
        foreach (Term term in terms)
        {
            if (Value(term, term.Monomial.Support, point) is not { } value) return null;
            sum += value;
        }

        return sum % Prime;
    }

    /// <summary>A term without the powers of some kernels at a point modulo the prime.</summary>
    private static ulong? Value(Term term, uint kernels, int point)
    {
        ulong value = Residue(term.Coefficient.Numerator);
        if (!term.Coefficient.IsInteger)
        {
            ulong denominator = Residue(term.Coefficient.Denominator);
            if (denominator == 0) return null;
            value = value * Inverse(denominator) % Prime;
        }

        for (uint left = kernels; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            value = value * Power(Coordinate(kernel, point), (ulong)term.Monomial[kernel]) % Prime;
        }

        return value;
    }

    /// <summary>The coefficients modulo the prime, or null when the leading one vanishes.</summary>
    private static ulong[]? Image(ReadOnlySpan<Term> terms, int kernel)
    {
        ulong[] image = new ulong[UnivariateView.Degree(terms, kernel) + 1];
        foreach (Term term in terms)
        {
            if (Value(term, term.Monomial.Support & ~(1u << kernel), 0) is not { } value) return null;
            int exponent = term.Monomial[kernel];
            image[exponent] = (image[exponent] + value) % Prime;
        }

        return image[^1] == 0 ? null : image;
    }

    /// <summary>The remainder of a division, which takes the place of the dividend.</summary>
    private static Span<ulong> Remainder(Span<ulong> rest, ReadOnlySpan<ulong> divisor)
    {
        ulong inverse = Inverse(divisor[^1]);
        int length = rest.Length;
        while (length >= divisor.Length)
        {
            ulong factor = rest[length - 1] * inverse % Prime;
            for (int i = 0; i < divisor.Length; i++)
            {
                int at = length - divisor.Length + i;
                rest[at] = (rest[at] + Prime - (factor * divisor[i] % Prime)) % Prime;
            }

            while (length > 0 && rest[length - 1] == 0) length--;
        }

        return rest[..length];
    }

    private static ulong Coordinate(int kernel, int point) => Power((ulong)(kernel + 1) * 48_271, (ulong)point + 1) * 16_807 % Prime;

    private static ulong Residue(BigInteger value)
    {
        BigInteger residue = value % (long)Prime;
        return (ulong)(residue.Sign < 0 ? residue + (long)Prime : residue);
    }

    private static ulong Inverse(ulong value) => Power(value, Prime - 2);

    /// <summary>The sum of two residues.</summary>
    public static ulong Plus(ulong a, ulong b) => (a + b) % Prime;

    /// <summary>The product of two residues.</summary>
    public static ulong Times(ulong a, ulong b) => a * b % Prime;

    /// <summary>The residue of a number; 0 also where its denominator has none.</summary>
    public static ulong Residue(Rational value)
    {
        if (value.TryGetInt32(out int small)) return (ulong)(small + (small < 0 ? (long)Prime : 0)) % Prime;
        ulong numerator = Residue(value.Numerator), denominator = Residue(value.Denominator);
        return denominator == 0 ? 0 : Times(numerator, Inverse(denominator));
    }

    /// <summary>A power of a residue.</summary>
    public static ulong Power(ulong value, ulong exponent)
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
