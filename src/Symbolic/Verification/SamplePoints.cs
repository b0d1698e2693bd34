using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Verification;

/// <summary>Seeded points for the metavariables of a rule: small dyadic numbers of several magnitudes, simple ones first.</summary>
internal sealed class SamplePoints(ImmutableArray<string> names, ImmutableArray<Condition> conditions)
{
    private static readonly double[] s_simple = [1, 2, 0.5, -1, 3, -0.5, 0.25, -2, 1.5, -3, 4, 5, 10, -10];
    private static readonly double[] s_scales = [1, 1, 2, 4, 16, 0.125, 64];

    private const int MaximumBounds = 4;

    private int Ties { get; init; }

    private ImmutableArray<double> Landmarks { get; init; } = [];

    /// <summary>Up to <paramref name="count"/> points, the same ones for the same rule every time.</summary>
    public IEnumerable<double[]> Take(int count)
    {
        HashSet<string> integers = [.. conditions.OfType<KindCondition>().Where(static c => c.OperandKind == OperandKind.Int).Select(static c => c.Metavariable)];
        SeededSequence random = new(0x5EED);
        for (int i = 0; i < count; i++)
        {
            double[] point = new double[names.Length];
            if (i < Ties) Array.Fill(point, s_simple[i]);
            else for (int k = 0; k < point.Length; k++) point[k] = Coordinate(i, k, integers.Contains(names[k]), ref random);
            int landmark = i - s_simple.Length;
            if (landmark >= 0 && landmark < Landmarks.Length * point.Length) point[landmark % point.Length] = Landmarks[landmark / point.Length];
            yield return point;
        }
    }

    private static double Coordinate(int index, int axis, bool whole, ref SeededSequence random)
    {
        if (index < s_simple.Length && !whole) return s_simple[(index + (4 * axis)) % s_simple.Length];
        double value = ((random.Next() % 2048) - 1024.5) / 512 * s_scales[random.Next() % s_scales.Length];
        return whole ? Math.Round(value) : value;
    }

    /// <summary>The same points, after some whose coordinates are equal.</summary>
    public SamplePoints WithTies() => new(names, conditions) { Ties = 6 };

    /// <summary>The same points, with some on both sides of the numbers at which a conditional in the expressions changes its branch.</summary>
    public SamplePoints WithBranchesOf(params ReadOnlySpan<Expr> expressions)
    {
        IEnumerable<double> bounds = ExpressionGraph.Of(expressions).Nodes
            .Where(static node => node is Call { IsDerivative: false } call && Operators.IsLogical(call.Name))
            .SelectMany(static node => node.ArgumentArray.OfType<Number>())
            .Select(static number => number.Value.ToDouble())
            .Where(static bound => Math.Abs(bound) < 1e100)
            .Distinct()
            .Take(MaximumBounds);
        return new SamplePoints(names, conditions) { Ties = Ties, Landmarks = [.. bounds.SelectMany(static bound => new[] { bound + Beside(bound), bound - Beside(bound) })] };
    }

    private static double Beside(double bound) => Math.Max(0.75, Math.ScaleB(Math.Abs(bound), -4));
}
