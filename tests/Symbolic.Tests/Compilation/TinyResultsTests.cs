using System.Globalization;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Results that are tiny or 0, far out where densities and their like fall to 0.</summary>
public sealed class TinyResultsTests
{
    private const int Seed = 17, Points = 67;

    // with the share of values that doubles have to settle themselves where no derivatives are asked for
    [Theory]
    [InlineData("exp(-x^2/2)/sqrt(2*pi)", 1)]
    [InlineData("sigmoid(x - y)", 1)]
    [InlineData("sigmoid(x - y)*sigmoid(y - x)", 1)]
    [InlineData("sech(x)^2", 1)]
    [InlineData("erfc(x)/2", 1)]
    [InlineData("exp(-abs(x))/2 + exp(-2*abs(x))/4", 1)]
    [InlineData("if(x > 0, exp(-x), exp(x))", 1)]
    [InlineData("exp(-exp(x))", 0)]
    [InlineData("exp(-x)*sin(y)", 0)]
    [InlineData("exp(x - y)*exp(y)", 0)]
    [InlineData("3*exp(-x^2)", 0)]
    [InlineData("csch(x)", 0)]
    [InlineData("sech(x)^2/tanh(x)", 0)]
    [InlineData("y*exp(-x^2/2)", 0)]
    public void Results_far_out_are_right(string text, double share)
    {
        Expr[] outputs = [Expr.Parse(text), .. Expr.Parse(text).Gradient("x", "y")];
        double[] x = new double[2 * Points], y = new double[outputs.Length], all = new double[outputs.Length * Points];
        Random random = new(Seed);
        for (int i = 0; i < x.Length; i++) x[i] = (random.Next(2) == 0 ? 1 : -1) * (random.Next(3) switch { 0 => 24 + (16 * random.NextDouble()), 1 => 340 + (40 * random.NextDouble()), _ => 640 + (120 * random.NextDouble()) });
        SymbolicEngine.Default.CompileBatch(outputs, ["x", "y"]).Evaluate(x, all);
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, ["x", "y"]);
        CompiledFunction alone = SymbolicEngine.Default.CompileFunction(outputs.AsSpan(0, 1), ["x", "y"]);
        Tier[] tiers = new Tier[1];
        int settled = 0;
        for (int i = 0; i < Points; i++)
        {
            double[] point = [x[i], x[Points + i]];
            function.Evaluate(point, y);
            alone.Evaluate(point, new double[1], tiers);
            if (tiers[0] == Tier.Double) settled++;
            ExactResult[] truth = SymbolicEngine.Default.EvaluateExact(outputs, ["x", "y"], point);
            for (int k = 0; k < y.Length; k++)
            {
                double unit = Math.BitIncrement(Math.Abs(truth[k].Value)) - Math.Abs(truth[k].Value);
                if (truth[k].Kind != ExactResultKind.Value) continue;
                Assert.True(Math.Abs(y[k] - truth[k].Value) <= 3 * unit, string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {outputs[k]} at {point[0]:R}, {point[1]:R} is {y[k]:R} instead of {truth[k].Value:R}"));
                Assert.True(Math.Abs(all[(k * Points) + i] - truth[k].Value) <= 4 * unit, string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {outputs[k]} at {point[0]:R}, {point[1]:R} is {all[(k * Points) + i]:R} in a batch instead of {truth[k].Value:R}"));
            }
        }

        Assert.True(settled >= share * Points, $"doubles settle {settled} of {Points} points");
    }
}
