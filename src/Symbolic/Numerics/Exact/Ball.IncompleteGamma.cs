namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const double MaxGammaTerms = 1_000_000;

    /// <summary>γ(a, x) = ∫₀ˣ t^(a−1)·e^(−t) dt, continued to negative a. Real for x ≥ 0, and for x &lt; 0 with an exactly whole positive a.
    /// <see cref="Undefined"/> elsewhere and at a = 0, −1, −2, ….</summary>
    /// <remarks>x^a·e^(−x)·Σ x^k/(a(a+1)…(a+k)), or Γ(a) − Γ(a, x) for large x. Radii are followed through.</remarks>
    public static Ball LowerGamma(Ball a, Ball x, int precision) =>
        IncompleteGammaEdge(a, x, lower: true, precision) ?? Sharpened(precision, a, x, working => LowerGammaOf(a, x, working));

    /// <summary>Γ(a, x) = ∫ₓ^∞ t^(a−1)·e^(−t) dt for x &gt; 0, or x = 0 and a &gt; 0, or x &lt; 0 and an exactly whole positive a.
    /// <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>The enveloping asymptotic series for large x, a finite sum for whole a, an alternating one for a far below −x, else Γ(a) − γ(a, x) with more bits. Radii are followed
    /// through.</remarks>
    public static Ball UpperGamma(Ball a, Ball x, int precision) =>
        IncompleteGammaEdge(a, x, lower: false, precision) ?? Sharpened(precision, a, x, working => UpperGammaOf(a, x, working));

    /// <summary>P(a, x) = γ(a, x)/Γ(a); 1 for a = 0, −1, −2, … and x &gt; 0.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball GammaP(Ball a, Ball x, int precision)
    {
        if (IsPoleOfGamma(a) && x.Sign > 0) return One;
        return Divide(LowerGamma(a, x, precision + 8), Gamma(a, precision + 8), precision);
    }

    /// <summary>Q(a, x) = Γ(a, x)/Γ(a) = 1 − P(a, x); 0 for a = 0, −1, −2, … and x &gt; 0.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball GammaQ(Ball a, Ball x, int precision)
    {
        if (IsPoleOfGamma(a) && x.Sign > 0) return Zero;
        return Divide(UpperGamma(a, x, precision + 8), Gamma(a, precision + 8), precision);
    }

    /// <summary>x^(a−1)·e^(−x)/Γ(a); 0 where Γ has a pole and x is not 0. <see cref="Undefined"/> for x &lt; 0 unless a is exactly whole, and at 0 for a &lt; 1.</summary>
    /// <remarks>Radius: that of the products.</remarks>
    public static Ball GammaDensity(Ball a, Ball x, int precision)
    {
        if (IsPoleOfGamma(a) && x.Sign is not null and not 0) return Zero;
        int working = precision + 16, wide = working + (int)Math.Clamp(a._midpoint.Top, 0, 1100);
        Ball power = Pow(x, Subtract(a, One, wide), working);
        return Divide(Multiply(power, Exp(Negate(x), working), working), Gamma(a, working), precision);
    }

    /// <summary>E_n(x) = x^(n−1)·Γ(1 − n, x) for real n and x &gt; 0, and 1/(n − 1) at x = 0 for n &gt; 1. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>Radius: that of the product.</remarks>
    public static Ball Expint(Ball n, Ball x, int precision)
    {
        if (n.Propagates() || x.Propagates()) return Propagate(n, x);
        if (x.Sign < 0) return Undefined;
        int working = precision + 16;
        Ball less = Subtract(n, One, working + 32);
        if (x.IsZero) return less.Sign switch { > 0 => Reciprocal(less, precision), null => Undecided, _ => Undefined };
        if (less.IsZero) return Negate(Ei(Negate(x), precision));
        return Multiply(Pow(x, less, working), UpperGamma(Negate(less), x, working), precision);
    }

    private static bool IsPoleOfGamma(Ball a) => a.IsInteger && a.Sign <= 0;

    /// <summary>Arguments outside the domain, at 0, and extreme ones.</summary>
    private static Ball? IncompleteGammaEdge(Ball a, Ball x, bool lower, int precision)
    {
        if (a.Propagates() || x.Propagates()) return Propagate(a, x);
        if (lower && IsPoleOfGamma(a)) return Undefined;
        if (x.IsZero) return a.Sign switch { > 0 => lower ? Zero : Gamma(a, precision), null => Undecided, _ => Undefined };
        if (x.Sign is null || !a.IsFinite) return Undecided;
        if (x.Sign < 0 && !(a.IsInteger && a.Sign > 0)) return a.IsExact || a.Sign < 0 ? Undefined : Undecided;
        if (x.IsFinite) return null;
        if (x.IsHuge && x.Sign > 0) return lower ? Gamma(a, precision) : Multiply(Exp(Negate(x), precision), Pow(x, Subtract(a, One, precision), precision), precision).Nudged();
        return Undecided;
    }

    private static Ball LowerGammaOf(Ball a, Ball x, int precision)
    {
        if (IsFarForGamma(a, x, precision)) return Subtract(Gamma(a, precision), UpperGammaOf(a, x, precision), precision);
        if (UpperGammaFarBelow(a, x, precision) is { } far) return Subtract(Gamma(a, precision), far.Value, precision);
        double size = Math.Abs(x._midpoint.Approximate()) + x._radius.ToDyadic().Approximate(), order = a._midpoint.Approximate();
        if (size > 1 && x.Sign < 0 && a._midpoint.Top <= 10) return Subtract(Gamma(a, precision), FiniteUpperGamma((int)a._midpoint.Floor(), x, precision), precision);
        if ((2 * size) - order > MaxGammaTerms) return Undecided;
        Ball sum = BallSeries.Sum(
            Reciprocal(a, precision),
            (term, k) => Divide(Multiply(term, x, precision), Add(a, FromInteger(k + 1L), precision), precision),
            Math.Max(0, (2 * size) - order) + 2,
            precision);
        return Multiply(Multiply(Pow(x, a, precision), Exp(Negate(x), precision), precision), sum, precision);
    }

    private static Ball UpperGammaOf(Ball a, Ball x, int precision)
    {
        if (a.IsInteger && a.Sign > 0 && a._midpoint.Top <= 10) return FiniteUpperGamma((int)a._midpoint.Floor(), x, precision);
        if (IsFarForGamma(a, x, precision)) return UpperGammaByAsymptote(a, x, precision);
        if (UpperGammaFarBelow(a, x, precision) is { } far) return far.Value;
        if (IsPoleOfGamma(a)) return a._midpoint.Top <= 14 ? UpperGammaAtPole(-(int)a._midpoint.Floor(), x, precision) : Undecided;
        return Subtract(Gamma(a, precision), LowerGammaOf(a, x, precision), precision);
    }

    private static bool IsFarForGamma(Ball a, Ball x, int precision)
    {
        if (x._midpoint.Sign < 0 || x._midpoint.Top < a._midpoint.Top + 3) return false;
        return x._midpoint.Top > 60 || x._midpoint.Approximate() > (0.75 * precision) + 48;
    }

    /// <summary>Γ(a, x) and its derivative by a for a far below −x; null elsewhere.</summary>
    /// <remarks>x^a·e^(−x)·g(a) with g(a) = ∫ (1 + t)^(a−1)·e^(−xt) dt = −Σ_(k&lt;m) x^k/(a)_(k+1) + x^m/(a)_m·g(a + m). For negative b, 0 &lt; g(b) ≤ 1/|b| and 0 &lt; g′(b) ≤ 1/b², so that the rest is
    /// at most the term left out, and that of the derivative at most |Σ_(j≤m) 1/(a + j)| times that.</remarks>
    private static (Ball Value, Ball ByOrder)? UpperGammaFarBelow(Ball a, Ball x, int precision)
    {
        double most = -a._midpoint.Approximate() / 2;
        if (!(most > 16) || x._midpoint.Sign < 0 || !(x._midpoint.Approximate() < most / 2)) return null;
        Ball harmonic = Reciprocal(a, precision), term = harmonic, sum = Zero, slope = Zero;
        for (int k = 1; k < most; k++)
        {
            sum = Subtract(sum, term, precision);
            slope = Add(slope, Multiply(term, harmonic, precision), precision);
            Ball inverse = Reciprocal(Add(a, FromInteger(k), precision), precision);
            (term, harmonic) = (Multiply(Multiply(term, x, precision), inverse, precision), Add(harmonic, inverse, precision));
            if (!sum.IsFinite) return null;
            if (term.UpperMagnitude().Top >= sum.UpperMagnitude().Top - precision) continue;
            Ball value = sum.Widened(term.UpperMagnitude()), byOrder = slope.Widened(term.UpperMagnitude() * harmonic.UpperMagnitude());
            int wide = precision + (int)Math.Clamp(a._midpoint.Top, 0, 1100) + 16;
            Ball logarithm = Log(x, wide), power = Exp(Subtract(Multiply(a, logarithm, wide), x, wide), precision);
            return (Multiply(power, value, precision), Multiply(power, Add(Multiply(logarithm, value, precision), byOrder, precision), precision));
        }

        return null;
    }

    /// <summary>(n−1)!·e^(−x)·Σ_(k&lt;n) x^k/k!.</summary>
    private static Ball FiniteUpperGamma(int n, Ball x, int precision)
    {
        Ball sum = One;
        for (int k = n - 1; k >= 1; k--) sum = Add(One, Divide(Multiply(sum, x, precision), FromInteger(k), precision), precision);
        return Multiply(Multiply(FromInteger(Factorial(n - 1)), Exp(Negate(x), precision), precision), sum, precision);
    }

    /// <summary>x^(a−1)·e^(−x)·Σ (a−1)(a−2)…(a−k)/x^k for x ≥ 2|a|.</summary>
    /// <remarks>Enveloping once N ≥ a − 1; before that the remainder is (a−1)…(a−N)·Γ(a − N, x), and Γ(b, x) ≤ x^b·e^(−x)/(x − b + 1) makes it at
    /// most twice the term left out.</remarks>
    private static Ball UpperGammaByAsymptote(Ball a, Ball x, int precision)
    {
        (Ball sum, Magnitude omitted, _) = BallSeries.Asymptotic(
            One,
            (term, k) => Divide(Multiply(term, Subtract(a, FromInteger(k + 1L), precision), precision), x, precision),
            1,
            precision);
        int wide = precision + (int)Math.Clamp(x._midpoint.Top + 8, 0, 2048);
        Ball exponent = Subtract(Multiply(Subtract(a, One, wide), Log(x, wide), wide), x, wide);
        return Multiply(Exp(exponent, precision), sum.Widened(omitted), precision);
    }

    /// <summary>Γ(0, x) = −Ei(−x), then Γ(a, x) = (Γ(a + 1, x) − x^a·e^(−x))/a down to a = −n.</summary>
    private static Ball UpperGammaAtPole(int n, Ball x, int precision)
    {
        Ball value = Negate(Ei(Negate(x), precision)), power = Exp(Negate(x), precision);
        for (int i = 1; i <= n; i++)
        {
            power = Divide(power, x, precision);
            value = Divide(Subtract(power, value, precision), FromInteger(i), precision);
        }

        return value;
    }

    /// <summary>Repeats a computation with more bits until the result has the accuracy asked for, as far as the arguments' radii allow.</summary>
    private static Ball Sharpened(int precision, Ball a, Ball b, Func<int, Ball> evaluate)
    {
        int working = precision + 32;
        bool exact = a.IsExact && b.IsExact;
        for (int attempt = 0; ; attempt++)
        {
            Ball value = evaluate(working);
            int accuracy = value.AccuracyBits, attempts = !exact || value.Kind == BallKind.Undecided || value.ContainsZero ? 2 : 8;
            if (accuracy >= precision || attempt >= attempts || value.Kind is BallKind.Undefined or BallKind.Extreme) return Create(value, precision);
            working = accuracy > 0 ? (2 * working) - Math.Min(working, accuracy) + 8 : 2 * working;
        }
    }
}
