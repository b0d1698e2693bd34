using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Compiled functions against hand-written ones: the small formulas with all partials, one point per call.</summary>
internal static class CallRatios
{
    private const int Calls = 2000;

    /// <summary>Writes nanoseconds per call and their ratio, for each formula and in the median.</summary>
    /// <returns>The ratios of fast functions.</returns>
    public static List<double> Write(StringBuilder text)
    {
        Entry[] entries = [.. HandWritten.All.Select(static f => Prepare(f.Formula, f.Variables, f.Function))];
        WarmUp(entries);
        text.Append("## One point per call\n\nNanoseconds per call, value and all partials, the least of 60 rounds in which both take turns; hand-written: a static method with common parts computed once. `fast` evaluates as written, `stable` with guards. The formulas are those of the workload, its evaluation cases (softplus, Gaussian, option price) among them. Where `stable` takes microseconds, the error bound of the point exceeded 3 ulp and it was settled in exact arithmetic.\n\n");
        text.Append("| value and partials of | hand-written | fast | ratio | stable | ratio |\n|---|---:|---:|---:|---:|---:|\n");
        List<double> fastRatios = [], stableRatios = [];
        foreach (Entry entry in entries)
        {
            (double fast, double hand) = Stopclock.Compare(() => Repeat(entry.Fast, entry.Point), () => Repeat(entry.Hand, entry.Point), Calls);
            double stable = Stopclock.Compare(() => Repeat(entry.Stable, entry.Point), static () => { }, Calls, 5).First;
            fastRatios.Add(fast / hand);
            stableRatios.Add(stable / hand);
            text.Append(CultureInfo.InvariantCulture, $"| `{entry.Formula}` | {hand:F1} | {fast:F1} | {fast / hand:F2} | {stable:F1} | {stable / hand:F2} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| median | | | {Median(fastRatios):F2} | | {Median(stableRatios):F2} |\n\n");
        return fastRatios;
    }

    private static Entry Prepare(string formula, string[] variables, SpanFunction hand)
    {
        Expr e = SymbolicEngine.Default.Parse(formula);
        Expr[] outputs = [e, .. SymbolicEngine.Default.Gradient(e, variables)];
        SpanFunction fast = SymbolicEngine.Default.Compile(outputs, variables, CompileOptions.Fast), stable = SymbolicEngine.Default.Compile(outputs, variables);
        double[] point = [.. Enumerable.Range(1, variables.Length).Select(static i => 0.4 + (0.37 * i))], ours = new double[outputs.Length], theirs = new double[outputs.Length];
        fast(point, ours);
        hand(point, theirs);
        for (int i = 0; i < ours.Length; i++)
        {
            if (Math.Abs(ours[i] - theirs[i]) > 1e-9 * Math.Abs(theirs[i])) throw new InvalidOperationException($"{formula}: result {i} is {ours[i]:R} and {theirs[i]:R}");
        }

        return new Entry(formula, fast, stable, hand, point);
    }

    /// <summary>Has the runtime compile everything with full optimisation, which it does some time after the thirtieth call.</summary>
    private static void WarmUp(Entry[] entries)
    {
        for (int round = 0; round < 4; round++)
        {
            foreach (Entry entry in entries)
            {
                Repeat(entry.Fast, entry.Point);
                Repeat(entry.Hand, entry.Point);
            }

            Thread.Sleep(400);
        }
    }

    private static void Repeat(SpanFunction f, double[] x)
    {
        Span<double> y = stackalloc double[x.Length + 1];
        for (int i = 0; i < Calls; i++) f(x, y);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Entry(string Formula, SpanFunction Fast, SpanFunction Stable, SpanFunction Hand, double[] Point);
}
