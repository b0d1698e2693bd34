using Symbolic.Expressions;

namespace Symbolic.Compilation;

/// <summary>Which nodes of a graph are evaluated together with their rounding errors, and how deep sums that may cancel stand above each other there. Linear time.</summary>
internal sealed class PairedNodes
{
    private readonly ExpressionGraph _nodes;

    /// <summary>Finds them; none without compensation.</summary>
    public PairedNodes(ExpressionGraph nodes, Compensation? compensation)
    {
        _nodes = nodes;
        (IsPaired, IsRefined, Depths) = (new bool[nodes.Nodes.Length], new bool[nodes.Nodes.Length], []);
        if (compensation is null) return;
        Pair(compensation);
        Depths = DepthsOf(compensation);
    }

    /// <summary>For each node whether it is needed together with its rounding error.</summary>
    public bool[] IsPaired { get; }

    /// <summary>For each node whether what functions lack is part of that error.</summary>
    public bool[] IsRefined { get; }

    /// <summary>For each node how many sums that may cancel stand above each other there.</summary>
    public int[] Depths { get; }

    /// <summary>Finds the values that are needed together with their rounding errors: those that are collapsed, and the arithmetic below them.</summary>
    private void Pair(Compensation compensation)
    {
        for (int i = IsPaired.Length - 1; i >= 0; i--)
        {
            Expr node = _nodes.Nodes[i];
            IsRefined[i] |= compensation.Refines(node);
            IsPaired[i] |= compensation.Collapses(node) || (IsRefined[i] && compensation.CanPassOn(node));
            if (node is Call && compensation.RequiresExact(node))
            {
                foreach (int operand in _nodes.Operands(i)) IsPaired[operand] |= IsArithmetic(_nodes.Nodes[operand]);
            }

            if (!IsPaired[i]) continue;
            foreach (int operand in _nodes.Operands(i))
            {
                IsPaired[operand] |= IsArithmetic(_nodes.Nodes[operand]);
                IsRefined[operand] |= IsRefined[i];
            }
        }
    }

    /// <summary>How many sums that may cancel, and are collapsed, stand above each other at each node, 1 at least: those below it and those above, where that is the most.</summary>
    private int[] DepthsOf(Compensation compensation)
    {
        int[] depths = new int[IsPaired.Length], above = new int[IsPaired.Length];
        for (int i = 0; i < depths.Length; i++)
        {
            foreach (int operand in _nodes.Operands(i)) depths[i] = Math.Max(depths[i], depths[operand]);
            if (Counts(i)) depths[i]++;
        }

        for (int i = depths.Length - 1; i >= 0; i--)
        {
            depths[i] = Math.Max(1, depths[i] + above[i]);
            int here = above[i] + (Counts(i) ? 1 : 0);
            foreach (int operand in _nodes.Operands(i)) above[operand] = Math.Max(above[operand], here);
        }

        return depths;

        bool Counts(int i) => compensation.Collapses(_nodes.Nodes[i]) && compensation.Cancels(_nodes.Nodes[i]);
    }

    /// <summary>Whether a node passes on rounding errors by arithmetic alone.</summary>
    public static bool IsArithmetic(Expr node) => node is Add or Mul or Pow { Exponent: Number } or Call { Name: "if" };
}
