using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>What an expression costs to evaluate, in quarters of an addition or so: the measure by which rewrites are accepted.</summary>
internal static class Cost
{
    private const int Operation = 4;
    private const int Division = 12;
    private const int SquareRoot = 16;
    private const int Cheap = 6;
    private const int Function = 60;
    private const int Power = 100;

    /// <summary>The cost of all distinct nodes below a root. Linear.</summary>
    public static long Of(Expr root)
    {
        long cost = 0;
        foreach (Expr node in ExpressionGraph.Of(Interner.Share(root)).Nodes) cost += OfNode(node);
        return cost;
    }

    /// <summary>The cost of the sums, products and powers at the top of an expression, down to the first calls and leaves; equal parts count once.</summary>
    public static long OfTop(Expr root)
    {
        HashSet<Expr> seen = [];
        Stack<Expr> open = new([root]);
        long cost = 0;
        while (open.TryPop(out Expr? node))
        {
            if (node is Call || !seen.Add(node)) continue;
            cost += OfNode(node);
            foreach (Expr operand in node.Arguments) open.Push(operand);
        }

        return cost;
    }

    /// <summary>The cost of one node without its operands; a leaf costs 1.</summary>
    public static long OfNode(Expr node) => node switch
    {
        Add => Operation * (node.Arguments.Length - 1),
        Mul product => OfProduct(product),
        Pow power => OfPower(power),
        Call call => OfCall(call),
        _ => 1,
    };

    /// <summary>A factor of -1 is free within a sum, where it makes a difference of it.</summary>
    private static long OfProduct(Mul product)
    {
        int multiplications = product.Arguments.Length - 1, divisions = 0;
        foreach (Expr factor in product.Arguments)
        {
            if (factor is Pow { Exponent: Number { Value.Sign: < 0 } }) divisions++;
        }

        // one division for all denominators, whose own reciprocal OfPower has counted
        int saved = Math.Max(0, divisions - 1) * (Division - Operation);
        bool negated = product.ArgumentArray[0] is Number { Value: var c } && c == Rational.MinusOne;
        return Math.Max(0, (Operation * multiplications) - saved) - (negated ? Operation - 1 : 0);
    }

    private static long OfPower(Pow power)
    {
        if (power.Exponent is not Number { Value: var exponent }) return Power;
        Rational magnitude = exponent.Abs();
        long reciprocal = exponent.Sign < 0 ? Division - Operation : 0;
        if (magnitude.TryGetInt32(out int n)) return reciprocal + Math.Min(Power, Operation * Multiplications(n));
        if (!(magnitude * 2).TryGetInt32(out int halves)) return Power;
        return reciprocal + SquareRoot + (halves == 1 ? 0 : Math.Min(Power, Operation * (1 + Multiplications(halves / 2))));
    }

    private static int Multiplications(int n) => n <= 1 ? (n == 1 ? 1 : 0) : System.Numerics.BitOperations.Log2((uint)n) + System.Numerics.BitOperations.PopCount((uint)n) - 1;

    private static long OfCall(Call call) => call.Name switch
    {
        "abs" or "sign" or "floor" or "ceil" or "round" or "min" or "max" or "if" or "clamp" or "relu" or "step" => Cheap,
        _ when Operators.IsLogical(call.Name) => Operation,
        _ => Function,
    };
}
