using Xunit;

namespace Symbolic.Tests.Engine;

public sealed class AssumedSimplificationTests
{
    [Theory]
    [InlineData("x > 0", "sqrt(x^2)", "x")]
    [InlineData("x < 0", "sqrt(x^2)", "-x")]
    [InlineData("x >= 0", "abs(x)", "x")]
    [InlineData("x != 0", "abs(x)", "abs(x)")]
    [InlineData("x > 0", "sign(x)*y", "y")]
    [InlineData("x >= 0", "sign(x)", "sign(x)")]
    [InlineData("x < 0", "sign(x^3)", "-1")]
    [InlineData("x > 0", "log(x^2)", "2*log(x)")]
    [InlineData("x >= 0", "log(x^2)", "log(x^2)")]
    [InlineData("x > 0", "(x^a)^b", "x^(a*b)")]
    [InlineData("x > 2", "max(x, 0) + min(x, 1) + relu(x)", "1 + 2*x")]
    [InlineData("x > 0", "if(x > 0, 1, 2) + if(x < 0, 3, 4)", "5")]
    [InlineData("y > 0", "abs(x)", "abs(x)")]
    public void Assumptions_decide_cases(string assumption, string input, string expected) =>
        Assert.Equal(expected, SymbolicEngine.Default.Assuming(assumption).Simplify(Expr.Parse(input)).ToString());

    [Fact]
    public void Derivatives_are_simplified_under_the_assumptions_too() =>
        Assert.Equal("1", SymbolicEngine.Default.Assuming("x > 0").Differentiate(Expr.Parse("abs(x)"), "x").ToString());

    [Fact]
    public void Gradients_and_matrices_are_simplified_under_the_assumptions_too()
    {
        SymbolicEngine engine = SymbolicEngine.Default.Assuming("x > 0").Assuming("y < 0");
        Expr f = Expr.Parse("abs(x)*y + abs(y)*sqrt(x^2)");
        Assert.Equal(["0", "0"], engine.Gradient(f).Select(static d => d.ToString()));
        Assert.Equal(["y", "x"], engine.Jacobian([Expr.Parse("abs(x)*y")])[0].Select(static d => d.ToString()));
        Assert.Equal("1", engine.Hessian(Expr.Parse("abs(x)*y"))[0][1].ToString());
        Assert.Equal("1", engine.DirectionalDerivative(Expr.Parse("abs(x)"), ["x"], [1]).ToString());
    }

    [Fact]
    public void Functions_that_were_redefined_are_left_alone()
    {
        SymbolicEngine engine = SymbolicEngine.Default.With("function abs(x) override = x^2 + 1", null, VerificationMode.Off).Assuming("x > 0");
        Assert.Equal("abs(x)", engine.Simplify(engine.Parse("abs(x)")).ToString());
    }
}
