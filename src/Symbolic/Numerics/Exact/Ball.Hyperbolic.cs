namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>sinh x, with relative accuracy also near 0.</summary>
    /// <remarks>(E + E/(E + 1))/2 with E = e^x − 1; radius: that of these operations.</remarks>
    public static Ball Sinh(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        int working = precision + 8;
        Ball growth = Expm1(Abs(x), working);
        Ball value = Scale(Add(growth, Divide(growth, Add(growth, One, working), working), precision), -1, precision);
        return x.IsNegativeHeaded() ? Negate(value) : value;
    }

    /// <summary>cosh x.</summary>
    /// <remarks>(e^|x| + e^-|x|)/2; radius: that of these operations.</remarks>
    public static Ball Cosh(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        Ball growth = Exp(Abs(x), precision + 8);
        return Scale(Add(growth, Reciprocal(growth, precision + 8), precision), -1, precision);
    }

    /// <summary>tanh x, between −1 and 1, with relative accuracy also near 0.</summary>
    /// <remarks>−E/(E + 2) with E = e^(−2|x|) − 1; radius: that of these operations.</remarks>
    public static Ball Tanh(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        if (x.IsFinite && x._radius.Top > 0) return x.ContainsZero ? UnitBall() : TanhOfWide(x, precision);
        Ball decay = Expm1(Scale(Negate(Abs(x)), 1, precision + 8), precision + 8);
        Ball value = Divide(decay, Add(decay, FromInteger(2), precision + 8), precision);
        return x.IsNegativeHeaded() ? value : Negate(value);
    }

    /// <summary>coth x = 1/tanh x. <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Coth(Ball x, int precision) => Reciprocal(Tanh(x, precision + 4), precision);

    /// <summary>sech x = 1/cosh x.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Sech(Ball x, int precision) => Reciprocal(Cosh(x, precision + 4), precision);

    /// <summary>csch x = 1/sinh x. <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Csch(Ball x, int precision) => Reciprocal(Sinh(x, precision + 4), precision);

    /// <summary>Whether the midpoint, or an extreme number, is negative.</summary>
    private bool IsNegativeHeaded() => IsFinite ? _midpoint.Sign < 0 : _sign < 0;

    /// <summary>tanh of a ball without 0: beyond 2^40 it is ±1 within 2^-2^41, and the ends of the ball need not be told apart.</summary>
    private static Ball TanhOfWide(Ball x, int precision)
    {
        if (x.LowerMagnitude().Top <= 41) return HullOfEnds(x, Tanh, precision);
        Ball one = One.Widened(Magnitude.PowerOfTwo(-(1L << 41)));
        return x.IsNegativeHeaded() ? Negate(one) : one;
    }

    /// <summary>A monotone function of a wide ball: the hull of its values at both ends.</summary>
    private static Ball HullOfEnds(Ball x, Func<Ball, int, Ball> monotone, int precision)
    {
        if (!x.IsFinite) return Undecided;
        int working = Math.Max(precision, 64);
        Ball radius = FromBound(x._radius), center = x.Center();
        Ball low = monotone(Subtract(center, radius, working), 64), high = monotone(Add(center, radius, working), 64);
        return Hull(low.TinyAsFinite(), high.TinyAsFinite(), precision);
    }
}
