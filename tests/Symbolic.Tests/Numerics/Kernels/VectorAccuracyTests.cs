using Symbolic.Tests.Numerics.Kernels.Accuracy;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>The vector kernels against exact values.</summary>
public sealed class VectorAccuracyTests
{
    private const int Points = 300, Balls = 200;

    public static TheoryData<string> Lines => [.. VectorCases.All.Select(static kernel => kernel.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Is_within_its_bound(string line)
    {
        KernelCase kernel = VectorCases.All.Single(k => k.Line == line);
        int seed = Environment.TickCount;
        KernelPoints points = new(kernel, seed);
        KernelProbe probe = new KernelProbe(kernel, Balls).Run(points.BitPatterns(Points)).Run(points.HumanRange(Points)).Run(points.Neighbourhoods(Points)).Run(points.Corners(Points));
        Assert.True(probe.Worst <= kernel.Bound, $"{kernel.Line}: {probe.Worst} ulp at {string.Join(", ", probe.WorstPoint.Select(static x => x.ToString("R")))}, seed {seed}");
    }

    // where rounding errors pile up most
    [Theory]
    [InlineData("Sigmoid", -2.0000000000612275)]
    [InlineData("Sigmoid", -2.710297746914577)]
    [InlineData("Erfc", 0.5005924627699854)]
    [InlineData("Erfc", 0.7503830536968927)]
    [InlineData("Erfc", 5.92334185024879)]
    [InlineData("Sin", 1.6611697294568502)]
    [InlineData("Sin", 37.44729062050921)]
    [InlineData("Atan", 0.4161703072711687)]
    [InlineData("Csch", -0.8959254296011876)]
    [InlineData("Sinh", -1.4421491066190177)]
    [InlineData("Softplus", -1.259377128565394)]
    public void Is_within_its_bound_at(string name, double x)
    {
        KernelCase kernel = VectorCases.All.Single(k => k.Name == name);
        KernelProbe probe = new KernelProbe(kernel, Balls).Run([[x]]);
        Assert.True(probe.Worst <= kernel.Bound, $"{kernel.Line}: {probe.Worst} ulp at {x:R}");
    }
}
