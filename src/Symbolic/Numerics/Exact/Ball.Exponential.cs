namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>e^x, for every real x; beyond |x| = 2^59 the result is kept by its logarithm.</summary>
    /// <remarks>Radius: e^x·(r + r²) for r ≤ 1 + one unit in the last place; a wider ball is the hull of its ends.</remarks>
    public static Ball Exp(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsZero) return One;
        if (x.IsTiny) return One.Widened(x.UpperMagnitude().Scaled(1));
        if (x.IsHuge || x._midpoint.Top > 59) return ExtremeOf(1, x);
        if (x._radius.Top > 0) return ExpOfWide(x);
        Ball value = ExpOfDyadic(x._midpoint, x.Worth(0, precision));
        return x._radius.IsZero ? value : Create(value._midpoint, value._radius + (value.UpperMagnitude() * Grown(x._radius)), precision);
    }

    /// <summary>1/(1 + e^−x).</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Sigmoid(Ball x, int precision) => Reciprocal(Add(One, Exp(Negate(x), precision + 8), precision + 4), precision);

    /// <summary>e^x − 1 with relative accuracy, also near 0.</summary>
    /// <remarks>Radius: e^x·(r + r²) for r ≤ 1 + one unit in the last place.</remarks>
    public static Ball Expm1(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        if (x.IsHuge || x._midpoint.Top > 0 || x._radius.Top > -1) return Subtract(Exp(x, precision + 4), One, precision);
        long zeros = -x._midpoint.Top;
        Magnitude inherited = x._radius.IsZero ? default : x._radius.Scaled(3);
        if (x._midpoint.IsZero) return AroundZero(inherited);
        if (zeros > precision + 2L) return Create(x._midpoint, inherited + Magnitude.PowerOfTwo(-2 * zeros), precision);
        Ball value = Subtract(ExpOfDyadic(x._midpoint, precision + (int)zeros + 4), One, precision + 4);
        return Create(value._midpoint, value._radius + inherited, precision);
    }

    /// <summary>2^x, exact for whole x.</summary>
    /// <remarks>Radius: that of e^(x log 2).</remarks>
    public static Ball Exp2(Ball x, int precision)
    {
        if (x.IsInteger && x._midpoint.Top < 59) return FromDyadic(new Dyadic(1, (long)x._midpoint.Floor()));
        return Pow(FromInteger(2), x, precision);
    }

    /// <summary>10^x, exact for whole x ≥ 0 when the precision suffices.</summary>
    /// <remarks>Radius: that of <see cref="Pow(Ball, Ball, int)"/>.</remarks>
    public static Ball Exp10(Ball x, int precision) => Pow(FromInteger(10), x, precision);

    /// <summary>An upper bound of e^r − 1 for r ≤ 1.</summary>
    private static Magnitude Grown(Magnitude radius) => radius + (radius * radius);

    private static Ball ExpOfWide(Ball x)
    {
        if (x._radius.Top > 59) return Undecided;
        Ball radius = FromBound(x._radius), center = x.Center();
        Ball upper = Exp(Add(center, radius, 96), 32).TinyAsFinite();
        Ball lower = Exp(Subtract(center, radius, 96), 32).TinyAsFinite();
        return Hull(lower, upper, 64);
    }

    /// <summary>e^x for an exact x below 2^59, within 2^-(precision + 4) relative.</summary>
    /// <remarks>x = k·log 2 + t; t is off by at most 2 units of the fixed-point form, its exponential by 5.</remarks>
    private static Ball ExpOfDyadic(Dyadic x, int precision)
    {
        if (x.IsZero) return One;
        if (x.Top < -precision - 2L) return FromFixed(Integer.One, 0, 0, precision).Widened(Magnitude.PowerOfTwo(x.Top + 1));
        int width = precision + 8;
        if (x.Top <= -2) return FromFixed(FixedExponential.Exp(x.ToFixed(width), width), width, 4, precision);
        int wide = width + Math.Max((int)x.Top, 0) + 4;
        Integer log2 = RealConstants.Log2(wide), whole = x.ToFixed(wide);
        Integer k = x.Top < 50 ? (long)Math.Round(x.Approximate() * 1.4426950408889634) : whole / log2;
        Integer rest = (whole - (k * log2)) >> (wide - width);
        return FromFixed(FixedExponential.Exp(rest, width), width - (long)k, 8, precision);
    }
}
