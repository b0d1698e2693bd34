namespace Symbolic.Expressions;

/// <summary>The nodes that are typeset higher than a line: they contain a fraction or rows.</summary>
internal sealed class TallNodes
{
    private readonly HashSet<Expr> _tall = new(ExpressionGraph.ReferenceComparer.Instance);

    private TallNodes()
    {
    }

    /// <summary>The tall nodes of an expression; linear in its distinct nodes.</summary>
    public static TallNodes Of(Expr root)
    {
        TallNodes result = new();
        foreach (Expr node in ExpressionGraph.Of(root).Nodes)
        {
            if (result.IsTall(node)) result._tall.Add(node);
        }

        return result;
    }

    /// <summary>Whether the node, one of the expression or made from it by a layout, is tall.</summary>
    public bool Contains(Expr node) => _tall.Contains(node) || (node is Pow power && _tall.Contains(power.Base));

    private bool IsTall(Expr node) => node switch
    {
        Number number => !number.Value.IsInteger && !NumberText.IsPrintedAsDecimal(number),
        Pow { Exponent: Number exponent } power => exponent.Value.Sign < 0 || _tall.Contains(power.Base),
        Call { Name: "if", IsDerivative: false } => true,
        _ => AnyTall(node),
    };

    private bool AnyTall(Expr node)
    {
        foreach (Expr operand in node.Arguments)
        {
            if (_tall.Contains(operand)) return true;
        }

        return false;
    }
}
