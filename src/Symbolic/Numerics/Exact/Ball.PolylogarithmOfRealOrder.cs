namespace Symbolic.Numerics;

/// <content>The polylogarithm of any real order for arguments up to 1.</content>
public sealed partial class Ball
{
    private const int MostSeriesTerms = 700, MostPoles = 40;
    private const double LargestEulerOrder = 3000;

    /// <summary>Li_s(x) for x below 1, at 1 where s is above 1, and for whole s ≤ 0 above 1.</summary>
    /// <remarks>Of x² and higher powers at most 3x²·2^-s for s ≥ 2; the power series; the sum over the poles for very negative s; expansions in log x near ±1; inversion by Hurwitz's ζ below −2.
    /// Radius: that of these operations, and the bounds of what they leave out.</remarks>
    private static Ball PolylogOfRealOrder(Ball s, Ball x, int precision)
    {
        if (Subtract(One, x, precision + 64).Sign is not { } below || s.IsExtreme) return Undecided;
        if (below == 0) return Compare(s, One) switch { > 0 => Zeta(s, precision), null => Undecided, _ => Undefined };
        if (below < 0) return !s.IsInteger ? (s.IsExact ? Undefined : Undecided) : s.Sign > 0 ? Undefined : Inverted(s, x, precision);
        return Sharpened(precision, s, x, working => RealPolylog(s, x, working));
    }

    private static int? Compare(Ball a, Ball b) => IsLess(a, b) == true ? -1 : IsLess(b, a) == true ? 1 : AreEqual(a, b) == true ? 0 : null;

    /// <summary>Li_−m(x) = (−1)^(m+1)·Li_−m(1/x).</summary>
    private static Ball Inverted(Ball s, Ball x, int precision)
    {
        Ball value = PolylogOfRealOrder(s, Reciprocal(x, precision + 32), precision);
        return s._midpoint.Floor().IsEven ? Negate(value) : value;
    }

    private static Ball RealPolylog(Ball s, Ball x, int precision)
    {
        double order = s._midpoint.Approximate(), size = Math.Abs(x._midpoint.Approximate());
        if (order > precision + 8 + Math.Max(0, x._midpoint.Top)) return WithoutSquares(s, x);
        if (order < 0 && Math.Pow(2, precision / (1 - order)) < MostPoles) return PolylogByPoles(s, x, precision);
        if (size <= 0.5 || precision < -Math.Log2(Math.Min(size, 1)) * MostSeriesTerms || (order > 2 && size <= 1 && Math.Pow(2, precision / (order - 1)) < MostSeriesTerms)) return PolylogByRealSeries(s, x, precision);
        if (x.Sign is not { } sign) return Undecided;
        Ball logarithm = Log(Abs(x), precision);
        if (sign > 0) return PolylogBesideOne(s, logarithm, precision);
        return size <= 2 ? PolylogBesideMinusOne(s, logarithm, precision) : PolylogFarBelow(s, x, logarithm, precision);
    }

    /// <summary>Σ x^k·k^(−s). The terms after the k-th fall by |x|·(1 + 1/k)^max(0, −s) at least; and where s is above 1 they are below k^(1−s)/(s − 1) together for |x| ≤ 1.</summary>
    private static Ball PolylogByRealSeries(Ball s, Ball x, int precision)
    {
        List<Ball> powers = [Zero, One];
        Ball minus = Negate(s), monomial = x, sum = x;
        double growth = s.Sign is 1 or 0 ? 0 : Above(s.UpperMagnitude()), size = Above(x.UpperMagnitude()), decay = s.Sign is 1 ? FromBound(s.LowerMagnitude()).ToDouble() * 0.9999 : 0;
        bool isInside = IsLessOrEqual(Abs(x), One) == true;
        for (int k = 2; k < 1 << 20; k++)
        {
            int factor = SmallestFactor(k);
            powers.Add(factor == k ? Pow(FromInteger(k), minus, precision) : Multiply(powers[factor], powers[k / factor], precision));
            monomial = Multiply(monomial, x, precision);
            Ball term = Multiply(monomial, powers[k], precision);
            sum = Add(sum, term, precision);
            if (!sum.IsFinite || !term.IsFinite) return Undecided;
            if (k % 4 != 0) continue;
            double ratio = size * Math.Exp(growth / k);
            if (ratio < 0.999)
            {
                Magnitude rest = term.UpperMagnitude() * Magnitude.Up(1.001 / (1 - ratio));
                if (rest.Top < sum.UpperMagnitude().Top - precision) return sum.Widened(rest);
            }

            if (decay > 1.5 && isInside)
            {
                Magnitude rest = powers[k].UpperMagnitude() * Magnitude.Up(1.001 * k / (decay - 1));
                if (rest.Top < sum.UpperMagnitude().Top - precision) return sum.Widened(rest);
            }
        }

        return Undecided;
    }

