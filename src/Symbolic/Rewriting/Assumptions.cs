using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>What the user declared to hold, such as <c>x &gt; 0</c>: an immutable set of enclosures of expressions.</summary>
internal sealed class Assumptions
{
    private readonly Fact[] _facts;

    private Assumptions(Fact[] facts) => _facts = facts;

    /// <summary>No assumptions.</summary>
    public static Assumptions None { get; } = new([]);

    /// <summary>Whether nothing is assumed.</summary>
    public bool IsEmpty => _facts.Length == 0;

    /// <summary>What is assumed about an expression; all numbers when nothing is.</summary>
    public Interval About(Expr expression)
    {
        foreach (Fact fact in _facts)
        {
            if (fact.Expression.Equals(expression)) return fact.Values;
        }

        return Interval.All;
    }

    /// <summary>These assumptions and one more relation, or conjunction of relations; others say nothing that can be used.</summary>
    public Assumptions With(Expr relation)
    {
        if (relation is not Call { IsDerivative: false } call) return this;
        if (call.Name == "and") return call.ArgumentArray.Aggregate(this, static (known, part) => known.With(part));
        if (call.Arguments.Length != 2 || Sign(call.Name) is not { } sign) return this;
        Assumptions result = About(this, call.Arguments[0] - call.Arguments[1], sign);
        return About(result, call.Arguments[1] - call.Arguments[0], -sign);
    }

    private static Interval? Sign(string relation) => relation switch
    {
        ">" => Interval.Positive,
        ">=" => Interval.NonNegative,
        "<" => -Interval.Positive,
        "<=" => -Interval.NonNegative,
        "==" => new Interval(0, 0),
        _ => null,
    };

    /// <summary>d in s also says: d without its number c is in s − c.</summary>
    private static Assumptions About(Assumptions known, Expr difference, Interval sign)
    {
        Assumptions more = known.And(difference, sign);
        return difference is Add { ArgumentArray: [Number number, ..] } sum ? more.And(Canonical.Sum(sum.Arguments[1..]), sign + Interval.Of(-number.Value)) : more;
    }

    private Assumptions And(Expr e, Interval values) =>
        new([.. _facts.Where(fact => !fact.Expression.Equals(e)), new Fact(e, About(e).Intersect(values))]);

    /// <summary>What is assumed about an expression.</summary>
    private sealed record Fact(Expr Expression, Interval Values);
}
