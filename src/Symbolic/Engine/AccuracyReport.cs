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
            if (sample.Exact[output].Kind == ExactResultKind.Value && !double.IsFinite(sample.Result(accuracy).Values[output])) notFinite++;
            if (bits > most) (most, worst) = (bits, sample);
        }

        return new AccuracyScore(points, points == 0 ? double.NaN : total / points, most, notFinite, worst);
    }

    /// <summary>How often each arithmetic settled an output, by <see cref="Tier"/>, at the points of a range that its score counts.</summary>
    public ImmutableArray<int> Tiers(int output, SampleRange range, Accuracy accuracy)
    {
        int[] counts = new int[Enum.GetValues<Tier>().Length];
        foreach (AccuracySample sample in Samples)
        {
            if (sample.Range == range && sample.Error(output, accuracy) is not null) counts[(int)sample.Result(accuracy).Tiers[output]]++;
        }

        return [.. counts];
    }

    /// <summary>The points of a range at which a kind of delegate is furthest off, the worst first.</summary>
    /// <param name="output">The output.</param>
    /// <param name="range">The range.</param>
    /// <param name="accuracy">The kind of delegate.</param>
    /// <param name="count">How many at most; correctly rounded results are left out.</param>
    public ImmutableArray<AccuracySample> Worst(int output, SampleRange range, Accuracy accuracy, int count) =>
        [.. Samples.Where(s => s.Range == range && s.Error(output, accuracy) > 0).OrderByDescending(s => s.Error(output, accuracy)).Take(count)];

    /// <summary>At how many points of a range the verified delegate gives no value of an output although it is not proved that there is none.</summary>
    public int Undecided(int output, SampleRange range) =>
        Samples.Count(s => s.Range == range && double.IsNaN(s.Verified.Values[output]) && s.Exact[output].Kind != ExactResultKind.Undefined);
}
