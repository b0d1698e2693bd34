using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Finds value forms that rewrite each other without end; a value form may contain its own pattern.</summary>
internal static class ValueCycles
{
    /// <summary>Reports SD1010 for pairs whose value forms contain each other's patterns in a circle.</summary>
    public static void Check(List<Pair> pairs, FunctionTable functions, RuleDiagnostics report)
    {
        Pair[] valued = [.. pairs.Where(static pair => pair.Row.Value is not null)];
        if (valued.Length == 0) return;
        PairSet set = new([.. valued], functions);
        Prover prover = new(functions, Assumptions.None);
        Dictionary<Pair, HashSet<Pair>> next = new(ReferenceEqualityComparer.Instance);
        foreach (Pair pair in valued) next.Add(pair, Reached(pair, set, functions, prover));
        foreach (Pair pair in valued)
        {
            if (Closure(pair, next).Contains(pair)) report.Error("SD1010", $"the value form of pair '{pair.Name}' leads back to its own pattern; write a form that no pair matches", pair.Span);
        }
    }

    private static HashSet<Pair> Reached(Pair pair, PairSet set, FunctionTable functions, Prover prover)
    {
        HashSet<Pair> reached = new(ReferenceEqualityComparer.Instance);
        Expr value = Formulas.Read(pair.Row.Value!, functions);
        if (!Array.Exists(ExpressionGraph.Of(value).Nodes, set.MayMatch)) return reached;
        PairFolder.Fold(value, set.Without(pair.Row.Name), prover, application => reached.Add(application.Pair));
        return reached;
    }

    private static HashSet<Pair> Closure(Pair start, Dictionary<Pair, HashSet<Pair>> next)
    {
        HashSet<Pair> closure = new(ReferenceEqualityComparer.Instance);
        Stack<Pair> open = new(next[start]);
        while (open.TryPop(out Pair? pair))
        {
            if (!closure.Add(pair)) continue;
            foreach (Pair other in next[pair]) open.Push(other);
        }

        return closure;
    }
}
