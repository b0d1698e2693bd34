namespace Symbolic.Cli.Rendering;

/// <summary>Draws the error along each variable: one column for as many samples each, its height the largest error in it.</summary>
internal static class AccuracyPlot
{
    private const int Columns = 64, Labels = 18;
    private const double BitsPerStep = 8;
    private const string Heights = " ▁▂▃▄▅▆▇█";
    private static readonly Accuracy[] s_levels = Enum.GetValues<Accuracy>();

    /// <summary>For each range and variable the curves of all outputs and kinds of delegates, over a ruler; what is nowhere off by more than the last place is left out.</summary>
    public static IEnumerable<string> Lines(AccuracyReport report)
    {
        foreach (SampleRange range in Enum.GetValues<SampleRange>())
        {
            for (int variable = 0; variable < report.Variables.Length; variable++)
            {
                int axis = variable;
                AccuracySample[] samples = [.. report.Samples.Where(s => s.Range == range).OrderBy(s => s.Point[axis])];
                string[] curves = [.. Curves(report, samples)];
                if (curves.Length == 0) continue;
                yield return string.Empty;
                yield return $"largest error over {report.Variables[variable]}, full height 64 bits";
                foreach (string curve in curves) yield return curve;
                yield return Ruler(samples, variable);
            }
        }
    }

    private static IEnumerable<string> Curves(AccuracyReport report, AccuracySample[] samples)
    {
        for (int output = 0; output < report.Outputs.Length; output++)
        {
            foreach (Accuracy level in s_levels)
            {
                string curve = Curve(samples, output, level);
                if (!string.IsNullOrWhiteSpace(curve)) yield return $"{report.Outputs[output] + ' ' + Commands.AccuracyCommand.Name(level),Labels} |{curve}|";
            }
        }
    }

    /// <summary>The values of the variable at the left, the middle and the right.</summary>
    private static string Ruler(AccuracySample[] samples, int variable)
    {
        int columns = Math.Min(Columns, samples.Length);
        string left = Rounded(samples[0]), middle = Rounded(samples[samples.Length / 2]), right = Rounded(samples[^1]);
        string half = middle.PadLeft(Math.Max(0, ((columns + middle.Length) / 2) - left.Length));
        string end = right.PadLeft(Math.Max(right.Length + 1, columns - left.Length - half.Length));
        return new string(' ', Labels + 2) + (columns < Columns ? $"{left} to {right}" : left + half + end);

        string Rounded(AccuracySample sample) => NumberFormat.Of(double.Parse(sample.Point[variable].ToString("E1", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
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
        return Heights[most <= 1 ? 0 : Math.Clamp((int)Math.Ceiling(most / BitsPerStep), 1, Heights.Length - 1)];
    }
}
