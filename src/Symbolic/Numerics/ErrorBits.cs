namespace Symbolic.Numerics;

/// <summary>Errors in bits: log2(1 + distance in units in the last place), 64 for NaN where the truth is a number.</summary>
internal static class ErrorBits
{
    /// <summary>The error of NaN.</summary>
    public const double Lost = 64;

    /// <summary>The error of a value.</summary>
    public static double Of(double actual, double truth)
    {
        if (double.IsNaN(actual)) return Lost;
        Int128 distance = Int128.Abs((Int128)Ordinal(actual) - Ordinal(truth));
        return Math.Log2(1 + (double)distance);
    }

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
                list.Add(Of(results[k], truth));
            }
        }

        return bits;
    }

    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
