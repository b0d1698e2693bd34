using System.Collections.Immutable;
using Symbolic.Rewriting;

namespace Symbolic;

/// <summary>One place where a rewrite was applied.</summary>
/// <param name="Rewrite">The declared name; of a rewrite of the library its pattern, or the function whose meaning it finds.</param>
/// <param name="File">The file that declares it, or null.</param>
/// <param name="Line">The line it is declared on, 1-based; 0 for rewrites of the library.</param>
/// <param name="At">The expression it matched at.</param>
/// <param name="Result">What took its place.</param>
/// <param name="Bindings">What each metavariable stood for.</param>
public sealed record RewriteUse(string Rewrite, string? File, int Line, Expr At, Expr Result, ImmutableDictionary<string, Expr> Bindings)
{
    internal static RewriteUse Of(RewriteApplication application)
    {
        Rewrite rewrite = application.Rewrite;
        return new RewriteUse(rewrite.Name, rewrite.File, rewrite.Span.Line, application.Node, application.Result, application.Match.Named(rewrite.Pattern.Metavariables));
    }
}
