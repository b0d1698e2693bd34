using Symbolic.Expressions;
using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Differentiation;

/// <summary>Derivatives of high order: their size, their values against derivatives taken one after the other, and their stability.</summary>
public sealed class HighOrderTests
{
    private const int LongestText = 100_000;

    [Theory]
    [InlineData("-cot(x)*log(cos(x))/sqrt(cot(x)^2)", 5, 1_000)]
    [InlineData("(d*x)^n/(n*log(c*x^n)) + x^(1 - n)*(d*x)^(n - 1)*li(c*x^n)/n", 5, 1_500)]
    public void Functions_with_relations_that_the_ring_does_not_know_are_reduced_at_the_end(string text, int order, int limit) =>
        Assert.InRange(Symbolic.Simplification.Cost.Of(Expr.Parse(text).Differentiate("x", order)), 1, limit);

    [Theory]
    [InlineData("exp(sin(x))", 10, 60)]
    [InlineData("tan(x)", 10, 30)]
    [InlineData("log(1+exp(x))", 10, 72)]
    [InlineData("sin(x)/x", 10, 46)]
    [InlineData("x^x", 8, 179)]
    [InlineData("1/(1+x^2)", 12, 44)]
    [InlineData("tan(2*x + 1)", 10, 40)]
    [InlineData("exp(-x^2/2)", 20, 60)]
    [InlineData("x*exp(x)", 40, 6)]
    [InlineData("sin(x)*exp(x)", 40, 6)]
    [InlineData("tanh(x)^2", 12, 40)]
    [InlineData("sigmoid(a*x + b)", 10, 40)]
    [InlineData("1/(1 + exp(-x))", 10, 40)]
    [InlineData("sqrt(1 + x^2)", 12, 44)]
    [InlineData("log(1 + x^2)", 12, 44)]
    [InlineData("atan(x)", 12, 44)]
    [InlineData("sech(x)", 10, 40)]
    public void High_orders_do_not_swell(string text, int order, int limit)
    {
        Expr derivative = Expr.Parse(text).Differentiate("x", order);
        Assert.InRange(Nodes(derivative), 1, limit);
        Assert.Equal(derivative, Expr.Parse(derivative.ToString()));
    }

    [Theory]
    [InlineData("exp(sin(x))", 100, 400)]
    [InlineData("tan(x)", 100, 200)]
    [InlineData("log(1+exp(x))", 100, 200)]
    [InlineData("1/(1+x^2)", 100, 200)]
    [InlineData("exp(-x^2/2)", 100, 200)]
    [InlineData("tanh(x)^2", 100, 200)]
    [InlineData("sin(sin(x))", 50, 400)]
    [InlineData("tan(x^2)", 50, 2000)]
    [InlineData("x^x", 50, 5000)]
    public void The_hundredth_derivative_is_linear_or_quadratic_in_the_order(string text, int order, int limit) =>
        Assert.InRange(Nodes(Expr.Parse(text).Differentiate("x", order)), 1, limit);

    [Theory]
    [InlineData("log(1+exp(x))", 10)]
    [InlineData("log(1+exp(x))", 9)]
    [InlineData("sigmoid(x)^2", 7)]
    [InlineData("tanh(x)^2", 8)]
    [InlineData("sin(x)/x", 10)]
    [InlineData("sin(x)^6", 3)]
    [InlineData("exp(-x^2)", 9)]
    [InlineData("sech(x)", 7)]
    public void High_orders_are_right_everywhere(string text, int order)
    {
        Expr derivative = Expr.Parse(text).Differentiate("x", order);
        Func<double, double> compiled = derivative.Compile("x");
        foreach (double x in (double[])[0, 1e-300, -1e-8, 1e-3, 0.3, -1, 2.5, 10, -30, 40, -100, 700, -745, 1000, -1000])
        {
            ExactResult exact = SymbolicEngine.Core.EvaluateExact([OneByOne(text, order)], ["x"], [x])[0];
            double actual = compiled(x);
            Assert.True(double.IsFinite(actual), $"{text}, order {order}, at {x}: {actual}");
            if (exact.Kind == ExactResultKind.Value) Assert.Equal(exact.Value, actual, Math.Abs(exact.Value) * 1e-12);
        }
    }

