using Symbolic.Functions;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>Functions that come with the values of others.</summary>
public sealed class CompanionTests
{
    private static readonly double[] s_edges =
    [
        0, -0.0, 5e-324, -5e-324, 1e-310, 1e-9, -1e-9, 1e-17, 0.0625, 0.125, -0.125, 0.881373587019543, 1, -1, 20, -20, 29.999, -30, 50, -50, 599.999, 600, -600, 690, -700, 709.5, -745.2, 1e5, 1e300, -1e300,
        double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string, string> Companions
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (FunctionDefinition row in SymbolicEngine.Default.Functions.Definitions)
            {
                foreach (Companion companion in row.Companions) data.Add(row.Name, companion.Name);
            }

            return data;
        }
    }

    /// <summary>Both are next to what their own kernels give, and those are next to the truth: at most two units apart.</summary>
    [Theory]
    [MemberData(nameof(Companions))]
    public void Both_values_are_those_of_the_functions(string name, string other)
    {
        const int Seed = 20261127;
        Random random = new(Seed);
        FunctionDefinition row = Row(name), second = Row(other);
        Companion companion = row.Companions.Single(c => c.Name == other);
        Func<double, double> kernel = (Func<double, double>)row.Kernel!, otherKernel = (Func<double, double>)second.Kernel!;
        foreach (double x in (IEnumerable<double>)[.. s_edges, .. Enumerable.Range(0, 4000).Select(i => Argument(random, i % 3))])
        {
            double value = companion.Both(x, out double beside), expected = otherKernel(companion.IsOfOpposite ? -x : x);
            Assert.True(IsNear(kernel(x), value), $"{name}({x:R}) is {kernel(x):R}, not {value:R} (seed {Seed})");
            Assert.True(IsNear(expected, beside), $"{other} beside {name}({x:R}) is {expected:R}, not {beside:R} (seed {Seed})");
        }
    }

    /// <summary>What is interpreted, machine code and batches agree where a tape has both.</summary>
    [Theory]
    [MemberData(nameof(Companions))]
    public void Delegates_take_both_from_one_kernel(string name, string other)
    {
        Companion companion = Row(name).Companions.Single(c => c.Name == other);
        Expr[] outputs = [Expr.Parse($"{name}(x)"), Expr.Parse($"{other}({(companion.IsOfOpposite ? "-x" : "x")})")];
        (Symbolic.Compilation.Tape tape, _) = SymbolicEngine.Default.Prepare(outputs, ["x"], CompileOptions.Default);
        Assert.Contains(tape.Kernels, kernel => ReferenceEquals(kernel.RestRow, companion.Row));
        SpanFunction compiled = SymbolicEngine.Default.Compile(outputs, ["x"]);
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, ["x"]);
        double[] x = [0.3, 1.7, 12.25, 0.0078125, 25], one = new double[2], interpreted = new double[2], batch = new double[2 * x.Length];
        SymbolicEngine.Default.CompileBatch(outputs, ["x"]).Evaluate(x, batch);
        for (int i = 0; i < x.Length; i++)
        {
            compiled([x[i]], one);
            function.Evaluate([x[i]], interpreted);
            Assert.Equal(interpreted, one);
            Assert.All([0, 1], k => Assert.True(Math.Abs(batch[(k * x.Length) + i] - one[k]) <= 3 * (Math.BitIncrement(Math.Abs(one[k])) - Math.Abs(one[k])), $"{outputs[k]} at {x[i]:R}: {batch[(k * x.Length) + i]:R}, not {one[k]:R}"));
        }
    }

    private static FunctionDefinition Row(string name) => SymbolicEngine.Default.Functions.Definitions.Single(row => row.Name == name && row.Arity == 1);

    private static bool IsNear(double a, double b) =>
        (a.Equals(b) && (double.IsNaN(a) || double.IsNegative(a) == double.IsNegative(b))) || (double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) <= 2 * (Math.BitIncrement(Math.Abs(a)) - Math.Abs(a)));

    private static double Argument(Random random, int kind) => kind switch
    {
        0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => (random.Next(2) - 0.5) * Math.Pow(10, (random.NextDouble() * 6) - 3),
        _ => (random.NextDouble() - 0.5) * 60,
    };
}
