namespace Symbolic.Expressions;

/// <summary>Makes equal nodes one object, within one operation. Not thread-safe; thrown away with the operation.</summary>
internal sealed class Interner
{
    private readonly Dictionary<Expr, Expr> _nodes = new(ShallowComparer.Instance);

    /// <summary>The one object for a node whose operands went through this interner before.</summary>
    public Expr Intern(Expr node)
    {
        if (_nodes.TryGetValue(node, out Expr? known)) return known;
        _nodes.Add(node, node);
        return node;
    }

    /// <summary>An equal expression in which equal sub-expressions are one object.</summary>
    public static Expr Share(Expr root)
    {
        Interner interner = new();
        return ExpressionGraph.Fold<Expr>(root, interner.InternOver);
    }

    private Expr InternOver(Expr node, ReadOnlySpan<Expr> operands)
    {
        ReadOnlySpan<Expr> old = node.Arguments;
        for (int i = 0; i < old.Length; i++)
        {
            if (!ReferenceEquals(old[i], operands[i])) return Intern(node.WithEqualArguments(operands.ToArray()));
        }

        return Intern(node);
    }

    /// <summary>Equality of nodes whose operands are interned: heads equal, operands the same objects.</summary>
    private sealed class ShallowComparer : IEqualityComparer<Expr>
    {
        public static readonly ShallowComparer Instance = new();

        public bool Equals(Expr? x, Expr? y)
        {
            if (ReferenceEquals(x, y)) return true;
            if (x!.StableHash != y!.StableHash || !x.SameHead(y)) return false;
            ReadOnlySpan<Expr> left = x.Arguments, right = y.Arguments;
            if (left.Length != right.Length) return false;
            for (int i = 0; i < left.Length; i++)
            {
                if (!ReferenceEquals(left[i], right[i])) return false;
            }

            return true;
        }

        public int GetHashCode(Expr obj) => obj.GetHashCode();
    }
}
