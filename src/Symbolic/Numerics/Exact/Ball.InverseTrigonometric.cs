namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>atan x, between −π/2 and π/2, with relative accuracy.</summary>
    /// <remarks>Radius: r/(1 + (|x| − r)²) + one unit in the last place.</remarks>
    public static Ball Atan(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        if (x.IsHuge) return HalfTurn(x._sign, s_tiny, precision);
        Magnitude lower = x.LowerMagnitude();
        Magnitude inherited = x._radius.IsZero ? default : x._radius / (lower.CompareTo(Magnitude.One) > 0 ? Magnitude.SquareDown(lower) : Magnitude.One);
        inherited = Magnitude.Min(inherited, Magnitude.PowerOfTwo(2));
        if (x._midpoint.IsZero) return AroundZero(inherited);
        Ball value = AtanOfDyadic(x._midpoint, x.Worth(x._midpoint.Top + Math.Max(0, x._midpoint.Top), precision));
        return Create(value._midpoint, value._radius + inherited, precision);
    }

    /// <summary>asin x for |x| ≤ 1. <see cref="Undefined"/> beyond.</summary>
    /// <remarks>atan(x/√((1 − x)(1 + x))), whose radius grows near ±1 as the derivative does.</remarks>
    public static Ball Asin(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        int working = precision + 8;
        Ball cosine = Sqrt(OneMinusSquare(x, working), working);
        return cosine.Propagates() ? cosine : AtanOfQuotient(x, cosine, precision);
    }

    /// <summary>acos x for |x| ≤ 1. <see cref="Undefined"/> beyond; exact at 1.</summary>
    /// <remarks>The angle of (x, √((1 − x)(1 + x))): relative accuracy near 1.</remarks>
    public static Ball Acos(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsTiny) return HalfTurn(1, s_tiny, precision);
        int working = precision + 8;
        Ball sine = Sqrt(OneMinusSquare(x, working), working);
        return sine.Propagates() ? sine : Atan2(sine, x, precision);
    }

    /// <summary>acot x = atan(1/x). <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: that of the arctangent of the quotient.</remarks>
    public static Ball Acot(Ball x, int precision) => Atan(Reciprocal(x, precision + 4), precision);

    /// <summary>asec x = acos(1/x) for |x| ≥ 1.</summary>
    /// <remarks>The angle of (1, √((x − 1)(x + 1))) for x &gt; 0, and π less that of −x for x &lt; 0. Radius: that of these operations.</remarks>
    public static Ball Asec(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        int working = precision + 8;
        Ball tangent = Sqrt(Negate(OneMinusSquare(x, working)), working);
        if (tangent.Propagates()) return tangent;
        if (x.Sign is not { } sign) return Undecided;
        Ball angle = Atan(tangent, working);
        return sign > 0 ? Add(angle, Zero, precision) : Subtract(Pi(working), angle, precision);
    }

    /// <summary>acsc x = asin(1/x) for |x| ≥ 1.</summary>
    /// <remarks>±atan(1/√((x − 1)(x + 1))). Radius: that of these operations.</remarks>
    public static Ball Acsc(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        int working = precision + 8;
        Ball tangent = Sqrt(Negate(OneMinusSquare(x, working)), working);
        if (tangent.Propagates()) return tangent;
        return x.Sign is { } sign ? AtanOfQuotient(FromInteger(sign), tangent, precision) : Undecided;
    }

    /// <summary>The angle of the point (x, y), between −π and π. <see cref="Undefined"/> at the origin; π on the negative half-axis.</summary>
    /// <remarks>Radius: that of the arctangent of the quotient. A ball across the negative half-axis gives all angles.</remarks>
    public static Ball Atan2(Ball y, Ball x, int precision)
    {
        if (y.Propagates() || x.Propagates()) return Propagate(y, x);
        int working = precision + 8;
        if (x.Sign is 1) return AtanOfQuotient(y, x, precision);
        if (y.Sign is { } up and not 0) return Subtract(HalfTurn(up, Magnitude.Zero, working), Atan(Divide(x, y, working), working), precision);
        if (y.IsZero) return x.Sign switch { 0 => Undefined, -1 => Pi(precision), _ => Undecided };
        return x.Sign is -1 ? AroundZero(Magnitude.PowerOfTwo(2)) : Undecided;
    }

    /// <summary>atan(a/b) for b ≥ 0, a right angle where b is 0.</summary>
    private static Ball AtanOfQuotient(Ball a, Ball b, int precision)
    {
        if (b.Sign is 1) return Atan(Divide(a, b, precision + 8), precision);
        if (a.Sign is not { } sign || sign == 0) return Undecided;
        return Subtract(HalfTurn(sign, Magnitude.Zero, precision + 8), Atan(Divide(b, a, precision + 8), precision + 8), precision);
    }

    /// <summary>(1 − x)(1 + x).</summary>
    private static Ball OneMinusSquare(Ball x, int precision) =>
        Multiply(Subtract(One, x, precision + 4), Add(One, x, precision + 4), precision);

    private static Ball HalfTurn(int sign, Magnitude error, int precision)
    {
        Ball half = Scale(Pi(precision), -1, precision).Widened(error);
        return sign < 0 ? Negate(half) : half;
    }

    /// <summary>atan of an exact nonzero x within 2^-(precision + 1) relative.</summary>
    private static Ball AtanOfDyadic(Dyadic x, int precision)
    {
        long top = x.Top;
        if (2 * top < -precision - 4L) return Create(x, Magnitude.PowerOfTwo((3 * top) - 1), precision);
        if (top > precision + 4L) return HalfTurn(x.Sign, Magnitude.PowerOfTwo(1 - top), precision);
        int width = precision + 10 + Math.Max(0, (int)-top);
        if (top <= 0) return FromFixed(FixedArctangent.Atan(x.ToFixed(width), width), width, 34, precision);
        long shift = width + x.Mantissa.BitLength;
        Integer reciprocal = new Dyadic((Integer.One << (int)shift) / x.Mantissa, -shift - x.Exponent).ToFixed(width);
        Integer value = (x.Sign * RealConstants.Pi(width + 1) >> 2) - FixedArctangent.Atan(reciprocal, width);
        return FromFixed(value, width, 40, precision);
    }
}
