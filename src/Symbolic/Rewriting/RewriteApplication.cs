using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>One place where a rewrite was applied.</summary>
/// <param name="Rewrite">The rewrite.</param>
/// <param name="Match">What its metavariables stood for.</param>
/// <param name="Node">The expression it matched at.</param>
/// <param name="Result">What took its place.</param>
internal sealed record RewriteApplication(Rewrite Rewrite, Match Match, Expr Node, Expr Result)
{
    /// <summary>A change that is computed and has no pattern, with one thing to name in it.</summary>
    public static RewriteApplication Of(string name, string metavariable, Expr value, Expr node, Expr result, FunctionTable functions) =>
        new(new Rewrite(name, new Pattern(new Symbol(metavariable), functions), result), new Match([value], Rational.One, []), node, result);
}
