using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Products of a branch that is 0 with a root below the bar that is 0 there as well: the derivative of sqrt(max(x, 0)) is 0 for x &lt; 0, where the chain rule gives 0/0.</summary>
internal static class BranchedRoots
{
    private const int LargestFactors = 300;
    private static readonly ulong s_names = Call.BitOf("if") | Call.BitOf("step");

    /// <summary>The product with what belongs to the branches put in them, as it is there; null where no branch needs it.</summary>
    public static Expr? InProduct(Mul product, FunctionTable functions)
    {
        if ((product.FunctionBits & s_names) == 0 || product.Weight > LargestFactors) return null;
        Expr[] factors = product.ArgumentArray;
        for (int branch = 0; branch < factors.Length; branch++)
        {
            if (BranchesOf(factors[branch], functions) is not { } branches) continue;
            Expr[] others = [.. factors.Where((_, i) => i != branch)], radicands = [.. RadicandsOf(others)];
            if (radicands.Length == 0) continue;
            bool vanishes = false;
            Expr result = Within(branches, others, radicands, [], functions, ref vanishes);
            if (vanishes) return result;
        }

        return null;
    }

    private static Call? BranchesOf(Expr factor, FunctionTable functions) => factor switch
    {
        Call { Name: "step", ArgumentArray: [var u] } step when CallRules.IsBuiltIn(step, functions) => new Call("if", [new Call(">", [u, Number.Zero]), Number.One, Number.Zero]),
        Call { Name: "if", IsDerivative: false } branches => branches,
        _ => null,
    };

    /// <summary>What stands below roots that something is divided by.</summary>
    private static IEnumerable<Expr> RadicandsOf(Expr[] factors)
    {
        foreach (Expr node in ExpressionGraph.Of(factors).Nodes)
        {
            if (node is Pow { Base: not Symbol, Exponent: Number { Value: { Sign: < 0, IsInteger: false } } } power) yield return power.Base;
        }
    }

    private static Expr Within(Expr branch, Expr[] others, Expr[] radicands, (Call Condition, bool Holds)[] known, FunctionTable functions, ref bool vanishes)
    {
        if (branch is Call { Name: "if", ArgumentArray: [Call condition, var yes, var no] })
        {
            return new Call("if", [condition, Within(yes, others, radicands, [.. known, (condition, true)], functions, ref vanishes), Within(no, others, radicands, [.. known, (condition, false)], functions, ref vanishes)]);
        }

        if (!branch.IsZero) return Canonical.Product([.. others.Select(e => There(e, known, functions)), branch]);
        vanishes = vanishes || Array.Exists(radicands, e => There(e, known, functions).IsZero);
        return branch;
    }

    /// <summary>An expression where some conditions hold and others do not.</summary>
    private static Expr There(Expr expression, (Call Condition, bool Holds)[] known, FunctionTable functions) =>
        ExpressionGraph.Fold<Expr>(expression, (node, operands) => ExpressionGraph.Rebuild(node, operands) is var rebuilt && rebuilt is Call call && CallRules.IsBuiltIn(call, functions) ? Taken(call, known) : rebuilt);

    /// <summary>What a call is where some conditions hold and others do not, as far as they tell.</summary>
    private static Expr Taken(Call call, (Call Condition, bool Holds)[] known) => call switch
    {
        { Name: "if", ArgumentArray: [var condition, var yes, var no] } when Array.FindIndex(known, k => k.Condition == condition) is >= 0 and var i => known[i].Holds ? yes : no,
        { Name: "relu", ArgumentArray: [var v] } => IsLess(Number.Zero, v, known) switch { true => v, false => Number.Zero, null => call },
        { Name: "max", ArgumentArray: [var p, var q] } => IsLess(p, q, known) switch { true => q, false => p, null => call },
        { Name: "min", ArgumentArray: [var p, var q] } => IsLess(p, q, known) switch { true => p, false => q, null => call },
        { Name: "clamp", ArgumentArray: [var v, var low, var high] } => (IsLess(v, low, known), IsLess(high, v, known)) switch { (true, _) => low, (false, true) => high, (false, false) => v, _ => call },
        _ => call,
    };

    /// <summary>Whether a &lt; b, or not, by one of the conditions; where both are equal it does not matter.</summary>
    private static bool? IsLess(Expr a, Expr b, (Call Condition, bool Holds)[] known)
    {
        Expr difference = Difference(b, a);
        foreach ((Call condition, bool holds) in known)
        {
            if (condition is not { Name: "<" or "<=" or ">" or ">=", ArgumentArray: [var left, var right] }) continue;
            Expr other = condition.Name[0] == '<' ? Difference(right, left) : Difference(left, right);
            if (other == difference) return holds;
            if ((other + difference).IsZero) return !holds;
        }

        return null;
    }

    private static Expr Difference(Expr a, Expr b) => b is Add sum ? a + Negations.Of(sum) : a - b;
}
