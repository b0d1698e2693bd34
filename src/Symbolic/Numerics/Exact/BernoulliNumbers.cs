namespace Symbolic.Numerics;

/// <summary>The Bernoulli numbers of even index, kept for as many as were asked for so far.</summary>
/// <remarks>Thread-safe: the table is immutable and replaced as a whole.</remarks>
internal static class BernoulliNumbers
{
    private static (Integer Numerator, Integer Denominator)[] s_table = [];

    /// <summary>B(2k) as a fraction in lowest terms, k ≥ 1.</summary>
    public static (Integer Numerator, Integer Denominator) Even(int k)
    {
        (Integer Numerator, Integer Denominator)[] table = Volatile.Read(ref s_table);
        if (k > table.Length)
        {
            table = Compute(Math.Max(48, k + (k / 4)));
            Volatile.Write(ref s_table, table);
        }

        return table[k - 1];
    }

    /// <summary>From the tangent numbers (Brent and Harvey 2011, algorithm TangentNumbers): |B(2k)| = 2k·T(k)/(4^k(4^k − 1)), the denominator
    /// being the product of the primes p with p − 1 dividing 2k (von Staudt and Clausen).</summary>
    private static (Integer, Integer)[] Compute(int count)
    {
        Integer[] tangent = new Integer[count + 1];
        tangent[1] = Integer.One;
        for (int k = 2; k <= count; k++) tangent[k] = (k - 1) * tangent[k - 1];
        for (int k = 2; k <= count; k++)
        {
            for (int j = k; j <= count; j++) tangent[j] = ((j - k) * tangent[j - 1]) + ((j - k + 2) * tangent[j]);
        }

        Integer[] denominators = Denominators(count);
        return [.. Enumerable.Range(1, count).Select(k =>
        {
            Integer numerator = 2 * k * tangent[k] * denominators[k] / ((Integer.One << (4 * k)) - (Integer.One << (2 * k)));
            return (k % 2 == 0 ? -numerator : numerator, denominators[k]);
        })];
    }

    private static Integer[] Denominators(int count)
    {
        Integer[] denominators = new Integer[count + 1];
        Array.Fill(denominators, 6);
        for (int p = 5; p <= (2 * count) + 1; p += 2)
        {
            if (!IsPrime(p)) continue;
            for (int k = (p - 1) / 2; k <= count; k += (p - 1) / 2) denominators[k] *= p;
        }

        return denominators;
    }

    private static bool IsPrime(int n)
    {
        for (int d = 3; d * d <= n; d += 2)
        {
            if (n % d == 0) return false;
        }

        return true;
    }
}
