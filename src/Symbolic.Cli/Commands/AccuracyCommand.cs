using System.Globalization;
using System.Runtime.CompilerServices;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic accuracy</c>: what the delegates of an expression are worth.</summary>
internal static class AccuracyCommand
{
    private static readonly Accuracy[] s_levels = [Accuracy.Fast, Accuracy.Stable, Accuracy.Verified];

    /// <summary>Measures and prints: a table and a plot, or JSON.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Settings settings = session.Settings;
        AccuracyReport report = session.Engine.MeasureAccuracy(session.Read(invocation.Arguments[0]), settings.Points, settings.Seed);
        if (settings.Json) AccuracyJson.Write(report, terminal.Out);
        else if (terminal.IsOutputInteractive) WriteTable(report, terminal);
        else WriteLines(report, terminal.Out);
        return ExitCode.Ok;
    }

    /// <summary>The titles of the columns.</summary>
    public static string[] Titles { get; } = ["output", "range", "points", "fast", "stable", "verified", "undecided"];

    /// <summary>One row for each output and range: mean error in bits of each kind of delegate.</summary>
    public static IEnumerable<string[]> Rows(AccuracyReport report)
    {
        for (int output = 0; output < report.Outputs.Length; output++)
        {
            foreach (SampleRange range in Enum.GetValues<SampleRange>()) yield return Row(report, output, range);
        }
    }

    /// <summary>The points where the stable delegate does worst, one for each output and range in which it is off by more than the last place.</summary>
    public static IEnumerable<string> Worst(AccuracyReport report)
    {
        for (int output = 0; output < report.Outputs.Length; output++)
        {
            foreach (SampleRange range in Enum.GetValues<SampleRange>())
            {
                AccuracyScore score = report.Score(output, range, Accuracy.Stable);
                if (score.Worst is not { } sample || score.MaxBits <= 1) continue;
                string point = string.Join(", ", report.Variables.Zip(sample.Point, static (name, x) => $"{name} = {NumberFormat.Of(x)}"));
                yield return string.Create(CultureInfo.InvariantCulture, $"worst {report.Outputs[output]}: {score.MaxBits:0.0} bits at {point}: stable {NumberFormat.Of(sample.Stable[output])}, exact {NumberFormat.Of(sample.Exact[output].Value)}, as written {NumberFormat.Of(sample.Fast[output])}");
            }
        }
    }

    /// <summary>The name of a range.</summary>
    public static string Name(SampleRange range) => range == SampleRange.Human ? "human" : "bits";

    private static string[] Row(AccuracyReport report, int output, SampleRange range)
    {
        AccuracyScore[] scores = [.. s_levels.Select(level => report.Score(output, range, level))];
        return [report.Outputs[output], Name(range), scores[0].Points.ToString(CultureInfo.InvariantCulture), .. scores.Select(Bits), report.Undecided(output, range).ToString(CultureInfo.InvariantCulture)];
    }

    private static string Bits(AccuracyScore score)
    {
        if (score.Points == 0) return "-";
        string bits = score.MeanBits.ToString("0.00", CultureInfo.InvariantCulture);
        return score.NotFinite == 0 ? bits : $"{bits} ({score.NotFinite.ToString(CultureInfo.InvariantCulture)} lost)";
    }

    private static void WriteLines(AccuracyReport report, TextWriter output)
    {
        output.WriteLine(string.Join('\t', Titles));
        foreach (string[] row in Rows(report)) output.WriteLine(string.Join('\t', row));
        foreach (string line in AccuracyPlot.Lines(report)) output.WriteLine(line);
        foreach (string line in Worst(report)) output.WriteLine(line);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteTable(AccuracyReport report, Terminal terminal)
    {
        StyledTables.WriteAccuracy(report, terminal);
        foreach (string line in AccuracyPlot.Lines(report)) terminal.Out.WriteLine(line);
        foreach (string line in Worst(report)) terminal.Out.WriteLine(line);
    }
}
