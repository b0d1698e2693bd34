using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Rewrites declared in rule texts: applied when simplifying, checked when read, never without end.</summary>
public sealed class RewriteTests
{
    private const string Rules = """
        rewrite vers: 1 - cos(u) -> 2*sin(u/2)^2
        rewrite l1me: log(1 - exp(u)) -> log1mexp(u) if u < 0
        rewrite split: log(u*v) -> log(u) + log(v) if u > 0, v > 0
        rewrite double: sin(2*u) -> 2*sin(u)*cos(u) if u is var
        """;

    [Theory]
    [InlineData("1 - cos(x) + y", "y + 2*sin(x/2)^2")]
    [InlineData("3*cos(x) - 3", "-6*sin(x/2)^2")]
    [InlineData("log(1 - exp(-x^2 - 1))", "log1mexp(-1 - x^2)")]
    [InlineData("log(1 - exp(x))", "log(1 - exp(x))")]
    [InlineData("log(exp(x)*(1 + x^2))", "x + log(1 + x^2)")]
    [InlineData("log(x*y)", "log(x*y)")]
    [InlineData("sin(2*x)", "2*cos(x)*sin(x)")]
    [InlineData("sin(x)", "sin(x)")]
    [InlineData("tan(1 - cos(sin(2*x)))", "tan(2*sin(cos(x)*sin(x))^2)")]
    public void AreAppliedBySimplification(string text, string expected)
    {
        SymbolicEngine engine = SymbolicEngine.Default.With(Rules);
        Assert.Equal(engine.Parse(expected), engine.Simplify(engine.Parse(text)));
    }

    [Fact]
    public void AreAppliedToDerivativesOfAllKinds()
    {
        SymbolicEngine engine = SymbolicEngine.Default.With("rewrite square: sin(u)^2 -> 1 - cos(u)^2");
        Expr f = engine.Parse("x - sin(x)*cos(x) + y*sin(x)^2"), byX = engine.Differentiate(f, "x");
        Assert.DoesNotContain("sin(x)^2", byX.ToString(), StringComparison.Ordinal);
        Assert.Equal(engine.Parse("1 - cos(x)^2"), engine.Gradient(f, "x", "y")[1]);
    }

    [Fact]
    public void LeaveWhatAPairOfTheirLayerMatches()
    {
        SymbolicEngine engine = SymbolicEngine.Core.With("""
            rewrite undo: 1 + exp(u) -> 2*exp(u/2)*cosh(u/2)
            pair softplus1: log(1 + exp(u))
              d/du = sigmoid(u)
              value = softplus(u)
            """);
        Expr f = engine.Parse("log(1 + exp(x))");
        Assert.Equal(f, engine.Simplify(f));
        Assert.Equal("sigmoid(x)", engine.Differentiate(engine.Simplify(f), "x").ToString());
        Assert.Equal(engine.Parse("2*exp(x/2)*cosh(x/2)"), engine.Simplify(engine.Parse("1 + exp(x)")));
    }

    [Fact]
    public void TheOrderOfDeclarationDoesNotMatter()
    {
        string[] rules = ["rewrite b: tan(2*u) -> 2*tan(u)/(1 - tan(u)^2) if u is var", "rewrite a priority 1: tan(v) -> sin(v)/cos(v)", "rewrite c: tanh(u) -> sinh(u)/cosh(u)"];
        Expr f = Expr.Parse("tan(2*x) + tanh(x)");
        Expr first = SymbolicEngine.Core.With(string.Join('\n', rules)).Simplify(f), second = SymbolicEngine.Core.With(string.Join('\n', rules.Reverse())).Simplify(f);
        Assert.Equal(first, second);
        Assert.Contains("cos(2*x)", first.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rewrite w: log(u*v) -> log(u) + log(v)", "SD2002")]
    [InlineData("rewrite w: sqrt(u^2) -> u", "SD2002")]
    [InlineData("rewrite w: sin(2*u) -> 2*sin(u)", "SD2002")]
    [InlineData("rewrite w: u > v -> u >= v if u is int, v is int", "SD2002")]
    [InlineData("rewrite w: sin(u) -> cos(v)", "SD1003")]
    [InlineData("rewrite w: u -> u + 0", "SD1002")]
    [InlineData("rewrite w: sin(1) -> 1", "SD1002")]
    [InlineData("rewrite w surrogate: sin(u) -> u", "SD1001")]
    [InlineData("rewrite w: sin(u) -> cos(u - pi/2)\n  d/du = 1", "SD1001")]
    [InlineData("rewrite a: sin(u) -> cos(u - pi/2)\nrewrite b: cos(u) -> sin(u + pi/2)", "SD1010")]
    [InlineData("rewrite a: sin(u) -> sin(u + 2*pi)", "SD1010")]
    [InlineData("rewrite a: sin(u) -> cos(u - pi/2)\nrewrite a: cosh(u) -> (exp(u) + exp(-u))/2", "SD1006")]
    [InlineData("rewrite a: sin(u) -> cos(u - pi/2)\nrewrite b: sin(v) -> cos(pi/2 - v)", "SD1006")]
    public void WrongOnesAreRefused(string rules, string code) =>
        Assert.Contains(code, Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.With(rules)).Diagnostics.Select(static d => d.Code));

    [Fact]
    public void WithoutEndIsADiagnostic()
    {
        SymbolicEngine engine = SymbolicEngine.Core.With("rewrite turn: tan(u) -> tan(u + 2*pi) if u > 0");
        Assert.Equal("tan(x)", engine.Simplify(engine.Parse("tan(x)")).ToString());
        SymbolicEngine positive = engine.Assuming("x > 1");
        Assert.Equal("SD3004", Assert.Throws<SymbolicException>(() => positive.Simplify(positive.Parse("tan(x)"))).Code);
    }

    /// <summary>Two rules over different metavariables may have equal conditions.</summary>
    [Fact]
    public void ConditionsBelongToTheirRule() => SymbolicEngine.Core.With("""
        rewrite a: log(v*u) -> log(u) + log(v) if u > 0, v > 0
        rewrite b: sqrt(u^2) -> u if u > 0
        pair p: log(u)*exp(u)
          d/du = exp(u)*(log(u) + 1/u)
          where u > 0
        pair q: atan2(v, u)*exp(u)
          d/dv = u*exp(u)/(u^2 + v^2)
          d/du = exp(u)*(atan2(v, u) - v/(u^2 + v^2))
          where u > 0
        """);

    /// <summary>Patterns that differ by a scale match the same expressions; which of them fires does not depend on their order.</summary>
    [Theory]
    [InlineData("exp(-u^2/18)", "exp(-v^2/32)", "exp(-x^2/2)", "3*x", "4*x")]
    [InlineData("tan(2*u)", "tan(4*v)", "tan(4*x)", "x", "2*x")]
    public void PatternsOfOneShapeDoNotCompete(string a, string b, string at, string one, string other)
    {
        string[] rules = [$"pair a surrogate: {a}\n  d/du = 1", $"pair b surrogate: {b}\n  d/dv = 1"];
        SymbolicEngine[] engines = [SymbolicEngine.Core.With(string.Join('\n', rules)), SymbolicEngine.Core.With(string.Join('\n', rules.Reverse()))];
        string[] found = [.. engines.Select(engine => Assert.Single(engine.Derive(engine.Parse(at), ["x"]).Pairs).Bindings.Values.Single().ToString())];
        Assert.Equal(found[0], found[1]);
        Assert.Contains(found[0], new[] { one, other });
    }
}
