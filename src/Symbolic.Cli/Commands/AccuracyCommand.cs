using System.Globalization;
using System.Runtime.CompilerServices;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic accuracy</c>: what the delegates of an expression are worth.</summary>
internal static class AccuracyCommand
{
    private const int WorstPoints = 3;

    /// <summary>Measures and prints: tables, a plot and the worst points, or JSON.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Settings settings = session.Settings;
        AccuracyReport report = session.Engine.MeasureAccuracy(session.Read(invocation.Arguments[0]), settings.Points, settings.Seed);
        if (settings.Json) AccuracyJson.Write(report, terminal.Out);
        else if (terminal.IsOutputInteractive) WriteTables(report, terminal);
        else WriteLines(report, terminal.Out);
        return ExitCode.Ok;
    }

    /// <summary>The kinds of delegates, from the fastest.</summary>
    public static Accuracy[] Levels { get; } = Enum.GetValues<Accuracy>();

    /// <summary>The titles of the columns of scores.</summary>
    public static string[] Titles { get; } = ["output", "range", "points", .. Levels.Select(Name), "undecided"];

    /// <summary>The titles of the columns that say which arithmetic settled how many points.</summary>
    public static string[] TierTitles { get; } = ["output", "range", "delegate", .. Enum.GetValues<Tier>().Select(Name)];

    /// <summary>One row for each output and range: mean error in bits of each kind of delegate.</summary>
    public static IEnumerable<string[]> Rows(AccuracyReport report) => Parts(report).Select(part => Row(report, part.Output, part.Range));

    /// <summary>One row for each output, range and kind of delegate that watches itself: at how many points each arithmetic settled the value.</summary>
    public static IEnumerable<string[]> TierRows(AccuracyReport report)
    {
        foreach ((int output, SampleRange range) in Parts(report))
        {
            foreach (Accuracy level in Levels.Where(static level => level != Accuracy.Fast))
            {
                yield return [report.Outputs[output], Name(range), Name(level), .. report.Tiers(output, range, level).Select(Text)];
            }
        }
    }

    /// <summary>The points where a kind of delegate does worst, for each output and range in which it is off by more than the last place.</summary>
    public static IEnumerable<string> Worst(AccuracyReport report)
    {
        foreach ((int output, SampleRange range) in Parts(report))
        {
            foreach (Accuracy level in Levels)
            {
                foreach (AccuracySample sample in report.Worst(output, range, level, level == Accuracy.Fast ? 1 : WorstPoints))
                {
                    if (sample.Error(output, level) is > 1 and var bits) yield return Line(report, sample, output, level, bits);
                }
            }
        }
    }

    /// <summary>The name of a range.</summary>
    public static string Name(SampleRange range) => range == SampleRange.Human ? "human" : "bits";

    /// <summary>The name of a kind of delegate.</summary>
    public static string Name(Accuracy accuracy) => accuracy.ToString().ToLowerInvariant();

    /// <summary>The name of an arithmetic.</summary>
    public static string Name(Tier tier) => tier switch
    {
        Tier.Double => "double",
        Tier.DoubleDouble => "double-double",
        Tier.Scaled => "extended exponent",
        _ => "balls",
    };

    private static IEnumerable<(int Output, SampleRange Range)> Parts(AccuracyReport report) =>
        Enumerable.Range(0, report.Outputs.Length).SelectMany(static _ => Enum.GetValues<SampleRange>(), static (output, range) => (output, range));

    private static string[] Row(AccuracyReport report, int output, SampleRange range)
    {
        AccuracyScore[] scores = [.. Levels.Select(level => report.Score(output, range, level))];
        return [report.Outputs[output], Name(range), Text(scores[0].Points), .. scores.Select(Bits), Text(report.Undecided(output, range))];
    }

    private static string Line(AccuracyReport report, AccuracySample sample, int output, Accuracy level, double bits)
    {
        string point = string.Join(", ", report.Variables.Zip(sample.Point, static (name, x) => $"{name} = {NumberFormat.Of(x)}"));
        AccuracyResult result = sample.Result(level);
        return string.Create(CultureInfo.InvariantCulture, $"worst {Name(level)} {report.Outputs[output]}: {bits:0.0} bits{(point.Length > 0 ? " at " + point : string.Empty)}: {NumberFormat.Of(result.Values[output])} by {Name(result.Tiers[output])}, exact {NumberFormat.Of(sample.Exact[output].Value)}");
    }

    private static string Bits(AccuracyScore score)
    {
        if (score.Points == 0) return "-";
        string bits = score.MeanBits.ToString("0.00", CultureInfo.InvariantCulture);
        return score.NotFinite == 0 ? bits : $"{bits} ({Text(score.NotFinite)} lost)";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteLines(AccuracyReport report, TextWriter output)
    {
        output.WriteLine(string.Join('\t', Titles));
        foreach (string[] row in Rows(report)) output.WriteLine(string.Join('\t', row));
        output.WriteLine();
        output.WriteLine(string.Join('\t', TierTitles));
        foreach (string[] row in TierRows(report)) output.WriteLine(string.Join('\t', row));
        WritePlot(report, output);
    }

    private static void WritePlot(AccuracyReport report, TextWriter output)
    {
        foreach (string line in AccuracyPlot.Lines(report)) output.WriteLine(line);
        string[] worst = [.. Worst(report)];
        if (worst.Length > 0) output.WriteLine();
        foreach (string line in worst) output.WriteLine(line);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteTables(AccuracyReport report, Terminal terminal)
    {
        StyledTables.WriteAccuracy(report, terminal);
        WritePlot(report, terminal.Out);
    }
}
