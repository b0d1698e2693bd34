namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>Si(x) = ∫₀ˣ sin(t)/t dt, odd, tending to ±π/2.</summary>
    /// <remarks>Its power series, or π/2 − f·cos x − g·sin x with the auxiliary functions' enveloping asymptotic series. Radius:
    /// min(1, 1/(|x| − r))·r + one unit in the last place.</remarks>
    public static Ball Si(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.Nudged();
        if (x.IsHuge) return HalfTurn(x._sign, s_tiny.Scaled(1), precision);
        return ByMeanValue(x, SiOfDyadic, ReciprocalBound, precision);
    }

    /// <summary>Ci(x) = γ + log x + ∫₀ˣ (cos(t) − 1)/t dt for x &gt; 0. <see cref="Undefined"/> at 0 and below.</summary>
    /// <remarks>Its power series, or f·sin x − g·cos x with the auxiliary functions' enveloping asymptotic series. Radius: r/(x − r) + one
    /// unit in the last place.</remarks>
    public static Ball Ci(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.Sign <= 0) return Undefined;
        if (x.IsTiny) return Add(EulerGamma(precision + 8), x.LogMagnitude, precision).Widened(s_tiny.Scaled(2));
        if (x.IsHuge) return AroundZero(s_tiny.Scaled(1));
        return x.Sign is null ? Undecided : ByMeanValue(x, CiOfDyadic, static x => Magnitude.One / x.LowerMagnitude(), precision);
    }

    /// <summary>S(x) = ∫₀ˣ sin(πt²/2) dt, odd, tending to ±1/2.</summary>
    /// <remarks>Its power series, or 1/2 − f·cos(πx²/2) − g·sin(πx²/2) with enveloping asymptotic series. Radius: r + one unit in the last
    /// place.</remarks>
    public static Ball FresnelS(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return Divide(Multiply(Pi(precision), Pow(x, 3, precision), precision), FromInteger(6), precision).Nudged();
        if (x.IsHuge) return FromDyadic(new Dyadic(x._sign, -1)).Widened(s_tiny);
        return ByMeanValue(x, static (x, p) => Fresnel(x, 1, p), static _ => Magnitude.One, precision);
    }

    /// <summary>C(x) = ∫₀ˣ cos(πt²/2) dt, odd, tending to ±1/2.</summary>
    /// <remarks>Its power series, or 1/2 + f·sin(πx²/2) − g·cos(πx²/2) with enveloping asymptotic series. Radius: r + one unit in the last
    /// place.</remarks>
    public static Ball FresnelC(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.Nudged();
        if (x.IsHuge) return FromDyadic(new Dyadic(x._sign, -1)).Widened(s_tiny);
        return ByMeanValue(x, static (x, p) => Fresnel(x, 0, p), static _ => Magnitude.One, precision);
    }

    private static Magnitude ReciprocalBound(Ball x) => Magnitude.Min(Magnitude.One, Magnitude.One / x.LowerMagnitude());

    private static Ball SiOfDyadic(Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        double size = Math.Abs(x.Approximate());
        if (size * 1.44 > precision + 32)
        {
            (Ball sine, Ball cosine) = Auxiliary(FromDyadic(x.Abs()), precision + 16);
            Ball value = Subtract(HalfTurn(1, Magnitude.Zero, precision + 8), Add(cosine, sine, precision + 8), precision);
            return x.Sign < 0 ? Negate(value) : value;
        }

        int working = precision + 32 + (int)(1.45 * size);
        return Create(OddIntegralSeries(argument, Negate(Square(argument, working)), working), precision);
    }

    private static Ball CiOfDyadic(Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        double size = x.Approximate();
        if (size * 1.44 > precision + 32)
        {
            (Ball sin, Ball cos) = SinCos(argument, precision + 16);
            (Ball f, Ball g) = AuxiliaryFunctions(argument, precision + 16);
            return Subtract(Multiply(f, sin, precision + 8), Multiply(g, cos, precision + 8), precision);
        }

        int working = precision + 32 + (int)(1.45 * size);
        Ball square = Negate(Square(argument, working));
        Ball sum = BallSeries.Sum(
            Scale(square, -1, working),
            (term, k) => Divide(Multiply(term, square, working), FromInteger(((2L * k) + 3) * ((2L * k) + 4)), working),
            (term, k) => Divide(term, FromInteger((2L * k) + 2), working),
            size,
            working);
        return Add(Add(EulerGamma(working), Log(argument, working), working), sum, precision);
    }

    /// <summary>g·sin x and f·cos x.</summary>
    private static (Ball Sine, Ball Cosine) Auxiliary(Ball x, int precision)
    {
        (Ball sin, Ball cos) = SinCos(x, precision);
        (Ball f, Ball g) = AuxiliaryFunctions(x, precision);
        return (Multiply(g, sin, precision), Multiply(f, cos, precision));
    }

    /// <summary>f(x) = ∫ e^(−xt)/(1 + t²) dt ~ Σ (−1)^k (2k)!/x^(2k+1) and g(x) = ∫ t·e^(−xt)/(1 + t²) dt ~ Σ (−1)^k (2k+1)!/x^(2k+2): both
    /// envelop, as 1/(1 + t²) lies between its partial sums.</summary>
    private static (Ball F, Ball G) AuxiliaryFunctions(Ball x, int precision)
    {
        Ball square = Square(x, precision);
        Ball Next(Ball term, int k, int shift) =>
            Divide(Multiply(term, FromInteger(-((2L * k) + 1 + shift) * ((2L * k) + 2 + shift)), precision), square, precision);
        (Ball f, _, _) = BallSeries.Asymptotic(One, (term, k) => Next(term, k, 0), 1, precision);
        (Ball g, _, _) = BallSeries.Asymptotic(One, (term, k) => Next(term, k, 1), 1, precision);
        return (Divide(f, x, precision), Divide(g, square, precision));
    }

    /// <summary>The Fresnel integrals, S for <paramref name="odd"/> = 1 and C for 0.</summary>
    private static Ball Fresnel(Dyadic x, int odd, int precision)
    {
        double size = x.Top > 300 ? double.PositiveInfinity : Math.Pow(x.Approximate(), 2) * (Math.PI / 2);
        if (size * 1.44 > precision + 32) return FresnelByAsymptote(x, odd, precision);
        int working = precision + 32 + (int)(1.45 * size);
        Ball argument = FromDyadic(x), phase = Multiply(Scale(Pi(working), -1, working), FromDyadic(x * x), working);
        Ball square = Negate(Square(phase, working));
        Ball sum = BallSeries.Sum(
            odd == 1 ? Multiply(argument, phase, working) : argument,
            (term, k) => Divide(Multiply(term, square, working), FromInteger(((2L * k) + 1 + odd) * ((2L * k) + 2 + odd)), working),
            (term, k) => Divide(term, FromInteger((4L * k) + 1 + (2 * odd)), working),
            size,
            working);
        return Create(sum, precision);
    }

    /// <summary>f ~ Σ (−1)^k (4k−1)!!/(πx²)^(2k)/(πx), g ~ Σ (−1)^k (4k+1)!!/(πx²)^(2k+1)/(πx); their integrals have the factor 1/(1 + t²) too.</summary>
    private static Ball FresnelByAsymptote(Dyadic x, int odd, int precision)
    {
        int working = precision + 16;
        Ball argument = FromDyadic(x.Abs()), area = FromDyadic(x * x), scaled = Multiply(Pi(working), area, working), square = Square(scaled, working);
        Ball Next(Ball term, int k, int shift) =>
            Divide(Multiply(term, FromInteger(-((4L * k) + 1 + shift) * ((4L * k) + 3 + shift)), working), square, working);
        (Ball f, _, _) = BallSeries.Asymptotic(One, (term, k) => Next(term, k, 0), 1, working);
        (Ball g, _, _) = BallSeries.Asymptotic(One, (term, k) => Next(term, k, 2), 1, working);
        g = Divide(g, scaled, working);
        (Ball sin, Ball cos) = SinCosPi(Scale(area, -1, working), working);
        Ball wave = odd == 1
            ? Negate(Add(Multiply(f, cos, working), Multiply(g, sin, working), working))
            : Subtract(Multiply(f, sin, working), Multiply(g, cos, working), working);
        Ball value = Add(FromDyadic(new Dyadic(1, -1)), Divide(wave, Multiply(Pi(working), argument, working), working), precision);
        return x.Sign < 0 ? Negate(value) : value;
    }

    /// <summary>A ball rounded to a precision.</summary>
    private static Ball Create(Ball x, int precision) => x.IsFinite ? Create(x._midpoint, x._radius, precision) : x;
}
