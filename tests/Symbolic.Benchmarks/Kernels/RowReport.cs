using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Functions;
using Symbolic.Tests.House;
using Symbolic.Tests.Library.Rows;

namespace Symbolic.Benchmarks.Kernels;

/// <summary>The accuracy of every row of the function table, measured against its exact meaning and written to results/rows.md.</summary>
internal static class RowReport
{
    private const int Seed = 1;
    private const int Points = 1_000;
    private const int Shown = 40;

    /// <summary>Measures every row, or those of the functions named.</summary>
    /// <returns>The number of rows beyond their bound.</returns>
    public static int Run(string[] names)
    {
        FunctionDefinition[] rows = [.. RowTable.Exact.Where(row => names.Length == 0 || names.Contains(row.Name))];
        Measured[] measured = new Measured[rows.Length];
        Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            measured[i] = Measure(rows[i]);
            Console.WriteLine($"{measured[i].Text} {measured[i].Time.TotalSeconds:F1} s{string.Concat(measured[i].Failures.Take(Shown).Select(static failure => "\n    " + failure))}");
        });
        if (names.Length == 0) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "rows.md"), Table(measured));
        return measured.Count(static row => row.Failures.Length > 0);
    }

    private static Measured Measure(FunctionDefinition row)
    {
        Stopwatch clock = Stopwatch.StartNew();
        RowPoints points = new(row, Seed);
        Func<double[], bool> tested = RowRegion.Of(row);
        RowProbe bits = new RowProbe(row).Run(points.Edges().Concat(points.BitPatterns(Points)).Where(tested));
        RowProbe human = new RowProbe(row).Run(points.HumanRange(Points).Concat(points.WideRange(Points)).Where(tested));
        RowProbe near = new RowProbe(row).Run(points.Neighbourhoods(Points).Where(tested));
        return new Measured(row, bits, human, near, clock.Elapsed);
    }

    private static string Table(Measured[] rows)
    {
        StringBuilder text = new();
        text.Append("# Accuracy of the rows of the function table\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- rows` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The kernel of every row against its exact meaning in balls, at {Points} random bit patterns with the edges of the row tests (`bits`) {Points} points of magnitude 1e-3 to 1e3 and {Points} of magnitude 1e-18 to 1e18 (`human`), and {Points} next to whole numbers, halves and plus or minus other arguments (`near`), seed {Seed}: the greatest distance from the correctly rounded value in ulp; for bounds that are relative and become absolute below 1, in ulp of the larger of the value and 1. `values`: points with a value; `none`: points where it is proved that there is none, and the kernel says so too; `open`: points where {RowProbe.PrecisionLimit} bits do not decide. The tests of the table run the same comparison at fewer points.\n\n");
        text.Append("| row | bits | human | near | promised | values | none | open |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (Measured row in rows) text.Append(row.Text).Append('\n');
        return text.ToString();
    }

    private sealed record Measured(FunctionDefinition Row, RowProbe Bits, RowProbe Human, RowProbe Near, TimeSpan Time)
    {
        public string[] Failures => [.. Bits.Failures, .. Human.Failures, .. Near.Failures];

        public string Text => string.Create(CultureInfo.InvariantCulture, $"| {(Failures.Length > 0 ? $"**{Failures.Length}!** " : "")}`{Row.Signature}` | {Bits.Worst:G4} | {Human.Worst:G4} | {Near.Worst:G4} | {Row.Accuracy ?? "-"} | {Bits.Values + Human.Values + Near.Values} | {Bits.Absent + Human.Absent + Near.Absent} | {Bits.Undecided + Human.Undecided + Near.Undecided} |");
    }
}
