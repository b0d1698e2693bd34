namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>A differentiable function of a finite ball by the mean value theorem: its value at the exact midpoint, the radius r·sup|f'|.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="point">The function at an exact number.</param>
    /// <param name="slope">An upper bound of |f'| over the ball; infinite where there is none.</param>
    /// <param name="precision">The precision in bits.</param>
    private static Ball ByMeanValue(Ball x, Func<Dyadic, int, Ball> point, Func<Ball, Magnitude> slope, int precision)
    {
        if (x._radius.IsZero) return point(x._midpoint, precision);
        Magnitude inherited = x._radius * slope(x);
        if (inherited.IsInfinite) return Undecided;
        Ball value = point(x._midpoint, precision);
        return value.IsFinite ? Create(value._midpoint, value._radius + inherited, precision) : Undecided;
    }

    /// <summary>An upper bound of e^x over a ball.</summary>
    private static Magnitude ExpBound(Ball x)
    {
        Ball upper = Exp(Add(x.Center(), FromBound(x._radius), 64), 32).TinyAsFinite();
        return upper.IsFinite ? upper.UpperMagnitude() : Magnitude.Infinite;
    }

    /// <summary>The largest number of a finite ball, rounded up; undecided when that is extreme.</summary>
    private Ball UpperEnd() => Add(Center(), FromBound(_radius), 64) is { IsFinite: true } end ? Add(end.Center(), FromBound(end._radius), 128) : Undecided;
}
