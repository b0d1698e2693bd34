using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Gradients;

/// <summary>Time, allocations, nodes and operations of full gradients of growing expressions, written to results/gradients.md.</summary>
internal static class GradientReport
{
    private const int Repeats = 5;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    /// <summary>Measures the families whose names contain one of some words, or all of them.</summary>
    public static int Run(string[] words)
    {
        StringBuilder text = new();
        text.Append("# Gradients\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- gradients` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"All partial derivatives of one expression, from the parsed expression to simplified results; medians of {Repeats} runs after one to warm up (fewer when a run takes seconds). `nodes`: distinct nodes of function and gradient. `operations`: instructions of the tape of the function, and of that of the gradient alone, without those that store the results. `exponent`: the slope of the time between this size and the one before, on logarithmic scales (by the number of nodes of the function).\n\n");
        text.Append("| family | n | variables | time (µs) | allocated (kB) | nodes f | nodes ∇f | operations f | operations ∇f | ratio | exponent |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach ((string name, int[] sizes, Func<int, (string Text, string[] By)> make) in GradientFamilies.All)
        {
            if (words.Length == 0 || words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))) Measure(name, sizes, make, text);
        }

        if (words.Length == 0) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "gradients.md"), text.ToString());
        return 0;
    }

    private static void Measure(string name, int[] sizes, Func<int, (string Text, string[] By)> make, StringBuilder text)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        (double Time, double Nodes)? last = null;
        foreach (int n in sizes)
        {
            (string source, string[] by) = make(n);
            Expr f = engine.Parse(source);
            (double time, double bytes, Expr[] gradient) = Timed(() => [.. engine.Gradient(f, by)]);
            int nodes = Nodes([f]);
            int before = Operations(engine, [f]), after = Operations(engine, gradient);
            string exponent = last is var (t, m) ? (Math.Log(time / t) / Math.Log(nodes / m)).ToString("F2", CultureInfo.InvariantCulture) : string.Empty;
            string row = string.Create(CultureInfo.InvariantCulture, $"| {name} | {n} | {by.Length} | {time:F0} | {bytes / 1024:F0} | {nodes} | {Nodes(gradient)} | {before} | {after} | {(double)after / before:F2} | {exponent} |");
            Console.WriteLine(row);
            text.Append(row).Append('\n');
            last = (time, nodes);
        }
    }

    private static (double Time, double Bytes, Expr[] Result) Timed(Func<Expr[]> work)
    {
        Stopwatch total = Stopwatch.StartNew();
        Expr[] result = work();
        List<(double Time, double Bytes)> runs = [];
        do
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            result = work();
            runs.Add((Stopwatch.GetElapsedTime(start).TotalMicroseconds, GC.GetAllocatedBytesForCurrentThread() - bytes));
        }
        while (runs.Count < Repeats && total.Elapsed < s_longest);
        runs.Sort();
        return (runs[runs.Count / 2].Time, runs[runs.Count / 2].Bytes, result);
    }

    private static int Nodes(Expr[] roots) => ExpressionGraph.Of(Bundle.Apply(roots, Interner.Share)).Nodes.Length;

    private static int Operations(SymbolicEngine engine, Expr[] roots)
    {
        string[] variables = [.. ExpressionGraph.Of(roots).Nodes.OfType<Symbol>().Select(static s => s.Name).Distinct()];
        return TapeBuilder.Build(roots, variables, engine.Functions, engine.Parse, TapeOptions.Fast).Length - roots.Length;
    }
}
