namespace Symbolic.Numerics;

/// <summary>Carlson's symmetric elliptic integrals in ball arithmetic.</summary>
/// <remarks>Duplication (Carlson 1995) quarters the differences from the mean A until M = max |1 − x/A| is below 2^(−precision/6); then the Taylor series up
/// to the fifth degree. The integrals are Dirichlet averages A^(−a)·∫(1 − Σ uᵢXᵢ)^(−a), so the terms of degree N are at most (a)_N/N!·M^N: what is
/// left out is below M⁶/3 for a = 1/2 and below 5M⁶ for a = 3/2, as M ≤ 1/4.</remarks>
internal static class CarlsonForms
{
    private const int MaxSteps = 3000;

    /// <summary>R_F(x, y, z) for x, y, z ≥ 0, at most one of them 0.</summary>
    public static Ball RF(Ball x, Ball y, Ball z, int precision)
    {
        long last = long.MaxValue;
        for (int step = 0; step < MaxSteps + precision; step++)
        {
            Ball mean = Ball.Divide(Sum(precision, x, y, z), Ball.FromInteger(3), precision);
            Ball[] deviations = Deviations(mean, precision, x, y, z);
            if (Magnitudes(deviations) is not { } largest) return Ball.Undecided;
            if (IsClose(largest, ref last, precision)) return FinishFirst(mean, deviations, largest, precision);
            (_, _, _, Ball lambda) = Roots(x, y, z, precision);
            (x, y, z) = (Quarter(x, lambda, precision), Quarter(y, lambda, precision), Quarter(z, lambda, precision));
        }

        return Ball.Undecided;
    }

    /// <summary>R_D(x, y, z) = R_J(x, y, z, z) for x, y ≥ 0, at most one of them 0, and z &gt; 0.</summary>
    public static Ball RD(Ball x, Ball y, Ball z, int precision)
    {
        Ball sum = Ball.Zero;
        long last = long.MaxValue;
        for (int step = 0; step < MaxSteps + precision; step++)
        {
            Ball mean = Ball.Divide(Sum(precision, x, y, Ball.Multiply(z, Ball.FromInteger(3), precision)), Ball.FromInteger(5), precision);
            Ball[] d = Deviations(mean, precision, x, y, z);
            if (Magnitudes(d) is not { } largest) return Ball.Undecided;
            if (IsClose(largest, ref last, precision)) return FinishThird(sum, step, mean, [d[0], d[1], d[2], d[2], d[2]], largest, precision);
            (_, _, Ball rootZ, Ball lambda) = Roots(x, y, z, precision);
            Ball term = Ball.Divide(Ball.FromInteger(3), Ball.Multiply(rootZ, Ball.Add(z, lambda, precision), precision), precision);
            sum = Ball.Add(sum, Ball.Scale(term, -2L * step, precision), precision);
            (x, y, z) = (Quarter(x, lambda, precision), Quarter(y, lambda, precision), Quarter(z, lambda, precision));
        }

        return Ball.Undecided;
    }

    /// <summary>R_J(x, y, z, p) for x, y, z ≥ 0, at most one of them 0, and p &gt; 0.</summary>
    public static Ball RJ(Ball x, Ball y, Ball z, Ball p, int precision)
    {
        Ball sum = Ball.Zero;
        Ball delta = Product(precision, Ball.Subtract(p, x, precision), Ball.Subtract(p, y, precision), Ball.Subtract(p, z, precision));
        long last = long.MaxValue;
        for (int step = 0; step < MaxSteps + precision; step++)
        {
            Ball mean = Ball.Divide(Sum(precision, x, y, z, Ball.Scale(p, 1, precision)), Ball.FromInteger(5), precision);
            Ball[] d = Deviations(mean, precision, x, y, z, p);
            if (Magnitudes(d) is not { } largest) return Ball.Undecided;
            if (IsClose(largest, ref last, precision)) return FinishThird(sum, step, mean, [d[0], d[1], d[2], d[3], d[3]], largest, precision);
            (Ball rootX, Ball rootY, Ball rootZ, Ball lambda) = Roots(x, y, z, precision);
            Ball rootP = Ball.Sqrt(p, precision);
            Ball factor = Product(precision, Ball.Add(rootP, rootX, precision), Ball.Add(rootP, rootY, precision), Ball.Add(rootP, rootZ, precision));
            Ball excess = Ball.Divide(Ball.Scale(delta, -6L * step, precision), Ball.Square(factor, precision), precision);
            Ball term = Ball.Divide(Ball.Multiply(Ball.FromInteger(6), RC(excess, precision), precision), factor, precision);
            sum = Ball.Add(sum, Ball.Scale(term, -2L * step, precision), precision);
            (x, y, z, p) = (Quarter(x, lambda, precision), Quarter(y, lambda, precision), Quarter(z, lambda, precision), Quarter(p, lambda, precision));
        }

        return Ball.Undecided;
    }

