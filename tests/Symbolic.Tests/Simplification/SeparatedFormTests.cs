using System.Globalization;
using Symbolic.Library;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Simplification;

/// <summary>Sums with as few exponentials below each bar as can be have the values of the products that they are made of.</summary>
public sealed class SeparatedFormTests
{
    private const int Formulas = 60, Points = 4, Precision = 2048;
    private static readonly string[] s_variables = ["a", "x", "y"];
    private static readonly string[] s_above = ["exp(x)", "exp(y)", "exp(a*x)", "exp(x + y)", "exp(-y)", "x", "a", "y^2", "sqrt(a)", "2"];
    private static readonly string[] s_below = ["exp(x) - 1", "exp(y) - 1", "exp(a*x) + 2", "exp(y) + 1", "2*exp(2*x) + exp(x) + 1", "exp(-a*x) + 2", "exp(x) + a", "x"];

    [Theory]
    [InlineData("t*(exp((u + v)*t) - 1)/((exp(u*t) - 1)*(exp(v*t) - 1))", "t + t/(exp(u*t) - 1) + t/(exp(v*t) - 1)")]
    [InlineData("x*(exp(u) - exp(v))/((exp(u) - 1)*(exp(v) - 1))", "x/(exp(v) - 1) - x/(exp(u) - 1)")]
    [InlineData("x*exp(u)/((exp(u) - 1)^2*(exp(v) + 1)*(exp(v) + 3))", "x*exp(u)/((exp(u) - 1)^2*(exp(v) + 1)*(exp(v) + 3))")]
    public void Forms_are(string product, string sum)
    {
        Expr form = RelationForms.Separated(SymbolicEngine.Core.Parse(product), StandardFunctions.Table)!;
        Assert.Equal(SymbolicEngine.Core.Parse(sum).ToString(), SymbolicEngine.Core.Simplify(form).ToString());
    }

    [Theory]
    [InlineData("x/(exp(u) - 1)^2")]
    [InlineData("x/(exp(u) - exp(v))")]
    [InlineData("x/(u*(v - 1))")]
    public void There_is_no_form_with_fewer_than_two_exponentials_in_factors_of_their_own(string expression) =>
        Assert.Null(RelationForms.Separated(SymbolicEngine.Core.Parse(expression), StandardFunctions.Table));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sums_keep_the_values(int seed)
    {
        Random random = new(seed);
        int changed = 0;
        for (int i = 0; i < Formulas; i++)
        {
            Expr expression = SymbolicEngine.Core.Parse(Quotient(random));
            if (RelationForms.Separated(expression, StandardFunctions.Table) is not { } form) continue;
            changed++;
            for (int k = 0; k < Points; k++)
            {
                double[] x = [.. s_variables.Select(_ => Math.Round(0.25 + (4 * random.NextDouble()), 6))];
                ExactResult[] values = SymbolicEngine.Core.EvaluateExact([expression, form], s_variables, x, Precision);
                string where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {expression} is {values[0].Value:R}, {form} is {values[1].Kind} {values[1].Value:R} at {string.Join(", ", x)}");
                Assert.True(values[0].Kind == values[1].Kind && values[0].Value.Equals(values[1].Value), where);
            }
        }

        Assert.True(changed > Formulas / 3, $"seed {seed}: only {changed} expressions had such a form");
    }

    private static string Quotient(Random random)
    {
        string above = string.Join(" + ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $"{random.Next(1, 4)}*{One(s_above, random)}*{One(s_above, random)}"));
        string below = string.Join("*", Enumerable.Range(0, 2 + random.Next(3)).Select(_ => $"({One(s_below, random)})^{1 + random.Next(2)}"));
        return $"({above})/({below})";
    }

    private static string One(string[] all, Random random) => all[random.Next(all.Length)];
}
