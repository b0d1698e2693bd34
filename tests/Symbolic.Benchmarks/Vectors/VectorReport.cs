using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Symbolic.Benchmarks.Compilation;
using Symbolic.Library;
using Symbolic.Tests.House;
using Symbolic.Tests.Numerics.Kernels.Accuracy;

namespace Symbolic.Benchmarks.Vectors;

/// <summary>Accuracy and speed of the vector kernels, written to results/vectors.md: <c>dotnet run -c Release -- vectors</c>.</summary>
internal static class VectorReport
{
    private const int Seed = 1, Points = 6000, Values = 4096;

    /// <summary>Measures every line of vectors.cases, or those named.</summary>
    /// <returns>The number of kernels beyond their bound.</returns>
    public static int Run(string[] names)
    {
        KernelCase[] kernels = [.. VectorCases.All.Where(kernel => names.Length == 0 || names.Contains(kernel.Name))];
        (string Text, bool Exceeds)[] rows = new (string, bool)[kernels.Length];
        Parallel.For(0, kernels.Length, i => rows[i] = Accuracy(kernels[i]));
        for (int i = 0; i < rows.Length; i++) rows[i].Text += Speed(kernels[i]);
        string table = Header + string.Join('\n', rows.Select(static row => row.Text)) + '\n';
        Console.Write(table);
        if (names.Length == 0) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "vectors.md"), table);
        return rows.Count(static row => row.Exceeds);
    }

    private static string Header => new StringBuilder()
        .Append("# Vector kernels\n\n")
        .Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- vectors` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, vectors of 512 bits {(Vector512.IsHardwareAccelerated ? "in hardware" : "made of shorter ones")}.\n\n")
        .Append(CultureInfo.InvariantCulture, $"Greatest error in units in the last place of the true value, which balls or double-double digits enclose to 64 bits: `bits` at {Points} random bit patterns, `human` at {Points} points of magnitude 1e-3 to 1e3 and {Points / 2} next to thresholds, seed {Seed}, each point in one lane beside a NaN, a zero, a subnormal and others. `subnormal`: in units of 2^-1074 where the true value is subnormal. The bound is 2.\n\n")
        .Append(CultureInfo.InvariantCulture, $"Nanoseconds per value, a batch of {Values} points in the cache, the least of 300 rounds: `usual` arguments from 0.1 to 0.9, `mixed` the same with every eighth one huge, infinite, NaN, zero, negative or subnormal.\n\n")
        .Append("| kernel | meaning | bits | human | subnormal | points | worst point | usual | mixed |\n|---|---|---:|---:|---:|---:|---|---:|---:|\n")
        .ToString();

    private static (string Text, bool Exceeds) Accuracy(KernelCase kernel)
    {
        KernelPoints points = new(kernel, Seed);
        KernelProbe bits = new KernelProbe(kernel).Run(points.BitPatterns(Points));
        KernelProbe human = new KernelProbe(kernel).Run(points.HumanRange(Points)).Run(points.Neighbourhoods(Points / 2));
        KernelProbe worst = bits.Worst > human.Worst ? bits : human;
        bool exceeds = worst.Worst > kernel.Bound;
        string point = string.Join(", ", worst.WorstPoint.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)));
        double subnormal = Math.Max(bits.WorstSubnormal, human.WorstSubnormal);
        return (string.Create(CultureInfo.InvariantCulture, $"| {(exceeds ? "**!** " : string.Empty)}`{kernel.Name}` | `{kernel.Formula}` | {bits.Worst:F2} | {human.Worst:F2} | {subnormal:F2} | {bits.Count + human.Count} | {point} |"), exceeds);
    }

    private static string Speed(KernelCase kernel)
    {
        string[] variables = [.. kernel.Parameters.Where(static p => p.Fixed is null).Select(static p => p.Name)];
        IEnumerable<string> arguments = kernel.Parameters.Select(static p => p.Fixed?.ToString(CultureInfo.InvariantCulture) ?? p.Name);
        string? function = StandardFunctions.Table.Definitions.FirstOrDefault(d => d.Vector?.Kernel.Method.Name == kernel.Name)?.Name;
        string call = function is null ? "x^y" : $"{function}({string.Join(", ", arguments)})";
        CompiledBatch batch = SymbolicEngine.Core.CompileBatch([SymbolicEngine.Core.Parse(call)], variables, CompileOptions.Fast);
        double[] usual = [.. Enumerable.Range(0, Values * variables.Length).Select(static i => 0.1 + (i * 0.4 / Values))], mixed = [.. usual];
        double[] strange = [1e300, double.PositiveInfinity, double.NaN, 0, -0.3, 1e-310, -1e5, 1e7];
        for (int i = 0; i < mixed.Length; i += 8) mixed[i + (i / 8 % 8)] = strange[i / 8 % strange.Length];
        return string.Create(CultureInfo.InvariantCulture, $" {Time(batch, usual):F2} | {Time(batch, mixed):F2} |");
    }

    private static double Time(CompiledBatch batch, double[] values)
    {
        double[] results = new double[Values];
        return Stopclock.Compare(() => batch.Evaluate(values, results), static () => { }, Values, 300).First;
    }
}
