namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MaxOrderTop = 12;

    /// <summary>∂γ(a, x)/∂a for x ≥ 0. <see cref="Undefined"/> for negative x, at a = 0, −1, −2, …, and at x = 0 unless a is positive.</summary>
    /// <remarks>x^a·Σ (−x)^k/k!·(log x/(a + k) − 1/(a + k)²) with as many more bits as the sum cancels. Radii are followed through. Arguments from 2^12 on
    /// stay undecided.</remarks>
    public static Ball LowerGammaOrderDerivative(Ball a, Ball x, int precision)
    {
        if (IsPoleOfGamma(a)) return Propagate(a, x) is { Kind: BallKind.Undefined } missing ? missing : Undefined;
        return OrderDerivativeEdge(a, x) ?? Sharpened(precision, a, x, working => LowerOrderDerivativeOf(a, x, working));
    }

    /// <summary>∂Γ(a, x)/∂a = Γ(a)·ψ(a) − ∂γ(a, x)/∂a for x ≥ 0. <see cref="Undefined"/> for negative x, and at x = 0 unless a is positive; undecided at
    /// a = 0, −1, −2, ….</summary>
    /// <remarks>Radius: that of the difference.</remarks>
    public static Ball UpperGammaOrderDerivative(Ball a, Ball x, int precision)
    {
        if (OrderDerivativeEdge(a, x) is { } edge) return edge.IsZero ? SlopeOfGamma(a, precision) : edge;
        if (IsPoleOfGamma(a)) return Undecided;
        return Sharpened(precision, a, x, working => Subtract(SlopeOfGamma(a, working), LowerOrderDerivativeOf(a, x, working), working));
    }

    /// <summary>∂P(a, x)/∂a = (∂γ(a, x)/∂a − ψ(a)·γ(a, x))/Γ(a) for x ≥ 0; (−1)^(n+1)·n!·Γ(−n, x) at a = −n. <see cref="Undefined"/> for negative x, and at
    /// x = 0 unless a is positive.</summary>
    /// <remarks>Radius: that of these operations.</remarks>
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
            Ball rest = Subtract(LowerOrderDerivativeOf(a, x, working), Multiply(Digamma(a, working), LowerGammaOf(a, x, working), working), working);
            return Divide(rest, Gamma(a, working), working);
        });
    }

    private static Ball SlopeOfGamma(Ball a, int precision) => Multiply(Gamma(a, precision + 8), Digamma(a, precision + 8), precision);

    /// <summary>Arguments outside the domain or beyond the series, and x = 0, where the lower derivative is 0.</summary>
    private static Ball? OrderDerivativeEdge(Ball a, Ball x)
    {
        if (a.Propagates() || x.Propagates()) return Propagate(a, x);
        if (x.Sign < 0) return Undefined;
        if (x.IsZero) return a.Sign switch { > 0 => Zero, null => Undecided, _ => Undefined };
        return x.Sign is null || !x.IsFinite || !a.IsFinite || x._midpoint.Top > MaxOrderTop || a._midpoint.Top > MaxOrderTop ? Undecided : null;
    }

    private static Ball LowerOrderDerivativeOf(Ball a, Ball x, int precision)
    {
        double size = Math.Abs(x._midpoint.Approximate()) + 1, order = Math.Abs(a._midpoint.Approximate()) + 1;
        int working = precision + (int)(3 * size) + 16;
        Ball log = Log(x, working), minus = Negate(x);
        int weightBits = (int)Math.Max(log.UpperMagnitude().Top, 1) + 1;
        Ball sum = BallSeries.Sum(
            One,
            (term, k) => Divide(Multiply(term, minus, working), FromInteger(k + 1L), working),
            (term, k) => OrderTerm(term, Add(a, FromInteger(k), working), log, working),
            (2 * size) + order + 2,
            working,
            weightBits);
        return Multiply(Pow(x, a, working), sum, precision);
    }

    /// <summary>t·(log x/b − 1/b²) for b = a + k.</summary>
    private static Ball OrderTerm(Ball term, Ball b, Ball log, int precision)
    {
        Ball share = Divide(term, b, precision);
        return Multiply(share, Subtract(log, Reciprocal(b, precision), precision), precision);
    }
}
