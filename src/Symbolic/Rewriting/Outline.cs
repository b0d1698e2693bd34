using Symbolic.Expressions;

namespace Symbolic.Rewriting;

/// <summary>What can be told of an expression at a glance: which functions occur in it, and whether a product has a sum or a power of one among its factors.</summary>
/// <param name="Functions">The functions, as <see cref="Expr.FunctionBits"/>; all of them where some may stand for others or vanish.</param>
/// <param name="HasSum">Whether a sum, or a power of one, stands among the factors; true of anything but a product that has none.</param>
internal readonly record struct Outline(ulong Functions, bool HasSum)
{
    /// <summary>The outline of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="views">The functions that are seen as what they mean; a pattern has none.</param>
    public static Outline Of(Expr node, ulong views)
    {
        bool isVague = views != 0 && (node.FunctionBits & (views | Call.ZeroBit)) != 0;
        return isVague ? new Outline(ulong.MaxValue, true) : new Outline(node.FunctionBits & ~Call.ZeroBit, node is Mul product && HasSumIn(product));
    }

    /// <summary>Whether a pattern of that outline may match.</summary>
    public bool Covers(Outline pattern) => (pattern.Functions & ~Functions) == 0 && (HasSum || !pattern.HasSum);

    private static bool HasSumIn(Mul product)
    {
        foreach (Expr factor in product.Arguments)
        {
            if (factor is Add or Pow { Base: Add }) return true;
        }

        return false;
    }
}
