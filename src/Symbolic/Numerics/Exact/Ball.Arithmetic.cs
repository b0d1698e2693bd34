namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>−x, exactly.</summary>
    public static Ball Negate(Ball x) => x.Kind switch
    {
        BallKind.Finite => new Ball(-x._midpoint, x._radius),
        BallKind.Extreme => new Ball(BallKind.Extreme, -x._sign, x._logarithm),
        _ => x,
    };

    /// <summary>|x|. The radius is that of <paramref name="x"/>: the absolute value is 1-Lipschitz.</summary>
    public static Ball Abs(Ball x) => x.Kind switch
    {
        BallKind.Finite => x._midpoint.Sign < 0 ? Negate(x) : x,
        BallKind.Extreme when x._sign < 0 => Negate(x),
        _ => x,
    };

    /// <summary>a + b. Radius: r_a + r_b + one unit in the last place.</summary>
    public static Ball Add(Ball a, Ball b, int precision)
    {
        if (!a.IsFinite || !b.IsFinite) return a.Propagates() || b.Propagates() ? Propagate(a, b) : AddExtreme(a, b, precision);
        Magnitude radius = a._radius + b._radius;
        if (a._midpoint.IsZero) return Create(b._midpoint, radius, precision);
        if (b._midpoint.IsZero) return Create(a._midpoint, radius, precision);
        if (a._midpoint.Exponent < b._midpoint.Exponent) (a, b) = (b, a);
        long gap = a._midpoint.Exponent - b._midpoint.Exponent;
        if (gap <= precision + 64L) return Create((a._midpoint.Mantissa << (int)gap) + b._midpoint.Mantissa, b._midpoint.Exponent, radius, precision);
        return AddDistant(a._midpoint, b._midpoint, radius, precision);
    }

    /// <summary>a − b. Radius: r_a + r_b + one unit in the last place.</summary>
    public static Ball Subtract(Ball a, Ball b, int precision) => Add(a, Negate(b), precision);

    /// <summary>a·b. Radius: |a|·r_b + |b|·r_a + r_a·r_b + one unit in the last place.</summary>
    /// <remarks>An exact 0 times anything that exists is an exact 0.</remarks>
    public static Ball Multiply(Ball a, Ball b, int precision)
    {
        if (!a.IsFinite || !b.IsFinite) return a.Propagates() || b.Propagates() ? Propagate(a, b) : MultiplyExtreme(a, b, precision);
        Magnitude radius = default;
        if (!a._radius.IsZero) radius = a._radius * b.UpperMagnitude();
        if (!b._radius.IsZero) radius += b._radius * Magnitude.Up(a._midpoint.Mantissa, a._midpoint.Exponent);
        return Create(a._midpoint.Mantissa * b._midpoint.Mantissa, a._midpoint.Exponent + b._midpoint.Exponent, radius, precision);
    }

    /// <summary>x·2^k, exactly; the precision only matters for extreme numbers, whose logarithm it rounds.</summary>
    public static Ball Scale(Ball x, long exponent, int precision)
    {
        if (x.IsExtreme) return MultiplyExtreme(x, new Ball(new Dyadic(1, exponent), Magnitude.Zero), precision);
        if (!x.IsFinite || x.IsZero) return x;
        if (x._midpoint.IsZero) return AroundZero(x._radius.Scaled(exponent));
        Dyadic midpoint = x._midpoint.Scaled(exponent);
        Magnitude radius = x._radius.Scaled(exponent);
        return Math.Abs(midpoint.Top) > Limit ? Create(midpoint, radius, precision) : radius.IsInfinite ? Undecided : new Ball(midpoint, radius);
    }

    /// <summary>a/b. <see cref="Undefined"/> when b is exactly 0, <see cref="Undecided"/> when it may be.</summary>
    /// <remarks>Radius: (|a/b|·r_b + r_a)/(|b| − r_b) + one unit in the last place, from
    /// a'/b' − a/b = (a' − a)/b' − (a/b)·(b' − b)/b'.</remarks>
    public static Ball Divide(Ball a, Ball b, int precision)
    {
        if (a.Propagates() || b.Propagates()) return Propagate(a, b);
        if (b.IsZero) return Undefined;
        if (!a.IsFinite || !b.IsFinite) return DivideExtreme(a, b, precision);
        if (!b.ExcludesZero()) return Undecided;
        if (a.IsZero) return Zero;
        long shift = Math.Max(0, precision + 2 + b._midpoint.Mantissa.BitLength - a._midpoint.Mantissa.BitLength);
        long exponent = a._midpoint.Exponent - b._midpoint.Exponent - shift;
        Integer quotient = Integer.DivRem(a._midpoint.Mantissa << (int)shift, b._midpoint.Mantissa, out Integer remainder);
        Magnitude radius = remainder.IsZero ? default : Magnitude.PowerOfTwo(exponent);
        if (b._radius.IsZero && a._radius.IsZero) return Create(quotient, exponent, radius, precision);
        Magnitude inherited = (Magnitude.Up(Integer.Abs(quotient) + 1, exponent) * b._radius) + a._radius;
        return Create(quotient, exponent, radius + (inherited / b.LowerMagnitude()), precision);
    }

    /// <summary>1/x. <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: (|1/x|·r)/(|x| − r) + one unit in the last place.</remarks>
    public static Ball Reciprocal(Ball x, int precision) => Divide(One, x, precision);

    /// <summary>x². Radius: (2|x| + r)·r + one unit in the last place; never negative by more than that.</summary>
    public static Ball Square(Ball x, int precision)
    {
        if (!x.IsFinite) return Multiply(x, x, precision);
        Magnitude upper = Magnitude.Up(x._midpoint.Mantissa, x._midpoint.Exponent);
        Magnitude radius = x._radius.IsZero ? default : (upper.Scaled(1) + x._radius) * x._radius;
        return Create(x._midpoint.Mantissa * x._midpoint.Mantissa, 2 * x._midpoint.Exponent, radius, precision);
    }

    private static Ball AddDistant(Dyadic a, Dyadic b, Magnitude radius, int precision)
    {
        if (a.Top < b.Top) (a, b) = (b, a);
        if (a.Top - b.Top > precision + 2L) return Create(a, radius + Magnitude.Up(b.Mantissa, b.Exponent), precision);
        return Create(a + b, radius, precision);
    }

    private static Ball MultiplyExtreme(Ball a, Ball b, int precision)
    {
        if (a.IsZero || b.IsZero) return Zero;
        if (a.IsBeyondArithmetic || b.IsBeyondArithmetic) return Undecided;
        if (a.Sign is { } s && b.Sign is { } t)
        {
            return FromLogarithm(s * t, Add(a.LogarithmOfMagnitude(precision), b.LogarithmOfMagnitude(precision), LogPrecision(a, b, precision)), precision);
        }

        return AroundZero(a.UpperMagnitude() * b.UpperMagnitude());
    }

    private static Ball DivideExtreme(Ball a, Ball b, int precision)
    {
        if (a.IsZero) return Zero;
        if (b.Sign is not { } t) return Undecided;
        if (a.Sign is { } s)
        {
            return FromLogarithm(s * t, Subtract(a.LogarithmOfMagnitude(precision), b.LogarithmOfMagnitude(precision), LogPrecision(a, b, precision)), precision);
        }

        return AroundZero(a.UpperMagnitude() * Reciprocal(b, precision).UpperMagnitude());
    }

    /// <summary>a + b = a·(1 + b/a) where |a| is the larger; log1p of the quotient is added to the logarithm.</summary>
    private static Ball AddExtreme(Ball a, Ball b, int precision)
    {
        if (a.IsFinite) (a, b) = (b, a);
        if (b.IsZero) return a;
        if (a.IsBeyondArithmetic || b.IsBeyondArithmetic) return Undecided;
        if (a.IsTiny && b.IsFinite && (b.ContainsZero || b._midpoint.Top > -ExtremeExponent / 2)) return Create(b._midpoint, b._radius + a.UpperMagnitude(), precision);
        if (b.Sign is null) return AddUnsigned(a, b, precision);
        Ball la = a.LogarithmOfMagnitude(precision), lb = b.LogarithmOfMagnitude(precision);
        int working = LogPrecision(a, b, precision);
        Ball difference = Subtract(lb, la, working);
        if (difference.IsZero && a.Sign != b.Sign) return Zero;
        if (difference.Sign is 1) (a, b, la, difference) = (b, a, lb, Negate(difference));
        Ball ratio = Exp(difference, precision + 64);
        if (a.Sign != b.Sign) ratio = Negate(ratio);
        Ball sum = FromLogarithm(a.Sign ?? 0, Add(la, Log1p(ratio, precision + 64), working), precision);
        return sum.Kind == BallKind.Undecided ? Multiply(a, Add(One, ratio, precision), precision) : sum;
    }

    /// <summary>A huge number plus a finite ball around 0: the relative change is at most 2|b|/|a|.</summary>
    private static Ball AddUnsigned(Ball a, Ball b, int precision)
    {
        Magnitude ratio = b.UpperMagnitude() * Reciprocal(a, precision).UpperMagnitude();
        return ratio < Magnitude.PowerOfTwo(-1) ? ExtremeOf(a._sign, a.LogMagnitude.Widened(ratio.Scaled(1))) : AroundZero(a.UpperMagnitude() + b.UpperMagnitude());
    }
}
