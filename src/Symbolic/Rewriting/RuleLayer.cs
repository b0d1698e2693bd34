using System.Collections.Immutable;
using Symbolic.Functions;
using Symbolic.Parsing;

namespace Symbolic.Rewriting;

/// <summary>What one rule text declares, after all checks that need no numbers.</summary>
/// <param name="Syntax">The text as it was read, comments included.</param>
/// <param name="Functions">The functions it defines.</param>
/// <param name="Pairs">The pairs it defines.</param>
/// <param name="Rewrites">The rewrites it defines.</param>
/// <param name="Warnings">What may not do what was meant.</param>
internal sealed record RuleLayer(
    RuleFileSyntax Syntax,
    ImmutableArray<FunctionDefinition> Functions,
    ImmutableArray<Pair> Pairs,
    ImmutableArray<Rewrite> Rewrites,
    ImmutableArray<Diagnostic> Warnings);
