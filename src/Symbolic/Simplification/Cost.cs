using System.Runtime.CompilerServices;
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
    private const int FewOperands = 32;

    /// <summary>The cost of all distinct nodes below a root; what has no variable is computed beforehand and is free. Linear.</summary>
    public static long Of(Expr root)
    {
        long cost = 0;
        HashSet<Expr>? reciprocals = null;
        ExpressionGraph.Fold<bool>(Interner.Share(root), (node, operands) =>
        {
            bool isConstant = node is not Symbol && operands.IndexOf(false) < 0;
            if (!isConstant) cost += OfNode(node, operands, ref reciprocals);
            return isConstant;
        });
        return cost + OfReciprocals(root, reciprocals);
    }

    /// <summary>The cost of the sums, products and powers at the top of an expression, down to the first calls and leaves; equal parts count once.</summary>
    public static long OfTop(Expr root)
    {
        if (root is Call) return 0;
        Few few = default;
        Span<Expr> nodes = few;
        HashSet<Expr>? reciprocals = null;
        nodes[0] = root;
        long cost = 0;
        ulong known = Bit(root);
        for (int i = 0, count = 1; i < count; i++)
        {
            cost += OfNode(nodes[i], ref reciprocals);
            foreach (Expr operand in nodes[i].Arguments)
            {
                if (operand.Arguments.IsEmpty || operand is Call) continue;
                if ((known & Bit(operand)) != 0 && IsAmong(operand, nodes[..count])) continue;
                if (count == Few.Length) return OfLargeTop(root);
                known |= Bit(operand);
                nodes[count++] = operand;
            }
        }

        return cost + OfReciprocals(root, reciprocals);
    }

    /// <summary>The same where there are many nodes.</summary>
    private static long OfLargeTop(Expr root)
    {
        List<Expr> nodes = [root];
        HashSet<Expr> seen = [root];
        HashSet<Expr>? reciprocals = null;
        long cost = 0;
        for (int i = 0; i < nodes.Count; i++)
        {
            cost += OfNode(nodes[i], ref reciprocals);
            foreach (Expr operand in nodes[i].Arguments)
            {
                if (!operand.Arguments.IsEmpty && operand is not Call && seen.Add(operand)) nodes.Add(operand);
            }
        }

        return cost + OfReciprocals(root, reciprocals);
    }

    /// <summary>A bit of the hash: equal nodes have the same.</summary>
    private static ulong Bit(Expr node) => 1UL << (int)(node.StableHash >> 58);

    private static bool IsAmong(Expr node, ReadOnlySpan<Expr> nodes)
    {
        foreach (Expr other in nodes)
        {
            if (ReferenceEquals(node, other) || (node.StableHash == other.StableHash && node.Equals(other))) return true;
        }

        return false;
    }

    /// <summary>The divisions of the reciprocals that are no factors: those of factors are counted with their products.</summary>
    private static long OfReciprocals(Expr root, HashSet<Expr>? others) =>
        Division * ((others?.Count ?? 0) + (IsReciprocal(root) && others?.Contains(root) != true ? 1 : 0));

    private static long OfNode(Expr node, ref HashSet<Expr>? reciprocals)
    {
        int count = node.Arguments.Length;
        Span<bool> constant = count <= FewOperands ? (stackalloc bool[FewOperands])[..count] : new bool[count];
        for (int i = 0; i < count; i++) constant[i] = node.ArgumentArray[i] is Number or Constant;
        return OfNode(node, constant, ref reciprocals);
    }

    /// <summary>The cost of one node without its operands, of which some are known to be constant; leaves are free.</summary>
    private static long OfNode(Expr node, ReadOnlySpan<bool> constant, ref HashSet<Expr>? reciprocals)
    {
        if (node is Mul product) return OfProduct(product, constant);
        for (int i = 0; i < constant.Length; i++)
        {
            if (!constant[i] && IsReciprocal(node.ArgumentArray[i])) (reciprocals ??= []).Add(node.ArgumentArray[i]);
        }

        return node switch
        {
            Add => Operation * (Effective(node, constant) - 1),
            Pow power => OfPower(power),
            Call call => OfCall(call),
            _ => 0,
        };
    }

    /// <summary>The number of operands when the constant ones are one, and a factor of -1 is none: it makes a difference of a sum.</summary>
    private static int Effective(Expr node, ReadOnlySpan<bool> constant)
    {
        int count = constant.Count(true);
        bool isNegated = node is Mul { ArgumentArray: [Number { Value: var c }, ..] } && c == Rational.MinusOne;
        return constant.Length - count + Math.Min(1, isNegated ? count - 1 : count);
    }

    /// <summary>One division for all denominators, in place of a multiplication where there is anything above the bar.</summary>
    private static long OfProduct(Mul product, ReadOnlySpan<bool> constant)
    {
        int divisors = 0;
        for (int i = 0; i < constant.Length; i++)
        {
            if (!constant[i] && IsReciprocal(product.ArgumentArray[i])) divisors++;
        }

        int factors = Effective(product, constant);
        long division = divisors == 0 ? 0 : divisors == factors ? Division : Division - Operation;
        return (Operation * Math.Max(0, factors - 1)) + division;
    }

    private static bool IsReciprocal(Expr e) => e is Pow { Exponent: Number { Value.Sign: < 0 } };

    /// <summary>A power without the division of a negative exponent.</summary>
    private static long OfPower(Pow power)
    {
        if (power.Exponent is not Number { Value: var exponent }) return power.Base is Number or Constant ? Function : Power;
        Rational magnitude = exponent.Abs();
        if (magnitude.TryGetInt32(out int n)) return Math.Min(Power, Operation * Multiplications(n));
        if (!(magnitude * 2).TryGetInt32(out int halves)) return Power;
        return SquareRoot + (halves == 1 ? 0 : Math.Min(Power, Operation * (1 + Multiplications(halves / 2))));
    }

    private static int Multiplications(int n) => n <= 1 ? 0 : System.Numerics.BitOperations.Log2((uint)n) + System.Numerics.BitOperations.PopCount((uint)n) - 1;

    private static long OfCall(Call call) => call.Name switch
    {
        "abs" or "sign" or "floor" or "ceil" or "round" or "min" or "max" or "if" or "clamp" or "relu" or "step" => Cheap,
        _ when Operators.IsLogical(call.Name) => Operation,
        _ => Function,
    };

    /// <summary>Room for the nodes that are met at the top of most expressions.</summary>
    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 24;

        private Expr _first;
    }
}
