using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>All tables about compiled functions, written to results/calls.md: <c>dotnet run -c Release -- ratios</c>.</summary>
internal static class CompilationReport
{
    /// <summary>Measures, prints and writes the tables.</summary>
    public static int Run()
    {
        StringBuilder text = new();
        text.Append("# Calls of compiled functions\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `DOTNET_TieredCompilation=0 dotnet run -c Release --project tests/Symbolic.Benchmarks -- ratios` (optimised code from the first call; with tiers, code made by the compiler alone is ten times slower in the first tenths of a second, that in the package is not) on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, vectors of 512 bits {(Vector512.IsHardwareAccelerated ? "in hardware" : "made of shorter ones")}.\n\n");
        CallRatios.Write(text);
        BatchRatios.Write(text);
        VectorRatios.Write(text);
        Console.Write(text);
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "calls.md"), text.ToString());
        return 0;
    }
}
