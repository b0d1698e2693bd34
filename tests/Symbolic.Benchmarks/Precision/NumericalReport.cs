using System.Diagnostics;
using System.Globalization;
using System.Text;
using Symbolic.Tests.House;
using Measurement = Symbolic.AccuracyReport;

namespace Symbolic.Benchmarks.Precision;

/// <summary>What delegates are worth on formulas of textbooks, compared with exact reals at random points; written to results/numerical.md.</summary>
internal static class NumericalReport
{
    private const double MostStableBits = 3;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    /// <summary>`numerical [POINTS [SEED [TEXT]]] [FILE…]`: so many points in each range, on all formulas or those that contain a text; on those of files, which have one a line, with what they cost.</summary>
    public static int Run(string[] args)
    {
        string[] files = [.. args.Where(File.Exists)];
        args = [.. args.Except(files)];
        int points = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 128, seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        string part = args.Length > 2 ? args[2] : string.Empty;
        string folder = Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks");
        string[] sources = files.Length > 0 ? files : [Path.Combine(folder, "Precision", "numerical.txt")];
        string[] formulas = [.. sources.SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#' && line.Contains(part, StringComparison.Ordinal))];
        NumericalScores scores = new();
        List<AccuracyFormula> measured = [.. formulas.Select(formula => Measure(formula, points, seed, scores)).OfType<AccuracyFormula>()];
        StringBuilder text = new("# Formulas of textbooks\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- numerical {points} {seed}` on {DateTime.UtcNow:yyyy-MM-dd}: {formulas.Length} formulas and their partial derivatives, at {points} random points in each range, compared with exact reals.\n\n");
        scores.Append(text);
        if (files.Length > 0) CostReport.Append([.. measured], text);
        Console.Write(text);
        if (part.Length == 0 && files.Length == 0) File.WriteAllText(Path.Combine(folder, "results", "numerical.md"), text.ToString());
        return 0;
    }

    /// <summary>Measures a formula and gives it with its points; null if it cannot be measured.</summary>
    private static AccuracyFormula? Measure(string formula, int points, int seed, NumericalScores scores)
    {
        long start = Stopwatch.GetTimestamp();
        AccuracyFormula? measured = null;
        try
        {
            SymbolicEngine engine = SymbolicEngine.Default.WithLimits(SymbolicEngine.Default.Limits with { Time = s_patience });
            Expr expression = engine.Parse(formula);
            Measurement report = engine.MeasureAccuracy(expression, points, seed);
            measured = AccuracyFormula.Of(formula, expression, report);
            scores.Add(formula, report);
            foreach (string failure in Failures(report)) Console.WriteLine($"{formula}: {failure}");
        }
        catch (SymbolicException exception)
        {
            Console.WriteLine($"{formula}: {exception.Message}");
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (seconds > 10) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{formula}: {seconds:0} s"));
        return measured;
    }

    private static IEnumerable<string> Failures(Measurement report)
    {
        for (int output = 0; output < report.Outputs.Length; output++)
        {
            foreach (AccuracySample sample in report.Samples)
            {
                ExactResult exact = sample.Exact[output];
                string where = string.Create(CultureInfo.InvariantCulture, $"{report.Outputs[output]} at {string.Join(", ", report.Variables.Zip(sample.Point, static (name, x) => string.Create(CultureInfo.InvariantCulture, $"{name} = {x:R}")))}: exact {exact.Kind} {exact.Value:R}");
                if (double.IsNaN(sample.Verified.Values[output]) && exact.Kind != ExactResultKind.Undefined) yield return $"UNDECIDED {where}";
                else if (exact.Kind == ExactResultKind.Undefined && !double.IsNaN(sample.Verified.Values[output])) yield return string.Create(CultureInfo.InvariantCulture, $"VERIFIED {where}: {sample.Verified.Values[output]:R}");
                else if (sample.Error(output, Accuracy.Verified) > 1) yield return string.Create(CultureInfo.InvariantCulture, $"VERIFIED {where}: {sample.Verified.Values[output]:R}");
                else if (sample.Error(output, Accuracy.Stable) is > MostStableBits and var bits) yield return string.Create(CultureInfo.InvariantCulture, $"STABLE {bits:0.0} bits {where}: {sample.Stable.Values[output]:R}");
            }
        }
    }
}
