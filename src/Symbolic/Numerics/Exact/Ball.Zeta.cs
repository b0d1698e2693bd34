namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>Riemann's ζ(s) for real s. <see cref="Undefined"/> at 1; exactly 0 at the negative even numbers.</summary>
    /// <remarks>Euler–Maclaurin summation, whose error for real s is at most the first term left out (Backlund); the functional equation below
    /// −3/2. The radius of s is followed through the sums.</remarks>
    public static Ball Zeta(Ball s, int precision)
    {
        if (s.Propagates()) return s;
        if (s.IsTiny) return FromDyadic(new Dyadic(-1, -1)).Widened(s_tiny.Scaled(1));
        if (s.IsHuge) return s._sign > 0 ? One.Widened(s_tiny) : Undecided;
        if (s.IsExact && s._midpoint.Top == 1 && s._midpoint.Sign > 0 && s._midpoint.Mantissa.IsPowerOfTwo) return Undefined;
        if (IsLess(s, FromDouble(-1.5)) == true) return ZetaByReflection(s, precision);
        if (IsLess(FromInteger(precision + 16), s) == true) return One.Widened(Magnitude.PowerOfTwo(-precision - 8));
        return ZetaByEulerMaclaurin(s, precision);
    }

    /// <summary>B(2k).</summary>
    private static Ball Bernoulli(int k, int precision)
    {
        (Integer numerator, Integer denominator) = BernoulliNumbers.Even(k);
        return Divide(FromInteger(numerator), FromInteger(denominator), precision);
    }

    /// <summary>2^s·π^(s−1)·sin(πs/2)·Γ(1 − s)·ζ(1 − s).</summary>
    private static Ball ZetaByReflection(Ball s, int precision)
    {
        int working = precision + 24 + (2 * (int)Math.Max(0, s._midpoint.Top));
        Ball sine = SinPi(Scale(s, -1, working), working);
        if (sine.IsZero) return Zero;
        Ball reflected = Subtract(One, s, working);
        Ball power = Divide(Pow(Scale(Pi(working), 1, working), s, working), Pi(working), working);
        return Multiply(Multiply(power, sine, working), Multiply(Gamma(reflected, working), Zeta(reflected, working), working), precision);
    }

    /// <summary>Σ_(k&lt;N) k^−s + N^(1−s)/(s − 1) + N^−s/2 + Σ B(2j)/(2j)!·s(s+1)…(s+2j−2)·N^(1−s−2j).</summary>
    private static Ball ZetaByEulerMaclaurin(Ball s, int precision)
    {
        int working = precision + 32;
        int count = (precision / 5) + 12;
        Ball minus = Negate(s), sum = One, step = FromInteger(count);
        for (int k = 2; k < count; k++) sum = Add(sum, Pow(FromInteger(k), minus, working), working);
        Ball power = Pow(step, minus, working);
        Ball pole = Divide(Multiply(power, step, working), Subtract(s, One, working), working);
        sum = Add(sum, Add(pole, Scale(power, -1, working), working), working);
        Ball factor = Scale(Divide(Multiply(power, s, working), step, working), -1, working), squared = FromInteger((long)count * count);
        for (int j = 1; ; j++)
        {
            Ball term = Multiply(factor, Bernoulli(j, working), working);
            if (!term.IsFinite || !sum.IsFinite) return Undecided;
            if (term.UpperMagnitude().Top < -working) return Add(sum.Widened(term.UpperMagnitude()), Zero, precision);
            sum = Add(sum, term, working);
            Ball rising = Multiply(Add(s, FromInteger((2L * j) - 1), working), Add(s, FromInteger(2L * j), working), working);
            factor = Divide(Multiply(factor, rising, working), Multiply(squared, FromInteger(((2L * j) + 1) * ((2L * j) + 2)), working), working);
        }
    }
}
