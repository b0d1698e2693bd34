using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Simplification;

/// <summary>Operations of simplified derivatives beside those of another system's, which a file of JSON lines gives; written to results/simplification.md.</summary>
internal static class FormReport
{
    /// <summary>Measures and writes.</summary>
    public static int Run(string path)
    {
        StringBuilder text = new();
        text.Append("# Simplified derivatives\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- forms FILE` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors.\n\n");
        text.Append("FILE has one derivative per line, made by Simplification/sympy_forms.py: the expression, the variable, the text of SymPy 1.14's `simplify(diff(…))` and the processor time of `cse(simplify(…))`. Both forms are read here and counted alike: n - 1 per distinct sum or product of n operands (a factor -1 is free), 1 per distinct power or call. `cost` weighs them by what they take on the machine. Times in ms: the least of three for ours. What either system cannot read or SymPy does not finish in 25 s is left out.\n\n");
        text.Append("| group | derivatives | operations: auto | full | SymPy | cost: auto | full | SymPy | time: differentiate + auto | full | SymPy |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (IGrouping<string, JsonElement> group in File.ReadLines(path).Select(static line => JsonDocument.Parse(line).RootElement).GroupBy(static r => r.GetProperty("group").GetString()!))
        {
            string row = Row(group.Key, group);
            Console.WriteLine(row);
            text.Append(row).Append('\n');
        }

        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "simplification.md"), text.ToString());
        return 0;
    }

    private static string Row(string name, IEnumerable<JsonElement> records)
    {
        long[] operations = new long[3], costs = new long[3];
        double[] times = new double[3];
        int count = 0;
        foreach (JsonElement record in records)
        {
            if (!record.TryGetProperty("sympy", out JsonElement form) || !Expr.TryParse(form.GetString()!.Replace("Abs(", "abs(", StringComparison.Ordinal), out Expr? theirs, out _)) continue;
            if (!Expr.TryParse(record.GetProperty("expr").GetString()!, out Expr? f, out _)) continue;
            string variable = record.GetProperty("var").GetString()!;
            (Expr plain, double first) = Timed(() => f.Differentiate(variable));
            (Expr full, double second) = Timed(() => plain.Simplify(SimplifyLevel.Full));
            Expr[] forms = [plain, full, theirs];
            for (int i = 0; i < forms.Length; i++)
            {
                operations[i] += Operations(forms[i]);
                costs[i] += Symbolic.Simplification.Cost.Of(forms[i]);
            }

            times[0] += first;
            times[1] += second;
            times[2] += record.GetProperty("ms").GetDouble();
            count++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {count} | {string.Join(" | ", operations)} | {string.Join(" | ", costs)} | {times[0]:F1} | {times[1]:F1} | {times[2]:F0} |");
    }

    private static (Expr Result, double Milliseconds) Timed(Func<Expr> work)
    {
        double least = double.MaxValue;
        Expr? result = null;
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            result = work();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (result!, least);
    }

    private static long Operations(Expr e)
    {
        long count = 0;
        foreach (Expr node in ExpressionGraph.Of(Interner.Share(e)).Nodes)
        {
            bool isNegated = node is Mul { ArgumentArray: [Number { Value: var c }, ..] } && c == Rational.MinusOne;
            count += node switch
            {
                Add or Mul => node.Arguments.Length - (isNegated ? 2 : 1),
                Pow or Call => 1,
                _ => 0,
            };
        }

        return count;
    }
}
