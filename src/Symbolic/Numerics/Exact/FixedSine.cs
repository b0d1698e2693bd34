using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Sine and cosine together in fixed point.</summary>
internal static class FixedSine
{
    /// <summary>sin and cos of t/2^width, times 2^width, for |t| ≤ 2^width, each within 2 units.</summary>
    /// <remarks>t is halved j times, both Taylor series are summed over shared powers of −s², then s ← 2sc, c ← 1 − 2s² j times: each
    /// step multiplies the larger error by at most 2(|s| + |c|) &lt; 3 and adds 2 units, so 20 units grow to 3^j·21 &lt; 2^(2j+5).</remarks>
    public static (BigInteger Sin, BigInteger Cos) SinCos(BigInteger t, int width)
    {
        int top = (int)(Dyadic.BitLength(t) - width);
        int halvings = Math.Max(0, top + 1 + (int)(Math.Sqrt(width) / 8));
        int guard = (2 * halvings) + 7, working = width + guard;
        BigInteger one = BigInteger.One << working;
        (BigInteger sin, BigInteger cos) = Series(t << (guard - halvings), halvings - top, working);
        for (int i = 0; i < halvings; i++)
        {
            BigInteger product = sin * cos;
            cos = one - ((sin * sin) >> (working - 1));
            sin = product >> (working - 1);
        }

        return (sin >> guard, cos >> guard);
    }

    /// <summary>The Taylor series for |s| &lt; 2^-bits ≤ 1/2, within 20 units.</summary>
    /// <remarks>Sums over q = −s² as in <see cref="FixedExponential"/>, the divisors 2k(2k+1) and (2k−1)2k: at most 17 units each.</remarks>
    private static (BigInteger Sin, BigInteger Cos) Series(BigInteger s, int bits, int working)
    {
        int terms = Terms(bits, working);
        int m = Math.Max(1, (int)Math.Sqrt(terms));
        BigInteger[] powers = FixedPoint.Powers(-((s * s) >> working), m, working);
        BigInteger sine = Sum(powers, m, terms, 1, working);
        BigInteger cosine = Sum(powers, m, terms, -1, working);
        return (s + ((s * sine) >> working), powers[0] + cosine);
    }

    private static BigInteger Sum(BigInteger[] powers, int m, int terms, int offset, int working)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = terms; k >= 1; k--)
        {
            int l = k % m;
            long divisor = 2L * k * ((2L * k) + offset);
            sum = l == 0 ? (((powers[0] + sum) * powers[m]) >> working) / divisor : (powers[l] + sum) / divisor;
        }

        return sum;
    }

    /// <summary>The N for which the terms beyond q^N/(2N)! sum to less than one unit.</summary>
    private static int Terms(int bits, int working)
    {
        long reached = 0;
        int k = 1;
        for (; reached <= working + 1; k++) reached += (2 * bits) + (2 * BitOperations.Log2((uint)((2 * k) - 1)));
        return k;
    }
}
