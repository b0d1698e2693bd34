using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Tests.Corpora;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Gradients;

/// <summary>Time, allocations, nodes and operations of full gradients of growing expressions, written to results/gradients.md.</summary>
internal static class GradientReport
{
    private const int Repeats = 5, WarmUpCollections = 3;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1), s_longestWarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_sample = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures the families whose names contain one of some words, or all of them.</summary>
    public static int Run(string[] words)
    {
        StringBuilder text = new();
        text.Append("# Gradients\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- gradients` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"All partial derivatives of one expression, from the parsed expression to simplified results; medians of {Repeats} samples of processor time of 50 ms or one run, after a second and {WarmUpCollections} collections of garbage to warm up (fewer when a run takes seconds), without concurrent collections. Before each sample all garbage is collected, as BenchmarkDotNet does; collections within samples count. Load average {Load()} when it began. `nodes`: distinct nodes of function and gradient. `operations`: instructions of the tape of the function, and of that of the gradient alone, without those that store the results. `exponent`: the slope of the line of least squares through time and nodes of f, on logarithmic scales, over all sizes of the family. A million variables of Rosenbrock's function do not fit in 4 GB.\n\n");
        text.Append("The 20 small formulas of the workload and the cases of other systems: `peers/peers.py` prints the same cases for SymPy, GiNaC and mathjs where they are installed. Published for this kind of machine (µs): CasADi chain 1000 360, product 1000 443 and 10000 4,600, Rosenbrock 1000 2,970 and 10000 35,000, network 32 3,200; SymEngine 21,900, 77,000 and –, 2.2e6 and –, –.\n\n");
        text.Append("| family | n | variables | time (µs) | allocated (kB) | nodes f | nodes ∇f | operations f | operations ∇f | ratio | exponent |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        WarmUp();
        foreach ((string name, int[] sizes, Func<int, (string Text, string[] By)> make) in GradientFamilies.All)
        {
            if (words.Length == 0 || words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))) Measure(name, sizes, make, text);
        }

        if (words.Length == 0 || words.Contains("small")) SmallFormulas(text);
        if (words.Length == 0 || words.Contains("orders")) HighOrders(text);
        if (words.Length == 0) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "gradients.md"), text.ToString());
        return 0;
    }

    /// <summary>Has the runtime compile what all families use with full optimisation, so that the first sizes are not measured without.</summary>
    private static void WarmUp()
    {
        foreach ((_, int[] sizes, Func<int, (string Text, string[] By)> make) in GradientFamilies.All)
        {
            (string source, string[] by) = make(sizes[1]);
            Expr f = Expr.Parse(source);
            Timed(() => [.. f.Gradient(by)]);
        }
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Measure(string name, int[] sizes, Func<int, (string Text, string[] By)> make, StringBuilder text)
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithLimits(Limits.Default with { Nesting = 1 << 23 });
        List<(double Nodes, double Time)> points = [];
        foreach (int n in sizes)
        {
            (string source, string[] by) = make(n);
            Expr f = engine.Parse(source);
            (double time, double bytes, Expr[] gradient) = Timed(() => [.. engine.Gradient(f, by)]);
            int nodes = Nodes([f]);
            int before = Operations(engine, [f]), after = Operations(engine, gradient);
            points.Add((nodes, time));
            string exponent = n == sizes[^1] ? Exponent(points).ToString("F2", CultureInfo.InvariantCulture) : string.Empty;
            string row = string.Create(CultureInfo.InvariantCulture, $"| {name} | {n} | {by.Length} | {time:F0} | {bytes / 1024:F0} | {nodes} | {Nodes(gradient)} | {before} | {after} | {(double)after / before:F2} | {exponent} |");
            Console.WriteLine(row);
            text.Append(row).Append('\n');
        }
    }

    /// <summary>The small formulas of the shared workload, where it stands beside the repository.</summary>
    private static void SmallFormulas(StringBuilder text)
    {
        if (SharedFolder.Find(Path.Combine("bench", "workload.json")) is not { } file) return;
        text.Append("\n## Small formulas\n\n| formula | variables | time (µs) | allocated (kB) | operations f | operations ∇f | ratio |\n|---|---:|---:|---:|---:|---:|---:|\n");
        using JsonDocument workload = JsonDocument.Parse(File.ReadAllText(file));
        List<double> times = [];
        foreach (JsonElement formula in workload.RootElement.GetProperty("small").EnumerateArray())
        {
            SymbolicEngine engine = SymbolicEngine.Default;
            Expr f = engine.Parse(formula[0].GetString()!);
            string[] by = [.. formula[1].EnumerateArray().Select(static v => v.GetString()!)];
            (double time, double bytes, Expr[] gradient) = Timed(() => [.. engine.Gradient(f, by)]);
            times.Add(time);
            int before = Operations(engine, [f]), after = Operations(engine, gradient);
            string row = string.Create(CultureInfo.InvariantCulture, $"| `{f}` | {by.Length} | {time:F1} | {bytes / 1024:F0} | {before} | {after} | {(double)after / before:F2} |");
            Console.WriteLine(row);
            text.Append(row).Append('\n');
        }

        times.Sort();
        text.Append(CultureInfo.InvariantCulture, $"\nMedian {(times[9] + times[10]) / 2:F1} µs.\n");
    }

    /// <summary>Derivatives of high order, whose size is what matters.</summary>
    private static void HighOrders(StringBuilder text)
    {
        text.Append("\n## High orders\n\n`tree`: nodes when shared ones are counted once per use. SymEngine's distinct nodes for the same derivatives: 60, 30, 72, 46, 179, 44.\n\n| derivative | order | time (µs) | nodes | tree |\n|---|---:|---:|---:|---:|\n");
        foreach ((string source, int order) in new[] { ("exp(sin(x))", 10), ("tan(x)", 10), ("log(1+exp(x))", 10), ("sin(x)/x", 10), ("x^x", 8), ("1/(1+x^2)", 12) })
        {
            Expr f = Expr.Parse(source);
            (double time, _, Expr[] result) = Timed(() => [f.Differentiate("x", order)]);
            string row = string.Create(CultureInfo.InvariantCulture, $"| `{source}` | {order} | {time:F0} | {Nodes(result)} | {result[0].Weight} |");
            Console.WriteLine(row);
            text.Append(row).Append('\n');
        }
    }

    /// <summary>Medians of processor time and allocations of a piece of work, which is repeated until the clock's grain does not matter.</summary>
    private static (double Time, double Bytes, Expr[] Result) Timed(Func<Expr[]> work)
    {
        Expr[] result = WarmedUp(work);
        Stopwatch total = Stopwatch.StartNew();
        List<(double Time, double Bytes)> runs = [];
        do
        {
            int count = 0;
            GC.Collect();
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            TimeSpan used;
            do
            {
                result = work();
                count++;
                used = Environment.CpuUsage.TotalTime - start;
            }
            while (used < s_sample);
            runs.Add((used.TotalMicroseconds / count, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / count));
        }
        while (runs.Count < Repeats && total.Elapsed < s_longest);
        runs.Sort();
        return (runs[runs.Count / 2].Time, runs[runs.Count / 2].Bytes, result);
    }

    /// <summary>The result of a piece of work that has been repeated until its code is optimised and its memory has been used before: memory that the collector hands out for the first time costs a fault per page.</summary>
    private static Expr[] WarmedUp(Func<Expr[]> work)
    {
        Stopwatch total = Stopwatch.StartNew();
        int collections = GC.CollectionCount(0);
        Expr[] result;
        do result = work();
        while (total.Elapsed < s_warmUp || (GC.CollectionCount(0) < collections + WarmUpCollections && total.Elapsed < s_longestWarmUp));
        return result;
    }

    /// <summary>The slope of the line of least squares through the points, both coordinates on logarithmic scales.</summary>
    private static double Exponent(List<(double Nodes, double Time)> points)
    {
        double[] x = [.. points.Select(static p => Math.Log(p.Nodes))], y = [.. points.Select(static p => Math.Log(p.Time))];
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    private static int Nodes(Expr[] roots) => ExpressionGraph.Of(Bundle.Apply(roots, Interner.Share)).Nodes.Length;

    private static int Operations(SymbolicEngine engine, Expr[] roots)
    {
        string[] variables = [.. ExpressionGraph.Of(roots).Nodes.OfType<Symbol>().Select(static s => s.Name).Distinct()];
        return TapeBuilder.Build(roots, variables, engine.Functions, engine.Parse, TapeOptions.Fast).Length - roots.Length;
    }
}
