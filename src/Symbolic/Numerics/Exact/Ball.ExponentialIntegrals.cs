namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>Ei(x), the principal value of ∫ e^t/t dt from −∞ to x. <see cref="Undefined"/> at 0.</summary>
    /// <remarks>γ + log|x| + Σ x^k/(k·k!), or the asymptotic series for large |x|. Radius: r·e^(x + r)/(|x| − r) + one unit in the last
    /// place.</remarks>
    public static Ball Ei(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsZero) return Undefined;
        if (x.IsTiny) return Add(EulerGamma(precision + 8), x.LogMagnitude, precision).Widened(s_tiny.Scaled(2));
        if (x.IsHuge) return Divide(Exp(x, precision), x, precision).Nudged();
        return x.ContainsZero ? Undecided : ByMeanValue(x, EiOfDyadic, static x => ExpBound(x) / x.LowerMagnitude(), precision);
    }

    /// <summary>li(x) = Ei(log x) for x &gt; 0, x ≠ 1; li(0) = 0. <see cref="Undefined"/> at 1 and below 0.</summary>
    /// <remarks>Radius: that of the exponential integral of the logarithm.</remarks>
    public static Ball Li(Ball x, int precision)
    {
        if (x.IsZero) return x;
        int working = precision + 32;
        return Ei(Log(x, working), precision);
    }

    /// <summary>Shi(x) = ∫₀ˣ sinh(t)/t dt, odd.</summary>
    /// <remarks>Σ x^(2k+1)/((2k+1)·(2k+1)!), or half the difference of Ei(x) and Ei(−x). Radius: r·cosh(|x| + r) + one unit in the last
    /// place.</remarks>
    public static Ball Shi(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.Nudged();
        if (x.IsHuge) return Scale(Subtract(Ei(x, precision + 8), Ei(Negate(x), precision + 8), precision), -1, precision);
        return ByMeanValue(x, ShiOfDyadic, static x => ExpBound(Abs(x)), precision);
    }

    /// <summary>Chi(x) = γ + log x + ∫₀ˣ (cosh(t) − 1)/t dt for x &gt; 0. <see cref="Undefined"/> at 0 and below.</summary>
    /// <remarks>Half the sum of Ei(x) and Ei(−x). Radius: that of the sum.</remarks>
    public static Ball Chi(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.Sign <= 0) return Undefined;
        if (x.Sign is null) return Undecided;
        return Scale(Add(Ei(x, precision + 8), Ei(Negate(x), precision + 8), precision), -1, precision);
    }

    private static Ball EiOfDyadic(Dyadic x, int precision)
    {
        double size = Math.Abs(x.Approximate());
        if (x.Sign < 0 && (size * 1.44) > precision + 32) return EiOfNegativeByAsymptote(x, precision);
        if (x.Sign > 0 && size > (1.6 * precision) + 128) return EiOfPositiveByAsymptote(x, precision);
        int working = precision + 32 + (x.Sign < 0 ? (int)(2.9 * size) : 0);
        Ball sum = ExponentialSum(x, working);
        Ball start = Add(EulerGamma(working), LogOfPositive(x.Abs(), default, working), working);
        return Add(start, sum, precision);
    }

    /// <summary>Σ x^k/(k·k!) over k ≥ 1.</summary>
    private static Ball ExponentialSum(Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        return BallSeries.Sum(
            argument,
            (term, k) => Divide(Multiply(term, argument, precision), FromInteger(k + 2L), precision),
            (term, k) => Divide(term, FromInteger(k + 1L), precision),
            2 * Math.Abs(x.Approximate()),
            precision);
    }

    /// <summary>e^x/x·Σ k!/x^k for x &lt; 0: alternating and enveloping.</summary>
    private static Ball EiOfNegativeByAsymptote(Dyadic x, int precision)
    {
        int working = precision + 16;
        Ball argument = FromDyadic(x);
        (Ball sum, _, _) = FactorialSeries(argument, 0, working);
        return Multiply(Divide(Exp(argument, working), argument, working), sum, precision);
    }

    /// <summary>e^x/x·Σ k!/x^k for x &gt; 0. With N terms, R = x e^(−x)Ei(x) − Σ obeys |R|/x ≤ 2·N!/x^(N+1) + e^(2(N+1) − x) for 2(N + 1) ≤ x: the
    /// difference f satisfies f' + f = N!/x^(N+1), whose integral from 2(N + 1) on is at most twice its last integrand.</summary>
    private static Ball EiOfPositiveByAsymptote(Dyadic x, int precision)
    {
        int working = precision + 16;
        Ball argument = FromDyadic(x);
        (Ball sum, Magnitude omitted, int terms) = FactorialSeries(argument, 0, working);
        Ball exponent = Subtract(FromInteger(2L * (terms + 1)), argument, 64);
        if (exponent.Sign is not -1) return Undecided;
        Magnitude rest = ExpBound(exponent) * argument.UpperMagnitude();
        return Multiply(Divide(Exp(argument, working), argument, working), sum.Widened(omitted + rest), precision);
    }

    /// <summary>Σ (k + s)!/s!/x^k as an asymptotic series.</summary>
    private static (Ball Sum, Magnitude Omitted, int Terms) FactorialSeries(Ball x, int shift, int precision) =>
        BallSeries.Asymptotic(One, (term, k) => Divide(Multiply(term, FromInteger(k + 1L + shift), precision), x, precision), 1, precision);

    private static Ball ShiOfDyadic(Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        int working = precision + 16;
        if (x.Top > 30 || Math.Abs(x.Approximate()) > (1.6 * precision) + 128)
        {
            return Scale(Subtract(Ei(argument, working), Ei(Negate(argument), working), precision), -1, precision);
        }

        return OddIntegralSeries(argument, Square(argument, working), working);
    }

    /// <summary>Σ s^k·x/((2k + 1)·(2k + 1)!) with s = ±x².</summary>
    private static Ball OddIntegralSeries(Ball x, Ball s, int precision) => BallSeries.Sum(
        x,
        (term, k) => Divide(Multiply(term, s, precision), FromInteger(((2L * k) + 2) * ((2L * k) + 3)), precision),
        (term, k) => Divide(term, FromInteger((2L * k) + 1), precision),
        Math.Abs(x._midpoint.Approximate()),
        precision);
}
