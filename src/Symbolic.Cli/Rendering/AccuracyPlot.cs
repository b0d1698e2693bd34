namespace Symbolic.Cli.Rendering;

/// <summary>Draws the error along the first variable: one column for as many samples each, its height the largest error in it.</summary>
internal static class AccuracyPlot
{
    private const int Columns = 64;
    private const string Heights = " ▁▂▃▄▅▆▇█";

    /// <summary>A line for each output and range in which evaluation as written loses bits, and below it the stable delegate's.</summary>
    public static IEnumerable<string> Lines(AccuracyReport report)
    {
        if (report.Variables.IsEmpty) yield break;
        foreach (SampleRange range in Enum.GetValues<SampleRange>())
        {
            AccuracySample[] samples = [.. report.Samples.Where(s => s.Range == range).OrderBy(static s => s.Point[0])];
            if (samples.Length == 0) continue;
            yield return $"largest error over {report.Variables[0]} from {NumberFormat.Of(samples[0].Point[0])} to {NumberFormat.Of(samples[^1].Point[0])}, full height 64 bits";
            for (int output = 0; output < report.Outputs.Length; output++)
            {
                yield return $"{report.Outputs[output],8} fast   |{Curve(samples, output, Accuracy.Fast)}|";
                yield return $"{report.Outputs[output],8} stable |{Curve(samples, output, Accuracy.Stable)}|";
            }
        }
    }

    private static string Curve(AccuracySample[] samples, int output, Accuracy accuracy)
    {
        int columns = Math.Min(Columns, samples.Length);
        return string.Create(columns, (samples, output, accuracy), static (line, state) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                int from = (int)((long)state.samples.Length * i / line.Length), to = (int)((long)state.samples.Length * (i + 1) / line.Length);
                line[i] = Height(state.samples.AsSpan(from, to - from), state.output, state.accuracy);
            }
        });
    }

    private static char Height(ReadOnlySpan<AccuracySample> samples, int output, Accuracy accuracy)
    {
        double most = 0;
        foreach (AccuracySample sample in samples) most = Math.Max(most, sample.Error(output, accuracy) ?? 0);
        return Heights[most <= 1 ? 0 : Math.Clamp((int)Math.Ceiling(most / 8), 1, Heights.Length - 1)];
    }
}
