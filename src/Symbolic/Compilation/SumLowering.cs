namespace Symbolic.Compilation;

/// <summary>Sums as additions and subtractions.</summary>
/// <remarks>Up to three terms from left to right; more by halves, which bounds the error by ⌈log₂ n⌉ instead of n − 1 roundings
/// and lets the processor add pairs at the same time.</remarks>
internal static class SumLowering
{
    private const int Sequential = 3;

    /// <summary>The sum of at least one term. Stack: log₂ of the number of terms.</summary>
    public static Term Combine(ValueGraph graph, ReadOnlySpan<Term> terms)
    {
        if (terms.Length > Sequential)
        {
            int half = (terms.Length + 1) / 2;
            return Add(graph, Combine(graph, terms[..half]), Combine(graph, terms[half..]));
        }

        Term sum = terms[0];
        foreach (Term term in terms[1..]) sum = Add(graph, sum, term);
        return sum;
    }

    private static Term Add(ValueGraph graph, Term a, Term b) => (a.IsNegative, b.IsNegative) switch
    {
        (false, true) => new Term(graph.Apply(Operation.Subtract, a.Value, b.Value), false),
        (true, false) => new Term(graph.Apply(Operation.Subtract, b.Value, a.Value), false),
        _ => new Term(graph.Apply(Operation.Add, a.Value, b.Value), a.IsNegative),
    };
}
