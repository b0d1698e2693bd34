using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Simplification;

/// <summary>Operations of simplified derivatives beside those of SymPy's, written to results/simplification.md.</summary>
internal static class FormReport
{
    private const int Every = 7;
    private const int ShortSearch = 300;

    /// <summary>The antiderivatives from the first on, and others.</summary>
    private static readonly (string Group, int First)[] s_samples = [("antiderivatives", 0), ("other antiderivatives", 3)];

    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks");

    /// <summary>Measures and writes; SymPy's side comes from a file that an earlier run has made, if one is given, else SymPy is run.</summary>
    public static int Run(params ReadOnlySpan<string> file)
    {
        string path = file.IsEmpty ? Path.GetTempFileName() : file[0];
        if (file.IsEmpty && !Simplified(path)) return 1;
        StringBuilder text = new();
        text.Append("# Simplified derivatives\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `DOTNET_TieredCompilation=0 dotnet run -c Release --project tests/Symbolic.Benchmarks -- forms` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"All first partial derivatives of the small formulas of the common workload, and the derivatives of every {Every}th antiderivative of the corpus, from the first and from the fourth on, as far as SymPy finishes `cse(simplify(diff(…)))` within the limit of Simplification/sympy_forms.py and its text can be read here. Both forms are read and counted alike: n - 1 per distinct sum or product of n operands (a factor -1 is free), 1 per distinct power or call. `short` is a full simplification that may look at 300 nodes. `cost` weighs them by what they take on the machine, `integrand` is what the derivative is in the corpus. Times in ms of processor time: the least of three for ours; once for SymPy's, `simplify` and `cse` alone.\n\n");
        text.Append("| group | derivatives | operations: auto | short | full | SymPy | integrand | cost: auto | short | full | SymPy | time: differentiate + auto | short | full | SymPy |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        JsonElement[] records = [.. File.ReadLines(path).Select(static line => JsonDocument.Parse(line).RootElement)];
        foreach (IGrouping<string, JsonElement> group in records.GroupBy(static r => r.GetProperty("group").GetString()!))
        {
            string row = Row(group.Key, group);
            Console.WriteLine(row);
            text.Append(row).Append('\n');
        }

        File.WriteAllText(Path.Combine(s_folder, "results", "simplification.md"), text.ToString());
        return 0;
    }

    /// <summary>Lets SymPy simplify the sample; says so where that cannot be.</summary>
    private static bool Simplified(string output)
    {
        string shared = Path.Combine(Repository.Root, "..", "shared"), input = Path.GetTempFileName();
        if (!Directory.Exists(shared))
        {
            Console.Error.WriteLine($"{shared} does not exist");
            return false;
        }

        JsonElement workload = JsonDocument.Parse(File.ReadAllText(Path.Combine(shared, "bench", "workload.json"))).RootElement;
        IEnumerable<object> small = workload.GetProperty("small").EnumerateArray().SelectMany(static f => f[1].EnumerateArray().Select(v => Record("small formulas", f[0], v, null)));
        JsonElement[] all = [.. File.ReadLines(Path.Combine(shared, "corpora", "antiderivatives.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)];
        IEnumerable<object> corpus = s_samples.SelectMany(sample => all.Where((_, i) => i % Every == sample.First)
            .Select(r => Record(sample.Group, r.GetProperty("antiderivative"), r.GetProperty("var"), r.GetProperty("integrand").GetString())));
        File.WriteAllLines(input, small.Concat(corpus).Select(static r => JsonSerializer.Serialize(r)));
        using Process process = Process.Start("python3", [Path.Combine(s_folder, "Simplification", "sympy_forms.py"), output, input]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static object Record(string group, JsonElement expression, JsonElement variable, string? integrand) =>
        new { group, expr = expression.GetString(), var = variable.GetString(), integrand };

    private static string Row(string name, IEnumerable<JsonElement> records)
    {
        long[] operations = new long[5], costs = new long[4];
        double[] times = new double[4];
        int count = 0;
        foreach (JsonElement record in records)
        {
            if (!record.TryGetProperty("sympy", out JsonElement form) || !Expr.TryParse(form.GetString()!.Replace("Abs(", "abs(", StringComparison.Ordinal), out Expr? theirs, out _)) continue;
            if (!Expr.TryParse(record.GetProperty("expr").GetString()!, out Expr? f, out _)) continue;
            string variable = record.GetProperty("var").GetString()!;
            (Expr plain, double first) = Timed(() => f.Differentiate(variable));
            (Expr brief, double brieflyIn) = Timed(() => plain.SimplifyFully(nodes: ShortSearch).Expression);
            (Expr full, double second) = Timed(() => plain.Simplify(SimplifyLevel.Full));
            Expr integrand = record.TryGetProperty("integrand", out JsonElement written) && written.GetString() is { } known ? Expr.Parse(known) : Expr.Parse("0");
            Expr[] forms = [plain, brief, full, theirs, integrand];
            for (int i = 0; i < forms.Length; i++)
            {
                operations[i] += Operations(forms[i]);
                if (i < costs.Length) costs[i] += Symbolic.Simplification.Cost.Of(forms[i]);
            }

            times[0] += first;
            times[1] += brieflyIn;
            times[2] += second;
            times[3] += record.GetProperty("ms").GetDouble();
            count++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {count} | {string.Join(" | ", operations.Select(static n => n == 0 ? "" : n.ToString(CultureInfo.InvariantCulture)))} | {string.Join(" | ", costs)} | {times[0]:F1} | {times[1]:F1} | {times[2]:F1} | {times[3]:F0} |");
    }

    private static (Expr Result, double Milliseconds) Timed(Func<Expr> work)
    {
        double least = double.MaxValue;
        Expr? result = null;
        for (int i = 0; i < 3; i++)
        {
            TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
            result = work();
            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds);
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
