using Symbolic.Expressions;
using Symbolic.Numerics;
using static Symbolic.Compilation.LostTerms;

namespace Symbolic.Compilation;

/// <content>Where conditions on rounded values are sure to hold, or to fail.</content>
internal sealed partial class LostResults
{
    /// <summary>The values of functions at 0 that are not what another number is rounded to.</summary>
    private static readonly Number[] s_atZero = [Number.Zero, Number.One, Number.MinusOne, Number.Of(Rational.Half)];

    /// <summary>Where a condition holds beyond doubt.</summary>
    private Expr? Holds(Expr condition) => Truth(condition, true, false);

    /// <summary>Where a condition fails beyond doubt.</summary>
    private Expr? Fails(Expr condition) => Truth(condition, false, false);

    /// <summary>Where a point is outside a domain, and not on its edge, where a value may be infinite or that of a limit.</summary>
    private Expr? IsOutside(Expr domain) => Truth(domain, false, true);

    private Expr? Truth(Expr condition, bool holds, bool isStrict) => condition switch
    {
        Call { Name: "and" or "or" } call => (call.Name == "and") == holds ? Every(call.ArgumentArray, e => Truth(e, holds, isStrict)) : Some(call.ArgumentArray, e => Truth(e, holds, isStrict)),
        Call { Name: "not", ArgumentArray: [var a] } => Truth(a, !holds, isStrict),
        Call { Name: "<" or "<=" or ">" or ">=" or "==" or "!=", ArgumentArray: [var a, var b] } call => Relation(holds ? call.Name : Opposite(call.Name), a, b, isStrict),
        _ => null,
    };

    /// <summary>Whether a condition is decided by values without rounding errors.</summary>
    private bool IsExact(Expr condition) => condition is Call { ArgumentArray: var operands } call && Array.TrueForAll(operands, call.Name is "and" or "or" or "not" ? IsExact : e => At(e).IsExact);

    /// <summary>Where a condition compares what does not exist.</summary>
    private Expr? IsUndefined(Expr condition) => condition is Call { Name: "<" or "<=" or ">" or ">=" or "==" or "!=", ArgumentArray: var operands } ? Some(operands, e => At(e).IsUndefined) : null;

    private static string Opposite(string relation) => relation switch
    {
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "==" => "!=",
        _ => "==",
    };

    private Expr? Relation(string name, Expr a, Expr b, bool isStrict)
    {
        if (!isStrict && At(a).IsExact && At(b).IsExact) return LostFunctions.Relation(name, a, b);
        if (!isStrict && ((name == ">=" && b.IsZero && _ranges.Of(a).IsNonNegative) || (name == "<=" && a.IsZero && _ranges.Of(b).IsNonNegative))) return s_true;
        return name switch
        {
            "<" or "<=" => IsLess(a, b),
            ">" or ">=" => IsLess(b, a),
            "!=" => Or(IsLess(a, b), IsLess(b, a)),
            _ => null,
        };
    }

    /// <summary>a &lt; b, by more than the roundings of both where they have some.</summary>
    private Expr? IsLess(Expr a, Expr b)
    {
        if (_ranges.Of(a).High < _ranges.Of(b).Low) return s_true;
        (Facts left, Facts right) = (At(a), At(b));
        if (left.IsExact && right.IsExact) return LostFunctions.Less(a, b);
        if (IsLessByArgument(a, b) is { } byArgument) return byArgument;
        if (ScaleOf(left, a) is not { } first || ScaleOf(right, b) is not { } second) return IsLessBySign(a, b);
        _usesScales = true;
        return LostFunctions.Less(new Add([a, new Mul([s_roundings, new Add([first, second])]), s_least]), b);
    }

    /// <summary>a &lt; b where one of them is a number and the other a monotone function that takes it at 0: 1 &lt; exp(u) is 0 &lt; u.</summary>
    private Expr? IsLessByArgument(Expr a, Expr b)
    {
        if (a is Number low && SlopeWhere(b, low) is not 0 and var rises) return rises > 0 ? IsLess(Number.Zero, b.Arguments[0]) : IsLess(b.Arguments[0], Number.Zero);
        if (b is Number high && SlopeWhere(a, high) is not 0 and var slope) return slope > 0 ? IsLess(a.Arguments[0], Number.Zero) : IsLess(Number.Zero, a.Arguments[0]);
        return null;
    }

