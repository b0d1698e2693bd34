using Symbolic.Functions;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>What kernels' results lack, against exact reals.</summary>
public sealed class KernelResidualTests
{
    private const int Points = 1500;
    private const double Bound = 1.0 / (1L << 62);

    public static TheoryData<string> Names => [.. SymbolicEngine.Default.Functions.Definitions.Where(static row => row.Residual is not null).Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Residuals_are_right(string name)
    {
        FunctionDefinition row = SymbolicEngine.Default.Functions.Definitions.Single(r => r.Name == name && r.Arity == 1);
        Func<double, double> kernel = (Func<double, double>)row.Kernel!;
        Func<double, double, double> residual = (Func<double, double, double>)row.Residual!.Row.Kernel!;
        Expr lacking = Expr.Parse($"{name}(x) - y");
        Random random = new(17);
        int compared = 0;
        for (int i = 0; i < Points; i++)
        {
            double x = Argument(random, i % 3), y = kernel(x), found = residual(x, y);
            if (!double.IsFinite(y) || Math.Abs(y) < 1e-280 || double.IsNaN(found)) continue;
            ExactResult truth = SymbolicEngine.Default.EvaluateExact([lacking], ["x", "y"], [x, y])[0];
            if (truth.Kind != ExactResultKind.Value) continue;
            compared++;
            Assert.True(Math.Abs(found - truth.Value) <= Bound * Math.Abs(y), $"{name}({x:R}) = {y:R} lacks {truth.Value:R}, not {found:R}");
        }

        Assert.True(compared > Points / 4, $"only {compared} points of {name}");
    }

    private static double Argument(Random random, int kind) => kind switch
    {
        0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => (random.Next(2) - 0.5) * Math.Pow(10, (random.NextDouble() * 6) - 3),
        _ => (random.Next(2) - 0.5) * Math.Pow(10, (random.NextDouble() * 10) - 8),
    };
}
