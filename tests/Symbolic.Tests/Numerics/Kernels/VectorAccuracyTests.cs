using Symbolic.Tests.Numerics.Kernels.Accuracy;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>The vector kernels against exact values.</summary>
public sealed class VectorAccuracyTests
{
    private const int Points = 300, Balls = 200;

    public static TheoryData<string> Names => [.. VectorCases.All.Select(static kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_within_its_bound(string name)
    {
        KernelCase kernel = VectorCases.All.Single(k => k.Name == name);
        int seed = Environment.TickCount;
        KernelPoints points = new(kernel, seed);
        KernelProbe probe = new KernelProbe(kernel, Balls).Run(points.BitPatterns(Points)).Run(points.HumanRange(Points)).Run(points.Neighbourhoods(Points)).Run(points.Corners(Points));
        Assert.True(probe.Worst <= kernel.Bound, $"{kernel.Line}: {probe.Worst} ulp at {string.Join(", ", probe.WorstPoint.Select(static x => x.ToString("R")))}, seed {seed}");
    }
}
