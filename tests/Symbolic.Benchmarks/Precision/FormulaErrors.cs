using Symbolic.Numerics;

namespace Symbolic.Benchmarks.Precision;

/// <summary>How far the delegates of a formula are from its exact values.</summary>
internal static class FormulaErrors
{
    /// <summary>The errors of a formula's delegate at all points where the truth is a number, by what and where: <c>f bits</c>, <c>d human</c> and so on.</summary>
    public static Dictionary<string, List<double>> Of(AccuracyFormula formula, Accuracy accuracy, ref long lost, ref long total)
    {
        SpanFunction function = SymbolicEngine.Default.Compile(AccuracyReport.Outputs(formula), formula.Variables, new CompileOptions { Accuracy = accuracy });
        double[] results = new double[formula.Variables.Length + 1];
        Dictionary<string, List<double>> bits = [];
        foreach (AccuracyPoint point in formula.Points)
        {
            function(point.X, results);
            for (int k = 0; k < results.Length; k++)
            {
                if (point.Truth[k] is not { } truth) continue;
                total++;
                if (!double.IsFinite(results[k])) lost++;
                string key = (k == 0 ? "f " : "d ") + point.Kind;
                if (!bits.TryGetValue(key, out List<double>? list)) bits.Add(key, list = []);
                list.Add(ErrorBits.Of(results[k], truth));
            }
        }

        return bits;
    }
}
