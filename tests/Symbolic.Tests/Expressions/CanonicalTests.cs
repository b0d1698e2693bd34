using Symbolic.Expressions;
using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Expressions;

public sealed class CanonicalTests
{
    [Theory]
    [InlineData("x + x", "2*x")]
    [InlineData("x*x", "x^2")]
    [InlineData("(x^2)^(1/2)", "abs(x)")]
    [InlineData("(x^2)^(3/2)", "abs(x)^3")]
    [InlineData("(x^2)^(1/3)", "abs(x)^(2/3)")]
    [InlineData("(x^4)^(1/2)", "x^2")]
    [InlineData("(x^3)^(1/2)", "x^(3/2)")]
    [InlineData("(x^3)^(1/3)", "x")]
    [InlineData("(x^(1/2))^2", "x")]
    [InlineData("(x^(1/2))^(1/2)", "x^(1/4)")]
    [InlineData("(1/x)^(1/2)", "1/sqrt(x)")]
    [InlineData("(x^y)^2", "x^(2*y)")]
    [InlineData("(x^2)^y", "(x^2)^y")]
    [InlineData("(x*y)^(1/2)", "sqrt(x*y)")]
    [InlineData("(x*y)^(1/2)*(x*y)^(1/2)", "x*y")]
    [InlineData("(x*y)^(3/2)", "(x*y)^(3/2)")]
    [InlineData("1/sqrt(2*pi)", "1/sqrt(2*pi)")]
    [InlineData("2*x/sqrt(2*x)", "sqrt(2*x)")]
    [InlineData("x^(1/3)*x^(1/3)", "x^(2/3)")]
    [InlineData("x/sqrt(x)", "x/sqrt(x)")]
    [InlineData("x^a*x^a", "x^(2*a)")]
    [InlineData("x^a*x^(-a)", "1")]
    [InlineData("x^a*x^b", "x^a*x^b")]
    [InlineData("exp(x)*exp(x)*exp(x)", "exp(3*x)")]
    [InlineData("exp(2*x)*exp(-x)", "exp(x)")]
    [InlineData("exp(x)*exp(-x)", "1")]
    [InlineData("exp(x)*exp(y)", "exp(x)*exp(y)")]
    [InlineData("exp(x)^y", "exp(x*y)")]
    [InlineData("1/exp(x)", "exp(-x)")]
    [InlineData("e^x", "exp(x)")]
    [InlineData("e*exp(2)", "exp(3)")]
    [InlineData("e*e", "exp(2)")]
    [InlineData("sqrt(8)", "2*sqrt(2)")]
    [InlineData("sqrt(2)*sqrt(3)", "sqrt(6)")]
    [InlineData("1/sqrt(2)", "sqrt(2)/2")]
    [InlineData("sqrt(2)*sqrt(2)*sqrt(2)", "2*sqrt(2)")]
    [InlineData("sqrt(12)", "2*sqrt(3)")]
    [InlineData("8^(1/3)", "2")]
    [InlineData("(-8)^(1/3)", "(-8)^(1/3)")]
    [InlineData("2^(-1/3)", "1/2^(1/3)")]
    [InlineData("10^(-2/5)", "1/10^(2/5)")]
    [InlineData("sqrt(1.5)", "sqrt(1.5)")]
    [InlineData("(2/3)^(1/2)", "sqrt(2/3)")]
    [InlineData("1.5^0.3", "1.5^(3/10)")]
    [InlineData("4^(1/4)", "sqrt(2)")]
    [InlineData("sqrt(4*x)", "2*sqrt(x)")]
    [InlineData("sqrt(-4*x)", "2*sqrt(-x)")]
    [InlineData("0^0", "1")]
    [InlineData("0^x", "0^x")]
    [InlineData("0^(-1)", "1/0")]
    [InlineData("1^x", "1")]
    [InlineData("inf - inf", "nan")]
    [InlineData("inf + 5", "inf")]
    [InlineData("2*inf", "inf")]
    [InlineData("-3*inf", "-inf")]
    [InlineData("0*inf", "nan")]
    [InlineData("inf*inf", "inf")]
    [InlineData("1/inf", "0")]
    [InlineData("inf/inf", "nan")]
    [InlineData("inf^0", "nan")]
    [InlineData("nan + x", "nan")]
    [InlineData("0*nan", "nan")]
    [InlineData("nan*x", "nan")]
    [InlineData("inf + x", "inf + x")]
    [InlineData("0*x", "0")]
    public void Canonical_forms(string written, string expected) => Assert.Equal(expected, Read(written).ToString());

    private static Expr Read(string text) => RawReader.Read(text);

    [Fact]
    public void Like_terms_are_found_at_any_size()
    {
        Expr large = Tower(200);
        Assert.Equal(5 * large, (2 * large) + (3 * large));
        Assert.True((large - large).IsZero);
        Expr exponential = new Call("exp", [large]), twice = new Call("exp", [2 * large]);
        Assert.Equal(new Call("exp", [3 * large]), exponential * twice);
        Expr x = new Symbol("x");
        Assert.Equal(x.Pow(3 * large), x.Pow(2 * large) * x.Pow(large));
        Assert.Equal(large.Pow(5), large.Pow(2) * large.Pow(3));
    }

    private static Call Tower(int height)
    {
        Expr e = new Symbol("x");
        for (int i = 0; i < height; i++) e = new Call("sin", [e]) + i;
        return new Call("cos", [e]);
    }

    [Fact]
    public void Towers_of_powers_are_compared_without_recursion()
    {
        Expr a = new Symbol("x"), b = new Symbol("y");
        for (int i = 0; i < 100_000; i++)
        {
            a = new Pow(new Symbol("x"), a);
            b = new Pow(new Symbol("x"), b);
        }

        Assert.Equal(a + b, b + a);
        Assert.Equal(a * b, b * a);
    }

    [Fact]
    public void Wide_sums_and_products_take_n_log_n()
    {
        Expr[] terms = new Expr[300_000];
        for (int i = 0; i < terms.Length; i++) terms[i] = new Symbol($"x{i * 7919L % terms.Length}") * (i % 5);
        Expr sum = Canonical.Sum(terms);
        Assert.Equal(sum, Canonical.Sum(sum.Arguments));
        for (int i = 0; i < terms.Length; i++) terms[i] = new Symbol($"x{i * 7919L % 1000}").Pow((i % 7) - 3);
        Expr product = Canonical.Product(terms);
        Assert.True(product.Arguments.Length <= 1001);
        Assert.Equal(product, Canonical.Product(product.Arguments));
    }
}
