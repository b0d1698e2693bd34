using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Polynomials in one unknown modulo an odd prime below 2^31; coefficients by ascending degree, the last not 0.</summary>
internal sealed class ModularRing(uint prime)
{
    private readonly ulong _prime = prime;
    private SeededSequence _random = new(0x5EED);

    /// <summary>The image of whole coefficients.</summary>
    public ulong[] Image(BigInteger[] coefficients) => Trimmed(Array.ConvertAll(coefficients, c => (ulong)(((c % _prime) + _prime) % _prime)));

    /// <summary>The product.</summary>
    public ulong[] Product(ulong[] a, ulong[] b)
    {
        if (a.Length == 0 || b.Length == 0) return [];
        ulong[] product = new ulong[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int k = 0; k < b.Length; k++) product[i + k] = (product[i + k] + (a[i] * b[k])) % _prime;
        }

        return Trimmed(product);
    }

    /// <summary>a + b*c.</summary>
    public ulong[] Sum(ulong[] a, ulong[] b, ulong c)
    {
        ulong[] sum = new ulong[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < sum.Length; i++) sum[i] = ((i < a.Length ? a[i] : 0) + ((i < b.Length ? b[i] : 0) * c)) % _prime;
        return Trimmed(sum);
    }

    /// <summary>a - b.</summary>
    public ulong[] Difference(ulong[] a, ulong[] b) => Sum(a, b, _prime - 1);

    /// <summary>Quotient and remainder; the divisor is not 0.</summary>
    public (ulong[] Quotient, ulong[] Remainder) Divided(ulong[] a, ulong[] b)
    {
        if (a.Length < b.Length) return ([], a);
        ulong[] rest = [.. a], quotient = new ulong[a.Length - b.Length + 1];
        ulong inverse = Inverse(b[^1]);
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            ulong factor = quotient[i] = rest[i + b.Length - 1] * inverse % _prime;
            if (factor == 0) continue;
            for (int k = 0; k < b.Length; k++) rest[i + k] = (rest[i + k] + ((_prime - factor) * b[k])) % _prime;
        }

        return (Trimmed(quotient), Trimmed(rest));
    }

    /// <summary>The polynomial divided by its leading coefficient.</summary>
    public ulong[] Monic(ulong[] a) => a.Length == 0 ? a : Sum([], a, Inverse(a[^1]));

    /// <summary>The monic greatest common divisor g with s*a + t*b = g.</summary>
    public (ulong[] Divisor, ulong[] S, ulong[] T) Bezout(ulong[] a, ulong[] b)
    {
        (ulong[] s, ulong[] t, ulong[] nextS, ulong[] nextT) = ([1UL], [], [], [1UL]);
        while (b.Length > 0)
        {
            (ulong[] quotient, ulong[] rest) = Divided(a, b);
            (a, b) = (b, rest);
            (s, nextS) = (nextS, Difference(s, Product(quotient, nextS)));
            (t, nextT) = (nextT, Difference(t, Product(quotient, nextT)));
        }

        ulong inverse = Inverse(a[^1]);
        return (Sum([], a, inverse), Sum([], s, inverse), Sum([], t, inverse));
    }

    /// <summary>Whether a polynomial has no repeated factor.</summary>
    public bool IsSquareFree(ulong[] a)
    {
        ulong[] derivative = Trimmed([.. a.Skip(1).Select((c, i) => c * ((ulong)i + 1) % _prime)]);
        return derivative.Length > 0 && Bezout(a, derivative).Divisor.Length == 1;
    }

    /// <summary>The monic irreducible factors of a polynomial without repeated ones, those of lower degree first.</summary>
    /// <remarks>D. G. Cantor, H. Zassenhaus, A new algorithm for factoring polynomials over finite fields (1981).</remarks>
    public List<ulong[]> Factors(ulong[] a)
    {
        List<ulong[]> factors = [];
        ulong[] rest = Monic(a), power = [0, 1];
        for (int degree = 1; 2 * degree < rest.Length; degree++)
        {
            Deadline.Check();
            power = Power(power, _prime, rest);
            ulong[] shared = Bezout(rest, Difference(power, [0, 1])).Divisor;
            if (shared.Length == 1) continue;
            Split(shared, degree, factors);
            rest = Divided(rest, shared).Quotient;
            power = rest.Length > 1 ? Divided(power, rest).Remainder : [];
        }

        if (rest.Length > 1) factors.Add(rest);
        return factors;
    }

    /// <summary>Adds the factors of a product of factors of one degree.</summary>
    private void Split(ulong[] product, int degree, List<ulong[]> factors)
    {
        if (product.Length - 1 == degree)
        {
            factors.Add(product);
            return;
        }

        BigInteger exponent = (BigInteger.Pow(_prime, degree) - 1) / 2;
        while (true)
        {
            Deadline.Check();
            ulong[] trial = Trimmed([.. Enumerable.Range(0, product.Length - 1).Select(_ => (ulong)_random.Next() % _prime)]);
            if (trial.Length < 2) continue;
            ulong[] half = Difference(Power(trial, exponent, product), [1]);
            if (half.Length == 0) continue;
            ulong[] part = Bezout(product, half).Divisor;
            if (part.Length == 1 || part.Length == product.Length) continue;
            Split(part, degree, factors);
            Split(Divided(product, part).Quotient, degree, factors);
            return;
        }
    }

    private ulong[] Power(ulong[] a, BigInteger exponent, ulong[] modulus)
    {
        ulong[] result = [1];
        for (long bit = exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Divided(Product(result, result), modulus).Remainder;
            if (!((exponent >> (int)bit) & 1).IsZero) result = Divided(Product(result, a), modulus).Remainder;
        }

        return result;
    }

    private ulong Inverse(ulong value)
    {
        ulong result = 1;
        for (ulong exponent = _prime - 2, square = value; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = result * square % _prime;
            square = square * square % _prime;
        }

        return result;
    }

    private static ulong[] Trimmed(ulong[] a)
    {
        int length = a.Length;
        while (length > 0 && a[length - 1] == 0) length--;
        return length == a.Length ? a : a[..length];
    }
}
