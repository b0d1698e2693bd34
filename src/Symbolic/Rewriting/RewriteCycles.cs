using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Finds rewrites whose replacements certainly lead back to their own patterns: applying them would come to no end.</summary>
internal static class RewriteCycles
{
    /// <summary>Reports SD1010 for rewrites that contain each other's patterns in a circle.</summary>
    public static void Check(List<Rewrite> rewrites, FunctionTable functions, RuleDiagnostics report)
    {
        if (rewrites.Count == 0) return;
        PatternIndex<Rewrite> index = new(rewrites, static rewrite => rewrite.Pattern, functions);
        Prover prover = new(functions, Assumptions.None);
        Dictionary<Rewrite, Rewrite[]> next = new(ReferenceEqualityComparer.Instance);
        foreach (Rewrite rewrite in rewrites) next.Add(rewrite, Reached(rewrite, index, functions, prover));
        foreach (Rewrite rewrite in rewrites)
        {
            if (LeadsTo(rewrite, next)) report.Error("SD1010", $"the replacement of rewrite '{rewrite.Name}' leads back to its own pattern; write one that no rewrite matches, or give the rewrite a condition", rewrite.Span);
        }
    }

    private static Rewrite[] Reached(Rewrite rewrite, PatternIndex<Rewrite> index, FunctionTable functions, Prover prover) =>
    [
        .. ExpressionGraph.Of(rewrite.Replacement).Nodes
            .SelectMany(node => index.Candidates(node).Where(other => Changes(other, node, functions, prover)))
            .Distinct(),
    ];

    private static bool Changes(Rewrite rewrite, Expr node, FunctionTable functions, Prover prover) =>
        new Matcher(rewrite.Pattern, functions, prover).AtRoot(node) is { } match
        && !match.Around(Substitution.Apply(rewrite.Replacement, rewrite.Pattern.Metavariables, match.Bindings.AsSpan()), node).Equals(node);

    private static bool LeadsTo(Rewrite start, Dictionary<Rewrite, Rewrite[]> next)
    {
        HashSet<Rewrite> seen = new(ReferenceEqualityComparer.Instance);
        Stack<Rewrite> open = new(next[start]);
        while (open.TryPop(out Rewrite? rewrite))
        {
            if (ReferenceEquals(rewrite, start)) return true;
            if (!seen.Add(rewrite)) continue;
            foreach (Rewrite other in next[rewrite]) open.Push(other);
        }

        return false;
    }
}
