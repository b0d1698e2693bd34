using System.Diagnostics;
using System.Globalization;
using Symbolic.Numerics;

namespace Symbolic.Benchmarks.Precision;

/// <summary>Measures how far delegates are from the truth on a corpus, and whether exact evaluation gives exactly the expected doubles.</summary>
internal static class AccuracyReport
{
    /// <summary>`accuracy FILE [worst N] [exact]`.</summary>
    public static int Run(string[] args)
    {
        bool exact = args.Contains("exact");
        int worst = Array.IndexOf(args, "worst") is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : 10;
        if (exact) return ExactReport.Run([.. args.Where(File.Exists)]);
        foreach (string file in args.Where(File.Exists))
        {
            AccuracyFormula[] formulas = [.. AccuracyFormula.Read(file)];
            Console.WriteLine($"## {Path.GetFileName(file)}: {formulas.Length} formulas");
            foreach (Accuracy accuracy in new[] { Accuracy.Fast, Accuracy.Stable }) Delegates(formulas, accuracy, worst);
            if (!args.Contains("nocost")) Costs(formulas);
        }

        return 0;
    }

    internal static Expr[] Outputs(AccuracyFormula formula) => [formula.Expression, .. SymbolicEngine.Default.Gradient(formula.Expression, formula.Variables)];

    private static void Delegates(AccuracyFormula[] formulas, Accuracy accuracy, int worst)
    {
        Dictionary<string, List<(double Bits, string Id)>> scores = [];
        long lost = 0, total = 0;
        foreach (AccuracyFormula formula in formulas)
        {
            SpanFunction function = SymbolicEngine.Default.Compile(Outputs(formula), formula.Variables, new CompileOptions { Accuracy = accuracy });
            double[] results = new double[formula.Variables.Length + 1];
            Dictionary<string, List<double>> bits = [];
            foreach (AccuracyPoint point in formula.Points)
            {
                function(point.X, results);
                for (int k = 0; k < results.Length; k++)
                {
                    if (point.Truth[k] is not { } truth) continue;
                    double error = ErrorBits.Of(results[k], truth);
                    total++;
                    if (!double.IsFinite(results[k])) lost++;
                    string key = (k == 0 ? "f " : "d ") + point.Kind;
                    if (!bits.TryGetValue(key, out List<double>? list)) bits.Add(key, list = []);
                    list.Add(error);
                }
            }

            foreach ((string key, List<double> list) in bits)
            {
                if (!scores.TryGetValue(key, out var all)) scores.Add(key, all = []);
                all.Add((list.Average(), formula.Id));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accuracy}: {string.Join(", ", scores.OrderBy(static s => s.Key).Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value.Average(static v => v.Bits):0.000}")))}; not finite {100.0 * lost / total:0.00} %"));
        foreach ((string key, List<(double Bits, string Id)> list) in scores.OrderBy(static s => s.Key))
        {
            Console.WriteLine($"  {key}: {string.Join(", ", list.OrderByDescending(static v => v.Bits).Take(worst).Select(static v => string.Create(CultureInfo.InvariantCulture, $"{v.Id} {v.Bits:0.0}")))}");
        }
    }

    /// <summary>Time per evaluation of value and all partials at the human-range points, against the delegate of the expressions as written.</summary>
    private static void Costs(AccuracyFormula[] formulas)
    {
        List<(double Ratio, string Id)> ratios = [];
        foreach (AccuracyFormula formula in formulas)
        {
            double[][] points = [.. formula.Points.Where(static p => p.Kind == "human").Select(static p => p.X)];
            if (points.Length == 0) continue;
            Expr[] outputs = Outputs(formula);
            SpanFunction fast = SymbolicEngine.Default.Compile(outputs, formula.Variables, CompileOptions.Fast);
            SpanFunction stable = SymbolicEngine.Default.Compile(outputs, formula.Variables, CompileOptions.Default);
            ratios.Add((Nanoseconds(stable, points, outputs.Length) / Nanoseconds(fast, points, outputs.Length), formula.Id));
        }

        ratios.Sort();
        string worst = string.Join(", ", ratios.AsEnumerable().Reverse().Take(10).Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Id} {r.Ratio:0}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cost of stable in times the plain delegate, human range: median {ratios[ratios.Count / 2].Ratio:0.00}, 90 % {ratios[ratios.Count * 9 / 10].Ratio:0.00}, worst {ratios[^1].Ratio:0}; {worst}"));
    }

    private static double Nanoseconds(SpanFunction function, double[][] points, int outputs)
    {
        double[] results = new double[outputs];
        List<double> times = [];
        for (int round = 0; round < 7; round++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            int count = 0;
            do
            {
                foreach (double[] x in points) function(x, results);
                count += points.Length;
            }
            while (watch.Elapsed.TotalMilliseconds < 3);
            times.Add(watch.Elapsed.TotalNanoseconds / count);
        }

        times.Sort();
        return times[3];
    }
}
