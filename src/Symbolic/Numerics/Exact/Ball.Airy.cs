namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>The Airy function Ai(x).</summary>
    /// <remarks>Its power series with the bits that cancel added, or Bessel functions of order 1/3 of (2/3)|x|^(3/2) by Hankel's expansions. Radius:
    /// r·(1 + |x| + r), from |Ai'| ≤ 0.26 for x ≥ 0 and Ai'² + |x|Ai² ≤ 0.3·max(1, |x|) below, + one unit in the last place.</remarks>
    public static Ball AiryAi(Ball x, int precision) => Airy(x, false, false, precision);

    /// <summary>The derivative Ai'(x).</summary>
    /// <remarks>As <see cref="AiryAi"/>; the slope is x·Ai(x), below |x| + r in magnitude.</remarks>
    public static Ball AiryAiPrime(Ball x, int precision) => Airy(x, false, true, precision);

    /// <summary>The Airy function Bi(x).</summary>
    /// <remarks>As <see cref="AiryAi"/>; the slope for x &gt; 0 is that at the upper end, as Bi'' = x·Bi.</remarks>
    public static Ball AiryBi(Ball x, int precision) => Airy(x, true, false, precision);

    /// <summary>The derivative Bi'(x).</summary>
    /// <remarks>As <see cref="AiryBi"/>; the slope is x·Bi(x).</remarks>
    public static Ball AiryBiPrime(Ball x, int precision) => Airy(x, true, true, precision);

    private static Ball Airy(Ball x, bool second, bool derivative, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsHuge) return x._sign < 0 && !derivative ? AroundZero(s_tiny) : Undecided;
        Ball argument = x.TinyAsFinite();
        return ByMeanValue(argument, (point, p) => AiryOf(point, second, derivative, p), x => AirySlope(x, second, derivative), precision);
    }

    private static Magnitude AirySlope(Ball x, bool second, bool derivative)
    {
        Magnitude size = x.UpperMagnitude(), slope = derivative ? size : size + Magnitude.One;
        if (!second) return slope;
        Ball end = x.UpperEnd();
        if (!end.IsFinite) return Magnitude.Infinite;
        if (end.Sign is not 1) return slope;
        Ball growth = AiryOf(end._midpoint, true, !derivative, 32).TinyAsFinite();
        return growth.IsFinite ? slope + (derivative ? size * growth.UpperMagnitude() : growth.UpperMagnitude()) : Magnitude.Infinite;
    }

    private static Ball AiryOf(Dyadic x, bool second, bool derivative, int precision)
    {
        Ball argument = FromDyadic(x);
        return Sharpened(precision, argument, argument, working =>
        {
            double zeta = x.Top > 300 ? double.PositiveInfinity : 2 / 3.0 * Math.Pow(Math.Abs(x.Approximate()), 1.5);
            if (zeta > (0.4 * working) + 40) return AiryFar(argument, second, derivative, working);
            int lost = (int)(1.45 * zeta * (x.Sign > 0 && !second ? 2 : 1));
            return AirySeries(x, second, derivative, working + lost);
        });
    }

    /// <summary>c₁·f ∓ c₂·g with f = Σ x^(3k)/((2·3)(5·6)…) and g = Σ x^(3k+1)/((3·4)(6·7)…), c₁ = 3^(−2/3)/Γ(2/3), c₂ = 3^(−1/3)/Γ(1/3).</summary>
    private static Ball AirySeries(Dyadic x, bool second, bool derivative, int precision)
    {
        Ball argument = FromDyadic(x), cube = Pow(argument, 3, precision);
        double settled = Math.Pow(Math.Abs(x.Approximate()), 1.5) + 2;
        Ball f = derivative
            ? BallSeries.Sum(Scale(Square(argument, precision), -1, precision), (t, k) => Divide(Multiply(t, cube, precision), FromInteger(((3L * k) + 3) * ((3L * k) + 5)), precision), settled, precision)
            : BallSeries.Sum(One, (t, k) => Divide(Multiply(t, cube, precision), FromInteger(((3L * k) + 2) * ((3L * k) + 3)), precision), settled, precision);
        Ball g = derivative
            ? BallSeries.Sum(One, (t, k) => Divide(Multiply(t, cube, precision), FromInteger(((3L * k) + 1) * ((3L * k) + 3)), precision), settled, precision)
            : BallSeries.Sum(argument, (t, k) => Divide(Multiply(t, cube, precision), FromInteger(((3L * k) + 3) * ((3L * k) + 4)), precision), settled, precision);
        Ball third = FromRational(Rational.Create(1, 3), precision + 8), root = Cbrt(FromInteger(3), precision);
        Ball c1 = Reciprocal(Multiply(Square(root, precision), Gamma(Scale(third, 1, precision), precision), precision), precision);
        Ball c2 = Reciprocal(Multiply(root, Gamma(third, precision), precision), precision);
        (Ball a, Ball b) = (Multiply(c1, f, precision), Multiply(c2, g, precision));
        return second ? Multiply(Sqrt(FromInteger(3), precision), Add(a, b, precision), precision) : Subtract(a, b, precision);
    }

    /// <summary>DLMF 9.6(i): Airy functions by Bessel functions of order 1/3, their derivatives by those of order 2/3.</summary>
    private static Ball AiryFar(Ball x, bool second, bool derivative, int precision)
    {
        int working = precision + 16 + (int)Math.Clamp(3 * x._midpoint.Top / 2, 0, 4096);
        Ball size = Abs(x), root = Sqrt(size, working), three = FromInteger(3);
        Ball zeta = Divide(Scale(Multiply(size, root, working), 1, working), three, working);
        Ball order = FromRational(Rational.Create(derivative ? 2 : 1, 3), working);
        if (x.Sign < 0) return AiryOscillating(second, derivative, size, root, zeta, order, working);
        Ball factor = derivative ? Negate(Divide(size, Sqrt(three, working), working)) : Divide(root, Sqrt(three, working), working);
        if (!second) return Multiply(Divide(factor, Pi(working), working), BesselAsymptote.Decaying(order, zeta, working), working);
        Ball both = Add(BesselAsymptote.Growing(order, zeta, working), BesselAsymptote.Growing(Negate(order), zeta, working), working);
        return Multiply(Abs(factor), both, working);
    }

    private static Ball AiryOscillating(bool second, bool derivative, Ball size, Ball root, Ball zeta, Ball order, int precision)
    {
        Ball positive = BesselAsymptote.Oscillating(order, zeta, precision).J, negative = BesselAsymptote.Oscillating(Negate(order), zeta, precision).J;
        bool difference = second != derivative;
        Ball wave = !difference ? Add(positive, negative, precision)
            : derivative ? Subtract(positive, negative, precision) : Subtract(negative, positive, precision);
        Ball factor = derivative ? size : root, three = FromInteger(3);
        return Multiply(Divide(factor, second ? Sqrt(three, precision) : three, precision), wave, precision);
    }
}
