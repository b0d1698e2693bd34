namespace Symbolic.Compilation;

/// <summary>Sums as additions and subtractions.</summary>
/// <remarks>Up to three terms from left to right; more by halves, which bounds the error by ⌈log₂ n⌉ instead of n − 1 roundings
/// and lets the processor add pairs at the same time.</remarks>
internal static class SumLowering
{
    private const int Sequential = 3;

    /// <summary>The sum of at least one term; x − y as −(y − x) where that is known, if <paramref name="sharesDifferences"/>. Stack: log₂ of the number of terms.</summary>
    public static Term Combine(ValueGraph graph, ReadOnlySpan<Term> terms, bool sharesDifferences = false)
    {
        if (terms.Length > Sequential)
        {
            int half = (terms.Length + 1) / 2;
            return Add(graph, Combine(graph, terms[..half], sharesDifferences), Combine(graph, terms[half..], sharesDifferences), sharesDifferences);
        }

        Term sum = terms[0];
        foreach (Term term in terms[1..]) sum = Add(graph, sum, term, sharesDifferences);
        return sum;
    }

    private static Term Add(ValueGraph graph, Term a, Term b, bool sharesDifferences)
    {
        if (a.IsNegative == b.IsNegative) return new Term(graph.Apply(Operation.Add, a.Value, b.Value), a.IsNegative);
        (int from, int what) = a.IsNegative ? (b.Value, a.Value) : (a.Value, b.Value);
        if (sharesDifferences && graph.Find(Operation.Subtract, what, from) is { } opposite) return new Term(opposite, true);
        return new Term(graph.Apply(Operation.Subtract, from, what), false);
    }
}
