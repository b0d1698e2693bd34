using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>Counts the distinct nodes of expressions that share sub-expressions.</summary>
internal static class NodeCount
{
    /// <summary>The number of distinct nodes; linear, without recursion.</summary>
    public static int Of(ImmutableArray<Expr> expressions)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<Expr> open = new(expressions);
        while (open.TryPop(out Expr? node))
        {
            if (!seen.Add(node)) continue;
            foreach (Expr operand in node.Arguments) open.Push(operand);
        }

        return seen.Count;
    }
}
