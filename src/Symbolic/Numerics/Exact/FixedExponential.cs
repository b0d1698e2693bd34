using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>The exponential function in fixed point.</summary>
internal static class FixedExponential
{
    /// <summary>exp(t/2^width)·2^width for |t| ≤ 2^width, within 2 units.</summary>
    /// <remarks>t is halved j times, the Taylor series summed with rectangular splitting (Smith 1989), the result squared j times.
    /// The sum is off by at most 16 + 1 units, i.e. 29 relative to it; each squaring doubles the relative error and adds at most 8
    /// units of it: below 2^j·37 relative, 2^(j+7) absolute, which the j + 8 guard bits turn into half a unit.</remarks>
    public static BigInteger Exp(BigInteger t, int width)
    {
        int top = (int)(Dyadic.BitLength(t) - width);
        int halvings = Math.Max(0, top + 4 + (int)(Math.Sqrt(width) / 4));
        int guard = halvings + 8, working = width + guard;
        BigInteger sum = Series(t << (guard - halvings), halvings - top, working);
        for (int i = 0; i < halvings; i++) sum = (sum * sum) >> working;
        return sum >> guard;
    }

    /// <summary>Σ s^k/k!, |s| &lt; 2^-bits ≤ 1/2, within 17 units.</summary>
    /// <remarks>Horner's scheme over rows of m powers: U ← (U + s^l)/k within a row, one multiplication by s^m between rows. Powers are
    /// off by at most 2 units, so an inner step leaves at most e/k + 3, a row's end at most 10, the whole at most 16.</remarks>
    private static BigInteger Series(BigInteger s, int bits, int working)
    {
        int terms = Terms(bits, working);
        int m = Math.Max(1, (int)Math.Sqrt(terms));
        BigInteger[] powers = FixedPoint.Powers(s, m, working);
        BigInteger sum = BigInteger.Zero;
        for (int k = terms; k >= 1; k--)
        {
            int l = k % m;
            sum = l == 0 ? (((powers[0] + sum) * powers[m]) >> working) / k : (powers[l] + sum) / k;
        }

        return powers[0] + sum;
    }

    /// <summary>The N for which Σ_{k&gt;N} |s|^k/k! ≤ 2|s|^(N+1)/(N+1)! is below one unit.</summary>
    private static int Terms(int bits, int working)
    {
        long reached = 0;
        int k = 1;
        for (; reached <= working + 1; k++) reached += bits + BitOperations.Log2((uint)k);
        return k;
    }
}
