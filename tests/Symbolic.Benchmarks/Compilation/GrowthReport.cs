using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>First calls, compile times and memory up to a million operations, batches on one and two threads, and the scene, written to
/// results/growth.md: <c>dotnet run -c Release -- growth [POINTS]</c>.</summary>
internal static class GrowthReport
{
    private const int Grid = 1024, Million = 1_000_000, WarmRounds = 100, Repeats = 5, LargestRepeated = 10_000;
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>Measures, prints and writes; the number of points of the threaded batch can be given.</summary>
    public static int Run(string[] args)
    {
        int points = args.Length > 0 ? int.Parse(args[0], s_culture) : 100_000_000;
        StringBuilder text = new();
        text.Append("# First calls, growth, threads\n\n");
        text.Append(s_culture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- growth {points}` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, load average {Load()} when it began: times on a machine with other work are upper bounds.\n\n");
        FirstCalls(text);
        Growth(text);
        Threads(text, points);
        Scene(text);
        Console.Write(text);
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "growth.md"), text.ToString());
        return 0;
    }

    /// <summary>Measures first calls and prints their medians.</summary>
    public static int RunFirstCalls()
    {
        (double fast, double stable) = FirstCalls(new StringBuilder());
        Console.WriteLine(string.Create(s_culture, $"median {fast:F0} µs fast, {stable:F0} µs stable"));
        return 0;
    }

    internal static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Writes first calls.</summary>
    /// <returns>The medians of fast and of stable ones, in microseconds.</returns>
    internal static (double Fast, double Stable) FirstCalls(StringBuilder text)
    {
        text.Append("## First call\n\nMicroseconds from the text to the first value and gradient in a warm process (parse, differentiate by all variables, prepare, one interpreted call), the least of 40, one after the other; goal 150 µs in the median. Warm: all of them have been done four hundred times, so that the runtime has compiled the engine with full optimisation. Then what machine code adds, which is made after 2,000 calls in the background.\n\n| formula | fast | stable | machine code, fast | machine code, stable |\n|---|---:|---:|---:|---:|\n");
        WarmUp();
        List<double> fastTimes = [], stableTimes = [];
        foreach ((string formula, string[] variables, _) in HandWritten.All)
        {
            (double first, double code) fast = First(formula, variables, CompileOptions.Fast), stable = First(formula, variables, CompileOptions.Default);
            fastTimes.Add(fast.first);
            stableTimes.Add(stable.first);
            text.Append(s_culture, $"| `{formula}` | {fast.first:F0} | {stable.first:F0} | {fast.code:F0} | {stable.code:F0} |\n");
        }

        (double Fast, double Stable) medians = (Median(fastTimes), Median(stableTimes));
        text.Append(s_culture, $"| median | {medians.Fast:F0} | {medians.Stable:F0} | | |\n");
        return medians;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void WarmUp()
    {
        for (int round = 0; round < WarmRounds; round++)
        {
            foreach ((string formula, string[] variables, _) in HandWritten.All)
            {
                for (int n = 0; n < 4; n++)
                {
                    Once(formula, variables, CompileOptions.Fast);
                    Once(formula, variables, CompileOptions.Default);
                }
            }

            Thread.Sleep(40);
        }
    }

    private static void Once(string formula, string[] variables, CompileOptions options)
    {
        double[] x = [.. variables.Select(static (_, i) => 0.4 + (0.37 * i))], y = new double[variables.Length + 1];
        Expr e = SymbolicEngine.Default.Parse(formula);
        SymbolicEngine.Default.CompileFunction([e, .. SymbolicEngine.Default.Gradient(e, variables)], variables, options).Evaluate(x, y);
    }

    private static (double First, double Code) First(string formula, string[] variables, CompileOptions options)
    {
        double first = double.MaxValue, code = double.MaxValue;
        double[] x = [.. variables.Select(static (_, i) => 0.4 + (0.37 * i))], y = new double[variables.Length + 1];
        CompiledFunction[] compiled = new CompiledFunction[40];
        for (int n = 0; n < compiled.Length; n++)
        {
            long start = Stopwatch.GetTimestamp();
            Expr e = SymbolicEngine.Default.Parse(formula);
            compiled[n] = SymbolicEngine.Default.CompileFunction([e, .. SymbolicEngine.Default.Gradient(e, variables)], variables, options);
            compiled[n].Evaluate(x, y);
            first = Math.Min(first, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        foreach (CompiledFunction f in compiled)
        {
            long start = Stopwatch.GetTimestamp();
            f.Optimize();
            f.Evaluate(x, y);
            code = Math.Min(code, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return (first, code);
    }

    /// <summary>Writes growth.</summary>
    /// <returns>For each size the operations, microseconds per operation to compile, nanoseconds per operation to run, megabytes.</returns>
    internal static List<(int Operations, double Compile, double Run, double Memory)> Growth(StringBuilder text)
    {
        List<(int, double, double, double)> rows = [];
        text.Append("\n## Growth\n\nSums of products `(x + a)*(y - b)*z` with all numbers different, evaluated as written. Compile: processor time (collections of garbage included) from the expression to machine code that has run once, for up to 10,000 terms the least of six, five of them without the collections that weighing the tape takes; goal 2.5 µs per operation. Run: goal 0.35 ns per operation. Tape: memory the compiled function holds beside the expression before there is machine code; goal 64 MB at a million.\n\n| operations | tape (ms) | machine code (ms) | µs per operation | ns per operation, run | tape (MB) |\n|---:|---:|---:|---:|---:|---:|\n");
        for (int n = 0; n < 20; n++) SymbolicEngine.Default.CompileFunction([Sum(250)], ["x", "y", "z"], CompileOptions.Fast).Optimize();
        foreach (int terms in (ReadOnlySpan<int>)[250, 2_500, 25_000, 200_000])
        {
            Expr e = Sum(terms);
            double[] x = [0.3, 0.4, 0.5], y = new double[1];
            (CompiledFunction f, double tape, double code, double held) = Compiled(e, x, y);
            for (int n = 1; n < (terms <= LargestRepeated ? Repeats : 1); n++)
            {
                (_, double tapeAgain, double codeAgain, _) = Compiled(e, x, y, isWeighed: false);
                if (tapeAgain + codeAgain < tape + code) (tape, code) = (tapeAgain, codeAgain);
            }

            int calls = Math.Max(1, 2_000_000 / f.OperationCount);
            double run = Stopclock.Compare(() => Repeat(f, x, y, calls), static () => { }, calls, 20).First / f.OperationCount;
            text.Append(s_culture, $"| {f.OperationCount} | {tape:F1} | {code:F1} | {1000 * (tape + code) / f.OperationCount:F2} | {run:F2} | {held:F1} |\n");
            rows.Add((f.OperationCount, 1000 * (tape + code) / f.OperationCount, run, held));
            GC.KeepAlive(e);
        }

        return rows;
    }

    /// <summary>A compiled function that has run once, with milliseconds of processor time for its tape and its machine code and the megabytes it held between.</summary>
    private static (CompiledFunction Function, double Tape, double Code, double Held) Compiled(Expr e, double[] x, double[] y, bool isWeighed = true)
    {
        long before = isWeighed ? Held() : 0;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        CompiledFunction f = SymbolicEngine.Default.CompileFunction([e], ["x", "y", "z"], CompileOptions.Fast);
        double tape = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds, held = isWeighed ? (Held() - before) / 1e6 : double.NaN;
        start = Environment.CpuUsage.TotalTime;
        f.Optimize();
        f.Evaluate(x, y);
        return (f, tape, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds, held);
    }

    /// <summary>The memory in use after everything that can be collected is gone: what passes keep for the next one included, unless it may be collected.</summary>
    private static long Held()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers(); // what passes keep is let go by one
        }

        return GC.GetTotalMemory(false);
    }

    private static Expr Sum(int terms) =>
        SymbolicEngine.Default.Parse(string.Join(" + ", Enumerable.Range(1, terms).Select(static i => $"(x + {i})*(y - {i + 0.5})*z")));

    private static void Repeat(CompiledFunction f, double[] x, double[] y, int calls)
    {
        for (int i = 0; i < calls; i++) f.Evaluate(x, y);
    }

    /// <summary>Writes how much faster two threads are.</summary>
    /// <returns>The ratio for a formula that is bound by arithmetic, and milliseconds until a cancelled batch stops.</returns>
    internal static (double Ratio, double Cancelled) Threads(StringBuilder text, int points)
    {
        text.Append(s_culture, $"\n## Threads\n\n{points:N0} points in batches of a million, whose memory is used again. Nanoseconds per point; goal: two threads 1.8 times as fast. Light work on memory beyond the cache is bound by memory.\n\n| computed | one thread | two threads | times as fast | allocated per batch (bytes) |\n|---|---:|---:|---:|---:|\n");
        double ratio = 0;
        foreach (string formula in (ReadOnlySpan<string>)["exp(x)*sin(y)", "x^y*erf(x)*log(y) + atan(x*y)*tanh(x)"])
        {
            CompiledBatch batch = SymbolicEngine.Default.CompileBatch([Expr.Parse(formula)], ["x", "y"], CompileOptions.Fast);
            int size = Math.Min(points, Million), batches = Math.Max(1, points / size);
            double[] columns = [.. Enumerable.Range(0, 2 * size).Select(static i => 0.1 + (i % 1000 / 500.0))], results = new double[size];
            Repeat(batch, columns, results, 2, 2);
            long before = GC.GetTotalAllocatedBytes(true);
            Repeat(batch, columns, results, 2, 10);
            long allocated = (GC.GetTotalAllocatedBytes(true) - before) / 10;
            (double one, double two) = Stopclock.Compare(() => Repeat(batch, columns, results, 1, batches), () => Repeat(batch, columns, results, 2, batches), size * batches, 5);
            ratio = one / two;
            text.Append(s_culture, $"| `{formula}` | {one:F2} | {two:F2} | {ratio:F2} | {allocated} |\n");
        }

        double cancelled = Cancelled();
        text.Append(s_culture, $"\nA stable batch of `sin(x)*cos(y)-exp(x*y)` over ten million points was cancelled after 20 ms and had stopped {cancelled:F1} ms later; goal 50.\n");
        return (ratio, cancelled);
    }

    private static void Repeat(CompiledBatch batch, double[] columns, double[] results, int degree, int batches)
    {
        for (int i = 0; i < batches; i++) batch.Evaluate(columns, results, new BatchOptions { Degree = degree });
    }

    private static double Cancelled()
    {
        const int Points = 10 * Million;
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch([Expr.Parse("sin(x)*cos(y)-exp(x*y)")], ["x", "y"]);
        double[] columns = [.. Enumerable.Range(0, 2 * Points).Select(static i => i % 1000 / 500.0)], results = new double[Points];
        using CancellationTokenSource source = new();
        using Timer timer = new(_ => source.Cancel(), null, 20, Timeout.Infinite);
        long start = Stopwatch.GetTimestamp();
        try
        {
            batch.Evaluate(columns, results, new BatchOptions { Cancellation = source.Token });
        }
        catch (OperationCanceledException)
        {
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds - 20;
        }

        return double.NaN;
    }

    private static void Scene(StringBuilder text)
    {
        Expr scene = SymbolicEngine.Default.Parse(Prospero.Text());
        double[] columns = new double[2 * Grid * Grid];
        for (int i = 0; i < Grid * Grid; i++) (columns[i], columns[(Grid * Grid) + i]) = ((2.0 * (i % Grid) / Grid) - 1, (2.0 * (i / Grid) / Grid) - 1);
        text.Append(s_culture, $"\n## The scene\n\nOne expression of min, max, square roots and products over x and y, {Grid} by {Grid} points in 64 kB tiles, one thread.\n\n| what | operations | compile (ms) | evaluate (ms) | ns per point and operation |\n|---|---:|---:|---:|---:|\n");
        foreach ((string name, Expr[] outputs) in (ReadOnlySpan<(string, Expr[])>)[("value", [scene]), ("value and gradient", [scene, .. scene.Gradient("x", "y")])])
        {
            double[] results = new double[outputs.Length * Grid * Grid];
            int operations = SymbolicEngine.Default.CompileFunction(outputs, ["x", "y"], CompileOptions.Fast).OperationCount;
            long start = Stopwatch.GetTimestamp();
            CompiledBatch batch = SymbolicEngine.Default.CompileBatch(outputs, ["x", "y"], CompileOptions.Fast);
            batch.Evaluate(columns.AsSpan(0, 2), results.AsSpan(0, outputs.Length));
            double compile = Stopwatch.GetElapsedTime(start).TotalMilliseconds, run = Stopclock.Compare(() => batch.Evaluate(columns, results), static () => { }, 1, 3).First;
            text.Append(s_culture, $"| {name} | {operations} | {compile:F0} | {run / 1e6:F0} | {run / operations / (Grid * Grid):F3} |\n");
        }
    }
}
