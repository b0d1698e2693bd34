using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>What the user declared to hold, such as <c>x &gt; 0</c>: an immutable set of enclosures of expressions.</summary>
internal sealed class Assumptions
{
    private readonly ImmutableDictionary<Expr, Interval> _facts;

    private Assumptions(ImmutableDictionary<Expr, Interval> facts) => _facts = facts;

    /// <summary>No assumptions.</summary>
    public static Assumptions None { get; } = new(ImmutableDictionary<Expr, Interval>.Empty);

    /// <summary>Whether nothing is assumed.</summary>
    public bool IsEmpty => _facts.IsEmpty;

    /// <summary>What is assumed about an expression; all numbers when nothing is.</summary>
    public Interval About(Expr expression) => _facts.TryGetValue(expression, out Interval fact) ? fact : Interval.All;

    /// <summary>These assumptions and one more relation, or conjunction of relations; others say nothing that can be used.</summary>
    public Assumptions With(Expr relation)
    {
        if (relation is not Call { IsDerivative: false } call) return this;
        if (call.Name == "and") return call.ArgumentArray.Aggregate(this, static (known, part) => known.With(part));
        if (call.Arguments.Length != 2 || Fact(call.Name) is not { } sign) return this;
        Assumptions result = About(this, call.Arguments[0] - call.Arguments[1], sign);
        return About(result, call.Arguments[1] - call.Arguments[0], -sign);
    }

    private static Interval? Fact(string relation) => relation switch
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
        ImmutableDictionary<Expr, Interval> facts = Add(known._facts, difference, sign);
        if (difference is Add { ArgumentArray: [Number number, ..] } sum)
        {
            facts = Add(facts, Canonical.Sum(sum.Arguments[1..]), sign + Interval.Of(-number.Value));
        }

        return new Assumptions(facts);
    }

    private static ImmutableDictionary<Expr, Interval> Add(ImmutableDictionary<Expr, Interval> facts, Expr e, Interval fact) =>
        facts.SetItem(e, facts.TryGetValue(e, out Interval known) ? known.Intersect(fact) : fact);
}
