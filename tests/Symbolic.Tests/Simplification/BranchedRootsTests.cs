using Xunit;

namespace Symbolic.Tests.Simplification;

/// <summary>Products of branches with roots that are 0 where a branch is.</summary>
public sealed class BranchedRootsTests
{
    [Theory]
    [InlineData("function step(x) override = x^2 - 3", "step(x)/sqrt(max(0, x))")]
    [InlineData("function max(x, y) override = x*y + 2", "step(x)/sqrt(max(0, x))")]
    [InlineData("function relu(x) override = x + 1", "if(x > 0, 1, 0)/sqrt(relu(x))")]
    public void Functions_that_were_redefined_are_left_alone(string rule, string product)
    {
        SymbolicEngine engine = SymbolicEngine.Default.With(rule, null, VerificationMode.Off);
        Assert.Equal("if(x > 0, 1/sqrt(x), 0)", SymbolicEngine.Default.Simplify(Expr.Parse(product)).ToString());
        Assert.Equal(engine.Parse(product), engine.Simplify(engine.Parse(product)));
    }
}
