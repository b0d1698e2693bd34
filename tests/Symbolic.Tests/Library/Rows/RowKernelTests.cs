using System.Globalization;
using Symbolic.Functions;
using Xunit;

namespace Symbolic.Tests.Library.Rows;

/// <summary>The kernel of every row against its exact meaning, at random points and at edges: a row that is added is tested.</summary>
public sealed class RowKernelTests
{
    private const int Seed = 20240805;
    private const int Points = 30;

    public static TheoryData<string> Exact() => [.. RowTable.Exact.Select(static row => row.Signature)];

    public static TheoryData<string> Monotone() => [.. RowTable.Exact.Where(static row => row.Monotone != 0 && row.Arity == 1).Select(static row => row.Signature)];

    public static TheoryData<string> WithDomain() => [.. RowTable.Exact.Where(static row => row.Domain is not null).Select(static row => row.Signature)];

    [Theory]
    [MemberData(nameof(Exact))]
    public void Kernels_keep_their_bounds(string signature)
    {
        FunctionDefinition row = RowTable.Named(signature);
        RowProbe probe = new RowProbe(row).Run(Sample(row).Where(RowRegion.Of(row)));
        Assert.True(probe.Failures.Count == 0, $"{signature}, seed {Seed}: {probe.Failures.Count} failures\n{string.Join('\n', probe.Failures.Take(8))}");
        Assert.True(probe.Values > 0, $"{signature}: no point has a value");
    }

    [Theory]
    [MemberData(nameof(WithDomain))]
    public void There_are_values_in_the_domain_and_nowhere_else(string signature)
    {
        FunctionDefinition row = RowTable.Named(signature);
        Func<double[], bool> inside = RowRegion.Holds(row, row.Domain!.Text);
        foreach (double[] point in Sample(row))
        {
            ExactResultKind kind = new RowProbe(row).Truth(point).Kind;
            bool contradicts = inside(point) ? kind == ExactResultKind.Undefined : kind is ExactResultKind.Value or ExactResultKind.Overflows;
            Assert.False(contradicts, $"{row.Name}({string.Join(", ", point)}) is {kind}; domain {row.Domain}; seed {Seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Monotone))]
    public void Monotone_rows_never_step_back(string signature)
    {
        FunctionDefinition row = RowTable.Named(signature);
        Func<double, double> kernel = (Func<double, double>)row.Kernel!;
        RowPoints points = new(row, Seed);
        foreach (double[] point in points.Edges().Concat(points.BitPatterns(50 * Points)).Concat(points.HumanRange(200 * Points)).Concat(points.Neighbourhoods(50 * Points)))
        {
            double x = point[0], next = Math.BitIncrement(x), low = kernel(x), high = kernel(next);
            Assert.False((high - low) * row.Monotone < 0, string.Create(CultureInfo.InvariantCulture, $"{row.Name}({x:R}) is {low:R}, and {high:R} at the next double; seed {Seed}"));
        }
    }

    [Fact]
    public void Regions_name_rows() => Assert.Empty(RowRegion.Named.Except(RowTable.All.Select(static row => row.Signature)));

    private static IEnumerable<double[]> Sample(FunctionDefinition row)
    {
        RowPoints points = new(row, Seed);
        return points.Edges().Concat(points.BitPatterns(Points)).Concat(points.HumanRange(Points));
    }
}
