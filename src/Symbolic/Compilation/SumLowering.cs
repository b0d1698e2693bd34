namespace Symbolic.Compilation;

/// <summary>Sums as additions and subtractions.</summary>
/// <remarks>Up to three terms from left to right; more by halves, which bounds the error by ⌈log₂ n⌉ instead of n − 1 roundings
/// and lets the processor add pairs at the same time.</remarks>
internal static class SumLowering
{
    private const int Sequential = 3;

    /// <summary>The sum of at least one term. Stack: log₂ of the number of terms.</summary>
    /// <param name="graph">Receives the operations.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="sharesDifferences">Whether x − y is −(y − x) where that is known.</param>
    /// <param name="fuses">Whether products are added without being rounded before.</param>
    public static Term Combine(ValueGraph graph, ReadOnlySpan<Term> terms, bool sharesDifferences = false, bool fuses = false)
    {
        if (terms.Length > Sequential)
        {
            int half = (terms.Length + 1) / 2;
            return Add(graph, Combine(graph, terms[..half], sharesDifferences, fuses), Combine(graph, terms[half..], sharesDifferences, fuses), sharesDifferences, fuses);
        }

        Term sum = terms[0];
        foreach (Term term in terms[1..]) sum = Add(graph, sum, term, sharesDifferences, fuses);
        return sum;
    }

    /// <summary>Whether a value is a product that can be added without being rounded before.</summary>
    public static bool IsProduct(ValueGraph graph, int value) => graph.Values[value].Operation == Operation.Multiply && !graph.IsConstant(value);

    private static Term Add(ValueGraph graph, Term a, Term b, bool sharesDifferences, bool fuses)
    {
        if (fuses && IsProduct(graph, b.Value)) return Fused(graph, b, a);
        if (fuses && IsProduct(graph, a.Value)) return Fused(graph, a, b);
        if (a.IsNegative == b.IsNegative) return new Term(graph.Apply(Operation.Add, a.Value, b.Value), a.IsNegative);
        (int from, int what) = a.IsNegative ? (b.Value, a.Value) : (a.Value, b.Value);
        if (sharesDifferences && graph.Find(Operation.Subtract, what, from) is { } opposite) return new Term(opposite, true);
        return new Term(graph.Apply(Operation.Subtract, from, what), false);
    }

    private static Term Fused(ValueGraph graph, Term product, Term other)
    {
        ValueGraph.Value factors = graph.Values[product.Value];
        if (product.IsNegative == other.IsNegative) return new Term(graph.Apply(Operation.FusedMultiplyAdd, factors.A, factors.B, other.Value), other.IsNegative);
        if (other.IsNegative) return new Term(graph.Apply(Operation.FusedMultiplyAdd, factors.A, factors.B, graph.Apply(Operation.Negate, other.Value)), false);
        return new Term(graph.Apply(Operation.FusedMultiplyAdd, graph.Apply(Operation.Negate, factors.A), factors.B, other.Value), false);
    }
}
