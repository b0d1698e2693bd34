using Symbolic.Expressions;

namespace Symbolic.Rewriting;

/// <summary>What can be told of an expression at a glance: which functions occur in it, and whether a product has a sum or a power of one among its factors.</summary>
/// <param name="Functions">The functions, as <see cref="Expr.FunctionBits"/>; all of them where some may stand for others or vanish.</param>
/// <param name="HasSum">Whether a sum, or a power of one, stands among the factors; true of anything but a product that has none.</param>
/// <param name="Factors">Of a product the functions that stand among the factors: those that a pattern must have there, those that a node may have.</param>
internal readonly record struct Outline(ulong Functions, bool HasSum, ulong Factors)
{
    /// <summary>The outline of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="views">The functions that are seen as what they mean; a pattern has none.</param>
    public static Outline Of(Expr node, ulong views)
    {
        bool isVague = views != 0 && (node.FunctionBits & (views | Call.ZeroBit)) != 0;
        if (isVague) return new Outline(ulong.MaxValue, true, ulong.MaxValue);
        ulong functions = node.FunctionBits & Call.NameMask;
        return node is Mul product ? new Outline(functions, HasSumIn(product), FactorsOf(product)) : new Outline(functions, false, ulong.MaxValue);
    }

    /// <summary>The outline of a pattern.</summary>
    public static Outline OfPattern(Expr pattern) => Of(pattern, 0) with { Factors = pattern is Mul product ? CallsOf(product) : 0 };

    /// <summary>Whether a pattern of that outline may match.</summary>
    public bool Covers(Outline pattern) => (pattern.Functions & ~Functions) == 0 && (HasSum || !pattern.HasSum) && (pattern.Factors & ~Factors) == 0;

    private static bool HasSumIn(Mul product)
    {
        foreach (Expr factor in product.Arguments)
        {
            if (factor is Add or Pow { Base: Add }) return true;
        }

        return false;
    }

    private static ulong CallsOf(Mul product)
    {
        ulong bits = 0;
        foreach (Expr factor in product.Arguments) bits |= factor is Call call ? Call.BitOf(call.Name) : 0;
        return bits;
    }

    /// <summary>The functions that are factors or bases of factors; all that occur in factors of another kind.</summary>
    private static ulong FactorsOf(Mul product)
    {
        ulong bits = 0;
        foreach (Expr factor in product.Arguments)
        {
            Expr @base = factor is Pow { Exponent: Number } power ? power.Base : factor;
            bits |= @base is Call call ? Call.BitOf(call.Name) : @base.FunctionBits;
        }

        return bits;
    }
}
