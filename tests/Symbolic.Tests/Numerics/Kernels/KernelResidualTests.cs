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

    /// <summary>Eight lanes, usual and unusual ones side by side, are as right as single points and known where those are.</summary>
    [Theory]
    [MemberData(nameof(VectorNames))]
    public void Vectors_of_residuals_are_right(string name)
    {
        FunctionDefinition row = SymbolicEngine.Default.Functions.Definitions.Single(r => r.Name == name && r.Residual is not null);
        string[] arguments = row.Arity == 1 ? ["a"] : ["a", "b"];
        CheckLanes(Expr.Parse($"{name}({string.Join(", ", arguments)})"), row.Kernel!, row.Residual!);
    }

    [Fact]
    public void Vectors_of_residuals_of_powers_are_right() => CheckLanes(Expr.Parse("a^b"), (Func<double, double, double>)Math.Pow, ResidualKernel.Power);

    private static void CheckLanes(Expr meaning, Delegate kernel, ResidualKernel residual)
    {
        Expr lacking = meaning - Expr.Symbol("y");
        Random random = new(19);
        double[] edges = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 5e-324, -1e-310, 1e-50, 1e300, -1e300, 1, -1, 30, -30, 700, -700];
        int arity = kernel is Func<double, double> ? 1 : 2, compared = 0;
        string[] names = arity == 1 ? ["a", "y"] : ["a", "b", "y"];
        for (int i = 0; i < Points / 8; i++)
        {
            double[][] points = [.. Enumerable.Range(0, 8).Select(k => Enumerable.Range(0, arity).Select(_ => random.Next(12) == 0 ? edges[random.Next(edges.Length)] : Argument(random, (i + k) % 3)).ToArray())];
            double[] y = Array.ConvertAll(points, p => arity == 1 ? ((Func<double, double>)kernel)(p[0]) : ((Func<double, double, double>)kernel)(p[0], p[1]));
            if (i % 2 == 0) y = Array.ConvertAll(y, static v => double.IsFinite(v) && v != 0 ? Math.BitIncrement(v) : v);
            Vector512<double>[] lanes = [.. Enumerable.Range(0, arity).Select(v => Vector512.Create(Array.ConvertAll(points, p => p[v])))];
            Vector512<double> found = residual.Row.Vector!.Kernel is Func<Vector512<double>, Vector512<double>, Vector512<double>> unary
                ? unary(lanes[0], Vector512.Create(y))
                : ((Func<Vector512<double>, Vector512<double>, Vector512<double>, Vector512<double>>)residual.Row.Vector.Kernel)(lanes[0], lanes[1], Vector512.Create(y));
            if (residual.Paired is { } paired) CheckPaired(paired.Kernel, lacking, points, kernel);
            for (int k = 0; k < y.Length; k++)
            {
                double one = Found(residual, points[k], y[k]);
                if (!double.IsFinite(y[k]) || Math.Abs(y[k]) < 1e-280) continue;
                Assert.True(double.IsNaN(one) || !double.IsNaN(found[k]), $"{meaning} at {string.Join(", ", points[k])}: {one:R} or {found[k]:R}");
                if (!double.IsNaN(found[k]) && CheckPoint(lacking, names, [.. points[k], y[k]], found[k])) compared++;
            }
        }

        Assert.True(compared > Points / 10, $"only {compared} points of {meaning}");
    }

    /// <summary>The values that come with what they lack are next to the true ones.</summary>
    private static void CheckPaired(PairedVectorKernel paired, Expr lacking, double[][] points, Delegate kernel)
    {
        Vector512<double> values = paired(Vector512.Create(Array.ConvertAll(points, static p => p[0])), out Vector512<double> rest);
        for (int k = 0; k < points.Length; k++)
        {
            double expected = ((Func<double, double>)kernel)(points[k][0]);
            if (!double.IsFinite(expected) || Math.Abs(expected) < 1e-280) continue;
            Assert.True(Math.Abs(values[k] - expected) <= Math.Abs(expected) * 3e-16, $"{lacking} at {points[k][0]:R}: {values[k]:R}, not {expected:R}");
            if (!double.IsNaN(rest[k])) CheckPoint(lacking, ["a", "y"], [points[k][0], values[k]], rest[k]);
        }
    }

    /// <summary>A value that comes with what it lacks is next to the true one.</summary>
    private static void CheckPaired(PairedKernel paired, Expr lacking, double x, double expected)
    {
        double value = paired(x, out double rest);
        Assert.True(value.Equals(expected) || Math.Abs(value - expected) <= Math.Abs(expected) * 3e-16, $"{lacking} at {x:R}: {value:R}, not {expected:R}");
        if (double.IsFinite(expected) && Math.Abs(expected) >= 1e-280 && !double.IsNaN(rest)) CheckPoint(lacking, ["a", "y"], [x, value], rest);
    }

    private static void CheckPaired(PairedBinaryKernel paired, Expr lacking, double a, double b, double expected)
    {
        double value = paired(a, b, out double rest);
        Assert.True(value.Equals(expected) || Math.Abs(value - expected) <= Math.Abs(expected) * 3e-16 || Math.Abs(expected) < 1e-307, $"{lacking} at {a:R}, {b:R}: {value:R}, not {expected:R}");
        if (double.IsFinite(expected) && Math.Abs(expected) >= 1e-280 && !double.IsNaN(rest)) CheckPoint(lacking, ["a", "b", "y"], [a, b, value], rest);
    }

    /// <summary>Values of two arguments that come with what they lack are those of the kernels at zeros, ends and infinities.</summary>
    [Fact]
    public void Pairs_of_two_arguments_have_the_edges_of_their_kernels()
    {
        double[] edges = [0, -0.0, 5e-324, -5e-324, 1e-310, 1, -1, 0.5, 708, -708, 1e300, -1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (FunctionDefinition row in SymbolicEngine.Default.Functions.Definitions.Where(static r => r.Residual?.PairedScalar is PairedBinaryKernel))
        {
            foreach ((double x, double y) in edges.SelectMany(x => edges.Select(y => (x, y))))
            {
                double value = ((PairedBinaryKernel)row.Residual!.PairedScalar!)(x, y, out _), expected = ((Func<double, double, double>)row.Kernel!)(x, y);
                bool isNear = double.IsFinite(value) && expected != 0 && Math.Abs(value - expected) <= Math.Max(5e-324, Math.Abs(expected) * 3e-16);
                Assert.True(isNear || (value.Equals(expected) && (double.IsNaN(value) || double.IsNegative(value) == double.IsNegative(expected))), $"{row.Name}({x:R}, {y:R}) is {value:R}, not {expected:R}");
            }
        }
    }

    /// <summary>Values that come with what they lack are those of the kernels at zeros, ends and infinities.</summary>
    [Fact]
    public void Pairs_have_the_edges_of_their_kernels()
    {
        double[] edges = [0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1, -1, 708, -708, 745.5, -745.5, 1e300, -1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (FunctionDefinition row in SymbolicEngine.Default.Functions.Definitions.Where(static r => r.Residual?.PairedScalar is PairedKernel))
        {
            foreach (double x in edges)
            {
                double value = ((PairedKernel)row.Residual!.PairedScalar!)(x, out _), expected = ((Func<double, double>)row.Kernel!)(x);
                bool isNear = double.IsFinite(value) && expected != 0 && Math.Abs(value - expected) <= Math.Max(5e-324, Math.Abs(expected) * 3e-16);
                Assert.True(isNear || (value.Equals(expected) && double.IsNegative(value) == double.IsNegative(expected)) || double.IsNaN(value), $"{row.Name}({x:R}) is {value:R}, not {expected:R}");
                Assert.Equal(double.IsNaN(expected), double.IsNaN(value));
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
            if (residual.PairedScalar is PairedKernel paired) CheckPaired(paired, lacking, a, y);
            if (residual.PairedScalar is PairedBinaryKernel binary) CheckPaired(binary, lacking, a, b, y);
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
        bool hasNegativeZero = Array.Exists(values, static v => v == 0 && double.IsNegative(v)); // exact reals have one zero: atan2(−0, −1) is −π in doubles
        if (truth.Kind != ExactResultKind.Value || (values.Length > 2 && hasNegativeZero)) return false;
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