    /// <summary>R_C(1, 1 + e) for e &gt; −1: Σ (−e)^k/(2k + 1) for small e, else atan(√e)/√e or atanh(√−e)/√−e.</summary>
    public static Ball RC(Ball excess, int precision)
    {
        if (!excess.IsFinite) return Ball.Undecided;
        Ball minus = Ball.Negate(excess);
        if (excess.UpperMagnitude().Top > -5)
        {
            if (excess.Sign is not { } sign) return Ball.Undecided;
            Ball root = Ball.Sqrt(sign > 0 ? excess : minus, precision);
            return Ball.Divide(sign > 0 ? Ball.Atan(root, precision) : Ball.Atanh(root, precision), root, precision);
        }

        return BallSeries.Sum(
            Ball.One,
            (term, _) => Ball.Multiply(term, minus, precision),
            (term, k) => Ball.Divide(term, Ball.FromInteger((2L * k) + 1), precision),
            0,
            precision);
    }

    /// <summary>A^(−1/2)·(1 − E₂/10 + E₃/14 + E₂²/24 − 3E₂E₃/44).</summary>
    private static Ball FinishFirst(Ball mean, Ball[] d, Magnitude largest, int precision)
    {
        Ball e2 = Ball.Subtract(Ball.Multiply(d[0], d[1], precision), Ball.Square(d[2], precision), precision), e3 = Product(precision, d);
        Ball series = Sum(
            precision,
            Ball.One,
            Rationally(e2, -1, 10, precision),
            Rationally(e3, 1, 14, precision),
            Rationally(Ball.Square(e2, precision), 1, 24, precision),
            Rationally(Ball.Multiply(e2, e3, precision), -3, 44, precision));
        return Ball.Divide(series.Widened(Sixth(largest)), Ball.Sqrt(mean, precision), precision);
    }

    /// <summary>Σ + 4^(−n)·A^(−3/2)·(1 − 3E₂/14 + E₃/6 + 9E₂²/88 − 3E₄/22 − 9E₂E₃/52 + 3E₅/26), the E the elementary symmetric functions.</summary>
    private static Ball FinishThird(Ball sum, int steps, Ball mean, Ball[] d, Magnitude largest, int precision)
    {
        Ball[] e = ElementarySymmetric(d, precision);
        Ball series = Sum(
            precision,
            Ball.One,
            Rationally(e[2], -3, 14, precision),
            Rationally(e[3], 1, 6, precision),
            Rationally(Ball.Square(e[2], precision), 9, 88, precision),
            Rationally(e[4], -3, 22, precision),
            Rationally(Ball.Multiply(e[2], e[3], precision), -9, 52, precision),
            Rationally(e[5], 3, 26, precision));
        Ball power = Ball.Multiply(mean, Ball.Sqrt(mean, precision), precision);
        Ball rest = Ball.Divide(series.Widened(Sixth(largest).Scaled(3)), power, precision);
        return Ball.Add(sum, Ball.Scale(rest, -2L * steps, precision), precision);
    }

    private static Ball[] ElementarySymmetric(Ball[] d, int precision)
    {
        Ball[] e = [Ball.One, .. Enumerable.Repeat(Ball.Zero, d.Length)];
        for (int i = 0; i < d.Length; i++)
        {
            for (int k = i + 1; k >= 1; k--) e[k] = Ball.Add(e[k], Ball.Multiply(e[k - 1], d[i], precision), precision);
        }

        return e;
    }

    private static Ball[] Deviations(Ball mean, int precision, params ReadOnlySpan<Ball> values)
    {
        Ball[] result = new Ball[values.Length];
        for (int i = 0; i < result.Length; i++) result[i] = Ball.Divide(Ball.Subtract(mean, values[i], precision), mean, precision);
        return result;
    }

    private static Magnitude? Magnitudes(Ball[] deviations)
    {
        Magnitude largest = default;
        foreach (Ball deviation in deviations)
        {
            if (!deviation.IsFinite) return null;
            largest = Magnitude.Max(largest, deviation.UpperMagnitude());
        }

        return largest;
    }

    /// <summary>Whether the arguments are as close as the precision asks for, or as their own radii allow.</summary>
    private static bool IsClose(Magnitude largest, ref long last, int precision)
    {
        bool close = largest.Top <= -(precision / 6) - 2 || (largest.Top <= -3 && largest.Top >= last);
        last = largest.Top;
        return close;
    }

    private static (Ball X, Ball Y, Ball Z, Ball Lambda) Roots(Ball x, Ball y, Ball z, int precision)
    {
        (Ball a, Ball b, Ball c) = (Ball.Sqrt(x, precision), Ball.Sqrt(y, precision), Ball.Sqrt(z, precision));
        Ball lambda = Ball.Add(Ball.Multiply(a, Ball.Add(b, c, precision), precision), Ball.Multiply(b, c, precision), precision);
        return (a, b, c, lambda);
    }

    private static Ball Quarter(Ball x, Ball lambda, int precision) => Ball.Scale(Ball.Add(x, lambda, precision), -2, precision);

    private static Ball Rationally(Ball x, int numerator, int denominator, int precision) =>
        Ball.Divide(Ball.Multiply(x, Ball.FromInteger(numerator), precision), Ball.FromInteger(denominator), precision);

    private static Magnitude Sixth(Magnitude m) => m * m * m * (m * m * m);

    private static Ball Sum(int precision, params ReadOnlySpan<Ball> terms)
    {
        Ball sum = Ball.Zero;
        foreach (Ball term in terms) sum = Ball.Add(sum, term, precision);
        return sum;
    }

    private static Ball Product(int precision, params ReadOnlySpan<Ball> factors)
    {
        Ball product = Ball.One;
        foreach (Ball factor in factors) product = Ball.Multiply(product, factor, precision);
        return product;
    }
}
