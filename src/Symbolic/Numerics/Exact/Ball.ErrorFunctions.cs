namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>erf x, odd, with relative accuracy near 0.</summary>
    /// <remarks>The series of positive terms for e^(x²)·erf(x); 1 − erfc(x) where that is below the precision. Radius: (2/√π)·r·e^(−(|x|−r)²)
    /// + one unit in the last place.</remarks>
    public static Ball Erf(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return Multiply(x, TwoOverRootPi(precision), precision).Nudged();
        if (x.IsHuge) return FromInteger(x._sign).Widened(s_tiny);
        Magnitude inherited = x._radius.IsZero ? default : Magnitude.Min(x._radius * x.GaussianBound(), Magnitude.PowerOfTwo(2));
        if (x._midpoint.IsZero) return AroundZero(inherited);
        Ball value = ErfOfPositive(x._midpoint.Abs(), precision);
        if (x._midpoint.Sign < 0) value = Negate(value);
        return Create(value._midpoint, value._radius + inherited, precision);
    }

    /// <summary>erfc x = 1 − erf x, with relative accuracy for large x: below every double from x = 27.3 on, but never 0.</summary>
    /// <remarks>The asymptotic series where it reaches the precision, else 1 − erf with as many more bits as e^(−x²) is small. Radius:
    /// (2/√π)·r·e^(−(|x|−r)²) + one unit in the last place.</remarks>
    public static Ball Erfc(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsTiny || x.IsZero) return Subtract(One, x, precision).Widened(x.IsZero ? default : s_tiny);
        if (x.IsHuge && x._sign < 0) return FromInteger(2).Widened(s_tiny);
        if (x.IsExtreme || (x._midpoint.Sign > 0 && x.ReachesAsymptote(precision))) return ErfcByAsymptote(x, precision);
        if (x._midpoint.Sign <= 0) return Add(One, Erf(Negate(x), precision + 4), precision);
        Magnitude inherited = x._radius.IsZero ? default : x._radius * x.GaussianBound();
        Ball value = ErfcOfPositive(x._midpoint, precision);
        return Create(value._midpoint, value._radius + inherited, precision);
    }

    /// <summary>erfcx x = e^(x²)·erfc x.</summary>
    /// <remarks>The asymptotic series where it reaches the precision, else the product. Radius: that of these operations.</remarks>
    public static Ball Erfcx(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        int working = precision + 8;
        if (x.IsHuge ? x._sign > 0 : x.IsFinite && x._midpoint.Sign > 0 && x.ReachesAsymptote(precision)) return ErfcxByAsymptote(x, precision);
        return Multiply(Exp(SquareForExponent(x, working), working), Erfc(x, working), precision);
    }

    /// <summary>erfi x = −i·erf(ix) = (2/√π)·∫₀ˣ e^(t²) dt, odd.</summary>
    /// <remarks>(2/√π)·e^(x²)·Dawson(x). Radius: that of these operations.</remarks>
    public static Ball Erfi(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return Multiply(x, TwoOverRootPi(precision), precision).Nudged();
        int working = precision + 8;
        Ball factor = Multiply(TwoOverRootPi(working), Exp(SquareForExponent(x, working), working), working);
        return Multiply(factor, Dawson(x, working), precision);
    }

    /// <summary>Dawson's integral e^(−x²)·∫₀ˣ e^(t²) dt, odd.</summary>
    /// <remarks>From the series of erfi with positive terms, or the asymptotic series S_N, for which D − S_N = R satisfies R' + 2xR = t_N(x), t_N
    /// the first term left out times 2x, hence |R| ≤ t_N/√(2N) + 4e^(2N − x²) for 2N ≤ x²; that is below the
    /// last term taken. The derivative 1 − 2xD is at most 1 in
    /// magnitude: radius r + one unit in the last place.</remarks>
    public static Ball Dawson(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        if (x.IsHuge) return Scale(Reciprocal(x, precision), -1, precision).Nudged();
        if (x._midpoint.IsZero) return AroundZero(x._radius);
        Ball value = DawsonOfPositive(x._midpoint.Abs(), precision);
        if (x._midpoint.Sign < 0) value = Negate(value);
        return Create(value._midpoint, value._radius + x._radius, precision);
    }

    /// <summary>2/√π.</summary>
    private static Ball TwoOverRootPi(int precision) => Divide(FromInteger(2), Sqrt(Pi(precision + 4), precision + 4), precision);

    /// <summary>x² with as many more bits as it has before the point, so that its exponential has a relative accuracy.</summary>
    private static Ball SquareForExponent(Ball x, int precision) =>
        Square(x, precision + (x.IsFinite ? (int)Math.Clamp(2 * x._midpoint.Top, 0, 4096) : 64));

    /// <summary>Whether some term of the asymptotic series is below 2^-precision: x² log₂(e) exceeds it.</summary>
    private bool ReachesAsymptote(int precision) => _midpoint.Top > 30 || Math.Pow(_midpoint.Approximate(), 2) * 1.44 > precision + 16;

    /// <summary>A bound of (2/√π)·e^(−t²) over a finite ball.</summary>
    private Magnitude GaussianBound()
    {
        Magnitude lower = LowerMagnitude(), bound = Magnitude.Up(1.13);
        if (lower.Top < 1) return bound;
        Magnitude square = Magnitude.SquareDown(lower);
        Ball gaussian = Exp(Negate(FromDyadic(square.ToDyadic())), 32).TinyAsFinite();
        return gaussian.IsFinite ? bound * gaussian.UpperMagnitude() : bound;
    }

    private static Ball ErfOfPositive(Dyadic x, int precision)
    {
        if (2 * x.Top < -precision - 4L) return Multiply(FromDyadic(x), TwoOverRootPi(precision + 4), precision + 4).Widened(Magnitude.PowerOfTwo((3 * x.Top) - 1));
        Ball argument = FromDyadic(x);
        if (argument.ReachesAsymptote(precision)) return One.Widened(ErfcByAsymptote(argument, 32).TinyAsFinite().UpperMagnitude());
        int working = precision + 16;
        Ball series = FixedErrorFunction.PositiveSeries((x * x).Scaled(1), working);
        Ball gaussian = Exp(Negate(SquareForExponent(argument, working)), working);
        return Multiply(Multiply(series, gaussian, working), Multiply(argument, TwoOverRootPi(working), working), precision);
    }

    private static Ball ErfcOfPositive(Dyadic x, int precision)
    {
        int lost = (int)(1.45 * Math.Pow(x.Approximate(), 2)) + 8;
        return Subtract(One, ErfOfPositive(x, precision + lost), precision);
    }

    private static Ball ErfcByAsymptote(Ball x, int precision)
    {
        int working = precision + 8;
        return Multiply(Exp(Negate(SquareForExponent(x, working)), working), ErfcxByAsymptote(x, working), precision);
    }

    /// <summary>1/(x√π)·Σ (−1)^k (2k−1)!!/(2x²)^k, for a positive ball.</summary>
    private static Ball ErfcxByAsymptote(Ball x, int precision)
    {
        int working = precision + 16;
        Ball leading = Reciprocal(Multiply(x, Sqrt(Pi(working), working), working), working);
        if (x.IsExtreme) return leading.Nudged();
        (Ball sum, Magnitude term, _) = FixedErrorFunction.Asymptotic(Scale(Square(x, working), 1, working), -1, precision + 4);
        return Multiply(leading, sum.Widened(term), precision);
    }

    private static Ball DawsonOfPositive(Dyadic x, int precision)
    {
        if (2 * x.Top < -precision - 4L) return FromDyadic(x).Widened(Magnitude.PowerOfTwo(3 * x.Top));
        Ball argument = FromDyadic(x);
        int working = precision + 16;
        if (x.Top > 30 || Math.Pow(x.Approximate(), 2) > (2.2 * precision) + 64) return DawsonByAsymptote(argument, working);
        return DawsonBySeries(x, precision);
    }

    /// <summary>e^(−x²)·Σ x^(2k+1)/(k!(2k+1)), in balls.</summary>
    private static Ball DawsonBySeries(Dyadic x, int precision)
    {
        int working = precision + 24 + (int)Math.Max(0, x.Top);
        Ball argument = FromDyadic(x), square = Square(argument, working), power = argument, sum = argument;
        double bound = Math.Pow(x.Approximate(), 2);
        for (int k = 1; k < 2 * bound || power.UpperMagnitude().Top > sum.LowerMagnitude().Top - working; k++)
        {
            power = Divide(Multiply(power, square, working), FromInteger(k), working);
            sum = Add(sum, Divide(power, FromInteger((2L * k) + 1), working), working);
        }

        Ball series = sum.Widened(power.UpperMagnitude());
        return Multiply(series, Exp(Negate(SquareForExponent(argument, working)), working), precision);
    }

    private static Ball DawsonByAsymptote(Ball x, int precision)
    {
        Ball square = Square(x, precision);
        (Ball sum, Magnitude term, int terms) = FixedErrorFunction.Asymptotic(Scale(square, 1, precision), 1, precision - 8);
        Ball exponent = Subtract(FromInteger(2L * terms), square, 64);
        if (exponent.Sign is not -1) return AroundZero(Magnitude.One);
        Magnitude rest = Exp(exponent, 32).TinyAsFinite().UpperMagnitude().Scaled(2);
        return Scale(Divide(sum.Widened(term), x, precision), -1, precision).Widened(rest);
    }
}
