using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Precision;

/// <summary>Whether exact evaluation gives exactly the expected doubles on a corpus, written to results/exact.md.</summary>
internal static class ExactReport
{
    /// <summary>Evaluates every value and partial of some files.</summary>
    /// <returns>The number of values that are not as expected.</returns>
    public static int Run(string[] files)
    {
        StringBuilder text = new("# Exact evaluation\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- accuracy FILE… exact` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores.\n\n");
        text.Append("Every formula's value and partial derivatives at every point, at random bit patterns and in the human range, in balls of rising precision. `right`: the ball rounds to exactly the double expected; `proved`: it proves that the value overflows or does not exist, where that is expected; `wrong`: anything else, undecided included.\n\n");
        text.Append("The derivatives are evaluated in three forms: as they come (auto), as the rules of differentiation leave them (none), and simplified fully.\n\n");
        text.Append("| file | simplified | formulas | right | proved | wrong | seconds | µs per value | most bits |\n|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
        int wrong = 0;
        foreach (string file in files)
        {
            foreach (SimplifyLevel level in new[] { SimplifyLevel.Auto, SimplifyLevel.None, SimplifyLevel.Full }) wrong += Measure(file, level, text);
        }

        Console.Write(text);
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "exact.md"), text.ToString());
        return wrong;
    }

    private static int Measure(string file, SimplifyLevel level, StringBuilder text)
    {
        AccuracyFormula[] formulas = [.. AccuracyFormula.Read(file)];
        int right = 0, proved = 0, wrong = 0, bits = 0;
        Stopwatch watch = Stopwatch.StartNew();
        foreach ((AccuracyFormula formula, Expr[] outputs) in formulas.Select(f => (f, Outputs(f, level))))
        {
            foreach (AccuracyPoint point in formula.Points)
            {
                ExactResult[] results = SymbolicEngine.Default.EvaluateExact(outputs, formula.Variables, point.X);
                for (int k = 0; k < results.Length; k++)
                {
                    if (!point.Known[k]) continue;
                    bits = Math.Max(bits, results[k].Precision);
                    if (!IsExpected(results[k], point.Truth[k])) wrong += Tell(formula, point, k, results[k]);
                    else if (point.Truth[k] is null) proved++;
                    else right++;
                }
            }
        }

        double seconds = watch.Elapsed.TotalSeconds;
        text.Append(CultureInfo.InvariantCulture, $"| {Path.GetFileName(file)} | {level} | {formulas.Length} | {right} | {proved} | {wrong} | {seconds:F1} | {seconds * 1e6 / (right + proved + wrong):F0} | {bits} |\n");
        return wrong;
    }

    private static Expr[] Outputs(AccuracyFormula formula, SimplifyLevel level) => level == SimplifyLevel.Auto
        ? AccuracyReport.Outputs(formula)
        : [formula.Expression, .. formula.Variables.Select(v => SymbolicEngine.Default.Derive(formula.Expression, [v], level).Expression)];

    private static bool IsExpected(ExactResult result, double? truth) => truth is { } value
        ? result.Kind == ExactResultKind.Value && result.Value == value
        : result.Kind is ExactResultKind.Undefined or ExactResultKind.Overflows;

    private static int Tell(AccuracyFormula formula, AccuracyPoint point, int output, ExactResult result)
    {
        string at = string.Join(' ', point.X.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {formula.Id} {formula.Expression} [{output}] at {at}: {result.Kind} {result.Value:R} instead of {point.Truth[output]:R}"));
        return 1;
    }
}
