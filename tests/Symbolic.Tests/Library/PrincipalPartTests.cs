using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>Sums of functions with a pole at 0 whose principal parts add up to nothing.</summary>
public sealed class PrincipalPartTests
{
    private const int Seed = 20261126, Points = 80;
    private static readonly string[] s_variables = ["j", "x", "y"];

    [Theory]
    [InlineData("(2*j + 1)/(2*j)/tanh((2*j + 1)*x/(2*j)) - 1/(2*j)/tanh(x/(2*j))")]
    [InlineData("2*coth(2*x) - coth(x)")]
    [InlineData("y*coth(x*y) - coth(x)")]
    [InlineData("csch(x)^2 - 4*csch(2*x)^2")]
    [InlineData("1/expm1(x) - 1/x + 1/2")]
    [InlineData("y/expm1(x*y) - 1/expm1(x) + y/2 - 1/2")]
    [InlineData("coth(x)/y - (coth(x) + 2*coth(2*x))/(2*y)")]
    [InlineData("sin(y) + x*coth(x) - 1")]
    public void Both_forms_have_the_value_of_the_sum(string text)
    {
        Expr sum = SymbolicEngine.Core.Parse(text);
        Expr rewritten = PrincipalParts.Apply(sum, SymbolicEngine.Core.Functions, report: null);
        Assert.Contains(ExpressionGraph.Of(rewritten).Nodes, static node => node is Call { Name: "if" });
        Random random = new(Seed);
        int near = 0, compared = 0;
        for (int i = 0; i < Points; i++)
        {
            double[] x = [.. s_variables.Select(_ => Math.Pow(10, (3 * random.NextDouble()) - 2) * (1 - (2 * random.Next(2))))];
            ExactResult[] values = SymbolicEngine.Core.EvaluateExact([sum, rewritten], s_variables, x, 1024);
            if (values[0].Kind != ExactResultKind.Value) continue;
            Assert.True(values[0].Equals(values[1]), string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {text} is {values[0].Value:R}, {rewritten} is {values[1].Value:R} at {string.Join(", ", x)}"));
            near += Math.Abs(x[1]) < 1 ? 1 : 0;
            compared++;
        }

        Assert.True(near > Points / 4 && compared > near + (Points / 10), $"{near} of {compared} points");
    }

    [Theory]
    [InlineData("coth(x) + coth(y)")]
    [InlineData("2*coth(x) - coth(2*x)")]
    [InlineData("coth(x)/y - 1/x")]
    [InlineData("tanh(x) - tanh(y)")]
    public void Sums_whose_principal_parts_remain_stay_as_they_are(string text)
    {
        Expr sum = SymbolicEngine.Core.Parse(text);
        Assert.Equal(sum, PrincipalParts.Apply(sum, SymbolicEngine.Core.Functions, report: null));
    }
}
