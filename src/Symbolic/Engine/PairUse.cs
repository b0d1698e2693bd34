using System.Collections.Immutable;
using Symbolic.Rewriting;

namespace Symbolic;

/// <summary>One place where a pair took over from the ordinary rules.</summary>
/// <param name="Pair">The pair's name.</param>
/// <param name="File">The file that defines it, or null.</param>
/// <param name="Line">The line it is defined on, 1-based.</param>
/// <param name="At">The expression it matched at.</param>
/// <param name="Bindings">What each metavariable stood for.</param>
public sealed record PairUse(string Pair, string? File, int Line, Expr At, ImmutableDictionary<string, Expr> Bindings)
{
    internal static PairUse Of(PairApplication application) =>
        new(application.Pair.Name, application.Pair.File, application.Pair.Span.Line, application.Node, application.Match.Named(application.Pair.Pattern.Metavariables));
}
