using System.Collections.Immutable;

namespace Symbolic;

/// <summary>What <see cref="SymbolicEngine.SimplifyFully"/> found.</summary>
/// <param name="Expression">The cheapest form found that is nowhere less stable than the expression was.</param>
/// <param name="IsComplete">Whether the search ended because no rewrite led to anything new, and not because a budget was used up.</param>
/// <param name="Reason">Why it ended, as a sentence without a full stop.</param>
/// <param name="Nodes">How many nodes the forms looked at had in all.</param>
public sealed record FullSimplification(Expr Expression, bool IsComplete, string Reason, long Nodes)
{
    /// <summary>The declared rewrites that were applied to the form found, in that order.</summary>
    public ImmutableArray<RewriteUse> Rewrites { get; init; } = [];
}
