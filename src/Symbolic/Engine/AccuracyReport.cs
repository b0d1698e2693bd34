using System.Collections.Immutable;

namespace Symbolic;

/// <summary>How far the delegates of an expression and of its partial derivatives are from the exact values.</summary>
/// <param name="Variables">The variables, in the order of the points' coordinates.</param>
/// <param name="Outputs">What is measured: <c>f</c>, then <c>d/dx</c> for each variable.</param>
/// <param name="Samples">All points where something has a value or is not decided.</param>
public sealed record AccuracyReport(ImmutableArray<string> Variables, ImmutableArray<string> Outputs, ImmutableArray<AccuracySample> Samples)
{
    /// <summary>The score of one kind of delegate for one output in one range.</summary>
    public AccuracyScore Score(int output, SampleRange range, Accuracy accuracy)
    {
        int points = 0, notFinite = 0;
        double total = 0, most = 0;
        AccuracySample? worst = null;
        foreach (AccuracySample sample in Samples)
        {
            if (sample.Range != range || sample.Error(output, accuracy) is not { } bits) continue;
            points++;
            total += bits;
            if (sample.Exact[output].Kind == ExactResultKind.Value && !double.IsFinite(sample.Values(accuracy)[output])) notFinite++;
            if (bits > most) (most, worst) = (bits, sample);
        }

        return new AccuracyScore(points, points == 0 ? double.NaN : total / points, most, notFinite, worst);
    }

    /// <summary>At how many points of a range exact evaluation does not decide an output within its precision limit.</summary>
    public int Undecided(int output, SampleRange range) => Samples.Count(s => s.Range == range && s.Exact[output].Kind == ExactResultKind.Undecided);
}
