using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Attributes;
using Symbolic.Numerics;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Numerics;

/// <summary>Medians of <see cref="BallBenchmarks"/> within half a minute, written to results/balls.md.</summary>
internal static class BallReport
{
    private const int Batches = 15;
    private static readonly int[] s_precisions = [96, 192, 1024];

    /// <summary>`balls`.</summary>
    public static int Run()
    {
        StringBuilder text = new("# Throughput of ball arithmetic\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- balls` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Microseconds per operation on full-length balls, the median of {Batches} batches; one column per working precision in bits. The goals at 96 to 192 bits: 5 for the four operations, 50 for elementary functions.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| operation | {string.Join(" | ", s_precisions)} |\n|---|{string.Concat(s_precisions.Select(static _ => "---:|"))}\n");
        foreach (MethodInfo method in typeof(BallBenchmarks).GetMethods().Where(static m => m.GetCustomAttribute<BenchmarkAttribute>() is not null))
        {
            string[] medians = [.. s_precisions.Select(precision => Median(method, precision).ToString("F2", CultureInfo.InvariantCulture))];
            text.Append(CultureInfo.InvariantCulture, $"| {method.Name} | {string.Join(" | ", medians)} |\n");
        }

        Console.Write(text);
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "balls.md"), text.ToString());
        return 0;
    }

    private static double Median(MethodInfo method, int precision)
    {
        BallBenchmarks benchmarks = new() { Precision = precision };
        benchmarks.Prepare();
        Func<Ball> operation = method.CreateDelegate<Func<Ball>>(benchmarks);
        double once = Time(operation, 50);
        int count = (int)Math.Clamp(20_000 / once, 5, 20_000);
        _ = Time(operation, count);
        double[] times = [.. Enumerable.Range(0, Batches).Select(_ => Time(operation, count)).Order()];
        return times[Batches / 2];
    }

    private static double Time(Func<Ball> operation, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++) operation();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }
}
