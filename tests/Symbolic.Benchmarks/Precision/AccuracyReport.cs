using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Precision;

/// <summary>How far delegates are from the truth on a corpus, what they cost and which arithmetic settles their results; written to results/accuracy.md.</summary>
internal static class AccuracyReport
{
    /// <summary>`accuracy FILE… [worst N] [exact] [costs]`.</summary>
    public static int Run(string[] args)
    {
        string[] files = [.. args.Where(File.Exists)];
        if (args.Contains("exact")) return ExactReport.Run(files);
        if (args.Contains("costs")) return CostReport.List(files);
        int worst = Array.IndexOf(args, "worst") is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : 6;
        StringBuilder text = new("# Accuracy of delegates and what it costs\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `DOTNET_TieredCompilation=0 dotnet run -c Release --project tests/Symbolic.Benchmarks -- accuracy FILE…` (optimised code from the first call, as after a warm-up) on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores.\n\n");
        text.Append("Bits of error: log2(1 + distance in ulps) from the correctly rounded value, 64 for NaN where the truth is a number; mean per formula, then over the formulas; `f` values, `d` first partials, at random bit patterns and in the human range (magnitudes 1e-3 to 1e3). ");
        text.Append("Cost: time of a delegate that gives the value and all partials, at the human-range points in turn, in times that of the plain delegate of the same expressions; each the least of several rounds in which the delegates take turns, after a warm-up (a second where points are in doubt, so that what is made beside is there). ");
        text.Append("Tiers: which arithmetic settled the human-range points. Building: the time to compile value and gradient to a delegate, after a warm-up, per formula.\n");
        foreach (string file in files) Corpus(file, worst, text);
        Console.Write(text);
        if (files.Length > 1) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "accuracy.md"), text.ToString());
        return 0;
    }

    internal static Expr[] Outputs(AccuracyFormula formula) => [formula.Expression, .. SymbolicEngine.Default.Gradient(formula.Expression, formula.Variables)];

    private static void Corpus(string file, int worst, StringBuilder text)
    {
        AccuracyFormula[] formulas = [.. AccuracyFormula.Read(file)];
        text.Append(CultureInfo.InvariantCulture, $"\n## {Path.GetFileName(file)}: {formulas.Length} formulas\n\n");
        text.Append("| delegate | f bits | d bits | f human | d human | not finite where the truth is |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (Accuracy accuracy in Enum.GetValues<Accuracy>()) Errors(formulas, accuracy, worst, text);
        CostReport.Append(formulas, text);
    }

    private static void Errors(AccuracyFormula[] formulas, Accuracy accuracy, int worst, StringBuilder text)
    {
        Dictionary<string, List<(double Bits, string Id)>> scores = [];
        long lost = 0, total = 0;
        foreach (AccuracyFormula formula in formulas)
        {
            Dictionary<string, List<double>> bits = FormulaErrors.Of(formula, accuracy, ref lost, ref total);
            foreach ((string key, List<double> list) in bits)
            {
                if (!scores.TryGetValue(key, out List<(double, string)>? all)) scores.Add(key, all = []);
                all.Add((list.Average(), formula.Id));
            }
        }

        string[] keys = ["f bits", "d bits", "f human", "d human"];
        text.Append(CultureInfo.InvariantCulture, $"| {accuracy} | {string.Join(" | ", keys.Select(key => scores[key].Average(static s => s.Bits).ToString("0.000", CultureInfo.InvariantCulture)))} | {100.0 * lost / total:0.00} % |\n");
        Console.WriteLine($"{accuracy}, worst:");
        foreach (string key in keys)
        {
            Console.WriteLine($"  {key}: {string.Join(", ", scores[key].OrderByDescending(static v => v.Bits).Take(worst).Select(static v => string.Create(CultureInfo.InvariantCulture, $"{v.Id} {v.Bits:0.0}")))}");
        }
    }
}
