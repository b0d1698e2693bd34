using Symbolic.Expressions;

namespace Symbolic.Rewriting;

/// <summary>What can be told of an expression at a glance: which functions and roots occur in it, and of a product what its factors are.</summary>
/// <param name="Functions">The functions, as <see cref="Expr.FunctionBits"/>; all of them where some may vanish.</param>
/// <param name="HasSum">Whether a sum stands among the factors of a product.</param>
/// <param name="HasBase">Whether a sum or a power of one stands there.</param>
/// <param name="Factors">Of a product the functions that stand among the factors: those that a pattern must have there, those that a node may have.</param>
/// <param name="InSums">Of a product the functions within the sums among its factors; all of them for anything else.</param>
internal readonly record struct Outline(ulong Functions, bool HasSum, bool HasBase, ulong Factors, ulong InSums)
{
    /// <summary>The outline of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="views">The functions that are seen as what they mean; a pattern has none.</param>
    /// <param name="viewed">The functions that occur in what those mean.</param>
    public static Outline Of(Expr node, ulong views, ulong viewed)
    {
        if (views != 0 && (node.FunctionBits & Call.ZeroBit) != 0) return new Outline(ulong.MaxValue, true, true, ulong.MaxValue, ulong.MaxValue);
        ulong functions = Seen(node, views, viewed);
        return node is Mul product ? OfProduct(product, functions, views, viewed, static _ => true) : new Outline(functions, false, false, ulong.MaxValue, ulong.MaxValue);
    }

    /// <summary>The outline of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isMatchedByForm">Whether a factor is matched by a factor of its form: where all metavariables in it are known, it may stand for something else.</param>
    public static Outline OfPattern(Expr pattern, Func<Expr, bool> isMatchedByForm)
    {
        ulong functions = pattern.FunctionBits & Call.FormMask;
        return pattern is Mul product ? OfProduct(product, functions, 0, 0, isMatchedByForm) with { Factors = CallsOf(product) } : new Outline(functions, false, false, 0, 0);
    }

    /// <summary>Whether a pattern of that outline may match.</summary>
    public bool Covers(Outline pattern) =>
        (pattern.Functions & ~Functions) == 0 && (HasSum || !pattern.HasSum) && (HasBase || !pattern.HasBase) && (pattern.Factors & ~Factors) == 0 && (pattern.InSums & ~InSums) == 0;

    /// <summary>Whether two outlines are equal, without the comparers of a record's members, each of which a process has to make.</summary>
    public bool IsSame(Outline other) =>
        Functions == other.Functions && HasSum == other.HasSum && HasBase == other.HasBase && Factors == other.Factors && InSums == other.InSums;

    /// <summary>The functions in an expression, with those in what some of them mean.</summary>
    private static ulong Seen(Expr e, ulong views, ulong viewed) => (e.FunctionBits & Call.FormMask) | ((e.FunctionBits & views) != 0 ? viewed : 0);

    private static Outline OfProduct(Mul product, ulong functions, ulong views, ulong viewed, Func<Expr, bool> counts)
    {
        bool hasSum = false, hasBase = false;
        ulong factors = 0, inSums = 0;
        foreach (Expr factor in product.ArgumentArray)
        {
            Expr @base = factor is Pow power ? power.Base : factor;
            bool isCall = @base is Call, isView = isCall && (((Call)@base).Bit & views) != 0;
            if ((@base is Add || isView) && counts(factor))
            {
                hasSum |= ReferenceEquals(@base, factor);
                hasBase = true;
                inSums |= Seen(@base, views, viewed);
            }

            // what stands in a factor of another kind, or in an exponent, may be anywhere
            factors |= isCall && !isView && factor is not Pow { Exponent: not Number } ? ((Call)@base).Bit : Seen(factor, views, viewed);
        }

        return new Outline(functions, hasSum, hasBase, factors, inSums);
    }

    private static ulong CallsOf(Mul product)
    {
        ulong bits = 0;
        foreach (Expr factor in product.Arguments) bits |= factor is Call call ? call.Bit : 0;
        return bits;
    }
}
