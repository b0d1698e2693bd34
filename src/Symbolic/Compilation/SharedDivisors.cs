using System.Runtime.InteropServices;
using Symbolic.Expressions;

namespace Symbolic.Compilation;

/// <summary>What several products divide by: there one reciprocal and multiplications cost less than a division each.</summary>
internal sealed class SharedDivisors
{
    /// <summary>A division takes as long as about four multiplications, so that two are not worth another rounding.</summary>
    private const int LeastProducts = 3;

    private readonly HashSet<Expr> _bases = [];

    private SharedDivisors()
    {
    }

    /// <summary>Nothing is shared.</summary>
    public static SharedDivisors None { get; } = new();

    /// <summary>Whether an expression is the base of negative powers in several products.</summary>
    public bool Contains(Expr divisor) => _bases.Contains(divisor);

    /// <summary>The divisors that three or more products of a graph have in common. Linear time.</summary>
    public static SharedDivisors Of(ExpressionGraph graph)
    {
        Dictionary<Expr, int> counts = [];
        SharedDivisors divisors = new();
        foreach (Expr node in graph.Nodes)
        {
            foreach (Expr part in node.Arguments)
            {
                if (part is not Pow { Exponent: Number { Value.Sign: < 0 } } power) continue;
                ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, power.Base, out _);
                if (++count == LeastProducts) divisors._bases.Add(power.Base);
            }
        }

        return divisors;
    }
}
