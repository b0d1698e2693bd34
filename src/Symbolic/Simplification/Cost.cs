using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>What an expression costs to evaluate, in quarters of an addition or so: the measure by which rewrites are accepted.</summary>
internal static class Cost
{
    /// <summary>The cost of an addition or multiplication.</summary>
    public const int OfOperation = Operation;

    private const int Operation = 4;
    private const int Division = 12;
    private const int SquareRoot = 16;
    private const int Cheap = 6;
    private const int Function = 60;
    private const int Power = 100;

    /// <summary>The cost of all distinct nodes below a root; what has no variable is computed beforehand and is free. Linear.</summary>
    public static long Of(Expr root)
    {
        long cost = 0;
        ExpressionGraph.Fold<bool>(Interner.Share(root), (node, operands) =>
        {
            bool isConstant = node is not Symbol && operands.IndexOf(false) < 0;
            if (!isConstant) cost += OfNode(node, operands);
            return isConstant;
        });
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

    /// <summary>The cost of one node without its operands; leaves are free.</summary>
    public static long OfNode(Expr node)
    {
        bool[] constant = new bool[node.Arguments.Length];
        for (int i = 0; i < constant.Length; i++) constant[i] = node.ArgumentArray[i] is Number or Constant;
        return OfNode(node, constant);
    }

    /// <summary>The cost of one node without its operands, of which some are known to be constant; leaves are free.</summary>
    private static long OfNode(Expr node, ReadOnlySpan<bool> constant) => node switch
    {
        Add => Operation * (Effective(node, constant) - 1),
        Mul product => OfProduct(product, constant),
        Pow power => OfPower(power),
        Call call => OfCall(call),
        _ => 0,
    };

    /// <summary>The number of operands when the constant ones are one, and a factor of -1 is none: it makes a difference of a sum.</summary>
    private static int Effective(Expr node, ReadOnlySpan<bool> constant)
    {
        int count = constant.Count(true);
        bool isNegated = node is Mul { ArgumentArray: [Number { Value: var c }, ..] } && c == Rational.MinusOne;
        return constant.Length - count + Math.Min(1, isNegated ? count - 1 : count);
    }

    private static long OfProduct(Mul product, ReadOnlySpan<bool> constant)
    {
        int divisions = 0;
        for (int i = 0; i < constant.Length; i++)
        {
            if (!constant[i] && product.ArgumentArray[i] is Pow { Exponent: Number { Value.Sign: < 0 } }) divisions++;
        }

        // one division for all denominators, whose own reciprocal OfPower has counted
        int saved = Math.Max(0, divisions - 1) * (Division - Operation);
        return (Operation * Math.Max(0, Effective(product, constant) - 1)) - saved;
    }

    private static long OfPower(Pow power)
    {
        if (power.Exponent is not Number { Value: var exponent }) return power.Base is Number or Constant ? Function : Power;
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
