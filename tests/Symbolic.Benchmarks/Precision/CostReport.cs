using System.Diagnostics;
using System.Globalization;
using System.Text;
using Symbolic.Compilation;

namespace Symbolic.Benchmarks.Precision;

/// <summary>What stable and verified delegates cost against plain ones, which arithmetic settles how many points, and how long building takes.</summary>
internal static class CostReport
{
    private const int Rounds = 9;
    private const double RoundMilliseconds = 0.5, MostStable = 15;

    /// <summary>Within that time what is made beside, where points are in doubt, is there.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>Appends the table of a corpus.</summary>
    public static void Append(AccuracyFormula[] formulas, StringBuilder text)
    {
        foreach (AccuracyFormula formula in formulas) Measure(formula, 1);
        Thread.Sleep(1000); // methods of the library that were called often are optimised in the background
        List<Cost> costs = [.. formulas.Select(static formula => Measure(formula, Rounds)).OfType<Cost>()];
        foreach (Cost cost in costs.Where(static c => c.Stable > MostStable).OrderBy(static c => c.Stable)) Console.WriteLine(Line(cost));
        text.Append("\n| cost against plain, human range | median | 90 % | worst | at most 1.5 | at most 15 |\n|---|---:|---:|---:|---:|---:|\n");
        Row("stable", costs.ConvertAll(static c => c.Stable), text);
        Row("stable, points that doubles settle", costs.ConvertAll(static c => c.Sound).FindAll(static c => c > 0), text);
        Row("verified", costs.ConvertAll(static c => c.Verified), text);
        double[] shares = [.. Enum.GetValues<Tier>().Select(tier => 100 * costs.Average(c => c.Shares[(int)tier]))];
        text.Append(CultureInfo.InvariantCulture, $"\nStable points settled in double {shares[0]:0.0} %, double-double {shares[1]:0.0} %, with extended exponents {shares[2]:0.0} %, exact reals {shares[3]:0.0} %. ");
        text.Append(CultureInfo.InvariantCulture, $"Building in milliseconds, median and 90 %: plain {Quantiles(costs, static c => c.BuildFast)}, stable {Quantiles(costs, static c => c.BuildStable)}.\n");
        text.Append(CultureInfo.InvariantCulture, $"\nDearest: {string.Join(", ", costs.OrderByDescending(static c => c.Stable).Take(8).Select(static c => string.Create(CultureInfo.InvariantCulture, $"`{Short(c.Text)}` {c.Stable:0}")))}.\n");
        text.Append(CultureInfo.InvariantCulture, $"\nLongest to build: {string.Join(", ", costs.OrderByDescending(static c => c.BuildStable).Take(4).Select(static c => string.Create(CultureInfo.InvariantCulture, $"`{Short(c.Text)}` {c.BuildStable:0.0} ms")))}.\n");
    }

    /// <summary>Prints a line per formula, the dearest last.</summary>
    public static int List(string[] files)
    {
        AccuracyFormula[] formulas = [.. files.SelectMany(AccuracyFormula.Read)];
        foreach (AccuracyFormula formula in formulas) Measure(formula, 1);
        Thread.Sleep(1000);
        foreach (Cost cost in formulas.Select(static formula => Measure(formula, Rounds)).OfType<Cost>().OrderBy(static c => c.Stable))
        {
            Console.WriteLine(Line(cost));
        }

        return 0;
    }

    private static string Line(Cost cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.Plain,7:0.0} ns  stable {cost.Stable,7:0.00}  sound {cost.Sound,6:0.00}  verified {cost.Verified,7:0.0}  tiers {string.Join(' ', cost.Shares.Select(static s => $"{100 * s,3:0}"))}  {cost.Text}");

    private static string Short(string text) => text.Length > 60 ? text[..57] + "..." : text;

    private static string Quantiles(List<Cost> costs, Func<Cost, double> value)
    {
        double[] sorted = [.. costs.Select(value).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:0.00} and {sorted[sorted.Length * 9 / 10]:0.00}");
    }

    private static void Row(string name, List<double> ratios, StringBuilder text)
    {
        ratios.Sort();
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {ratios[ratios.Count / 2]:0.00} | {ratios[ratios.Count * 9 / 10]:0.0} | {ratios[^1]:0} | {ratios.Count(static r => r <= 1.5)} of {ratios.Count} | {ratios.Count(static r => r <= 15)} of {ratios.Count} |\n");
    }

    private static Cost? Measure(AccuracyFormula formula, int rounds)
    {
        double[][] points = [.. formula.Points.Where(static p => p.Kind == "human").Select(static p => p.X)];
        if (points.Length == 0) return null;
        Expr[] outputs = AccuracyReport.Outputs(formula);
        long start = Stopwatch.GetTimestamp();
        SpanFunction fast = SymbolicEngine.Default.Compile(outputs, formula.Variables, CompileOptions.Fast);
        double buildFast = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        SpanFunction stable = SymbolicEngine.Default.Compile(outputs, formula.Variables, CompileOptions.Default);
        double buildStable = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        SpanFunction verified = SymbolicEngine.Default.Compile(outputs, formula.Variables, new CompileOptions { Accuracy = Accuracy.Verified });
        (double[] shares, double[][] sound) = Tiers(formula, outputs, points);
        double[] times = [.. Enumerable.Repeat(double.MaxValue, 5)];
        double[] y = new double[outputs.Length];
        for (long warm = Stopwatch.GetTimestamp(); rounds > 1 && sound.Length < points.Length && Stopwatch.GetElapsedTime(warm) < s_warmUp;) Nanoseconds(stable, points, y);
        (SpanFunction Function, double[][] Points)[] runs = [(fast, points), (stable, points), (verified, points), (fast, sound), (stable, sound)];
        for (int round = 0; round < rounds; round++)
        {
            for (int k = 0; k < runs.Length; k++) times[k] = Math.Min(times[k], Nanoseconds(runs[k].Function, runs[k].Points, y));
        }

        return new Cost(formula.Expression.ToString(), times[0], times[1] / times[0], sound.Length == 0 ? 0 : times[4] / times[3], times[2] / times[0], shares, buildFast, buildStable);
    }

    /// <summary>The share of points that each arithmetic settles, and the points that doubles settle.</summary>
    private static (double[] Shares, double[][] Sound) Tiers(AccuracyFormula formula, Expr[] outputs, double[][] points)
    {
        (Tape tape, Guard? guard) = SymbolicEngine.Default.Prepare(outputs, formula.Variables, CompileOptions.Default);
        double[] all = new double[tape.OutputCount], shares = new double[Enum.GetValues<Tier>().Length];
        List<double[]> sound = [];
        foreach (double[] x in points)
        {
            TapeInterpreter.Evaluate(tape, x, all);
            ulong doubts = guard!.Doubts(all);
            Tier tier = doubts == 0 ? Tier.Double : guard.Settle(x, all.AsSpan(0, outputs.Length), doubts);
            shares[(int)tier] += 1.0 / points.Length;
            if (doubts == 0) sound.Add(x);
        }

        return (shares, [.. sound]);
    }

    private static double Nanoseconds(SpanFunction function, double[][] points, double[] y)
    {
        if (points.Length == 0) return 0;
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        do
        {
            foreach (double[] x in points) function(x, y);
            count += points.Length;
        }
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < RoundMilliseconds);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private sealed record Cost(string Text, double Plain, double Stable, double Sound, double Verified, double[] Shares, double BuildFast, double BuildStable);
}
