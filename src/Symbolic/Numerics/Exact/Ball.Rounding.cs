namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>Whether every number of the ball rounds to one double, ties to even, and which.</summary>
    /// <param name="value">That double: ±∞ when the numbers overflow, 0 when they are below half the least subnormal (−0 when they are
    /// surely negative); NaN when the answer is false.</param>
    /// <returns>False when the radius is too large, and for undecided and undefined balls.</returns>
    public bool TryRoundToDouble(out double value)
    {
        double? rounded = Kind switch
        {
            BallKind.Extreme => _sign * (IsHuge ? double.PositiveInfinity : 0.0),
            BallKind.Finite => DyadicRounding.ToDouble(_midpoint, _radius),
            _ => null,
        };
        value = rounded ?? double.NaN;
        return rounded is not null;
    }

    /// <summary>The double nearest to the midpoint, whatever the radius; NaN when the ball is undecided or undefined.</summary>
    public double ToDouble() => Kind switch
    {
        BallKind.Extreme => _sign * (IsHuge ? double.PositiveInfinity : 0.0),
        BallKind.Finite => DyadicRounding.ToDouble(_midpoint),
        _ => double.NaN,
    };

    /// <summary>The largest whole number not above x; when the ball straddles a whole number, the ball of all candidates.</summary>
    /// <remarks>Radius: 0 when both ends of the ball have the same floor, else half the distance of their floors; r + 1 for balls too wide or too large to tell.</remarks>
    public static Ball Floor(Ball x, int precision) => Step(x, static d => d.Floor(), -1, precision);

    /// <summary>The least whole number not below x; when the ball straddles a whole number, the ball of all candidates.</summary>
    /// <remarks>Radius: as <see cref="Floor"/>.</remarks>
    public static Ball Ceil(Ball x, int precision) => Step(x, static d => -(-d).Floor(), 1, precision);

    /// <summary>The nearest whole number, ties to the even one as <see cref="Math.Round(double)"/> has it.</summary>
    /// <remarks>Radius: as <see cref="Floor"/>.</remarks>
    public static Ball Round(Ball x, int precision) => Step(x, RoundHalfEven, 0, precision);

    /// <summary>The whole number next to x towards 0.</summary>
    /// <remarks>Radius: as <see cref="Floor"/>.</remarks>
    public static Ball Truncate(Ball x, int precision) => Step(x, static d => d.Sign < 0 ? -(-d).Floor() : d.Floor(), 0, precision);

    /// <summary>x − floor(x), from 0 to below 1.</summary>
    /// <remarks>Radius: r + that of <see cref="Floor"/> + one unit in the last place.</remarks>
    public static Ball Frac(Ball x, int precision) => Subtract(x, Floor(x, precision), precision);

    /// <summary>−1, 0 or 1; [−1, 1] when the ball does not say which.</summary>
    /// <remarks>Radius: 0 or 1.</remarks>
    public static Ball SignOf(Ball x) => x.Propagates() ? x : x.Sign is { } sign ? FromInteger(sign) : UnitBall();

    /// <summary>Numbers below 2 to that power are told by their signs: there may be billions of zeros before their digits.</summary>
    private const int MostSmall = -64;

    /// <summary>A step function, monotone and within 1 of x: evaluated at both ends of the ball.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="step">The function of an exact argument.</param>
    /// <param name="direction">What the function makes of a tiny number of that sign: <paramref name="direction"/> itself, else 0.</param>
    /// <param name="precision">The precision in bits.</param>
    private static Ball Step(Ball x, Func<Dyadic, Integer> step, int direction, int precision)
    {
        if (x.Propagates() || x.IsInteger) return x;
        if (x.IsTiny) return x._sign == direction ? FromInteger(direction) : Zero;
        if (x.IsHuge) return AddUnsigned(x, UnitBall(), precision);
        if (x.UpperMagnitude().Top < MostSmall) return x.Sign is not { } sign ? Hull(FromInteger(direction), Zero, precision) : sign == direction ? FromInteger(direction) : Zero;
        if (x.IsExact) return FromInteger(step(x._midpoint));
        if (x._radius.Top > 64 || x._midpoint.Top > 1 << 16) return Create(x._midpoint, x._radius + Magnitude.One, precision);
        long granularity = Math.Min(x._midpoint.IsZero ? 0 : x._midpoint.Exponent, 0) - 2;
        Dyadic radius = x._radius.Top <= granularity ? new Dyadic(1, granularity) : x._radius.ToDyadic();
        Integer low = step(x._midpoint - radius), high = step(x._midpoint + radius);
        return low == high ? FromInteger(low) : Hull(FromInteger(low), FromInteger(high), precision);
    }

    private static Integer RoundHalfEven(Dyadic x)
    {
        Integer nearest = (x + new Dyadic(1, -1)).Floor();
        bool tie = x.Exponent < 0 && (x.Scaled(1) - new Dyadic(1, 0)).Scaled(-1) is var less && less.IsInteger && !x.IsInteger;
        return tie && !nearest.IsEven ? nearest - 1 : nearest;
    }
}
