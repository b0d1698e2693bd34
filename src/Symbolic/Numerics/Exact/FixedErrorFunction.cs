using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>The series of the error function's family in fixed point.</summary>
internal static class FixedErrorFunction
{
    /// <summary>Σ y^k/(1·3·5···(2k+1)) for an exact y ≥ 0: e^(x²)·√π/2·erf(x)/x at y = 2x², within 2^-precision relative.</summary>
    /// <remarks>Rows of m powers as in <see cref="FixedExponential"/>, with divisors 2k + 1. All terms are positive. A power y^l, l ≤ m, is
    /// off by at most 2m units times y^(l−1) or 1, and what is added in a row counts at most as often as the row's first term, so the
    /// relative error is at most 4(m + 2)² units: the guard bits are twice the bits of m + 2, and 6 more. The terms left out fall by
    /// half or faster.</remarks>
    public static Ball PositiveSeries(Dyadic y, int precision)
    {
        int terms = Terms(y, precision + 8);
        int m = Math.Max(1, (int)Math.Sqrt(terms));
        int width = precision + 8 + (2 * BitOperations.Log2((uint)m + 2));
        Integer[] powers = FixedPoint.Powers(y.ToFixed(width), m, width);
        Integer sum = Integer.Zero;
        for (int k = terms; k >= 1; k--)
        {
            int l = k % m;
            sum = l == 0 ? (((powers[0] + sum) * powers[m]) >> width) / ((2L * k) + 1) : (powers[l] + sum) / ((2L * k) + 1);
        }

        sum += powers[0];
        return Ball.Create(sum, -width, Magnitude.Up(sum, -width) * Magnitude.PowerOfTwo(-precision), precision);
    }

    /// <summary>Σ (±1)^k (2k−1)!!/y^k: the asymptotic series at y = 2x², up to a term below 2^-precision or the least one, a bound for that term,
    /// which the next one does not exceed, and the number of terms.</summary>
    /// <param name="y">A number above 1.4 times the precision if that is to be reached.</param>
    /// <param name="sign">−1 for the alternating series of erfc, which envelops its sum; 1 for that of Dawson's integral.</param>
    /// <param name="precision">The absolute accuracy in bits.</param>
    public static (Ball Sum, Magnitude Term, int Terms) Asymptotic(Ball y, int sign, int precision)
    {
        Ball term = Ball.One, sum = Ball.One;
        Dyadic lower = y.LowerMagnitude().ToDyadic();
        long limit = lower.Top > 40 ? 1L << 40 : (long)lower.Floor();
        int k = 1;
        for (; term.IsFinite && term.UpperMagnitude().Top > -precision && (2L * k) + 1 <= limit; k++)
        {
            term = Ball.Divide(Ball.Multiply(term, Ball.FromInteger(sign * ((2L * k) - 1)), precision + 8), y, precision + 8);
            sum = Ball.Add(sum, term, precision + 8);
        }

        return (sum, term.UpperMagnitude(), k);
    }

    /// <summary>The N from which the terms are below 2^-bits of the first and fall by half or faster.</summary>
    private static int Terms(Dyadic y, int bits)
    {
        if (y.Top < -bits) return 1;
        double value = y.Approximate(), log2 = Math.Log2(value), size = 0;
        int k = 1;
        for (; size > -bits || (2 * k) + 1 < 2 * value; k++) size += log2 - Math.Log2((2 * k) + 1);
        return k;
    }
}
