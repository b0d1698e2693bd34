using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>How a pattern matched: e = Factor·P[bindings] + rest for sums, Factor·P[bindings]·rest for products, e = P[bindings] otherwise.</summary>
/// <param name="Bindings">What each metavariable stands for, in the pattern's order.</param>
/// <param name="Factor">The free numeric factor at a sum or product root; 1 elsewhere.</param>
/// <param name="Rest">The operands of the matched node that the pattern did not use.</param>
internal sealed record Match(ImmutableArray<Expr> Bindings, Rational Factor, ImmutableArray<Expr> Rest)
{
    /// <summary>What each metavariable of the pattern stands for, by name.</summary>
    public ImmutableDictionary<string, Expr> Named(ImmutableArray<string> metavariables) =>
        metavariables.Zip(Bindings).ToImmutableDictionary(static b => b.First, static b => b.Second, StringComparer.Ordinal);

    /// <summary>The matched node with what takes the place of the match in it.</summary>
    public Expr Around(Expr replacement, Expr node)
    {
        Expr scaled = Factor.IsOne ? replacement : Canonical.Product(Number.Of(Factor), replacement);
        if (Rest.IsEmpty) return scaled;
        return node is Mul ? Canonical.Product([scaled, .. Rest]) : Canonical.Sum([scaled, .. Rest]);
    }
}
