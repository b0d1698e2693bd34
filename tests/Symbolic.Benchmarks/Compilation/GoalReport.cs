using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>All goals for compiled functions beside what is measured, written to results/goals.md:
/// <c>DOTNET_TieredCompilation=0 dotnet run -c Release -- goals [TOOL [PROGRAM]]</c>, with the paths of the installed tool
/// and of a program that does next to nothing.</summary>
internal static class GoalReport
{
    private const int ColdRuns = 20, Points = 100_000_000;
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>Measures, prints and writes.</summary>
    public static int Run(string[] args)
    {
        StringBuilder table = new(), details = new();
        table.Append("# Goals\n\n");
        table.Append(s_culture, $"Made by `DOTNET_TieredCompilation=0 dotnet run -c Release --project tests/Symbolic.Benchmarks -- goals` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, load average {GrowthReport.Load()} when it began, process priority {Process.GetCurrentProcess().PriorityClass}: times on a machine with other work are upper bounds, ratios and times at high priority less so. The tables behind it are in calls.md, growth.md and vectors.md.\n\n");
        table.Append("| what | goal | measured |\n|---|---|---|\n");
        List<double> calls = CallRatios.Write(details);
        Row(table, "scalar delegate, value and gradient, to a hand-written method", "1.05 (1.2 under 10 ns)", $"median {Median(calls):F2}, greatest {calls.Max():F2}");
        (List<double> fast, List<double> stable, List<double> errors, double? native) = VectorRatios.Write(details);
        Row(table, "fast batch to a loop of Vector512 in C#", "1.05", $"median {Median(fast):F2}, greatest {fast.Max():F2}");
        Row(table, "stable batch to the same loop", "1.05", $"median {Median(stable):F2}, greatest {stable.Max():F2}");
        Row(table, "stable batch to a loop of Vector512 in C# that carries errors along", "1.05", $"median {Median(errors):F2}, greatest {errors.Max():F2}");
        Row(table, "exp*sin batch to gcc -O3 with libmvec", "1.1", native is { } ratio ? ratio.ToString("F2", s_culture) : "no gcc here");
        Row(table, "greatest error of a vector kernel", "2 ulp", VectorErrors());
        Row(table, "first call, parsing included, warm", "150 µs", FirstCalls());
        foreach ((int operations, double compile, double run, double memory) in GrowthReport.Growth(details))
        {
            Row(table, string.Create(s_culture, $"{operations:N0} operations: compile, run, tape"), "2.5 µs and 0.35 ns per operation, 64 MB", $"{compile:F2} µs, {run:F2} ns, {memory:F1} MB");
        }

        (double twice, double cancelled) = GrowthReport.Threads(details, Points);
        Row(table, "two threads to one, 10^8 points", "1.8", twice.ToString("F2", s_culture));
        Row(table, "cancelled batch stops", "50 ms", $"{cancelled:F1} ms");
        Row(table, "`symbolic diff \"x^2*sin(x)\"` as installed, cold", "60 ms", args is [string tool, ..] ? Cold(tool, args.Length > 1 ? args[1] : null) : "not measured: no tool given");
        Console.Write(details);
        Console.Write(table);
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "goals.md"), table.ToString());
        return 0;
    }

    private static void Row(StringBuilder table, string what, string goal, string measured) => table.Append(s_culture, $"| {what} | {goal} | {measured} |\n");

    /// <summary>First calls in a process of their own with the runtime's default settings: a process becomes warm by its tiers.</summary>
    private static string FirstCalls()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [typeof(GoalReport).Assembly.Location, "first"]) { RedirectStandardOutput = true };
        start.Environment.Remove("DOTNET_TieredCompilation");
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.TrimEnd();
    }

    private static string VectorErrors()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "vectors.md"));
        string[][] cells = [.. lines.Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => line.Split('|'))];
        double[] errors = [.. cells.Select(static row => Math.Max(double.Parse(row[3], s_culture), double.Parse(row[4], s_culture)))];
        return string.Create(s_culture, $"{errors.Max():F2} ulp, {errors.Length} kernels (vectors.md)");
    }

    /// <summary>Wall time of the tool in the median, and of a program that prints one line beside it.</summary>
    private static string Cold(string tool, string? baseline)
    {
        List<double> times = [], bare = [];
        for (int i = 0; i < ColdRuns; i++)
        {
            times.Add(Once(tool, ["diff", "x^2*sin(x)"]));
            if (baseline is not null) bare.Add(Once(baseline, []));
        }

        string beside = baseline is null ? string.Empty : string.Create(s_culture, $"; a program that prints one line {Median(bare):F0} ms, least {bare.Min():F0} ms");
        return string.Create(s_culture, $"median {Median(times):F0} ms, least {times.Min():F0} ms{beside}");
    }

    private static double Once(string program, string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
