using System.Runtime.Intrinsics;
using Symbolic.Functions;
using Symbolic.Library;
using Xunit;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Tests.Compilation;

/// <summary>Every row with a vector kernel: against its scalar kernel, on edges, on bit patterns and on human magnitudes.</summary>
public sealed class VectorKernelTests
{
    // the scalar kernels are within 1 ulp of the truth, the vector kernels within 2: they are at most 3 apart, mostly much less
    private const long Tolerance = 3;

    private static readonly double[] s_edges =
    [
        0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, -2.2250738585072009e-308, 1e-300, -1e-300,
        1e-20, -1e-20, 1e-8, -1e-8, 0.55, 0.54999999999999993, 0.34657359027997264, 0.41421356237309503, 2.414213562373095, 0.70710678118654757,
        -0.29289321881345254, 22, 36, 37, 40, -40, 709.78, 709.79, 710.4, 710.5, -708.4, -745.13, -745.14, -746, 800, -800, 801, 1e5, 999999, 1000000.5, 1e22,
        Math.PI, Math.PI / 2, Math.PI / 4, 1 - 1e-16, 1 + 2.3e-16, 1e300, 8e307, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Rows => [.. StandardFunctions.Table.Definitions.Where(static d => d.Vector is not null).Select(static d => d.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Vector_kernels_agree_with_scalar_kernels(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(d => d.Name == name && d.Vector is not null);
        Random random = new(name.Length);
        for (int i = 0; i <= s_edges.Length; i++) Compare(row, k => s_edges[(i + k) % s_edges.Length], row.Vector!.Kernel);
        for (int i = 0; i < 2000; i++)
        {
            Compare(row, _ => BitConverter.Int64BitsToDouble(random.NextInt64() ^ (random.NextInt64() << 1)), row.Vector!.Kernel);
            Compare(row, _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 4)), row.Vector.Kernel);
            if (row.Vector is { Common: { } common, Rare: { } rare }) Compare(row, _ => Usual(random, (Func<V, bool>)rare), common);
        }
    }

    /// <summary>An argument that the faster kernel is made for.</summary>
    private static double Usual(Random random, Func<V, bool> isRare)
    {
        while (true)
        {
            double x = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 13));
            if (!isRare(Vector512.Create(x))) return x;
        }
    }

    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("tan")]
    [InlineData("cot")]
    [InlineData("sec")]
    [InlineData("csc")]
    public void Trigonometric_kernels_keep_their_digits_next_to_multiples_of_a_quarter_turn(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(d => d.Name == name && d.Vector is not null);
        Random random = new(11);
        for (int i = 0; i < 3000; i++) Compare(row, _ => Math.Round(Math.Pow(10, 11 * random.NextDouble())) * Math.PI / 2, row.Vector!.Common!);
    }

    [Fact]
    public void Powers_in_vectors_have_the_edges_of_powers()
    {
        foreach (double x in (ReadOnlySpan<double>)[.. s_edges, 3, -3])
        {
            foreach (double y in (ReadOnlySpan<double>)[.. s_edges, 3, -3, 4, -4, 1 / 3.0, 0.25, 1e15 + 1, 9007199254740993, -7.5])
            {
                double expected = Math.Pow(x, y), actual = Symbolic.Numerics.VectorKernels.Pow(Vector512.Create(x), Vector512.Create(y)).GetElement(5);
                Assert.True(IsNear(expected, actual), $"{x:R}^{y:R}: scalar {expected:R}, vector {actual:R}");
            }
        }
    }

    [Fact]
    public void Rare_arguments_are_found_in_any_lane()
    {
        FunctionDefinition sine = StandardFunctions.Table.Definitions.Single(static d => d.Name == "sin");
        Func<V, bool> rare = (Func<V, bool>)sine.Vector!.Rare!;
        Assert.False(rare(Vector512.Create(1e12)));
        for (int lane = 0; lane < V.Count; lane++) Assert.True(rare(V.Zero.WithElement(lane, -1.01e12)));
        Assert.False(rare(Vector512.Create(double.NaN)));
        Assert.False(rare(Vector512.Create(double.PositiveInfinity)));
    }

    private static void Compare(FunctionDefinition row, Func<int, double> argument, Delegate kernel)
    {
        double[][] arguments = [.. Enumerable.Range(0, row.Arity).Select(a => Enumerable.Range(0, V.Count).Select(k => argument((k * row.Arity) + (a * 7))).ToArray())];
        V[] vectors = [.. arguments.Select(static a => Vector512.Create<double>(a))];
        V result = kernel switch
        {
            Func<V, V> f => f(vectors[0]),
            Func<V, V, V> f => f(vectors[0], vectors[1]),
            Func<V, V, V, V> f => f(vectors[0], vectors[1], vectors[2]),
            _ => throw new ArgumentException("unknown signature", nameof(kernel)),
        };
        for (int i = 0; i < V.Count; i++)
        {
            double expected = row.Kernel switch
            {
                Func<double, double> f => f(arguments[0][i]),
                Func<double, double, double> f => f(arguments[0][i], arguments[1][i]),
                _ => ((Func<double, double, double, double>)row.Kernel!)(arguments[0][i], arguments[1][i], arguments[2][i]),
            };
            string at = string.Join(", ", arguments.Select(a => a[i].ToString("R")));
            Assert.True(IsNear(expected, result.GetElement(i)), $"{row.Name}({at}): scalar {expected:R}, vector {result.GetElement(i):R}");
        }
    }

    private static bool IsNear(double expected, double actual)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual)) return double.IsNaN(expected) && double.IsNaN(actual);
        if (expected == 0 || actual == 0) return expected == 0 && actual == 0 ? double.IsNegative(expected) == double.IsNegative(actual) : Distance(expected, actual) <= Tolerance;
        return Distance(expected, actual) <= Tolerance;
    }

    private static long Distance(double a, double b) => Math.Abs(Ordinal(a) - Ordinal(b));

    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
