using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>What one rule text declares, after all checks that need no numbers.</summary>
/// <param name="Functions">The functions it defines.</param>
/// <param name="Pairs">The pairs it defines.</param>
/// <param name="Rewrites">The rewrites it defines.</param>
internal sealed record RuleLayer(
    ImmutableArray<FunctionDefinition> Functions,
    ImmutableArray<Pair> Pairs,
    ImmutableArray<Rewrite> Rewrites);
