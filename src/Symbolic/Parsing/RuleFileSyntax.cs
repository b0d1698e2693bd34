using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Parsing;

/// <summary>A rule file as it was read.</summary>
/// <param name="Declarations">The pairs, functions and rewrites, in order.</param>
/// <param name="TrailingComments">The comments after the last declaration.</param>
/// <param name="Functions">The functions the file could use: those it was read against, and those it declares.</param>
internal sealed record RuleFileSyntax(ImmutableArray<DeclarationSyntax> Declarations, ImmutableArray<string> TrailingComments, FunctionTable Functions);
