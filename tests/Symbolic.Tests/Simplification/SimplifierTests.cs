using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Simplification;

public sealed class SimplifierTests
{
    private static readonly Expr s_x = Expr.Symbol("x");

    private static readonly FunctionTable s_table = FunctionTable.Empty.WithAll(
    [
        new FunctionDefinition { Name = "sin", Parameters = ["x"], Parity = -1 },
        new FunctionDefinition { Name = "cos", Parameters = ["x"], Parity = 1 },
    ]);

    private static Expr Auto(Expr e) => Simplifier.Simplify(e, s_table, SimplifyOptions.Auto);

    private static Call F(string name, Expr u) => new(name, [u]);

    [Fact]
    public void Raw_products_become_the_text_a_person_would_write()
    {
        Expr raw = new Mul([F("cos", s_x.Pow(2)), new Mul([2, new Mul([1, s_x])])]);
        Assert.Equal("2*x*cos(x^2)", Auto(raw).ToString());
        Assert.Equal(Auto(raw), Auto(Auto(raw)));
    }

    [Fact]
    public void Exact_values_parity_and_inverses()
    {
        Assert.Equal(Expr.Number(Symbolic.Numerics.Rational.Half), Auto(F("sin", Expr.Pi / 6)));
        Assert.Equal(-F("sin", s_x), Auto(F("sin", -s_x)));
        Assert.Equal(F("cos", s_x), Auto(F("cos", -s_x)));
        Assert.Equal(s_x, Auto(F("exp", F("log", s_x))));
        Assert.Equal(s_x, Auto(F("log", F("exp", s_x))));
    }

    [Fact]
    public void Squares_of_sine_and_cosine_and_hyperbolic_ones()
    {
        Assert.True(Auto(F("sin", s_x).Pow(2) + F("cos", s_x).Pow(2)).IsOne);
        Assert.Equal(3, Auto(3 * F("cosh", s_x).Pow(2) - 3 * F("sinh", s_x).Pow(2)));
        Assert.Equal(-3, Auto(3 * F("sinh", s_x).Pow(2) - 3 * F("cosh", s_x).Pow(2)));
    }

    [Fact]
    public void Pairs_stay_as_they_are()
    {
        Call pair = F("pair:p", -s_x);
        Assert.Equal(pair, Auto(pair));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Deep_chains_stay_linear(bool shared)
    {
        Expr e = s_x, sum = s_x;
        for (int i = 0; i < 100_000; i++)
        {
            e = new Mul([new Mul([1, F("cos", shared ? e : s_x)]), e]);
            if (i % 2 == 0) sum = new Add([sum, F("sin", e)]);
        }

        Expr result = Auto(new Add([sum, e]));
        Assert.True(ExpressionGraph.Of(result).Nodes.Length <= 400_010);
    }
}
