using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>Products of exponentials and of what is made of erfc(u) and e^(−u²).</summary>
public sealed class GaussianProductTests
{
    private const int Seed = 20261126, Points = 120;
    private static readonly string[] s_variables = ["d", "t", "v", "x"];

    [Theory]
    [InlineData("exp(v*x/d)*erfc((x + v*t)/(2*sqrt(d*t)))", "exp(-(t*v - x)^2/(4*d*t))*erfcx((x + v*t)/(2*sqrt(d*t)))")]
    [InlineData("d*exp(2*v*x)*(erfc(x + v)*x - 3*exp(-(x + v)^2))", null)]
    [InlineData("d*exp(4*v*x)*(erfc(x + v)*x - 3*exp(-(x + v)^2))", "d*exp(-(v - x)^2)*(erfcx(x + v)*x - 3)")]
    [InlineData("exp(x + v^2*d*t)*erfc(v*sqrt(d*t))", "exp(x)*erfcx(v*sqrt(d*t))")]
    [InlineData("exp(2*v*x + v^2)*erfc(x + v)", "exp(-x^2)*erfcx(x + v)")]
    [InlineData("exp(v*x)*(erfc(x) + 1)", null)]
    [InlineData("exp(v*x)*erfc(x)^2", null)]
    [InlineData("exp(v*x)*erfc(x)*erfc(v)", null)]
    [InlineData("exp(v*x)*sin(erfc(x))", null)]
    [InlineData("erfc(x)*v", null)]
    public void Products_are_scaled_where_the_argument_is_positive(string text, string? scaled)
    {
        Expr product = SymbolicEngine.Core.Parse(text), found = GaussianProducts.Apply(product, SymbolicEngine.Core.Functions, report: null);
        if (scaled is null)
        {
            Assert.Equal(product, found);
            return;
        }

        Assert.True(found is Call { Name: "if" }, found.ToString());
        Random random = new(Seed);
        int positive = 0, compared = 0;
        Expr expected = SymbolicEngine.Core.Parse(scaled);
        for (int i = 0; i < Points; i++)
        {
            double[] x = [.. s_variables.Select(_ => (6 * random.NextDouble()) - 3)];
            ExactResult[] values = SymbolicEngine.Core.EvaluateExact([product, found, expected], s_variables, x, 1024);
            if (values[0].Kind != ExactResultKind.Value) continue;
            string where = string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {text} is {values[0].Value:R}, {found} is {values[1].Value:R}, {expected} is {values[2].Value:R} at {string.Join(", ", x)}");
            Assert.True(values[0].Equals(values[1]) && values[0].Equals(values[2]), where);
            positive += found.ArgumentArray[0].ArgumentArray[0].Evaluate(s_variables.Zip(x).ToDictionary(static pair => pair.First, static pair => pair.Second)) > 0 ? 1 : 0;
            compared++;
        }

        Assert.True(positive > Points / 10 && compared > positive + (Points / 20), $"{positive} of {compared} points");
    }
}
