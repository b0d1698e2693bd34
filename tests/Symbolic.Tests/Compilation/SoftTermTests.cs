using System.Globalization;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Terms that may underflow beside something larger.</summary>
public sealed class SoftTermTests
{
    private static readonly string[] s_vanishing = ["exp(-x^2)", "sech(x)^2", "sigmoid(-x*y)", "exp(-y)", "exp(-x*y)^2", "sech(y)^3", "exp(-x)", "(1 - tanh(x)^2)", "exp(-exp(y))"];
    private static readonly string[] s_factors = ["x", "y", "x^2", "(1 + x*y)", "y^3", "1/3", "1e3", "(x - y)", "x^2*y^2", "5e4", "1/y"];
    private static readonly string[] s_others = ["1", "x", "sigmoid(x)", "tanh(y)", "1e-160", "exp(-y^2)*1e-100", "x*y", "1/(1 + x^2)", "1e-200*y", "1e-300"];

    [Theory]
    [InlineData("x*exp(-x^2/2)/sqrt(2*pi) + erfc(-x/sqrt(2))/2", 86, 0)]
    [InlineData("x*exp(-x^2/2)/sqrt(2*pi) + erfc(-x/sqrt(2))/2", 1e14, 0)]
    [InlineData("x*(1 + 0.134145*x^2)*sech(x + 0.044715*x^3)^2 + sigmoid(x)", 50, 0)]
    [InlineData("y*exp(-x*y) + x", 300, 7)]
    [InlineData("y - x^3*exp(-x)", 800, 7)]
    public void Take_no_other_arithmetic(string text, double x, double y)
    {
        CompiledFunction function = SymbolicEngine.Default.CompileFunction([Expr.Parse(text)], ["x", "y"]);
        double[] values = new double[1];
        Tier[] tiers = new Tier[1];
        function.Evaluate([x, y], values, tiers);
        Assert.Equal(Tier.Double, tiers[0]);
        Assert.InRange(Distance(values[0], SymbolicEngine.Default.EvaluateExact([Expr.Parse(text)], ["x", "y"], [x, y])[0].Value), 0, 1);
    }

    [Theory]
    [InlineData("x*exp(-y) + 1", 1e300, 720)] // a product of 5e-13 with what is subnormal
    [InlineData("x*exp(-y) + 1e-20", 1e290, 730)]
    [InlineData("exp(x)*sech(y) + 1", 800, 800)]
    [InlineData("x*exp(-y) + 1e-310", 2, 745)]
    [InlineData("x*exp(-y) + 1e-180", 1e15, 760)]
    [InlineData("x^5*exp(-y) + 1e-260", 1e14, 744)]
    public void Count_where_factors_or_results_are_of_other_size(string text, double x, double y)
    {
        Expr f = Expr.Parse(text);
        Assert.Equal(SymbolicEngine.Default.EvaluateExact([f], ["x", "y"], [x, y])[0].Value, SymbolicEngine.Default.CompileFunction([f], ["x", "y"]).Evaluate(x, y));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_results_are_right(int seed)
    {
        Random random = new(seed);
        int compared = 0;
        for (int i = 0; i < 60; i++)
        {
            string[] terms = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => string.Join('*', Some(s_vanishing, random.Next(1, 3)).Concat(Some(s_factors, random.Next(3))))), s_others[random.Next(s_others.Length)]];
            Expr f = Expr.Parse(random.Next(3) == 0 ? $"({string.Join(" + ", terms)})/2" : string.Join(" + ", terms));
            Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
            CompiledFunction function = SymbolicEngine.Default.CompileFunction(results, ["x", "y"]);
            double[] values = new double[3];
            for (int k = 0; k < 40; k++)
            {
                double[] point = [Number(), Number()];
                function.Evaluate(point, values);
                ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(results, ["x", "y"], point);
                for (int j = 0; j < values.Length; j++)
                {
                    if (exact[j].Kind != ExactResultKind.Value) continue;
                    compared++;
                    Assert.True(Distance(values[j], exact[j].Value) <= 3, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {results[j]} at {point[0]:R}, {point[1]:R} is {exact[j].Value:R}, not {values[j]:R}"));
                }
            }
        }

        Assert.True(compared > 5000, $"seed {seed}: {compared} compared");

        IEnumerable<string> Some(string[] from, int count) => Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]);

        double Number() => (random.Next(2) == 0 ? 1 : -1) * (random.Next(4) switch { 0 => 24 + (16 * random.NextDouble()), 1 => 340 + (40 * random.NextDouble()), 2 => 640 + (120 * random.NextDouble()), _ => Math.Pow(10, 36 * random.NextDouble() - 18) });
    }

    /// <summary>How many doubles one is from the other.</summary>
    private static double Distance(double a, double b) => a == b ? 0 : double.IsFinite(a) && Math.Sign(a) == Math.Sign(b) ? Math.Abs((double)BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b)) : double.PositiveInfinity;
}
