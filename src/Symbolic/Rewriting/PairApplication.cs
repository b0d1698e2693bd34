namespace Symbolic.Rewriting;

/// <summary>One place where a pair fired.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Match">What its metavariables stood for.</param>
/// <param name="Node">The expression it matched at.</param>
internal sealed record PairApplication(Pair Pair, Match Match, Expr Node);
