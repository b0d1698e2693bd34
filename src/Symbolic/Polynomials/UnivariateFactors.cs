using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>The irreducible factors over the rational numbers of a polynomial in one unknown.</summary>
/// <remarks>H. Zassenhaus, On Hensel factorization I (1969): factors modulo a prime are lifted to a power of it beyond all coefficients that a factor can have, and
/// products of few of them are tried. Coefficients by ascending degree.</remarks>
internal static class UnivariateFactors
{
    /// <summary>Polynomials of a higher degree are not factored.</summary>
    public const int LargestDegree = 100;

    private const int MaximumTrials = 4_000;
    private const int PrimesCompared = 3;
    private const int MaximumBits = 4_096;

    private static readonly uint[] s_primes = [10_007, 10_009, 10_037, 10_039, 10_061];

    /// <summary>The factors of a polynomial with whole coefficients without a common divisor and without repeated factors, other than 0 at 0; each primitive, with a positive leading
    /// coefficient. Where too many products would have to be tried, what is left stays together.</summary>
    public static List<BigInteger[]> Of(BigInteger[] polynomial)
    {
        (ModularRing Ring, uint Prime, List<ulong[]> Factors)? best = null;
        int compared = 0;
        foreach (uint prime in s_primes)
        {
            if (compared == PrimesCompared) break;
            ModularRing ring = new(prime);
            ulong[] image = ring.Image(polynomial);
            if (image.Length != polynomial.Length || !ring.IsSquareFree(image)) continue;
            compared++;
            List<ulong[]> factors = ring.Factors(image);
            if (factors.Count == 1) return [polynomial];
            if (best is null || factors.Count < best.Value.Factors.Count) best = (ring, prime, factors);
        }

        BigInteger bound = Bound(polynomial);
        return best is not { } found || bound.GetBitLength() > MaximumBits ? [polynomial] : Combined(polynomial, Lifted(polynomial, found.Ring, found.Prime, found.Factors, bound, out BigInteger modulus), modulus);
    }

    /// <summary>Twice what the coefficients of a factor times the leading coefficient can be: M. Mignotte, An inequality about factors of polynomials (1974).</summary>
    private static BigInteger Bound(BigInteger[] polynomial)
    {
        BigInteger squares = polynomial.Aggregate(BigInteger.Zero, static (sum, c) => sum + (c * c));
        return 2 * ((IntegerRoot.Sqrt(squares) + 1) << polynomial.Length) * BigInteger.Abs(polynomial[^1]);
    }

    /// <summary>The monic factors modulo a power of the prime, one after the other split off the product of the rest.</summary>
    private static List<BigInteger[]> Lifted(BigInteger[] polynomial, ModularRing ring, uint prime, List<ulong[]> factors, BigInteger bound, out BigInteger modulus)
    {
        int steps = 1;
        for (modulus = prime; modulus <= bound; modulus *= prime) steps++;
        List<BigInteger[]> lifted = [];
        BigInteger[] whole = polynomial;
        for (int i = 0; i + 1 < factors.Count; i++)
        {
            ulong[] others = ring.Divided(ring.Image(whole), factors[i]).Quotient;
            (BigInteger[] factor, whole) = Lifted(whole, ring, prime, factors[i], others, steps);
            lifted.Add(factor);
        }

        BigInteger inverse = BigInteger.ModPow(whole[^1], (modulus / prime * (prime - 1)) - 1, modulus), last = modulus;
        lifted.Add(Array.ConvertAll(whole, c => Residue(c * inverse, last)));
        return lifted;
    }

    /// <summary>A monic factor and the other one modulo a power of the prime, from those modulo the prime.</summary>
    private static (BigInteger[] Factor, BigInteger[] Other) Lifted(BigInteger[] whole, ModularRing ring, uint prime, ulong[] factor, ulong[] other, int steps)
    {
        (_, ulong[] s, ulong[] t) = ring.Bezout(factor, other);
        BigInteger[] g = Array.ConvertAll(factor, static c => (BigInteger)c), h = Array.ConvertAll(other, static c => (BigInteger)c);
        BigInteger modulus = prime;
        for (int step = 1; step < steps; step++, modulus *= prime)
        {
            Deadline.Check();
            BigInteger[] product = Product(g, h), error = new BigInteger[whole.Length];
            for (int i = 0; i < error.Length; i++) error[i] = (whole[i] - product[i]) / modulus;
            ulong[] e = ring.Image(error);
            (ulong[] quotient, ulong[] rest) = ring.Divided(ring.Product(t, e), factor);
            Add(g, rest, modulus);
            Add(h, ring.Sum(ring.Product(s, e), ring.Product(quotient, other), 1), modulus);
        }

        return (g, h);
    }

