using Symbolic.Expressions;
using Symbolic.Polynomials;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Polynomials;

/// <summary>Sums without a common factor are told apart from those with one, before they are read as polynomials.</summary>
public sealed class SumProbeTests
{
    [Theory]
    [InlineData("x + y", "x - y", true)]
    [InlineData("x1 - x2", "(x1 - x2)^2 + (y1 - y2)^2", true)]
    [InlineData("7 - 5*x + 2*x^2 + x^3", "1 + x^2", true)]
    [InlineData("exp(x) - 1", "1 + x", true)]
    [InlineData("x/3 - 1/2", "x^2 - 9/4 + x", true)]
    [InlineData("x^2 - 1", "x - 1", false)]
    [InlineData("x^2*sin(y) - sin(y)", "x*z - z", false)]
    [InlineData("x^2/9 - 1/4", "x/3 - 1/2", false)]
    [InlineData("exp(2*x) - 1", "exp(x) - 1", false)]
    [InlineData("x^(1/2) - 1", "x - 1", false)]
    public void Knows(string a, string b, bool expected)
    {
        Assert.Equal(expected, SumProbe.AreCoprime((Add)Expr.Parse(a), (Add)Expr.Parse(b)));
        Assert.Equal(expected, SumProbe.AreCoprime((Add)Expr.Parse(b), (Add)Expr.Parse(a)));
    }

    [Fact]
    public void Sums_with_a_common_factor_are_never_coprime()
    {
        Random random = new(9);
        for (int i = 0; i < 300; i++)
        {
            Expr shared = Sum(random), a = Expansion.Of(shared * Sum(random), 200)!, b = Expansion.Of(shared * Sum(random), 200)!;
            if (a is Add left && b is Add right) Assert.False(SumProbe.AreCoprime(left, right), $"{left} and {right} have {shared} in common");
        }
    }

    private static Expr Sum(Random random)
    {
        Expr sum = 1 + random.Next(5);
        foreach (string name in (string[])["x", "y", "z"])
        {
            int exponent = random.Next(3);
            if (exponent > 0) sum += (random.Next(9) - 4) * Expr.Symbol(name).Pow(exponent);
        }

        return sum is Add ? sum : sum + Expr.Symbol("x");
    }
}
