using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>What a user learns from exact evaluation: the value, that it overflows, that there is none, or that the limit did not decide.</summary>
public sealed class ExactEvaluationTests
{
    [Theory]
    [InlineData("sin(x)", 1e300, ExactResultKind.Value, -0.8178819121159085)]
    [InlineData("(1 - cos(x))/x^2", 1e-150, ExactResultKind.Value, 0.5)]
    [InlineData("exp(x)", 1000, ExactResultKind.Overflows, double.PositiveInfinity)]
    [InlineData("-exp(exp(x))", 1e300, ExactResultKind.Overflows, double.NegativeInfinity)]
    [InlineData("exp(-exp(x))", 1e300, ExactResultKind.Value, 0)]
    [InlineData("lambertw(x, -1/5)", 2, ExactResultKind.Undefined, double.NaN)]
    [InlineData("digamma(exp(x))", 1e10, ExactResultKind.Value, 1e10)]
    [InlineData("trigamma(exp(x))", 1e10, ExactResultKind.Value, 0)]
    [InlineData("1/x", 0, ExactResultKind.Undefined, double.NaN)]
    [InlineData("log(x)", -1, ExactResultKind.Undefined, double.NaN)]
    [InlineData("gamma(x)", -3, ExactResultKind.Undefined, double.NaN)]
    [InlineData("sqrt(x)^2 - x", 2, ExactResultKind.Value, 0)]
    [InlineData("floor(exp(log(x)))", 3, ExactResultKind.Undecided, double.NaN)]
    public void Says_what_there_is(string text, double x, ExactResultKind kind, double value)
    {
        ExactResult result = SymbolicEngine.Default.EvaluateExact(Expr.Parse(text), new Dictionary<string, double> { ["x"] = x });
        Assert.Equal((kind, value), (result.Kind, result.Value));
    }

    [Fact]
    public void The_limit_is_a_setting()
    {
        Expr tiny = Expr.Parse("exp(x) - 1 - x - x^2/2");
        Dictionary<string, double> point = new() { ["x"] = 1e-200 };
        Assert.Equal(ExactResultKind.Undecided, SymbolicEngine.Default.EvaluateExact(tiny, point, precisionLimit: 512).Kind);
        Assert.Equal(new ExactResult(ExactResultKind.Value, 0, 0).Value, SymbolicEngine.Default.EvaluateExact(tiny, point).Value);
    }

    [Fact]
    public void Derivatives_are_evaluated_as_expressions()
    {
        Expr derivative = SymbolicEngine.Default.Differentiate(Expr.Parse("zeta(x)"), "x");
        ExactResult result = SymbolicEngine.Default.EvaluateExact(derivative, new Dictionary<string, double> { ["x"] = 0 });
        Assert.Equal(-0.9189385332046728, result.Value); // ζ'(0) = −log(2π)/2
    }
}
