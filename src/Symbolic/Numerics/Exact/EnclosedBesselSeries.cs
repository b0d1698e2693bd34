namespace Symbolic.Numerics;

/// <summary>The Bessel functions' power series, with logarithms for whole orders of the second kind.</summary>
internal static class EnclosedBesselSeries
{
    private const int MaxFiniteTerms = 60_000;

    /// <summary>(x/2)^ν/Γ(ν + 1)·Σ (s·x²/4)^k/(k!·(ν+1)…(ν+k)): J for s = −1, I for s = 1; ν not a negative whole number, x ≠ 0.</summary>
    public static Ball FirstKind(Ball order, Ball x, int sign, int precision)
    {
        Ball half = Ball.Scale(x, -1, precision), square = Ball.Multiply(Ball.FromInteger(sign), Ball.Square(half, precision), precision);
        Ball sum = BallSeries.Sum(
            Ball.One,
            (term, k) => Ball.Divide(Ball.Multiply(term, square, precision), Ball.Multiply(Ball.FromInteger(k + 1L), Ball.Add(order, Ball.FromInteger(k + 1L), precision), precision), precision),
            Settled(order, x),
            precision);
        Ball power = Ball.Pow(half, order, precision);
        return Ball.Divide(Ball.Multiply(power, sum, precision), Ball.Gamma(Ball.Add(order, Ball.One, precision), precision), precision);
    }

    /// <summary>Y_n (s = −1) or K_n (s = 1) for whole n ≥ 0 and x &gt; 0.</summary>
    /// <remarks>Y: (2/π)·log(x/2)·J − (1/π)·Σ_(k&lt;n) (n−k−1)!/k!·(x/2)^(2k−n) − (1/π)·Σ (ψ(k+1) + ψ(n+k+1))·(−x²/4)^k/(k!(n+k)!)·(x/2)^n.
    /// K: (−1)^(n+1)·log(x/2)·I + 1/2·Σ_(k&lt;n) (−1)^k (n−k−1)!/k!·(x/2)^(2k−n) + (−1)^n/2·Σ (ψ(k+1) + ψ(n+k+1))·(x²/4)^k/(k!(n+k)!)·(x/2)^n.</remarks>
    public static Ball SecondKind(int n, Ball x, int sign, int precision)
    {
        Ball order = Ball.FromInteger(n), half = Ball.Scale(x, -1, precision), square = Ball.Multiply(Ball.FromInteger(sign), Ball.Square(half, precision), precision);
        Ball logarithm = Ball.Multiply(Ball.Scale(Ball.Log(half, precision), 1, precision), FirstKind(order, x, sign, precision), precision);
        Ball power = Ball.Pow(half, n, precision);
        Ball weighted = Ball.Multiply(power, Weighted(n, order, x, square, precision), precision);
        Ball finite = Ball.Divide(Finite(n, square, precision), power, precision);
        if (sign < 0) return Ball.Divide(Ball.Subtract(Ball.Subtract(logarithm, finite, precision), weighted, precision), Ball.Pi(precision), precision);
        Ball rest = Ball.Subtract(weighted, logarithm, precision);
        return Ball.Scale(Ball.Add(finite, n % 2 == 0 ? rest : Ball.Negate(rest), precision), -1, precision);
    }

    /// <summary>Σ (ψ(k+1) + ψ(n+k+1))·square^k/(k!(n+k)!).</summary>
    private static Ball Weighted(int n, Ball order, Ball x, Ball square, int precision)
    {
        Ball twiceGamma = Ball.Scale(Ball.EulerGamma(precision), 1, precision), harmonics = Ball.Zero;
        for (int i = 1; i <= n; i++) harmonics = Ball.Add(harmonics, Ball.Reciprocal(Ball.FromInteger(i), precision), precision);
        int reached = 0;
        Ball Weight(Ball term, int k)
        {
            for (; reached < k; reached++)
            {
                Ball both = Ball.Add(Ball.Reciprocal(Ball.FromInteger(reached + 1L), precision), Ball.Reciprocal(Ball.FromInteger(reached + 1L + n), precision), precision);
                harmonics = Ball.Add(harmonics, both, precision);
            }

            return Ball.Multiply(term, Ball.Subtract(harmonics, twiceGamma, precision), precision);
        }

        return BallSeries.Sum(
            Ball.Reciprocal(Ball.Gamma(Ball.FromInteger(n + 1L), precision), precision),
            (term, k) => Ball.Divide(Ball.Multiply(term, square, precision), Ball.FromInteger((k + 1L) * (k + 1L + n)), precision),
            Weight,
            Settled(order, x),
            precision,
            weightBits: 6);
    }

    /// <summary>Σ_(k&lt;n) (n−k−1)!/k!·(−square)^k, nested: each term is the one before times −square/(k(n−k)).</summary>
    private static Ball Finite(int n, Ball square, int precision)
    {
        if (n == 0) return Ball.Zero;
        Ball sum = Ball.One, minus = Ball.Negate(square);
        for (int k = n - 1; k >= 1; k--)
        {
            sum = Ball.Add(Ball.One, Ball.Divide(Ball.Multiply(sum, minus, precision), Ball.FromInteger((long)k * (n - k)), precision), precision);
        }

        return Ball.Multiply(sum, Ball.Gamma(Ball.FromInteger(n), precision), precision);
    }

    /// <summary>K_ν for large ν: ½·Γ(ν)·(x/2)^(−ν)·Σ (−x²/4)^k/(k!·(ν−1)…(ν−k)), the integral of t^(ν−1)·e^(−t)·e^(−x²/(4t)), of which the second exponential is
    /// enveloped by its series; for ν &gt; 1.</summary>
    public static Ball SecondKindOfLargeOrder(Ball order, Ball x, int precision)
    {
        Ball half = Ball.Scale(x, -1, precision), square = Ball.Negate(Ball.Square(half, precision)), term = Ball.One, sum = Ball.Zero;
        for (int k = 1; k < MaxFiniteTerms; k++)
        {
            sum = Ball.Add(sum, term, precision);
            Ball rest = Ball.Subtract(order, Ball.FromInteger(k), precision + 1100);
            if (rest.Sign is not 1 || !sum.IsFinite) return Ball.Undecided;
            term = Ball.Divide(Ball.Multiply(term, square, precision), Ball.Multiply(Ball.FromInteger(k), rest, precision), precision);
            if (term.UpperMagnitude().Top >= sum.UpperMagnitude().Top - precision) continue;
            Ball scale = Ball.Divide(Ball.Gamma(order, precision), Ball.Pow(half, order, precision), precision);
            return Ball.Multiply(Ball.Scale(scale, -1, precision), sum.Widened(term.UpperMagnitude()), precision);
        }

        return Ball.Undecided;
    }

    /// <summary>From which k on the ratio x²/(4(k+1)|ν+k+1|) is below 1/2: |ν| + |x| + 2, or for positive ν the root of k(k + ν) = x²/2.</summary>
    public static double Settled(Ball order, Ball x)
    {
        double width = order.Radius.ToDyadic().Approximate(), size = Math.Abs(x.Midpoint.Approximate()) + x.Radius.ToDyadic().Approximate(), nu = order.Midpoint.Approximate() - width;
        return nu > 0 && size < 1e150 ? (size * size / (nu + double.Hypot(nu, 1.41 * size))) + 2 : Math.Abs(order.Midpoint.Approximate()) + size + width + 2;
    }
}
