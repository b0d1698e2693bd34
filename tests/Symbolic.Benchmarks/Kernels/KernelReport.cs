using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Tests.House;
using Symbolic.Tests.Numerics.Kernels.Accuracy;

namespace Symbolic.Benchmarks.Kernels;

/// <summary>The accuracy table of the kernels: measured against exact reals and written to results/kernels.md.</summary>
internal static class KernelReport
{
    private const int Seed = 1;
    private const int Points = 10_000;

    /// <summary>Measures every line of kernels.cases, or those of the kernels named.</summary>
    /// <returns>The number of kernels beyond their bound.</returns>
    public static int Run(string[] names)
    {
        string cases = Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "Numerics", "Kernels", "kernels.cases");
        KernelCase[] kernels = [.. KernelCase.Read(cases).Where(kernel => names.Length == 0 || names.Contains(kernel.Name))];
        Row[] rows = new Row[kernels.Length];
        Parallel.For(0, kernels.Length, i =>
        {
            rows[i] = Measure(kernels[i]);
            Console.WriteLine($"{rows[i].Text} {rows[i].Time.TotalSeconds:F1} s");
        });
        if (names.Length == 0) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "kernels.md"), Table(rows));
        return rows.Count(static row => row.Exceeds);
    }

    private static Row Measure(KernelCase kernel)
    {
        Stopwatch clock = Stopwatch.StartNew();
        KernelPoints points = new(kernel, Seed);
        KernelProbe bits = new KernelProbe(kernel).Run(points.BitPatterns(Points));
        KernelProbe human = new KernelProbe(kernel).Run(points.HumanRange(Points)).Run(points.Neighbourhoods(Points / 2));
        return new Row(kernel, bits, human, clock.Elapsed);
    }

    private static string Table(Row[] rows)
    {
        StringBuilder text = new();
        text.Append("# Accuracy of the kernels\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- kernels` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Greatest error in units in the last place of the true value, which ball arithmetic encloses to 64 bits or more. `bits`: {Points} random bit patterns; `human`: {Points} points of magnitude 1e-3 to 1e3 and {Points / 2} next to thresholds; seed {Seed}. `subnormal`: the greatest error where the true value is subnormal, in units of 2^-1074. 0.5 is a correctly rounded function.\n\n");
        text.Append("| kernel | meaning | bits | human | subnormal | bound | points | worst point |\n|---|---|---:|---:|---:|---:|---:|---|\n");
        foreach (Row row in rows) text.Append(row.Text).Append('\n');
        return text.ToString();
    }

    private sealed record Row(KernelCase Kernel, KernelProbe Bits, KernelProbe Human, TimeSpan Time)
    {
        public bool Exceeds => Math.Max(Bits.Worst, Human.Worst) > Kernel.Bound;

        public string Text
        {
            get
            {
                KernelProbe worst = Bits.Worst > Human.Worst ? Bits : Human;
                string point = string.Join(", ", worst.WorstPoint.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)));
                double subnormal = Math.Max(Bits.WorstSubnormal, Human.WorstSubnormal);
                string formula = Kernel.Formula.Replace("|", "\\|", StringComparison.Ordinal);
                string call = $"{Kernel.Name}({string.Join(", ", Kernel.Parameters.Select(static p => p.Fixed is { } value ? value.ToString(CultureInfo.InvariantCulture) : p.Name))})";
                return string.Create(CultureInfo.InvariantCulture, $"| {(Exceeds ? "**!** " : string.Empty)}`{call}` | `{formula}` | {Bits.Worst:F4} | {Human.Worst:F4} | {subnormal:F2} | {Kernel.Bound} | {Bits.Count + Human.Count} | {point} |");
            }
        }
    }
}
