using Xunit;

namespace Symbolic.Tests.Engine;

public sealed class ExpansionTests
{
    [Theory]
    [InlineData("(x + 1)^3", "1 + 3*x + 3*x^2 + x^3")]
    [InlineData("(x + y)*(x - y)", "x^2 - y^2")]
    [InlineData("a*(b + c*(d - 1))", "a*b - a*c + a*c*d")]
    [InlineData("sin((x + 1)^2)/(x + 1)^2", "sin(1 + 2*x + x^2)/(1 + x)^2")]
    [InlineData("(x + 1)^(1/2)*(x + 1)^y", "(1 + x)^y*sqrt(1 + x)")]
    [InlineData("(1 + x)*(1 - x) + x^2", "1")]
    [InlineData("x*(1/x + 1)", "1 + x")]
    [InlineData("7", "7")]
    [InlineData("x", "x")]
    public void Products_of_sums_are_multiplied_out(string input, string expected)
    {
        Expr expanded = Expr.Parse(input).Expand();
        Assert.Equal(Expr.Parse(expected), expanded);
        Assert.Equal(expanded, expanded.Expand());
    }

    [Theory]
    [InlineData("(x + 1)^100000")]
    [InlineData("(x + 1)^99999999999999999999")]
    [InlineData("(x + y + z)^1000")]
    [InlineData("(a+b)*(c+d)*(e1+f)*(g+h)*(i+j)*(k+l)*(m+n)*(o+p)*(q+r)*(s+t)*(u+v)*(w+x)*(y+z)*(a1+b1)*(c1+d1)*(e2+f1)*(g1+h1)*(i1+j1)")]
    public void Too_many_terms_are_a_diagnostic(string input) =>
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => Expr.Parse(input).Expand()).Code);

    [Fact]
    public void The_number_of_terms_is_a_setting()
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithLimits(Limits.Default with { Terms = 3 });
        Assert.Equal("1 + 2*x + x^2", engine.Expand(Expr.Parse("(1 + x)^2")).ToString());
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => engine.Expand(Expr.Parse("(1 + x)^3"))).Code);
    }

    [Fact]
    public void Nesting_costs_no_stack()
    {
        string deep = string.Concat(Enumerable.Repeat("sin(2*(x+", 100_000)) + "x" + new string(')', 200_000);
        Assert.Equal(Expr.Parse("sin(2*x + 2*x)").Expand(), Expr.Parse("sin(2*(x+x))").Expand());
        Assert.NotNull(Expr.Parse(deep).Expand());
        string product = string.Concat(Enumerable.Repeat("x*(1+", 100_000)) + "x" + new string(')', 100_000);
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => Expr.Parse(product).Expand()).Code);
    }

    [Theory]
    [InlineData("((x + 1)^2 - 1)/x", "2 + x")]
    [InlineData("(x + 1)^3", "(1 + x)^3")]
    [InlineData("sin(x)^2 + cos(x)^2", "1")]
    [InlineData("log(1 + exp(x))", "log(1 + exp(x))")]
    public void Full_simplification_multiplies_out_where_that_is_shorter(string input, string expected)
    {
        Expr full = Expr.Parse(input).Simplify(SimplifyLevel.Full);
        Assert.Equal(expected, full.ToString());
        Assert.Equal(full, full.Simplify(SimplifyLevel.Full));
    }
}
