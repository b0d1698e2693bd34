using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Expressions;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Simplification;

/// <summary>Time and size of derivatives of high order, written to results/orders.md.</summary>
internal static class OrderReport
{
    private const int Runs = 400;

    private static readonly (string Text, int Order, int Nodes, int Time)[] s_peers =
    [
        ("exp(sin(x))", 10, 60, 89), ("tan(x)", 10, 30, 41), ("log(1+exp(x))", 10, 72, 73), ("sin(x)/x", 10, 46, 63), ("x^x", 8, 179, 163), ("1/(1+x^2)", 12, 44, 63),
    ];

    private static readonly string[] s_growing =
    [
        "exp(sin(x))", "tan(x)", "log(1+exp(x))", "1/(1+x^2)", "exp(-x^2/2)", "tanh(x)^2", "sqrt(1+x^2)", "sin(sin(x))", "x^2*log(sin(x))", "tan(x^2)", "exp(sigmoid(x))", "x^x",
        "exp(exp(x))", "1/sqrt(1+x^2)", "exp(-x^2)", "atan(x)", "sin(x)^3", "x*exp(x)*sin(x)", "log(log(2+x))", "sqrt(1+sin(x))", "(1+x)^x", "erf(x)", "besselj(0,x)", "lambertw(x)",
        "asin(x/2)", "exp(x)/(1+x)", "sinh(x)/x", "exp(1/(1+x))", "x^2*exp(-x)*cos(3*x)", "(1+x^2)^(5/3)", "atan(exp(x))", "airyai(x)", "tan(sin(x))", "x^3/(exp(x)-1)", "gamma(1+x)",
    ];

    /// <summary>The runtime optimises what is called often, in its own time.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    private static readonly int[] s_orders = [10, 25, 50, 100];

    /// <summary>Measures and writes.</summary>
    public static int Run()
    {
        StringBuilder text = new();
        text.Append("# Derivatives of high order\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- orders` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"From the parsed expression to the simplified derivative, the least and the lower quartile of {Runs} single runs after two seconds to warm up: on a machine under load the rest measures the load. `nodes`: distinct nodes. SymEngine's figures are from another day on a machine of this kind.\n\n");
        text.Append("| derivative | order | least (µs) | quartile (µs) | nodes | SymEngine (µs) | its nodes |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach ((string source, int order, int nodes, int time) in s_peers)
        {
            (double least, double quartile, Expr result) = Timed(source, order, Runs);
            Row(text, string.Create(CultureInfo.InvariantCulture, $"| `{source}` | {order} | {least:F0} | {quartile:F0} | {Nodes(result)} | {time} | {nodes} |"));
        }

        text.Append("\n## Growth\n\nDistinct nodes, and the least time of three runs in ms, by order; a dash where a derivative takes more than 20 seconds or its terms do not fit. `exponent`: the slope of the line of least squares through order and nodes, on logarithmic scales. The terms of the derivatives of the gamma function are the partitions of the order.\n\n| derivative | 10 | 25 | 50 | 100 | exponent |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (string source in s_growing) Growth(text, source);
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "orders.md"), text.ToString());
        return 0;
    }

    private static void Growth(StringBuilder text, string source)
    {
        List<(double Order, double Nodes)> points = [];
        List<string> cells = [];
        foreach (int order in s_orders)
        {
            try
            {
                (double least, _, Expr result) = Timed(source, order, 3);
                points.Add((order, Nodes(result)));
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{Nodes(result)}, {least / 1000:0.#}"));
            }
            catch (SymbolicException)
            {
                cells.Add("–");
            }
        }

        string exponent = points.Count > 1 ? Exponent(points).ToString("F2", CultureInfo.InvariantCulture) : string.Empty;
        Row(text, $"| `{source}` | {string.Join(" | ", cells)} | {exponent} |");
    }

    private static double Exponent(List<(double Order, double Nodes)> points)
    {
        double[] x = [.. points.Select(static p => Math.Log(p.Order))], y = [.. points.Select(static p => Math.Log(p.Nodes))];
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    private static (double Least, double Quartile, Expr Result) Timed(string source, int order, int runs)
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithLimits(Limits.Default with { Time = TimeSpan.FromSeconds(20) });
        Expr f = engine.Parse(source), result = f;
        string[] by = [.. Enumerable.Repeat("x", order)];
        List<double> times = [];
        long begin = Stopwatch.GetTimestamp();
        while (runs == Runs && Stopwatch.GetElapsedTime(begin) < s_warmUp) result = engine.Differentiate(f, by);
        for (int i = 0; i < 2 * runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            result = engine.Differentiate(f, by);
            if (i >= runs) times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        times.Sort();
        return (times[0], times[times.Count / 4], result);
    }

    private static void Row(StringBuilder text, string row)
    {
        Console.WriteLine(row);
        text.Append(row).Append('\n');
    }

    private static int Nodes(Expr e) => ExpressionGraph.Of(Interner.Share(e)).Nodes.Length;
}
