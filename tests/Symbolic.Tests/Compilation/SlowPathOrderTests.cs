using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>What the slow path asks first depends on what has served at the points before; what it says does not.</summary>
public sealed class SlowPathOrderTests
{
    private const int Seed = 20261127, Repetitions = 40;

    [Theory]
    [InlineData("exp(-x^2)*(abs(x)*y - x*abs(y))")]
    [InlineData("abs(x - y)/(abs(x) + abs(y))")]
    [InlineData("exp(x/y)*mod(abs(x) - x, 2)")]
    [InlineData("x*exp(-x^2*y^2) - y*exp(-x^2*y^2)*abs(x)/abs(y)")]
    [InlineData("exp(x - y)*(x*(y - 1) + y*(1 - x) + (x - y))")]
    public void Results_do_not_depend_on_the_points_before(string text)
    {
        Expr expression = Expr.Parse(text);
        Expr[] results = [expression, .. SymbolicEngine.Default.Gradient(expression, ["x", "y"])];
        (double[] Point, double[] Values)[] samples = [.. Points().Select(point => (point, Evaluated(SymbolicEngine.Default.CompileFunction(results, ["x", "y"]), point)))];
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(results, ["x", "y"]);
        foreach ((double[] point, double[] values) in samples.SelectMany(static sample => Enumerable.Repeat(sample, Repetitions)))
        {
            double[] again = Evaluated(function, point);
            Assert.True(values.AsSpan().SequenceEqual(again), $"{text} at {string.Join(", ", point)}: {string.Join(" ", values)} at first, {string.Join(" ", again)} later");
            for (int i = 0; i < values.Length; i++) Assert.Equal(double.IsNegative(values[i]), double.IsNegative(again[i]));
        }
    }

    [Fact]
    public void Exact_zeros_take_double_double_arithmetic_and_lost_ones_more()
    {
        CompiledFunction function = SymbolicEngine.Default.CompileFunction([Expr.Parse("exp(-x^2)*(abs(x)*y - x*abs(y))")], ["x", "y"]);
        Assert.Equal(Tier.DoubleDouble, TierAt(function, 2, 3));
        Assert.NotEqual(Tier.DoubleDouble, TierAt(function, 30, -3));
    }

    private static IEnumerable<double[]> Points()
    {
        Random random = new(Seed);
        double Size(double least, double most) => Math.Exp(Math.Log(least) + (random.NextDouble() * Math.Log(most / least)));
        for (int i = 0; i < 8; i++)
        {
            double sign = random.Next(2) == 0 ? 1 : -1;
            yield return [sign * Size(0.01, 5), sign * Size(0.01, 5)];
            yield return [sign * Size(28, 400), -sign * Size(0.01, 5)];
            yield return [sign * Size(1, 20), -sign * Size(1, 20)];
            yield return [Size(1, 2), 1 + Size(1e-9, 1e-3)];
        }
    }

    private static double[] Evaluated(CompiledFunction function, double[] point)
    {
        double[] values = new double[function.OutputCount];
        function.Evaluate(point, values);
        return values;
    }

    private static Tier TierAt(CompiledFunction function, params double[] point)
    {
        Tier[] tiers = new Tier[1];
        function.Evaluate(point, new double[1], tiers);
        return tiers[0];
    }
}