    /// <summary>The values are Cauchy's integrals of the functions around 3/8, in 260 digits of another system.</summary>
    [Theory]
    [InlineData("exp(exp(x))", 100, 1.4240017387797003E+121)]
    [InlineData("1/sqrt(1+x^2)", 100, -7.124216312310116E+152)]
    [InlineData("atan(x)", 100, -1.2560446023141617E+153)]
    [InlineData("sin(x)^3", 100, -1.162521089209071E+47)]
    [InlineData("x*exp(x)*sin(x)", 100, 45990775748363784)]
    [InlineData("log(log(2+x))", 100, -1.3795385408607266E+142)]
    [InlineData("(1+x)^x", 50, 2.6085952231816367E+57)]
    [InlineData("erf(x)", 100, -1.9176925018016915E+92)]
    [InlineData("besselj(0,x)", 50, -0.10462128257750854)]
    [InlineData("lambertw(x)", 100, -4.259302027404397E+167)]
    [InlineData("gamma(1+x)", 25, -3.933464489861137E+21)]
    [InlineData("tan(sin(x))", 50, -4.5273969918356664E+54)]
    public void High_orders_of_compositions_have_the_right_values(string text, int order, double expected)
    {
        Expr derivative = Expr.Parse(text).Differentiate("x", order);
        Assert.InRange(Nodes(derivative), 1, 4000);
        Assert.Equal(expected, derivative.Evaluate(new Dictionary<string, double> { ["x"] = 0.375 }), Math.Abs(expected) * 1e-14);
    }

    /// <summary>The ring has room for 32 kernels: up to order 30 they are gamma, digamma and its derivatives. The value is the integral of t^x*exp(-t)*log(t)^32.</summary>
    [Fact]
    public void Orders_beyond_the_room_of_the_ring_go_on_from_where_it_ends()
    {
        Expr derivative = Expr.Parse("gamma(1+x)").Differentiate("x", 32);
        Assert.InRange(Nodes(derivative), 1, 60_000);
        Assert.Equal(1.9415336498224462E+22, derivative.Evaluate(new Dictionary<string, double> { ["x"] = 1.5 }), 1e10);
    }

    [Fact]
    public void Collected_derivatives_have_the_values_of_derivatives_taken_one_after_the_other()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            RandomExpressions random = new(seed);
            Expr f = random.Raw(2 + random.Next(9)).Simplify();
            Expr oneByOne = f;
            for (int i = 0; i < 3; i++) oneByOne = oneByOne.Differentiate("x");
            if (oneByOne.Weight > LongestText) continue;
            SameValues.Assert(oneByOne, f.Differentiate("x", 3), random, seed);
        }
    }

    [Theory]
    [InlineData("if(x > 0, x^4*sin(x), exp(x^2))", 5)]
    [InlineData("sin(x) + cos(2*x) + exp(3*x) + log(x) + tan(x) + atan(x) + tanh(x) + sqrt(x) + x^x + erf(x) + sinh(x) + 2^x + log(1 + x) + asin(x) + 1/(2 + x)", 4)]
    [InlineData("f(x)*x^2", 4)]
    [InlineData("x^(7/2)*log(x)", 6)]
    [InlineData("cbrt(x)*sin(x)", 4)]
    [InlineData("sqrt(sin(x))", 4)]
    [InlineData("(x^2 + 1)^(1/3)*(x - 2)", 5)]
    [InlineData("exp(2*x)*exp(x/3)*sin(x)^2", 5)]
    public void Any_expression_has_derivatives_of_any_order(string text, int order)
    {
        SymbolicEngine engine = SymbolicEngine.Default.With("function f(x) = x*log1p(x^2)");
        Expr f = engine.Parse(text), one = f;
        for (int i = 0; i < order; i++) one = engine.Differentiate(one, "x");
        Expr all = engine.Differentiate(f, [.. Enumerable.Repeat("x", order)]);
        foreach (double x in (double[])[0.25, 0.5, 0.75])
        {
            Dictionary<string, double> point = new() { ["x"] = x };
            double expected = engine.Evaluate(one, point);
            Assert.Equal(expected, engine.Evaluate(all, point), Math.Abs(expected) * 1e-12);
        }
    }

    [Fact]
    public void A_surrogate_keeps_its_say_at_every_order()
    {
        SymbolicEngine engine = SymbolicEngine.Core.With("pair clip override surrogate: exp(u)\n  d/du = 2*exp(u)\n");
        Assert.Equal("8*exp(x)", engine.Differentiate(engine.Parse("exp(x)"), "x", "x", "x").ToString());
    }

    private static Expr OneByOne(string text, int order)
    {
        Expr result = SymbolicEngine.Core.Parse(text);
        for (int i = 0; i < order; i++) result = SymbolicEngine.Core.Differentiate(result, "x");
        return result;
    }

    private static int Nodes(Expr e) => ExpressionGraph.Of(Interner.Share(e)).Nodes.Length;
}