    /// <summary>x with 3x²·2^-s around it.</summary>
    private static Ball WithoutSquares(Ball s, Ball x)
    {
        Ball rest = Multiply(Multiply(FromInteger(3), Square(x, 64), 64), Pow(FromInteger(2), Negate(s), 64), 64).TinyAsFinite();
        return rest.IsFinite ? x.Widened(rest.UpperMagnitude()) : Undecided;
    }

    /// <summary>A bound as a double, with a margin.</summary>
    private static double Above(Magnitude bound) => FromBound(bound).ToDouble() * 1.0001;

    private static int SmallestFactor(int n)
    {
        for (int d = 2; d * d <= n; d++)
        {
            if (n % d == 0) return d;
        }

        return n;
    }

    /// <summary>Γ(1 − s)·Σ (2πik − μ)^(s−1) over all k for x = e^μ, over k + 1/2 for x = −e^μ; the terms beyond K together are below (2πK)^(s−1)·2K/(−s).</summary>
    private static Ball PolylogByPoles(Ball s, Ball x, int precision)
    {
        if (x.Sign is not { } sign) return Undecided;
        Ball exponent = Subtract(s, One, precision), minus = Negate(Log(Abs(x), precision)), pi = Pi(precision), sum = sign > 0 ? Pow(minus, exponent, precision) : Zero;
        for (int k = 1; ; k++)
        {
            Ball height = Multiply(pi, FromInteger(sign > 0 ? 2 * k : (2 * k) - 1), precision);
            sum = Add(sum, Scale(ComplexBall.Pow(new ComplexBall(minus, height), exponent, precision).Real, 1, precision), precision);
            if (!sum.IsFinite) return Undecided;
            Ball rest = Multiply(Pow(height, exponent, 64), Divide(FromInteger(4 * k), Negate(s), 64), 64).TinyAsFinite();
            if (!rest.IsFinite || k > 4 * MostPoles) return Undecided;
            if (rest.UpperMagnitude().Top < sum.UpperMagnitude().Top - precision) return Multiply(Gamma(Negate(exponent), precision), sum.Widened(rest.UpperMagnitude()), precision);
        }
    }

    /// <summary>Li_s(e^μ) = Γ(1 − s)·(−μ)^(s−1) + Σ ζ(s − k)·μ^k/k! for −0.7 &lt; μ &lt; 0, |ζ(s − k)| ≤ 4·(2π)^(s−1−k)·Γ(k + 1 − s) from k = s + 1 on.</summary>
    private static Ball PolylogBesideOne(Ball s, Ball mu, int precision)
    {
        Ball complement = Subtract(One, s, precision), pole = Multiply(Gamma(complement, precision), Pow(Negate(mu), Negate(complement), precision), precision);
        return Add(pole, ZetaSeries(s, mu, 2, static (_, zeta, _) => zeta, precision), precision);
    }

    /// <summary>Li_s(−e^μ) = −Σ (1 − 2^(1−s+k))·ζ(s − k)·μ^k/k! for |μ| ≤ 0.7.</summary>
    private static Ball PolylogBesideMinusOne(Ball s, Ball mu, int precision) =>
        Negate(ZetaSeries(s, mu, 1, static (order, zeta, p) => Multiply(zeta, Subtract(One, Pow(FromInteger(2), Subtract(One, order, p), p), p), p), precision));

    /// <summary>Σ weight(s − k, ζ(s − k))·μ^k/k!, where the terms from k = |s| + 2 on are below 8·(aπ)^(s−1−k)·Γ(k + 1 − s)·|μ|^k/k! and fall by more than half.</summary>
    private static Ball ZetaSeries(Ball s, Ball mu, int a, Func<Ball, Ball, int, Ball> weight, int precision)
    {
        Ball power = One, sum = Zero, circle = Scale(Pi(64), a - 1, 64);
        double least = Above(s.UpperMagnitude()) + 2;
        for (int k = 0; k < 4096; k++)
        {
            Ball order = Subtract(s, FromInteger(k), precision);
            sum = Add(sum, Multiply(weight(order, Zeta(order, precision), precision), power, precision), precision);
            if (!sum.IsFinite) return Undecided;
            if (power.IsZero || mu.IsZero) return sum;
            power = Divide(Multiply(power, mu, precision), FromInteger(k + 1L), precision);
            if (k < least || k % 2 != 0) continue;
            Ball bound = Multiply(Multiply(Pow(circle, Subtract(order, FromInteger(2), 64), 64), Gamma(Subtract(FromInteger(2), order, 64), 64), 64), Abs(power), 64).TinyAsFinite();
            if (bound.IsFinite && bound.UpperMagnitude().Top + 4 < sum.UpperMagnitude().Top - precision) return sum.Widened(bound.UpperMagnitude().Scaled(4));
        }

        return Undecided;
    }

