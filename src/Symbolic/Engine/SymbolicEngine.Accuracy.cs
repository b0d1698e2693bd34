using System.Collections.Immutable;

namespace Symbolic;

/// <content>Measuring what delegates are worth.</content>
public sealed partial class SymbolicEngine
{
    private const int DrawsPerPoint = 8;

    /// <summary>Compares the delegates of an expression and of its partial derivatives with exact values at random points.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="points">How many points to find in each range where the expression has a value; eight times as many are tried.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    /// <exception cref="SymbolicException">Something is not differentiable or has no exact value (SD4003), or the time limit was hit (SD5001).</exception>
    public AccuracyReport MeasureAccuracy(Expr expression, int points = 256, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        ImmutableArray<string> variables = Variables(expression);
        Expr[] outputs = [expression, .. Gradient(expression, variables.AsSpan())];
        AccuracyMeasurement measurement = new(this, outputs, [.. variables]);
        ImmutableArray<AccuracySample> samples = [.. Enum.GetValues<SampleRange>().SelectMany(range => measurement.Take(range, points, (long)points * DrawsPerPoint, seed))];
        return new AccuracyReport(variables, ["f", .. variables.Select(static v => "d/d" + v)], samples);
    }
}