    private static void Add(BigInteger[] a, ulong[] b, BigInteger factor)
    {
        for (int i = 0; i < b.Length; i++) a[i] += b[i] * factor;
    }

    /// <summary>The factors that products of lifted ones are, those of few first.</summary>
    private static List<BigInteger[]> Combined(BigInteger[] polynomial, List<BigInteger[]> lifted, BigInteger modulus)
    {
        List<BigInteger[]> found = [];
        BigInteger[] rest = polynomial;
        int trials = 0;
        for (int size = 1; 2 * size <= lifted.Count; size++)
        {
            int[]? chosen = [.. Enumerable.Range(0, size)];
            while (chosen is not null)
            {
                Deadline.Check();
                if (++trials > MaximumTrials) return [.. found, rest];
                if (Trial(rest, chosen, lifted, modulus) is var (factor, quotient))
                {
                    found.Add(factor);
                    rest = quotient;
                    for (int i = size - 1; i >= 0; i--) lifted.RemoveAt(chosen[i]);
                    if (2 * size > lifted.Count) break;
                    chosen = [.. Enumerable.Range(0, size)];
                    continue;
                }

                chosen = Next(chosen, lifted.Count);
            }
        }

        if (rest.Length > 1) found.Add(rest);
        return found;
    }

    private static (BigInteger[] Factor, BigInteger[] Quotient)? Trial(BigInteger[] rest, int[] chosen, List<BigInteger[]> lifted, BigInteger modulus)
    {
        BigInteger constant = rest[^1];
        foreach (int i in chosen) constant = constant * lifted[i][0] % modulus;
        constant = Symmetric(constant, modulus);
        if (constant.IsZero || !(rest[0] * rest[^1] % constant).IsZero) return null;
        BigInteger[] product = [rest[^1]];
        foreach (int i in chosen) product = Array.ConvertAll(Product(product, lifted[i]), c => Residue(c, modulus));
        BigInteger[] factor = Primitive(Array.ConvertAll(product, c => Symmetric(c, modulus)));
        return Quotient(rest, factor) is { } quotient ? (factor, quotient) : null;
    }

    /// <summary>The next choice of so many out of some in lexicographic order, or null.</summary>
    private static int[]? Next(int[] chosen, int count)
    {
        int at = chosen.Length - 1;
        while (at >= 0 && chosen[at] == count - chosen.Length + at) at--;
        if (at < 0) return null;
        int[] next = [.. chosen];
        for (int value = next[at] + 1; at < next.Length; at++) next[at] = value++;
        return next;
    }

    private static BigInteger Residue(BigInteger value, BigInteger modulus) => ((value % modulus) + modulus) % modulus;

    private static BigInteger Symmetric(BigInteger value, BigInteger modulus)
    {
        BigInteger residue = Residue(value, modulus);
        return 2 * residue > modulus ? residue - modulus : residue;
    }

    private static BigInteger[] Primitive(BigInteger[] a)
    {
        BigInteger content = a.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor) * a[^1].Sign;
        return Array.ConvertAll(a, c => c / content);
    }

    private static BigInteger[] Product(BigInteger[] a, BigInteger[] b)
    {
        BigInteger[] product = new BigInteger[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int k = 0; k < b.Length; k++) product[i + k] += a[i] * b[k];
        }

        return product;
    }

    /// <summary>The quotient with whole coefficients, or null.</summary>
    private static BigInteger[]? Quotient(BigInteger[] a, BigInteger[] b)
    {
        if (a.Length < b.Length) return null;
        BigInteger[] rest = [.. a], quotient = new BigInteger[a.Length - b.Length + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            (quotient[i], BigInteger left) = BigInteger.DivRem(rest[i + b.Length - 1], b[^1]);
            if (!left.IsZero) return null;
            for (int k = 0; k < b.Length; k++) rest[i + k] -= quotient[i] * b[k];
        }

        return Array.TrueForAll(rest, static c => c.IsZero) ? quotient : null;
    }
}
