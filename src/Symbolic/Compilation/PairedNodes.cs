using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Which nodes of a graph are evaluated together with their rounding errors, and how deep sums that may cancel stand above each other there. Linear time.</summary>
internal sealed class PairedNodes
{
    private readonly ExpressionGraph _nodes;
    private readonly bool[] _hasFunctions;
    private readonly double _leastRefined;

    /// <summary>Finds them; none without compensation.</summary>
    public PairedNodes(ExpressionGraph nodes, Compensation? compensation)
    {
        _nodes = nodes;
        (IsPaired, IsRefined, _hasFunctions, Depths) = (new bool[nodes.Nodes.Length], new bool[nodes.Nodes.Length], new bool[nodes.Nodes.Length], []);
        if (compensation is null) return;
        _leastRefined = compensation.LeastRefinedShare;
        Pair(compensation);
        for (int i = 0; i < _hasFunctions.Length; i++) _hasFunctions[i] = IsFunction(nodes.Nodes[i]) || HasFunctionsBelow(i);
        Depths = DepthsOf(compensation);
    }

    /// <summary>For each node whether it is needed together with its rounding error.</summary>
    public bool[] IsPaired { get; }

    /// <summary>For each node whether what functions lack is part of that error.</summary>
    public bool[] IsRefined { get; }

    /// <summary>The least share of its terms that may be left of a sum: little where its error is that of arithmetic alone, known to twice the digits of a double.</summary>
    public double LeastShare(int node) => HasResiduals(node) ? _leastRefined : Compensation.LeastShare;

    /// <summary>The same for what is left of the slope times the argument of a function.</summary>
    public double LeastSlopeShare(int node) =>
        !IsRefined[node] ? Compensation.LeastShare : HasFunctionsBelow(node) ? _leastRefined : Compensation.LeastExactShare;

    /// <summary>Whether what functions lack is part of the error of a node.</summary>
    public bool HasResiduals(int node) => IsRefined[node] && _hasFunctions[node];

    /// <summary>Whether it is part of the errors of its operands.</summary>
    public bool HasResidualsBelow(int node) => IsRefined[node] && HasFunctionsBelow(node);

    /// <summary>For each node how many sums that may cancel stand above each other there.</summary>
    public int[] Depths { get; }

    private bool HasFunctionsBelow(int node)
    {
        foreach (int operand in _nodes.Operands(node))
        {
            if (_hasFunctions[operand]) return true;
        }

        return false;
    }

    /// <summary>Whether a node is evaluated by a kernel, whose values lack what is known.</summary>
    private static bool IsFunction(Expr node) => node switch
    {
        Call call => call.Name is not ("if" or "abs") && !Operators.IsLogical(call.Name),
        Pow { Exponent: Number { Value: var n } } => n.IsInteger ? n.Abs() > Compensation.LongestPower : n != Rational.Half && n != -Rational.Half,
        Pow => true,
        _ => false,
    };

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

    /// <summary>How many sums that may cancel, and are collapsed or have products of errors made of theirs, stand above each other at each node, 1 at least: those below it and those above, where that is the most.</summary>
    private int[] DepthsOf(Compensation compensation)
    {
        bool[] isBent = Bent();
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

        bool Counts(int i) => IsPaired[i] && compensation.Cancels(_nodes.Nodes[i]) && (compensation.Collapses(_nodes.Nodes[i]) || (isBent[i] && !Array.TrueForAll(_nodes.Nodes[i].ArgumentArray, IsExact)));
    }

    /// <summary>For each node whether something that is not linear in it stands above it, where products of errors come about: powers, functions, products with what has errors, too.</summary>
    private bool[] Bent()
    {
        bool[] isBent = new bool[IsPaired.Length];
        for (int i = isBent.Length - 1; i >= 0; i--)
        {
            Expr node = _nodes.Nodes[i];
            bool bends = node is Pow or Call || (node is Mul && node.ArgumentArray.Count(static factor => !IsExact(factor)) > 1);
            foreach (int operand in _nodes.Operands(i)) isBent[operand] |= isBent[i] || bends;
        }

        return isBent;
    }

    /// <summary>Whether a term has no rounding error.</summary>
    private static bool IsExact(Expr term) => term switch
    {
        Symbol => true,
        Number number => TapeConstant.Of(number).IsDouble,
        Mul { ArgumentArray: [var scale, Symbol] } => TapeConstant.IsScale(scale),
        _ => false,
    };

    /// <summary>Whether a node passes on rounding errors by arithmetic alone.</summary>
    public static bool IsArithmetic(Expr node) => node is Add or Mul or Pow { Exponent: Number } or Call { Name: "if" };
}
