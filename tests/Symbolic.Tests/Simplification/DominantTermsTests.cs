using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Simplification;

/// <summary>Greatest terms taken out of sums: whichever term that is, values stay what they were.</summary>
public sealed class DominantTermsTests
{
    private const int Choices = 16;

    [Theory]
    [InlineData("exp(-((-log(u))^t + (-log(v))^t)^(1/t))", 0.3, 0.6, 1.7)]
    [InlineData("(u^(-t) + v^(-t) - 1)^(-1/t)", 0.4, 0.7, 2.3)]
    [InlineData("-log(1 + (exp(-t*u) - 1)*(exp(-t*v) - 1)/(exp(-t) - 1))/t", 0.4, 0.7, 2.3)]
    [InlineData("t*log(exp(u/t) + exp(v/t))", 1.5, -0.25, 0.75)]
    [InlineData("(2*u^t + 3*v^t)^(1/t)", 1.5, 0.25, 3.5)]
    [InlineData("(abs(u)^t + abs(v)^t)^(1/t)", -1.5, 0.25, 3.5)]
    [InlineData("u*v*(1 - exp(-(u - v)*t))/(u - v*exp(-(u - v)*t))", 1.5, 0.25, 3.5)]
    [InlineData("1/(exp(u/t) - 1) - exp(v)/(exp(t/3) + 2)", 1.5, 0.25, 3.5)]
    [InlineData("log(2^u + t^v)*sqrt(1 + exp(t))", 1.5, 0.25, 3.5)]
    public void Values_do_not_depend_on_the_term(string formula, double u, double v, double t)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        string[] variables = ["u", "v", "t"];
        Expr expression = engine.Parse(formula);
        Expr[] expressions = [expression, .. engine.Gradient(expression, variables)];
        DominantTerms? sums = DominantTerms.Of(expressions, engine.Functions);
        Assert.NotNull(sums);
        ExactResult[] truth = engine.EvaluateExact(expressions, variables, [u, v, t]);
        int[] terms = sums.Terms, greatest = new int[terms.Length];
        for (int choice = 0; choice < Choices; choice++)
        {
            for (int k = 0, rest = choice; k < terms.Length; rest /= terms[k++]) greatest[k] = rest % terms[k];
            Expr[] forms = sums.Forms(greatest);
            Assert.Equal(truth, engine.EvaluateExact(forms, variables, [u, v, t]));
        }
    }

    [Theory]
    [InlineData("sin(x) + x^2")]
    [InlineData("exp(x) + exp(y)")] // no logarithm or power is taken of it
    [InlineData("1/(x + y)")]
    [InlineData("(x - y)^z")] // the sign of a double of x - y need not be that of x - y
    public void Other_sums_are_left_alone(string formula) =>
        Assert.Null(DominantTerms.Of([Expr.Parse(formula)], SymbolicEngine.Default.Functions));

    [Fact]
    public void Exponents_are_whole_combinations_of_a_few()
    {
        ExponentBasis basis = new();
        foreach (string exponent in (string[])["x*t - y*t", "2*x*t", "y*t/3", "x*t/2 + y*t"]) basis.Add(Expr.Parse(exponent));
        Assert.Equal(2, basis.Count);
        foreach (string exponent in (string[])["x*t - y*t", "2*x*t", "y*t/3", "x*t/2 + y*t", "0"])
        {
            Rational[] powers = basis.PowersOf(Expr.Parse(exponent));
            Assert.All(powers, static power => Assert.True(power.IsInteger));
            Expr sum = powers.Select((power, i) => Number.Of(power) * basis[i]).Aggregate(static (a, b) => a + b);
            Assert.Equal(EquivalenceKind.Equal, SymbolicEngine.Default.Equivalent(sum, Expr.Parse(exponent)).Kind);
        }
    }
}
