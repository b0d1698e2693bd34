namespace Symbolic;

/// <summary>One thing that a compiled function looks at to see whether its doubles can be trusted.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="At">The part of the evaluated expressions that is watched; it counts where its branch is taken.</param>
/// <param name="Operations">How many operations are there for this alone, beside one or two comparisons; what several sentinels share counts with the first.</param>
public sealed record Sentinel(SentinelKind Kind, Expr At, int Operations);
