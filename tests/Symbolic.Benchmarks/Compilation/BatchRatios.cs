using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Batches against a loop over the hand-written functions: the small formulas with all partials, at many points.</summary>
internal static class BatchRatios
{
    private const int Points = 4096, Rounds = 20;

    /// <summary>Writes nanoseconds per point and ratios, for each formula and in the median.</summary>
    public static void Write(StringBuilder text)
    {
        text.Append("## Batches\n\nNanoseconds per point, one thread, 4096 points in the cache, value and all partials; hand-written: a loop over the static method. Below 1.00 the batch is faster. Each variable runs over 0.4 to 0.9 plus a third per position.\n\n");
        text.Append("| value and partials of | hand-written | fast | ratio | stable | ratio |\n|---|---:|---:|---:|---:|---:|\n");
        List<double> fastRatios = [], stableRatios = [];
        foreach ((string formula, string[] variables, SpanFunction hand) in HandWritten.All)
        {
            (double own, double fast, double stable) = Measure(formula, variables, hand);
            fastRatios.Add(fast / own);
            stableRatios.Add(stable / own);
            text.Append(CultureInfo.InvariantCulture, $"| `{formula}` | {own:F1} | {fast:F2} | {fast / own:F2} | {stable:F2} | {stable / own:F2} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| median | | | {Median(fastRatios):F2} | | {Median(stableRatios):F2} |\n");
    }

    private static (double Hand, double Fast, double Stable) Measure(string formula, string[] variables, SpanFunction hand)
    {
        Expr e = SymbolicEngine.Default.Parse(formula);
        Expr[] outputs = [e, .. SymbolicEngine.Default.Gradient(e, variables)];
        CompiledBatch fast = SymbolicEngine.Default.CompileBatch(outputs, variables, CompileOptions.Fast), stable = SymbolicEngine.Default.CompileBatch(outputs, variables);
        int inputs = variables.Length;
        double[] columns = [.. Enumerable.Range(0, inputs * Points).Select(static i => 0.4 + (0.37 * (i / Points)) + (0.5 * (i % Points) / Points))], results = new double[outputs.Length * Points];
        (double fastTime, double handTime) = Stopclock.Compare(() => fast.Evaluate(columns, results), () => Loop(hand, columns, results, inputs), Points, Rounds);
        double stableTime = Stopclock.Compare(() => stable.Evaluate(columns, results), static () => { }, Points, Rounds).First;
        return (handTime, fastTime, stableTime);
    }

    private static void Loop(SpanFunction f, double[] columns, double[] results, int inputs)
    {
        Span<double> x = stackalloc double[inputs], y = stackalloc double[results.Length / Points];
        for (int i = 0; i < Points; i++)
        {
            for (int v = 0; v < inputs; v++) x[v] = columns[(v * Points) + i];
            f(x, y);
            for (int k = 0; k < y.Length; k++) results[(k * Points) + i] = y[k];
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
