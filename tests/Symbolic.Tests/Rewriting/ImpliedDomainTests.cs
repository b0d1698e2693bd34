using Symbolic.Library;
using Symbolic.Numerics;
using Symbolic.Rewriting;
using Xunit;

namespace Symbolic.Tests.Rewriting;

/// <summary>What expressions say of their variables by having a value.</summary>
public sealed class ImpliedDomainTests
{
    [Theory]
    [InlineData("x", true, "sqrt(x) + y")]
    [InlineData("x", true, "sqrt(x) + x*y", "1/sqrt(x) + y", "1")]
    [InlineData("x", true, "y*log(x)", "log(x)", "y/3")]
    [InlineData("x", true, "exp(y*log(x)) - x^2")]
    [InlineData("x", true, "sqrt(x) + x*y", "log(x) + x")]
    [InlineData("1 + x", true, "log1p(x)*x")]
    [InlineData("1 - x", true, "sqrt(1 - x)*x")]
    [InlineData("1 - x", true, "asin(x) - x")]
    [InlineData("1 + x", true, "asin(x) - x")]
    [InlineData("x", false, "sqrt(x) + x*y", "x*y")]
    [InlineData("x", false, "if(x < y, sqrt(x), x)")]
    [InlineData("x", false, "if(log(x) < y, y, x + y)")]
    [InlineData("x", false, "max(log(x), y) + x")]
    [InlineData("x", false, "x^y + x")]
    [InlineData("x", false, "sqrt(x)^y + x")]
    [InlineData("x", false, "x^3 + 1/x")]
    [InlineData("x", false, "asin(x) - x")]
    public void Operations_with_a_domain_tell_signs(string expression, bool isKnown, params string[] outputs)
    {
        Assumptions implied = ImpliedDomain.Of(Array.ConvertAll(outputs, Expr.Parse), StandardFunctions.Table, Assumptions.None);
        Assert.Equal(isKnown, new RangeAnalysis(StandardFunctions.Table, implied).Of(Expr.Parse(expression)).IsNonNegative);
    }

    [Theory]
    [InlineData("1/(sqrt(x) + sqrt(1 + x)) + x")]
    [InlineData("(1 + x)*log(x) + x*sqrt(2 + x)")]
    [InlineData("asin(x)/(1 - x) + acosh(3 + x)")]
    [InlineData("log1p(x)/(x + 2) - sqrt(1 + x)")]
    public void Results_are_right_in_a_domain_and_none_beyond(string text)
    {
        Expr formula = Expr.Parse(text);
        Expr[] outputs = [formula, SymbolicEngine.Default.Differentiate(formula, "x")];
        SpanFunction stable = SymbolicEngine.Default.Compile(outputs, ["x"]);
        Random random = new(3);
        double[] y = new double[2];
        for (int n = 0; n < 200; n++)
        {
            double x = n < 4 ? new[] { 0, -0.0, 1, -1 }[n] : (n % 2 == 0 ? 1 : -1) * Math.Pow(10, (random.NextDouble() * 24) - 16);
            stable([x], y);
            ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(outputs, ["x"], [x]);
            for (int k = 0; k < 2; k++)
            {
                if (exact[k].Kind == ExactResultKind.Value) Assert.True(ErrorBits.Of(y[k], exact[k].Value) <= 3, $"{outputs[k]} at {x:r}: {y[k]:r}, not {exact[k].Value:r}");
                else if (Math.Abs(x) is not (0 or 1)) Assert.False(double.IsFinite(y[k]), $"{outputs[k]} at {x:r}: {y[k]:r}");
            }
        }
    }
}