    /// <summary>1 for a function that rises, −1 for one that falls, and is a number at 0; 0 for others.</summary>
    private int SlopeWhere(Expr node, Number value) =>
        node is Call { ArgumentArray: [_] } call && RowOf(call) is { Monotone: var slope and not 0, Kernel: Func<double, double> kernel, IsStepLike: false } && s_atZero.Contains(value) && kernel(0) == value.Value.ToDouble() ? slope : 0;

    /// <summary>a &lt; b by the sign of the difference, however large it is.</summary>
    private Call? IsLessBySign(Expr a, Expr b)
    {
        bool isNegative = b is Number { Value.IsZero: true };
        if (StrictSignOf(isNegative ? a : a is Number { Value.IsZero: true } ? b : Difference(b, a)) is not { } sign || sign is Number) return null;
        _usesScales = true;
        return isNegative ? LostFunctions.Less(sign, Number.Zero) : LostFunctions.Less(Number.Zero, sign);
    }

    /// <summary>a − b, as one sum of the terms of both.</summary>
    private static Add Difference(Expr a, Expr b)
    {
        Expr[] terms = a is Add sum ? sum.ArgumentArray : [a], others = b is Add subtracted ? subtracted.ArgumentArray : [b];
        return new Add([.. terms, .. others.Select(Opposite)]);
    }

    private static Expr Opposite(Expr node) => node switch
    {
        Number number => Number.Of(-number.Value),
        Mul { ArgumentArray: [Number { Value: var sign }, var rest] } when sign == Rational.MinusOne => rest,
        Mul { ArgumentArray: [Number { Value: var factor }, .. var rest] } => new Mul([Number.Of(-factor), .. rest]),
        _ => Negative(node),
    };

    /// <summary>A magnitude of which the rounding error of a value is a small part, if nothing on the way overflows or underflows; null where that is not known.</summary>
    private static Expr? ScaleOf(Facts facts, Expr node) => !(facts.Decades <= MostDecades) ? null : facts.IsExact || facts.IsRelative ? Magnitude(node) : facts.Scale;

    private Expr? AnyUndefined(Expr[] operands) => Some(operands, e => _known[e].IsUndefined);

    private Expr? Join(Expr[] operands, Func<Facts, Expr?> part, Func<Expr[], Expr> join) => Join(operands, (facts, _) => part(facts), join);

    private Expr? Join(Expr[] operands, Func<Facts, Expr, Expr?> part, Func<Expr[], Expr> join)
    {
        Expr?[] parts = Array.ConvertAll(operands, e => part(_known[e], e));
        return Array.TrueForAll(parts, static p => p is not null) ? join(parts!) : null;
    }

    private static Expr? Every(Expr[] operands, Func<Expr, Expr?> condition)
    {
        Expr?[] found = Array.ConvertAll(operands, operand => condition(operand));
        return found.Length > 0 && Array.TrueForAll(found, static c => c is not null) ? found.Aggregate(And) : null;
    }

    private static Expr? Some(Expr[] operands, Func<Expr, Expr?> condition) => Or(Array.ConvertAll(operands, operand => condition(operand)));

    private static Expr? And(Expr? a, Expr? b)
    {
        if (a is null || b is null) return null;
        return ReferenceEquals(a, s_true) ? b : ReferenceEquals(b, s_true) || ReferenceEquals(a, b) ? a : new Mul([a, b]);
    }

    private static Expr? Or(params Expr?[] conditions)
    {
        Expr[] known = [.. conditions.OfType<Expr>().Distinct(ReferenceEqualityComparer.Instance).Cast<Expr>()];
        return known.Contains(s_true) ? s_true : known.Length < 2 ? known.FirstOrDefault() : known.Aggregate(LostFunctions.Or);
    }
}
