using System.Runtime.Intrinsics;
using Symbolic.Functions;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>What kernels' results lack, against exact reals.</summary>
public sealed class KernelResidualTests
{
    private const int Points = 1500;
    private const double Bound = 1.0 / (1L << 62);

    public static TheoryData<string> Names => [.. SymbolicEngine.Default.Functions.Definitions.Where(static row => row.Residual is not null).Select(static row => row.Name)];

    public static TheoryData<string> VectorNames => [.. SymbolicEngine.Default.Functions.Definitions.Where(static row => row.Residual?.Row.Vector is not null).Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Residuals_are_right(string name)
    {
        FunctionDefinition row = SymbolicEngine.Default.Functions.Definitions.Single(r => r.Name == name && r.Residual is not null);
        string[] arguments = row.Arity == 1 ? ["a"] : ["a", "b"];
        Check(Expr.Parse($"{name}({string.Join(", ", arguments)})"), row.Kernel!, row.Residual!);
    }

    /// <summary>Eight lanes, usual and unusual ones side by side, say what single points say, up to the uncertainty of both.</summary>
    [Theory]
    [MemberData(nameof(VectorNames))]
    public void Vectors_of_residuals_are_right(string name)
    {
        FunctionDefinition row = SymbolicEngine.Default.Functions.Definitions.Single(r => r.Name == name && r.Residual is not null);
        Func<double, double, double> scalar = (Func<double, double, double>)row.Residual!.Row.Kernel!;
        var vector = (Func<Vector512<double>, Vector512<double>, Vector512<double>>)row.Residual.Row.Vector!.Kernel;
        Func<double, double> kernel = (Func<double, double>)row.Kernel!;
        Random random = new(19);
        double[] edges = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 5e-324, -1e-310, 1e-50, 1e300, -1e300, -1, 700, -700];
        for (int i = 0; i < Points; i++)
        {
            double[] x = [.. Enumerable.Range(0, 8).Select(k => random.Next(12) == 0 ? edges[random.Next(edges.Length)] : Argument(random, k % 3))];
            double[] y = Array.ConvertAll(x, a => double.IsFinite(kernel(a)) ? Math.BitIncrement(kernel(a)) : kernel(a));
            Vector512<double> found = vector(Vector512.Create(x), Vector512.Create(y));
            for (int k = 0; k < x.Length; k++)
            {
                double one = scalar(x[k], y[k]), bound = 2 * Bound * Math.Abs(y[k]);
                bool agree = one.Equals(found[k]) || Math.Abs(one - found[k]) <= bound || Math.Abs(y[k]) < 1e-280;
                Assert.True(agree, $"{name}({x[k]:R}) = {y[k]:R} lacks {one:R} or {found[k]:R}");
            }
        }
    }

    [Fact]
    public void Residuals_of_powers_are_right() => Check(Expr.Parse("a^b"), (Func<double, double, double>)Math.Pow, ResidualKernel.Power);

    [Fact]
    public void Residuals_of_powers_of_negative_numbers_are_right()
    {
        Random random = new(18);
        for (int i = 0; i < Points; i++)
        {
            double a = -random.NextDouble() * 3, b = random.Next(-9, 20), y = Math.Pow(a, b);
            CheckPoint(Expr.Parse("a^b - y"), ["a", "b", "y"], [a, b, y], Found(ResidualKernel.Power, [a, b], y));
        }
    }

    private static void Check(Expr meaning, Delegate kernel, ResidualKernel residual)
    {
        Expr lacking = meaning - Expr.Symbol("y");
        Random random = new(17);
        int compared = 0;
        for (int i = 0; i < Points; i++)
        {
            double a = Argument(random, i % 3), b = Argument(random, i / 3 % 3);
            double[] arguments = kernel is Func<double, double> ? [a] : [a, b];
            double y = kernel is Func<double, double> unary ? unary(a) : ((Func<double, double, double>)kernel)(a, b), found = Found(residual, arguments, y);
            if (!double.IsFinite(y) || Math.Abs(y) < 1e-280 || double.IsNaN(found)) continue;
            if (CheckPoint(lacking, arguments.Length == 1 ? ["a", "y"] : ["a", "b", "y"], [.. arguments, y], found)) compared++;
        }

        Assert.True(compared > Points / 10, $"only {compared} points of {meaning}");
    }

    private static double Found(ResidualKernel residual, double[] arguments, double y) => residual.Row.Kernel is Func<double, double, double> unary
        ? unary(arguments[0], y)
        : ((Func<double, double, double, double>)residual.Row.Kernel!)(arguments[0], arguments[1], y);

    private static bool CheckPoint(Expr lacking, string[] names, double[] values, double found)
    {
        ExactResult truth = SymbolicEngine.Default.EvaluateExact([lacking], names, values)[0];
        if (truth.Kind != ExactResultKind.Value) return false;
        Assert.True(Math.Abs(found - truth.Value) <= Bound * Math.Abs(values[^1]), $"{lacking} at {string.Join(", ", values.Select(static v => v.ToString("R")))} is {truth.Value:R}, not {found:R}");
        return true;
    }

    private static double Argument(Random random, int kind) => kind switch
    {
        0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => (random.Next(2) - 0.5) * Math.Pow(10, (random.NextDouble() * 6) - 3),
        _ => (random.Next(2) - 0.5) * Math.Pow(10, (random.NextDouble() * 10) - 8),
    };
}
