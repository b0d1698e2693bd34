using System.Reflection;
using Symbolic.Tests.House;
using Symbolic.Tests.Numerics.Kernels.Accuracy;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>Every kernel against its meaning in exact reals: kernels.cases says which, on what range, and how close.</summary>
public sealed class KernelAccuracyTests
{
    private const int Seed = 20250917;
    private const int Points = 5_000;
    private const int Balls = 600;
    private static readonly Dictionary<string, KernelCase> s_cases = KernelCase.Read(CasesPath).ToDictionary(static c => c.Line);

    public static TheoryData<string> Lines => [.. s_cases.Keys];

    private static string CasesPath => Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "Numerics", "Kernels", "kernels.cases");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Error_is_within_the_bound(string line)
    {
        KernelCase kernel = s_cases[line];
        KernelPoints points = new(kernel, Seed);
        KernelProbe probe = new KernelProbe(kernel, Balls).Run(points.Corners(Points / 10)).Run(points.Neighbourhoods(Points / 5)).Run(points.HumanRange(Points)).Run(points.BitPatterns(Points));
        string where = string.Join(", ", probe.WorstPoint.Select(static x => $"{x:R}"));
        Assert.True(probe.Worst <= kernel.Bound, $"{kernel.Name}: {probe.Worst} ulp at ({where}), seed {Seed}");
        Assert.True(probe.Count > 300 && probe.Undecided < probe.Count / 10, $"{kernel.Name}: {probe.Count} points, {probe.Undecided} undecided");
    }

    [Fact]
    public void Every_kernel_has_a_case()
    {
        IEnumerable<string> names = typeof(Symbolic.Numerics.Kernels).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(static m => m.Name);
        Assert.Empty(names.Except(s_cases.Values.Select(static c => c.Name)));
    }
}
