namespace Symbolic.Numerics;

/// <summary>Sums of terms that each come from the one before, with their tails.</summary>
internal static class BallSeries
{
    /// <summary>How many terms a sum may take before it is given up as undecided.</summary>
    private const int MaxTerms = 4_000_000;

    /// <summary>Σ over k ≥ 0 of weight(t_k, k), t_0 = first, t_(k+1) = next(t_k, k).</summary>
    /// <param name="first">The first term.</param>
    /// <param name="next">The term after t_k.</param>
    /// <param name="weight">What of a term is added: at most 2^<paramref name="weightBits"/> times the term.</param>
    /// <param name="settled">From this k on |t_(k+1)| ≤ |t_k|/2.</param>
    /// <param name="precision">The working precision; the tail is below 2^-precision of the largest partial sum.</param>
    /// <param name="weightBits">See <paramref name="weight"/>.</param>
    /// <remarks>The tail after t_k is at most 2|t_(k+1)| ≤ |t_k|, times the weights' bound.</remarks>
    public static Ball Sum(Ball first, Func<Ball, int, Ball> next, Func<Ball, int, Ball> weight, double settled, int precision, int weightBits = 0)
    {
        Ball term = first, sum = Ball.Zero;
        if (!(settled < MaxTerms)) return Ball.Undecided;
        long top = Magnitude.Least;
        for (int k = 0; k < MaxTerms; k++)
        {
            sum = Ball.Add(sum, weight(term, k), precision);
            if (!sum.IsFinite || !term.IsFinite) return Ball.Undecided;
            top = Math.Max(top, sum.UpperMagnitude().Top);
            if (k >= settled && (term.IsZero || term.UpperMagnitude().Top + weightBits < top - precision)) return sum.Widened(term.UpperMagnitude().Scaled(weightBits));
            term = next(term, k);
        }

        return Ball.Undecided;
    }

    /// <summary>Σ t_k as above, every term whole.</summary>
    public static Ball Sum(Ball first, Func<Ball, int, Ball> next, double settled, int precision) =>
        Sum(first, next, static (term, _) => term, settled, precision);

    /// <summary>An asymptotic series up to the first term that is small enough or no longer falls, with that term as the error.</summary>
    /// <param name="first">The first term.</param>
    /// <param name="next">The term after t_k.</param>
    /// <param name="earliest">The first k at which the error is known to be at most |t_k|.</param>
    /// <param name="precision">The working precision.</param>
    /// <returns>The sum of t_0 … t_(k−1), widened by |t_k|, and k.</returns>
    public static (Ball Sum, Magnitude Omitted, int Terms) Asymptotic(Ball first, Func<Ball, int, Ball> next, double earliest, int precision)
    {
        Ball term = first, sum = Ball.Zero;
        for (int k = 0; ; k++)
        {
            sum = Ball.Add(sum, term, precision);
            Ball following = next(term, k);
            if (!sum.IsFinite || !following.IsFinite || k >= MaxTerms) return (Ball.Undecided, Magnitude.Infinite, k + 1);
            Magnitude size = following.UpperMagnitude();
            bool small = following.IsZero || size.Top < sum.UpperMagnitude().Top - precision, rising = size > term.UpperMagnitude();
            if (k + 1 >= earliest && (small || rising)) return (sum.Widened(size), size, k + 1);
            term = following;
        }
    }
}
