using Symbolic.Expressions;

namespace Symbolic.Tests.Simplification;

/// <summary>The test of soundness: wherever the one expression is defined and can be evaluated, the other has the same value.</summary>
internal static class SameValues
{
    public static void Assert(Expr before, Expr after, RandomExpressions random, int seed)
    {
        for (int k = 0; k < 12; k++)
        {
            Dictionary<string, double> point = random.Point();
            Tracked expected = Tracked.Evaluate(before, point);
            if (!expected.IsReliable) continue;
            Tracked actual = Tracked.Evaluate(after, point);
            if (double.IsFinite(actual.Value) && expected.Agrees(actual)) continue;
            string place = string.Join(", ", point.Select(static p => $"{p.Key}={p.Value:R}"));
            Xunit.Assert.Fail($"seed {seed}: {Text(before)} = {expected.Value:R}, but {Text(after)} = {actual.Value:R} at {place}");
        }
    }

    /// <summary>Raw nodes as text, every operation in parentheses.</summary>
    public static string Text(Expr e) => ExpressionGraph.Fold<string>(e, static (node, operands) => node switch
    {
        _ when operands.IsEmpty => node.ToString(),
        Add => $"({string.Join(" + ", operands.ToArray())})",
        Mul => $"({string.Join("*", operands.ToArray())})",
        Pow => $"({operands[0]}^{operands[1]})",
        Call call => $"{call.Name}({string.Join(", ", operands.ToArray())})",
        _ => node.ToString(),
    });
}
