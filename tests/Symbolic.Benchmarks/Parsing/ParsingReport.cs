using System.Diagnostics;
using System.Globalization;
using Symbolic.Library;
using Symbolic.Parsing;

namespace Symbolic.Benchmarks.Parsing;

/// <summary>The time to read typical strings, beside a parser written by hand, and the speed on long sums; a table in Markdown.</summary>
/// <remarks>Shares a machine with other work well: the parsers take turns, and the shortest of many rounds counts.</remarks>
internal static class ParsingReport
{
    private const int Rounds = 400;
    private const int Repeats = 50;
    private static readonly ParseOptions s_options = new() { Functions = StandardFunctions.Table };

    /// <summary>Prints the report.</summary>
    public static int Run()
    {
        Func<string, object>[] readers =
        [
            static text => HandWrittenParser.Parse(text, s_options.Functions, builds: false),
            static text => HandWrittenParser.Parse(text, s_options.Functions),
            static text => ExpressionParser.Parse(text, s_options),
        ];
        double[] nanoseconds = new double[readers.Length];
        Array.Fill(nanoseconds, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < readers.Length; i++) nanoseconds[i] = Math.Min(nanoseconds[i], Typical(readers[i]));
        }

        Write($"| what | per string | against the hand-written parser |\n|---|---|---|");
        Write($"| hand-written, checking only | {nanoseconds[0]:0} ns | {nanoseconds[0] / nanoseconds[1]:0.00} |");
        Write($"| hand-written, building the same expressions | {nanoseconds[1]:0} ns | 1 |");
        Write($"| `Expr.Parse` | {nanoseconds[2]:0} ns | {nanoseconds[2] / nanoseconds[1]:0.00} (checking only: {nanoseconds[2] / nanoseconds[0]:0.00}) |\n");
        Write($"| sum of | time | MB/s |\n|---|---|---|");
        foreach (int size in (int[])[1_000_000, 10_000_000])
        {
            double seconds = Sum(ParsingTexts.Sum(size));
            Write($"| {size / 1_000_000} MB | {seconds * 1000:0} ms | {size / seconds / 1e6:0.0} |");
        }

        return 0;
    }

    private static double Typical(Func<string, object> read)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Repeats; i++)
        {
            foreach (string text in ParsingTexts.Typical) GC.KeepAlive(read(text));
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Repeats / ParsingTexts.Typical.Length;
    }

    private static double Sum(string text)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            GC.KeepAlive(ExpressionParser.Parse(text, s_options));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
