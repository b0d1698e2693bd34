using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>An exact real constant as a sum of rational multiples of constant expressions, such as 1/3 − 2·√π.</summary>
/// <remarks>Equal sums are recognised where the expressions have one canonical form: a constant that <see cref="IsZero"/> is 0, one that is not may be.</remarks>
internal readonly struct SeriesConstant
{
    private const int MostUnits = 24, MostBits = 4096;
    private static readonly (Expr Unit, Rational Factor)[] s_unknown = [(Constant.NaN, Rational.One)];
    private readonly Rational _rational;
    private readonly (Expr Unit, Rational Factor)[]? _others;

    private SeriesConstant(Rational rational, (Expr Unit, Rational Factor)[]? others)
    {
        bool isUnknown = rational.BitLength > MostBits || others is { Length: > MostUnits };
        (_rational, _others) = isUnknown ? (Rational.Zero, s_unknown) : (rational, others is { Length: 0 } ? null : others);
    }

    /// <summary>A rational number.</summary>
    public static implicit operator SeriesConstant(Rational value) => new(value, null);

    /// <summary>Whether it has become too long to be followed: its value is not known.</summary>
    public bool IsUnknown => ReferenceEquals(_others, s_unknown);

    /// <summary>Whether it is known to be 0.</summary>
    public bool IsZero => _rational.IsZero && _others is null;

    /// <summary>Whether it is a rational number.</summary>
    public bool IsRational => _others is null;

    /// <summary>The rational part.</summary>
    public Rational Rational => _rational;

    /// <summary>The value of an expression without variables.</summary>
    public static SeriesConstant Of(Expr constant) => constant switch
    {
        Number number => number.Value,
        Add sum => sum.ArgumentArray.Aggregate((SeriesConstant)Rational.Zero, static (total, term) => total + Of(term)),
        Mul { ArgumentArray: [Number { Value: var factor }, ..] } product => new(Rational.Zero, [(product / product.ArgumentArray[0], factor)]),
        _ => new(Rational.Zero, [(constant, Rational.One)]),
    };

    /// <summary>The sum.</summary>
    public static SeriesConstant operator +(in SeriesConstant a, in SeriesConstant b)
    {
        if (a.IsUnknown || b.IsUnknown) return new(Rational.Zero, s_unknown);
        Rational rational = a._rational + b._rational;
        if (b._others is null) return new(rational, a._others);
        if (a._others is null) return new(rational, b._others);
        List<(Expr Unit, Rational Factor)> others = [.. a._others];
        foreach ((Expr unit, Rational factor) in b._others)
        {
            int k = others.FindIndex(other => other.Unit == unit);
            if (k < 0) others.Add((unit, factor));
            else others[k] = (unit, others[k].Factor + factor);
        }

        others.RemoveAll(static other => other.Factor.IsZero);
        return new(rational, [.. others]);
    }

    /// <summary>The product.</summary>
    public static SeriesConstant operator *(in SeriesConstant a, in SeriesConstant b)
    {
        if (a.IsUnknown || b.IsUnknown) return new(Rational.Zero, s_unknown);
        if (a._others is null) return b.Times(a._rational);
        if (b._others is null) return a.Times(b._rational);
        SeriesConstant sum = a.Times(b._rational) + new SeriesConstant(Rational.Zero, b._others).Times(a._rational);
        foreach ((Expr unit, Rational factor) in a._others)
        {
            foreach ((Expr other, Rational scale) in b._others) sum += Of(unit * other).Times(factor * scale);
        }

        return sum;
    }

    /// <summary>The product with a rational number.</summary>
    public SeriesConstant Times(Rational factor)
    {
        if (factor.IsZero) return Rational.Zero;
        if (IsUnknown) return this;
        return factor.IsOne ? this : new(_rational * factor, _others is null ? null : Array.ConvertAll(_others, other => (other.Unit, other.Factor * factor)));
    }

    /// <summary>The reciprocal of a multiple of one expression; null for sums and 0.</summary>
    public SeriesConstant? Reciprocal() => (_others, _rational.IsZero) switch
    {
        _ when IsUnknown => null,
        (null, false) => _rational.Reciprocal(),
        ([(var unit, var factor)], true) => Of(1 / unit).Times(factor.Reciprocal()),
        _ => null,
    };

    /// <summary>The constant as an expression.</summary>
    public Expr ToExpression() => (_others ?? []).Aggregate((Expr)Number.Of(_rational), static (sum, other) => sum + (Number.Of(other.Factor) * other.Unit));

    /// <summary>An enclosure, from enclosures of the expressions.</summary>
    public Ball Enclose(Func<Expr, Ball> units, int precision)
    {
        Ball sum = Ball.FromRational(_rational, precision);
        foreach ((Expr unit, Rational factor) in _others ?? []) sum = Ball.Add(sum, Ball.Multiply(units(unit), Ball.FromRational(factor, precision), precision), precision);
        return sum;
    }

    /// <summary>A bound of the magnitude, but for some roundings.</summary>
    public double Magnitude(Func<Expr, double> units)
    {
        if (IsUnknown) return double.PositiveInfinity;
        double sum = Math.Abs(_rational.ToDouble());
        foreach ((Expr unit, Rational factor) in _others ?? []) sum += units(unit) * Math.Abs(factor.ToDouble());
        return sum;
    }
}
