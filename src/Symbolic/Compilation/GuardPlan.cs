using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>What a guarded function computes beside its results, and where that stands.</summary>
/// <param name="Expressions">The results, then their bounds, then the least magnitude of what must not underflow.</param>
/// <param name="Bounds">For each result the position of its bound; −1 when the bound is known beforehand.</param>
/// <param name="Fixed">For each result the part of its bound that is known beforehand, in units of 2^-53.</param>
/// <param name="Magnitude">The position of the least magnitude, or −1.</param>
internal sealed record GuardPlan(Expr[] Expressions, int[] Bounds, double[] Fixed, int Magnitude)
{
    /// <summary>For each result whether it is a number or a variable, which no arithmetic has touched.</summary>
    public bool[] Certain { get; } = [.. Expressions.Take(Bounds.Length).Select(static e => e is Number or Symbol)];

    /// <summary>How many values are computed.</summary>
    public int Total => Expressions.Length;

    /// <summary>Plans the guards of some expressions as they are going to be evaluated.</summary>
    public static GuardPlan Of(Expr[] outputs, FunctionTable functions, RangeAnalysis ranges, Func<string, Expr> read)
    {
        ErrorAnalysis analysis = new(functions, ranges, read);
        List<Expr> all = [.. outputs];
        int[] bounds = new int[outputs.Length];
        double[] known = new double[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            ErrorTerm error = analysis.Of(outputs[i]);
            known[i] = error.Fixed;
            bounds[i] = error.Varying is null ? -1 : all.Count;
            if (error.Varying is not null) all.Add(error.Varying);
        }

        Expr[] fragile = [.. analysis.Fragile.Distinct(ExpressionGraph.ReferenceComparer.Instance).Except(outputs, ExpressionGraph.ReferenceComparer.Instance)];
        if (fragile.Length == 0) return new GuardPlan([.. all], bounds, known, -1);
        Expr least = fragile.Select(e => ranges.Of(e).IsNonNegative ? e : new Call("abs", [e])).Aggregate(static (a, b) => new Call("min", [a, b]));
        all.Add(least);
        return new GuardPlan([.. all], bounds, known, all.Count - 1);
    }
}
