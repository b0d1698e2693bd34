using System.Collections.Immutable;

namespace Symbolic;

/// <summary>A derivative and how it came about.</summary>
/// <param name="Expression">The derivative, simplified.</param>
/// <param name="Diagnostics">Warnings.</param>
/// <param name="Pairs">The pairs that fired, in the order in which they were met.</param>
public sealed record Derivation(Expr Expression, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<PairUse> Pairs)
{
    /// <summary>The declared rewrites that were applied to the derivative, in that order.</summary>
    public ImmutableArray<RewriteUse> Rewrites { get; init; } = [];
}
