namespace Symbolic.Expressions;

/// <summary>The distinct nodes below some roots, operands before the nodes that use them.</summary>
/// <remarks>Every pass over an expression is a loop over this order, so that depth costs heap, never stack. Nodes are told
/// apart by reference; <see cref="Interner"/> makes equal nodes one object beforehand where that matters.</remarks>
internal sealed class ExpressionGraph
{
    private readonly Dictionary<Expr, int> _index;

    private ExpressionGraph(Expr[] nodes, Dictionary<Expr, int> index)
    {
        Nodes = nodes;
        _index = index;
    }

    /// <summary>The nodes in an order in which operands come first.</summary>
    public Expr[] Nodes { get; }

    /// <summary>The position of a node of this graph.</summary>
    public int IndexOf(Expr node) => _index[node];

    /// <summary>The graph below one root.</summary>
    public static ExpressionGraph Of(Expr root) => Of([root]);

    /// <summary>The graph below several roots.</summary>
    public static ExpressionGraph Of(ReadOnlySpan<Expr> roots)
    {
        List<Expr> nodes = [];
        Dictionary<Expr, int> index = new(ReferenceComparer.Instance);
        Stack<(Expr Node, int Next)> open = new();
        foreach (Expr root in roots)
        {
            open.Push((root, 0));
            while (open.TryPop(out (Expr Node, int Next) frame)) Visit(frame, open, nodes, index);
        }

        return new ExpressionGraph([.. nodes], index);
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
            ReadOnlySpan<Expr> arguments = Nodes[i].Arguments;
            if (operands.Length < arguments.Length) operands = new T[Math.Max(arguments.Length, 8)];
            for (int k = 0; k < arguments.Length; k++) operands[k] = results[_index[arguments[k]]];
            results[i] = algebra(Nodes[i], operands.AsSpan(0, arguments.Length));
        }

        return results;
    }

    /// <summary>The same expression with every node replaced bottom-up; nodes whose operands did not change are passed on as they are.</summary>
    public static Expr Rewrite(Expr root, Func<Expr, Expr> replace) =>
        Fold<Expr>(root, (node, operands) => replace(Rebuild(node, operands)));

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

    private static void Visit((Expr Node, int Next) frame, Stack<(Expr Node, int Next)> open, List<Expr> nodes, Dictionary<Expr, int> index)
    {
        (Expr node, int next) = frame;
        if (next == 0 && index.ContainsKey(node)) return;
        ReadOnlySpan<Expr> arguments = node.Arguments;
        while (next < arguments.Length && index.ContainsKey(arguments[next])) next++;
        if (next < arguments.Length)
        {
            open.Push((node, next + 1));
            open.Push((arguments[next], 0));
        }
        else if (index.TryAdd(node, nodes.Count))
        {
            nodes.Add(node);
        }
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
