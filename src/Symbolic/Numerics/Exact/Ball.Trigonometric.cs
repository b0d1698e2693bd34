namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>sin x. Arguments are reduced with as many bits of π as their size asks for.</summary>
    /// <remarks>Radius: r + one unit in the last place, never more than [−1, 1].</remarks>
    public static Ball Sin(Ball x, int precision) => SinCos(x, precision).Sin;

    /// <summary>cos x.</summary>
    /// <remarks>Radius: min(1, |x| + r)·r + one unit in the last place, never more than [−1, 1].</remarks>
    public static Ball Cos(Ball x, int precision) => SinCos(x, precision).Cos;

    /// <summary>tan x = sin x/cos x. The poles are not dyadic, so near one the result is undecided until the precision separates them.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Tan(Ball x, int precision)
    {
        if (x.IsTiny) return x.ToFirstOrder();
        (Ball sin, Ball cos) = SinCos(x, precision + 4);
        return Divide(sin, cos, precision);
    }

    /// <summary>cot x = cos x/sin x. <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Cot(Ball x, int precision)
    {
        (Ball sin, Ball cos) = SinCos(x, precision + 4);
        return Divide(cos, sin, precision);
    }

    /// <summary>sec x = 1/cos x.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Sec(Ball x, int precision) => Reciprocal(Cos(x, precision + 4), precision);

    /// <summary>csc x = 1/sin x. <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: that of the quotient.</remarks>
    public static Ball Csc(Ball x, int precision) => Reciprocal(Sin(x, precision + 4), precision);

    /// <summary>sin(πx), exact for multiples of 1/2.</summary>
    /// <remarks>x is reduced exactly. Radius: π·r + one unit in the last place.</remarks>
    public static Ball SinPi(Ball x, int precision) => SinCosPi(x, precision).Sin;

    /// <summary>cos(πx), exact for multiples of 1/2.</summary>
    /// <remarks>x is reduced exactly. Radius: π·r + one unit in the last place.</remarks>
    public static Ball CosPi(Ball x, int precision) => SinCosPi(x, precision).Cos;

    /// <summary>Sine and cosine of the same argument for the price of one.</summary>
    internal static (Ball Sin, Ball Cos) SinCos(Ball x, int precision)
    {
        if (x.Propagates()) return (x, x);
        if (x.IsTiny) return (x.Nudged(), One.Widened(s_tiny));
        if (x.IsHuge || x._radius.Top > 2 || x._midpoint.Top > 1 << 17) return (UnitBall(), UnitBall());
        precision = x.Worth(Math.Max(0, -x._midpoint.Top), precision);
        (Ball sin, Ball cos) = x._midpoint.IsZero ? (Zero, One) : FixedReduction.SinCos(x._midpoint, precision);
        if (x._radius.IsZero) return (sin, cos);
        Magnitude slope = Magnitude.Min(x.UpperMagnitude(), Magnitude.One);
        return (sin.Widened(x._radius), cos.Widened(x._radius * slope));
    }

    private static (Ball Sin, Ball Cos) SinCosPi(Ball x, int precision)
    {
        if (x.Propagates()) return (x, x);
        if (x.IsTiny) return (Multiply(x.Nudged(), Pi(precision), precision), One.Widened(s_tiny));
        if (x.IsHuge || x._radius.Top > 1) return (UnitBall(), UnitBall());
        bool even = x._midpoint.Exponent >= 1, small = x._midpoint.Top < -2;
        Integer halves = even || small ? Integer.Zero : (x._midpoint.Scaled(1) + new Dyadic(1, -1)).Floor();
        Ball rest = even ? AroundZero(x._radius) : new Ball(x._midpoint - new Dyadic(halves, -1), x._radius);
        (Ball sin, Ball cos) = SinCos(Multiply(rest, Pi(precision + 4), precision + 4), precision);
        return Rotate(sin, cos, halves.LowBits(2));
    }

    /// <summary>Sine and cosine after <paramref name="quarters"/> quarter turns.</summary>
    internal static (Ball Sin, Ball Cos) Rotate(Ball sin, Ball cos, int quarters) => quarters switch
    {
        0 => (sin, cos),
        1 => (cos, Negate(sin)),
        2 => (Negate(sin), Negate(cos)),
        _ => (Negate(cos), sin),
    };

    private static Ball UnitBall() => AroundZero(Magnitude.One);
}
