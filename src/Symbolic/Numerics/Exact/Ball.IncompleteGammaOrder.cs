namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MaxOrderTerms = 60_000;

    /// <summary>∂γ(a, x)/∂a for x ≥ 0. <see cref="Undefined"/> for negative x, at a = 0, −1, −2, …, and at x = 0 unless a is positive.</summary>
    /// <remarks>x^a·e^(−x)·Σ x^k/(a)_(k+1)·(log x − Σ 1/(a + j)), or Γ(a)·ψ(a) − ∂Γ(a, x)/∂a where x is large. Radii are followed through.</remarks>
    public static Ball LowerGammaOrderDerivative(Ball a, Ball x, int precision)
    {
        if (IsPoleOfGamma(a)) return Propagate(a, x) is { Kind: BallKind.Undefined } missing ? missing : Undefined;
        return OrderDerivativeEdge(a, x) ?? Sharpened(precision, a, x, working =>
            IsFarOut(a, x, working) ? Subtract(SlopeOfGamma(a, working), UpperOrderByAsymptote(a, x, working), working) : LowerOrderDerivativeOf(a, x, working));
    }

    /// <summary>∂Γ(a, x)/∂a = Γ(a)·ψ(a) − ∂γ(a, x)/∂a for x ≥ 0. <see cref="Undefined"/> for negative x, and at x = 0 unless a is positive.</summary>
    /// <remarks>Its asymptotic series for large x, the difference else; at a = 0, −1, −2, … from the series at 0 by the recurrence in a. Radius: that of these operations.</remarks>
    public static Ball UpperGammaOrderDerivative(Ball a, Ball x, int precision)
    {
        if (OrderDerivativeEdge(a, x) is { } edge) return edge.IsZero ? SlopeOfGamma(a, precision) : edge;
        return Sharpened(precision, a, x, working => UpperOrderDerivativeOf(a, x, working));
    }

    /// <summary>∂P(a, x)/∂a = (∂γ(a, x)/∂a − ψ(a)·γ(a, x))/Γ(a) for x ≥ 0; (−1)^(n+1)·n!·Γ(−n, x) at a = −n. <see cref="Undefined"/> for negative x, and at
    /// x = 0 unless a is positive.</summary>
    /// <remarks>The same with upper functions where x is above a. Radius: that of these operations.</remarks>
    public static Ball GammaPOrderDerivative(Ball a, Ball x, int precision)
    {
        if (OrderDerivativeEdge(a, x) is { } edge) return edge;
        if (IsPoleOfGamma(a))
        {
            Ball size = Multiply(Gamma(Subtract(One, a, precision + 80), precision + 8), UpperGamma(a, x, precision + 8), precision);
            return a._midpoint.Floor().IsEven ? Negate(size) : size;
        }

        return Sharpened(precision, a, x, working =>
        {
            bool isUpper = IsFarOut(a, x, working);
            Ball slope = isUpper ? Negate(UpperOrderByAsymptote(a, x, working)) : LowerOrderDerivativeOf(a, x, working);
            Ball value = isUpper ? Negate(UpperGamma(a, x, working)) : LowerGammaOf(a, x, working);
            return Divide(Subtract(slope, Multiply(Digamma(a, working), value, working), working), Gamma(a, working), working);
        });
    }

    private static Ball SlopeOfGamma(Ball a, int precision) => Multiply(Gamma(a, precision + 8), Digamma(a, precision + 8), precision);

    /// <summary>Arguments outside the domain or not finite, and x = 0, where the lower derivative is 0.</summary>
    private static Ball? OrderDerivativeEdge(Ball a, Ball x)
    {
        if (a.Propagates() || x.Propagates()) return Propagate(a, x);
        if (x.Sign < 0) return Undefined;
        if (x.IsZero) return a.Sign switch { > 0 => Zero, null => Undecided, _ => Undefined };
        return x.Sign is null || !x.IsFinite || !a.IsFinite ? Undecided : null;
    }

    /// <summary>Whether the asymptotic series of the upper function reaches the precision.</summary>
    private static bool IsFarOut(Ball a, Ball x, int precision)
    {
        double order = a._midpoint.Approximate(), argument = x._midpoint.Approximate();
        return argument > (2 * Math.Abs(order)) + (0.75 * precision) + 16;
    }

    private static Ball UpperOrderDerivativeOf(Ball a, Ball x, int precision)
    {
        if (IsFarOut(a, x, precision)) return UpperOrderByAsymptote(a, x, precision);
        if (UpperGammaFarBelow(a, x, precision) is { } far) return far.ByOrder;
        return IsPoleOfGamma(a) ? UpperOrderAtPole(a, x, precision) : Subtract(SlopeOfGamma(a, precision), LowerOrderDerivativeOf(a, x, precision), precision);
    }

    /// <summary>x^(a−1)·e^(−x)·Σ (P_k·log x + P_k′)/x^k with P_k = (a − 1)…(a − k). The rest is P_n·∂Γ(a − n, x)/∂a + P_n′·Γ(a − n, x), at most
    /// 2·x^(a−n−1)·e^(−x)·(|P_n|·(log x + 1) + |P_n′|) for x ≥ 1 and x ≥ 2a, as Γ(b, x) ≤ 2·x^(b−1)·e^(−x) there and log t ≤ log x + (t − x)/x.</summary>
    private static Ball UpperOrderByAsymptote(Ball a, Ball x, int precision)
    {
        Ball log = Log(x, precision), inverse = Reciprocal(x, precision), term = One, slope = Zero, sum = log;
        for (int k = 1; k < MaxOrderTerms; k++)
        {
            Ball factor = Subtract(a, FromInteger(k), precision);
            slope = Multiply(Add(Multiply(slope, factor, precision), term, precision), inverse, precision);
            term = Multiply(Multiply(term, factor, precision), inverse, precision);
            Magnitude rest = ((term.UpperMagnitude() * (log.UpperMagnitude() + Magnitude.One)) + slope.UpperMagnitude()).Scaled(1);
            if (rest.Top < sum.UpperMagnitude().Top - precision) return Multiply(Multiply(Pow(x, Subtract(a, One, precision), precision), Exp(Negate(x), precision), precision), sum.Widened(rest), precision);
            sum = Add(sum, Add(Multiply(term, log, precision), slope, precision), precision);
            if (!sum.IsFinite) return Undecided;
        }

        return Undecided;
    }

    /// <summary>From ∂Γ(0, x)/∂a = γ²/2 + π²/12 − log²x/2 − Σ_(k≥1) (−x)^k/k!·(log x/k − 1/k²) by a·Γ′(a, x) = Γ′(a + 1, x) − Γ(a, x) − x^a·log x·e^(−x).</summary>
    private static Ball UpperOrderAtPole(Ball a, Ball x, int precision)
    {
        double size = Math.Abs(x._midpoint.Approximate()), order = Math.Abs(a._midpoint.Approximate());
        if (order > 4096) return Undecided;
        int working = precision + (int)(3 * size) + 16;
        Ball log = Log(x, working), minus = Negate(x), squares = Add(Scale(Square(EulerGamma(working), working), -1, working), Divide(Square(Pi(working), working), FromInteger(12), working), working);
        Ball sum = BallSeries.Sum(
            minus,
            (term, k) => Divide(Multiply(term, minus, working), FromInteger(k + 2L), working),
            (term, k) => Divide(Multiply(term, Subtract(log, Reciprocal(FromInteger(k + 1L), working), working), working), FromInteger(k + 1L), working),
            (2 * size) + 2,
            working,
            (int)Math.Max(log.UpperMagnitude().Top, 1) + 1);
        Ball value = Subtract(Subtract(squares, Scale(Square(log, working), -1, working), working), sum, working), power = Exp(minus, working), upper = Negate(Ei(minus, working));
        for (int n = 1; n <= order; n++)
        {
            power = Divide(power, x, working);
            upper = Divide(Subtract(power, upper, working), FromInteger(n), working);
            value = Divide(Subtract(Subtract(value, upper, working), Multiply(power, log, working), working), FromInteger(-n), working);
        }

        return value;
    }

    /// <summary>x^a·e^(−x)·Σ x^k/(a)_(k+1)·(log x − Σ_(j≤k) 1/(a + j)). Where terms fall by half, what follows is below the last term times |log x| + Σ 1/(a + j) + 2.</summary>
    private static Ball LowerOrderDerivativeOf(Ball a, Ball x, int precision)
    {
        double argument = x._midpoint.Approximate(), order = a._midpoint.Approximate();
        if (UpperGammaFarBelow(a, x, precision) is { } far) return Subtract(SlopeOfGamma(a, precision), far.ByOrder, precision);
        Ball log = Log(x, precision), term = Reciprocal(a, precision), harmonic = term, sum = Multiply(term, Subtract(log, harmonic, precision), precision);
        double settled = Math.Max((2 * argument) - order + 2, 2 - order);
        if (!(settled < MaxOrderTerms)) return Undecided;
        for (int k = 1; k < 4 * MaxOrderTerms; k++)
        {
            Ball inverse = Reciprocal(Add(a, FromInteger(k), precision), precision);
            term = Multiply(Multiply(term, x, precision), inverse, precision);
            harmonic = Add(harmonic, inverse, precision);
            sum = Add(sum, Multiply(term, Subtract(log, harmonic, precision), precision), precision);
            if (!sum.IsFinite) return Undecided;
            if (k <= settled) continue;
            Magnitude rest = term.UpperMagnitude() * (log.UpperMagnitude() + harmonic.UpperMagnitude() + Magnitude.PowerOfTwo(1));
            if (rest.Top < sum.UpperMagnitude().Top - precision) return Multiply(Multiply(Pow(x, a, precision), Exp(Negate(x), precision), precision), sum.Widened(rest), precision);
        }

        return Undecided;
    }
}
