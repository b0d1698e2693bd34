using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The checks of rounding errors that count at a point: those of values that are computed there.</summary>
internal static class ErrorChecks
{
    /// <summary>The checks as outputs. What is computed in a branch alone is checked in that branch, and is 0 in the other.</summary>
    /// <param name="graph">The values.</param>
    /// <param name="outputs">The results.</param>
    /// <param name="checks">Values whose rounding errors are computed, and the checks of these errors.</param>
    /// <param name="lesser">The function that gives the lesser of two values, or NaN.</param>
    public static List<int> Place(ValueGraph graph, ReadOnlySpan<int> outputs, IReadOnlyList<(int Value, int Check)> checks, FunctionDefinition lesser)
    {
        if (checks.Count == 0) return [];
        RegionAssignment regions = new(graph, outputs);
        if (regions.RegionCount == 1) return [.. checks.Where(c => regions.IsComputed(c.Value)).Select(static c => c.Check)];
        List<int> always = [];
        int[] worst = new int[regions.RegionCount];
        Array.Fill(worst, -1);
        foreach ((int value, int check) in checks)
        {
            if (!regions.IsComputed(value)) continue;
            int region = regions.RegionOf(value);
            if (region == 0) always.Add(check);
            else worst[region] = Join(worst[region], check);
        }

        foreach ((int region, int parent, int condition, bool isTaken) in regions.Branches())
        {
            if (worst[region] < 0) continue;
            int zero = graph.Constant(Rational.Zero);
            int check = isTaken ? graph.Apply(Operation.Choose, condition, worst[region], zero) : graph.Apply(Operation.Choose, condition, zero, worst[region]);
            if (parent == 0) always.Add(check);
            else worst[parent] = Join(worst[parent], check);
        }

        return always;

        int Join(int a, int b) => a < 0 ? b : graph.Call(lesser, [a, b]);
    }
}
