using Symbolic.Rewriting;

namespace Symbolic;

/// <content>Rewrites declared in rule texts.</content>
public sealed partial class SymbolicEngine
{
    private const int RewriteRounds = 8;

    /// <summary>A simplified expression after the declared rewrites, simplified again, until neither changes anything. Where the simplifier would undo a rewrite, the
    /// rewrite has the last word.</summary>
    private Expr Rewritten(Expr simplified, SimplifyLevel level, Prover prover, Action<RewriteApplication>? report = null)
    {
        if (level == SimplifyLevel.None || _rules.RewritesByLayer.IsEmpty) return simplified;
        HashSet<Expr> seen = [simplified];
        Expr current = simplified;
        for (int round = 0; round < RewriteRounds; round++)
        {
            Expr rewritten = RewrittenOnce(current, prover, report);
            if (rewritten.Equals(current)) return current;
            Expr again = Unfold(Simplified(PairFolder.Fold(rewritten, _rules.Pairs, prover), level));
            if (!seen.Add(again)) return rewritten;
            current = again;
        }

        return RewrittenOnce(current, prover, report);
    }

    /// <summary>The rewrites of each layer, the highest first. What a pair of the same layer or a higher one matches is one opaque call meanwhile.</summary>
    private Expr RewrittenOnce(Expr expression, Prover prover, Action<RewriteApplication>? report)
    {
        foreach ((RewriteSet rewrites, PairSet pairs) in _rules.RewritesByLayer)
        {
            expression = Unfold(rewrites.Apply(PairFolder.Fold(expression, pairs, prover), prover, report));
        }

        return expression;
    }
}
