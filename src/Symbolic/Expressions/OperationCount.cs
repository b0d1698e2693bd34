namespace Symbolic.Expressions;

/// <summary>How many operations it takes to evaluate expressions, what they share once.</summary>
internal static class OperationCount
{
    /// <summary>The number of binary sums and products, powers and calls among the distinct nodes.</summary>
    /// <param name="roots">The expressions.</param>
    /// <param name="isShared">Whether equal nodes below them are one object already.</param>
    public static long Of(ReadOnlySpan<Expr> roots, bool isShared = false)
    {
        using GraphBuilder graph = isShared ? GraphBuilder.Over(roots) : GraphBuilder.Shared(roots);
        return In(graph);
    }

    /// <summary>The number of operations of the nodes of a graph.</summary>
    public static long In(GraphBuilder graph)
    {
        long count = 0;
        for (int i = 0; i < graph.Count; i++) count += OfNode(graph.Node(i));
        return count;
    }

    /// <summary>The number of operations of a node without those of its operands.</summary>
    public static int OfNode(Expr node) => node switch
    {
        Add => node.Arguments.Length - 1,
        Mul { ArgumentArray: [Number { Value: var c }, ..] } when c == Numerics.Rational.MinusOne => node.Arguments.Length - 2,
        Mul => node.Arguments.Length - 1,
        Pow or Call => 1,
        _ => 0,
    };
}
