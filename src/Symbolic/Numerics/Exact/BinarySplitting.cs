namespace Symbolic.Numerics;

/// <summary>Constants as sums of rationals, added up exactly in a binary tree and divided once.</summary>
internal static class BinarySplitting
{
    /// <summary>π·2^width within 4 units, by the series of Chudnovsky and Chudnovsky (1988): 47 bits per term.</summary>
    /// <remarks>1/π = 12 Σ (−1)^k (6k)! (13591409 + 545140134k)/((3k)! k!³ 640320^(3k+3/2)).</remarks>
    public static Integer Pi(int width)
    {
        const long C3Over24 = 640320L * 640320L * 640320L / 24;
        int working = width + 32;
        (_, Integer q, Integer t) = Sum(0, (working / 47) + 2, static k => k == 0
            ? (Integer.One, Integer.One, 13591409)
            : (-(Integer)((6L * k) - 5) * ((2L * k) - 1) * ((6L * k) - 1), (Integer)k * k * k * C3Over24, 13591409 + (545140134L * k)));
        Integer root = IntegerRoot.Sqrt((Integer)10005 << (2 * working));
        return (426880 * root * q / t) >> 32;
    }

    /// <summary>log(2)·2^width within 4 units: 18 atanh(1/26) − 2 atanh(1/4801) + 8 atanh(1/8749).</summary>
    public static Integer Log2(int width)
    {
        int working = width + 32;
        return ((18 * InverseTangent(26, working)) - (2 * InverseTangent(4801, working)) + (8 * InverseTangent(8749, working))) >> 32;
    }

    /// <summary>e·2^width within 4 units: Σ 1/k!.</summary>
    public static Integer E(int width)
    {
        int working = width + 32, terms = 2;
        for (double bits = 0; bits < working + 2; terms++) bits += Math.Log2(terms);
        (_, Integer q, Integer t) = Sum(0, terms, static k => (Integer.One, k == 0 ? Integer.One : k, 1));
        return (t << working) / q >> 32;
    }

    /// <summary>γ·2^width within 4 units, by the method of Brent and McMillan (1980), algorithm B1.</summary>
    /// <remarks>γ = S/I − log n − K with I = Σ (n^k/k!)², S = Σ H_k (n^k/k!)² and 0 &lt; K &lt; π·exp(−4n). Every truncation is one unit of
    /// terms whose sum exceeds 2^width·exp(2n)/n, so all of them stay far below the 64 guard bits.</remarks>
    public static Integer EulerGamma(int width)
    {
        int working = width + 64;
        int n = (working / 5) + 4;
        Integer square = (Integer)n * n;
        Integer term = Integer.One << working, weighted = Integer.Zero;
        Integer numerator = Integer.Zero, denominator = term;
        for (int k = 1; !term.IsZero; k++)
        {
            term = term * square / ((long)k * k);
            weighted = ((weighted * square / k) + term) / k;
            numerator += weighted;
            denominator += term;
        }

        Integer logarithm = Ball.Log(Ball.FromInteger(n), working).Midpoint.ToFixed(working);
        return (((numerator << working) / denominator) - logarithm) >> 64;
    }

    /// <summary>atanh(1/n)·2^width within 2 units: Σ 1/((2k+1) n^(2k+1)).</summary>
    private static Integer InverseTangent(long n, int width)
    {
        int terms = (int)(width / (2 * Math.Log2(n))) + 2;
        long square = n * n;
        Integer power = (Integer.One << width) / n, sum = power;
        for (int k = 1; k < terms; k++)
        {
            power /= square;
            sum += power / ((2 * k) + 1);
        }

        return sum;
    }

    /// <summary>P, Q and T of Σ a(k)·p(from)…p(k)/(q(from)…q(k)) = T/Q over from ≤ k &lt; to.</summary>
    private static (Integer P, Integer Q, Integer T) Sum(int from, int to, Func<int, (Integer P, Integer Q, Integer A)> term)
    {
        if (to - from == 1)
        {
            (Integer p, Integer q, Integer a) = term(from);
            return (p, q, a * p);
        }

        int middle = (from + to) / 2;
        (Integer p1, Integer q1, Integer t1) = Sum(from, middle, term);
        (Integer p2, Integer q2, Integer t2) = Sum(middle, to, term);
        return (p1 * p2, q1 * q2, (t1 * q2) + (p1 * t2));
    }
}
