using System.Runtime.InteropServices;

namespace Symbolic.Expressions;

/// <summary>The distinct nodes below some roots, operands before the nodes that use them.</summary>
/// <remarks>Every pass over an expression is a loop over this order, so that depth costs heap, never stack. Nodes are told
/// apart by reference; <see cref="Interner"/> makes equal nodes one object beforehand where that matters.</remarks>
internal sealed class ExpressionGraph
{
    private readonly int[] _starts;
    private readonly int[] _operands;
    private NodeTable? _table;

    /// <summary>A graph of numbered nodes; those of the operands of node i stand from <paramref name="starts"/>[i] on.</summary>
    internal ExpressionGraph(Expr[] nodes, int[] starts, int[] operands)
    {
        Nodes = nodes;
        _starts = starts;
        _operands = operands;
    }

    /// <summary>The nodes in an order in which operands come first.</summary>
    public Expr[] Nodes { get; }

    /// <summary>The position of a node of this graph. Throws <see cref="KeyNotFoundException"/> for any other. The positions of
    /// operands are known without a search: <see cref="Operands"/>.</summary>
    public int IndexOf(Expr node)
    {
        int index = (_table ??= Table(Nodes)).IndexOf(node);
        return index >= 0 ? index : throw new KeyNotFoundException("the node is not part of the graph");
    }

    /// <summary>The positions of the operands of the node at a position.</summary>
    public ReadOnlySpan<int> Operands(int index) => _operands.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>The graph below one root.</summary>
    public static ExpressionGraph Of(Expr root) => Of(new ReadOnlySpan<Expr>(ref root));

    /// <summary>The graph below several roots.</summary>
    public static ExpressionGraph Of(ReadOnlySpan<Expr> roots)
    {
        using GraphBuilder builder = GraphBuilder.Over(roots);
        return builder.ToGraph();
    }

    /// <summary>Whether a node below a root, or the root itself, is as asked for.</summary>
    public static bool Any(Expr root, Func<Expr, bool> predicate)
    {
        using GraphBuilder nodes = GraphBuilder.Over(new ReadOnlySpan<Expr>(ref root));
        for (int i = 0; i < nodes.Count; i++)
        {
            if (predicate(nodes.Node(i))) return true;
        }

        return false;
    }

    /// <summary>Computes a value for every node from the values of its operands, and returns the root's.</summary>
    public static T Fold<T>(Expr root, Algebra<T> algebra)
    {
        if (root.Arguments.IsEmpty) return algebra(root, []);
        ExpressionGraph graph = Of(root);
        return graph.Fold(algebra)[graph.Nodes.Length - 1];
    }

    /// <summary>Computes a value for every node from the values of its operands; the results stand in the order of <see cref="Nodes"/>.</summary>
    public T[] Fold<T>(Algebra<T> algebra)
    {
        T[] results = new T[Nodes.Length];
        T[] operands = [];
        for (int i = 0; i < Nodes.Length; i++)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            ReadOnlySpan<int> indices = Operands(i);
            if (operands.Length < indices.Length) operands = new T[Math.Max(indices.Length, 8)];
            for (int k = 0; k < indices.Length; k++) operands[k] = results[indices[k]];
            results[i] = algebra(Nodes[i], operands.AsSpan(0, indices.Length));
        }

        return results;
    }

    /// <summary>The same expression with every node replaced bottom-up; nodes whose operands did not change are passed on as they are.</summary>
    public static Expr Rewrite(Expr root, Func<Expr, Expr> replace)
    {
        if (root.Arguments.IsEmpty) return replace(root);
        using GraphBuilder graph = GraphBuilder.Over(new ReadOnlySpan<Expr>(ref root));
        Span<Expr> images = graph.Images;
        for (int i = 0; i < images.Length; i++)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            images[i] = replace(Rebuild(graph.Node(i), graph.Operands(i), images));
        }

        return images[^1];
    }

    private static Expr Rebuild(Expr node, ReadOnlySpan<int> operands, ReadOnlySpan<Expr> images)
    {
        int same = 0;
        while (same < operands.Length && ReferenceEquals(node.ArgumentArray[same], images[operands[same]])) same++;
        if (same == operands.Length) return node;
        List<Expr> rebuilt = OperandLists.Rent();
        foreach (int operand in operands) rebuilt.Add(images[operand]);
        Expr result = node.WithArguments(CollectionsMarshal.AsSpan(rebuilt));
        OperandLists.Return(rebuilt);
        return result;
    }

    /// <summary>The node over new operands, or itself when they are the same objects.</summary>
    public static Expr Rebuild(Expr node, ReadOnlySpan<Expr> operands)
    {
        ReadOnlySpan<Expr> old = node.Arguments;
        for (int i = 0; i < old.Length; i++)
        {
            if (!ReferenceEquals(old[i], operands[i])) return node.WithArguments(operands);
        }

        return node;
    }

    private static NodeTable Table(Expr[] nodes)
    {
        NodeTable table = new();
        table.Expect(nodes.Length);
        foreach (Expr node in nodes) table.Add(node);
        return table;
    }

    /// <summary>What a fold computes at a node from the values of its operands.</summary>
    internal delegate T Algebra<T>(Expr node, ReadOnlySpan<T> operands);

    internal sealed class ReferenceComparer : IEqualityComparer<Expr>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expr obj) => obj.Serial;
    }
}
