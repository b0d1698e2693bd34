namespace Symbolic.Rewriting;

/// <summary>One place where a rewrite was applied.</summary>
/// <param name="Rewrite">The rewrite.</param>
/// <param name="Match">What its metavariables stood for.</param>
/// <param name="Node">The expression it matched at.</param>
/// <param name="Result">What took its place.</param>
internal sealed record RewriteApplication(Rewrite Rewrite, Match Match, Expr Node, Expr Result);
