using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Together, factor, apart: texts, values, and that each is a fixed point.</summary>
public sealed class RationalFormTests
{
    [Theory]
    [InlineData("1/x + 1/(1 + x)", "(1 + 2*x)/(x*(1 + x))")]
    [InlineData("(x^2 - 1)/(x - 1)", "1 + x")]
    [InlineData("(x^2 - y^2)/(x^3 - y^3)", "(x + y)/(x*y + x^2 + y^2)")]
    [InlineData("(x + y)^5/(x^2 + 2*x*y + y^2)", "(x + y)^3")]
    [InlineData("(x^6 - 1)/(x^2 - 1)", "1 + x^2 + x^4")]
    [InlineData("sin(1/x + 1/y)", "sin((x + y)/(x*y))")]
    [InlineData("x/(x*sqrt(2) + x)", "1/(1 + sqrt(2))")]
    [InlineData("0*x + x - x", "0")]
    public void Together(string text, string expected) => Check(text, expected, static e => e.Together());

    [Theory]
    [InlineData("x^2 - y^2", "(x - y)*(x + y)")]
    [InlineData("x^3 - 6*x^2 + 11*x - 6", "(x - 3)*(x - 2)*(x - 1)")]
    [InlineData("a*x + a*y + b*x + b*y", "(a + b)*(x + y)")]
    [InlineData("6*x^2 + 13*x + 6", "(2 + 3*x)*(3 + 2*x)")]
    [InlineData("x^2*exp(2*x) - 1", "(x*exp(x) - 1)*(1 + x*exp(x))")]
    [InlineData("x^2 + 2*x*y + y^2", "(x + y)^2")]
    [InlineData("-2*x^3*y + 8*x*y^3", "-2*x*y*(x - 2*y)*(x + 2*y)")]
    [InlineData("x^2 + 1", "1 + x^2")]
    [InlineData("log(x^2 - 2*x + 1)", "log((x - 1)^2)")]
    [InlineData("x^4 + 4", "(2 - 2*x + x^2)*(2 + 2*x + x^2)")]
    [InlineData("x^5 + y^5", "(x + y)*(x^2*y^2 - x*y^3 - x^3*y + x^4 + y^4)")]
    [InlineData("x^12 - 1", "(x - 1)*(1 - x + x^2)*(1 + x)*(1 + x + x^2)*(1 - x^2 + x^4)*(1 + x^2)")]
    [InlineData("sin(x)^4 - 1", "(sin(x) - 1)*(1 + sin(x))*(1 + sin(x)^2)")]
    [InlineData("x^5 - x - 1", "x^5 - 1 - x")]
    [InlineData("1/(x*(x-1)*(x-2)*(x-3)*(x-4)*(x-5)*(x-6)*(x-7)*(x-8))", "1/(x*(x - 8)*(x - 7)*(x - 6)*(x - 5)*(x - 4)*(x - 3)*(x - 2)*(x - 1))")]
    [InlineData("1/(x - x)", "1/0")]
    public void Factor(string text, string expected) => Check(text, expected, static e => e.Factor());

    [Theory]
    [InlineData("1/(x^2 - 1)", "1/(2*(x - 1)) - 1/(2*(1 + x))")]
    [InlineData("1/(x*(x + 1)^3)", "1/x - 1/(1 + x)^3 - 1/(1 + x)^2 - 1/(1 + x)")]
    [InlineData("x^3/(x^2 + 1)", "x - x/(1 + x^2)")]
    [InlineData("1/(x^4 + 4)", "(2 - x)/(8*(2 - 2*x + x^2)) + (2 + x)/(8*(2 + 2*x + x^2))")]
    [InlineData("(x^7 + 1)/(x^3 + 1)", "x^4 - x + 1/(1 - x + x^2)")]
    [InlineData("1/(x - a)", "1/(x - a)")]
    public void Apart(string text, string expected) => Check(text, expected, static e => e.Apart());

    [Fact]
    public void Pairs_stay_whole() => Assert.Equal("1/(1 + exp(-x)) + exp(x)/(1 + exp(x))", Expr.Parse("exp(x)/(1 + exp(x)) + 1/(1 + exp(-x))").Together().ToString());

    [Fact]
    public void Values_are_kept()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            RandomExpressions random = new(seed);
            Expr e = random.Raw(2 + random.Next(16)).Simplify();
            foreach (Expr form in (Expr[])[e.Together(), e.Factor(), e.Apart()])
            {
                SameValues.Assert(e, form, random, seed);
                Assert.Equal(form, Expr.Parse(form.ToString()));
            }
        }
    }

    private static void Check(string text, string expected, Func<Expr, Expr> form)
    {
        Expr e = Expr.Parse(text), result = form(e);
        Assert.Equal(expected, result.ToString());
        Assert.Equal(expected, form(result).ToString());
        SameValues.Assert(e, result, new RandomExpressions(1), 1);
    }
}