    /// <summary>Jonquière's inversion, Li_s(−e^μ) = (2π)^s/Γ(s)·Re(e^(−πis/2)·ζ(1 − s, 1/2 + iμ/2π)) − cos(πs)·Li_s(−e^(−μ)).</summary>
    private static Ball PolylogFarBelow(Ball s, Ball x, Ball mu, int precision)
    {
        if (!(Math.Abs(s._midpoint.Approximate()) < LargestEulerOrder)) return Undecided;
        Ball twoPi = Scale(Pi(precision), 1, precision), half = Scale(s, -1, precision);
        ComplexBall a = new(FromDyadic(new Dyadic(1, -1)), Divide(mu, twoPi, precision));
        if (ComplexHurwitzZeta(Subtract(One, s, precision), a, precision) is not { } zeta) return Undecided;
        Ball turned = Add(Multiply(CosPi(half, precision), zeta.Real, precision), Multiply(SinPi(half, precision), zeta.Imaginary, precision), precision);
        Ball factor = Divide(Pow(twoPi, s, precision), Gamma(s, precision), precision);
        Ball inner = RealPolylog(s, Reciprocal(x, precision), precision);
        return Subtract(Multiply(factor, turned, precision), Multiply(CosPi(s, precision), inner, precision), precision);
    }

    /// <summary>ζ(w, a) for real w and Re a = 1/2, by the Euler–Maclaurin formula with Johansson's bound 4·|(w)_2M|/(2π)^2M·∫ |a + t|^(−w−2M) dt of the remainder.</summary>
    private static ComplexBall? ComplexHurwitzZeta(Ball w, ComplexBall a, int precision)
    {
        int count = (int)((precision / 4) + Math.Abs(w._midpoint.Approximate()) + 12);
        Ball minus = Negate(w), end = Add(a.Real, FromInteger(count), precision), norm = Add(Square(end, precision), Square(a.Imaginary, precision), precision);
        ComplexBall sum = new(Zero, Zero), last = new(end, a.Imaginary), inverse = new(Divide(end, norm, precision), Negate(Divide(a.Imaginary, norm, precision)));
        for (int k = 0; k < count; k++) sum = ComplexBall.Add(sum, ComplexBall.Pow(new ComplexBall(Add(a.Real, FromInteger(k), precision), a.Imaginary), minus, precision), precision);
        ComplexBall power = ComplexBall.Pow(last, minus, precision), square = ComplexBall.Multiply(inverse, inverse, precision);
        sum = ComplexBall.Add(sum, ComplexBall.Multiply(ComplexBall.Multiply(power, last, precision), Reciprocal(Subtract(w, One, precision), precision), precision), precision);
        sum = ComplexBall.Add(sum, new ComplexBall(Scale(power.Real, -1, precision), Scale(power.Imaginary, -1, precision)), precision);
        ComplexBall factor = ComplexBall.Multiply(ComplexBall.Multiply(power, inverse, precision), Scale(w, -1, precision), precision);
        for (int j = 1; j < 2 * precision; j++)
        {
            ComplexBall term = ComplexBall.Multiply(factor, Bernoulli(j, precision), precision);
            sum = ComplexBall.Add(sum, term, precision);
            if (!sum.Real.IsFinite || !sum.Imaginary.IsFinite) return null;
            long top = Math.Max(sum.Real.UpperMagnitude().Top, sum.Imaginary.UpperMagnitude().Top) - precision;
            if (Math.Max(term.Real.UpperMagnitude().Top, term.Imaginary.UpperMagnitude().Top) < top && ZetaRemainder(w, end, j, 1) is [var rest])
            {
                return new ComplexBall(sum.Real.Widened(rest.UpperMagnitude()), sum.Imaginary.Widened(rest.UpperMagnitude()));
            }

            Ball rising = Multiply(Add(w, FromInteger((2L * j) - 1), precision), Add(w, FromInteger(2L * j), precision), precision);
            factor = ComplexBall.Multiply(ComplexBall.Multiply(factor, square, precision), Divide(rising, FromInteger(((2L * j) + 1) * ((2L * j) + 2)), precision), precision);
        }

        return null;
    }
}
