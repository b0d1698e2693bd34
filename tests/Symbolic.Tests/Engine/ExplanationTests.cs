using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>What explanations of compilation say, against what is compiled.</summary>
public sealed class ExplanationTests
{
    private static readonly SymbolicEngine s_engine = SymbolicEngine.Default;

    [Theory]
    [InlineData("sqrt(x + 1) - sqrt(x)")]
    [InlineData("x^2 - y^2 + exp(x*y)")]
    [InlineData("if(x < y + 1, x*y, floor(x*y)) - tan(x - y)")]
    [InlineData("(x*y^3/((1 + x^2)*(2 + y^2)) + sin(x))^2")]
    [InlineData("besselj(0, x - y) - lgamma(x + y)")]
    [InlineData("x")]
    [InlineData("pi/3")]
    public void Operations_are_those_of_the_compiled_function(string text)
    {
        Expr[] outputs = [Expr.Parse(text), Expr.Parse("x + y")];
        foreach (Accuracy accuracy in Enum.GetValues<Accuracy>())
        {
            CompileOptions options = new() { Accuracy = accuracy };
            CompilationExplanation explanation = s_engine.ExplainCompilation(outputs, ["x", "y"], options);
            Assert.Equal(s_engine.CompileFunction(outputs, ["x", "y"], options).OperationCount, explanation.Operations);
            Assert.Equal(2, explanation.Evaluated.Length);
            int beside = explanation.Compensated.Sum(static c => c.Operations) + explanation.Sentinels.Sum(static s => s.Operations);
            Assert.True(explanation.PlainOperations <= explanation.Operations && beside <= explanation.Operations, $"{explanation}");
            if (accuracy != Accuracy.Stable) Assert.Equal((0, 0), (explanation.Compensated.Length, explanation.Sentinels.Length));
        }
    }

    [Fact]
    public void Constants_computed_beforehand_are_written_as_doubles()
    {
        CompilationExplanation explanation = s_engine.ExplainCompilation([Expr.Parse("x*erfc(sqrt(2)*(x - y)/2) - 2^200*y")], ["x", "y"]);
        Assert.Contains(explanation.Compensated, static c => c.At.ToString().Contains("0.7071067811865475", StringComparison.Ordinal));
        Assert.Contains("1606938044258990275541962092341162602522202993782792835301376*y", explanation.Evaluated[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stable_forms_are_named_with_what_they_matched()
    {
        CompilationExplanation explanation = s_engine.ExplainCompilation([Expr.Parse("3 + sqrt(x + 1) - sqrt(x)")], ["x"]);
        RewriteUse use = Assert.Single(explanation.Rewrites);
        Assert.Equal("a*sqrt(v + w) - a*sqrt(v)", use.Rewrite);
        Assert.Equal((null, 0), (use.File, use.Line));
        Assert.Equal((Expr.Parse("x"), Expr.Parse("1")), (use.Bindings["v"], use.Bindings["w"]));
        Assert.Equal(Expr.Parse("3 + 1/(sqrt(x) + sqrt(1 + x))"), explanation.Evaluated[0]);
        Assert.Equal(explanation.Evaluated[0], use.Result);
        Assert.Empty(s_engine.ExplainCompilation([Expr.Parse("sqrt(x + 1) - sqrt(x)")], ["x"], CompileOptions.Fast).Rewrites);
    }

    [Fact]
    public void A_form_chosen_by_a_condition_shows_it_unless_the_condition_is_known()
    {
        Expr e = Expr.Parse("log(x + 1) - log(x)");
        Assert.Contains("if(", s_engine.ExplainCompilation([e], ["x"]).Rewrites[^1].Result.ToString(), StringComparison.Ordinal);
        Assert.Equal(Expr.Parse("log1p(1/x)"), s_engine.Assuming("x > 0").ExplainCompilation([e], ["x"]).Rewrites[^1].Result);
    }

    [Fact]
    public void Value_forms_of_pairs_are_named_with_their_place()
    {
        SymbolicEngine engine = s_engine.With("\npair p: sin(sin(u))\n  d/du = cos(u)*cos(sin(u))\n  value = sin(sin(u))*(1 + 0*u)", "mine.sym");
        PairUse use = Assert.Single(engine.ExplainCompilation([engine.Parse("1 + sin(sin(x*y))")], ["x", "y"]).Pairs);
        Assert.Equal(("p", "mine.sym", 2, Expr.Parse("x*y")), (use.Pair, use.File, use.Line, use.Bindings["u"]));
    }

    [Theory]
    [InlineData("x^3 - y^3", SentinelKind.Cancellation, "x^3 - y^3")]
    [InlineData("if(x < 1 + y, x, y)", SentinelKind.Comparison, "x < 1 + y")]
    [InlineData("floor(x*y)", SentinelKind.Step, "floor(x*y)")]
    [InlineData("sin(x*y) + exp(x)", SentinelKind.Amplification, "sin(x*y)")]
    [InlineData("exp(x^2*y)*sin(x)^2", SentinelKind.Result, "exp(x^2*y)*sin(x)^2")]
    [InlineData("y^2*(x - sin(x))", SentinelKind.Underflow, "xmsin(x)")]
    public void Sentinels_sit_where_digits_may_be_lost(string text, SentinelKind kind, string at)
    {
        Expr[] places = [.. s_engine.ExplainCompilation([Expr.Parse(text)], ["x", "y"]).Sentinels.Where(s => s.Kind == kind).Select(static s => s.At)];
        Assert.Contains(at, places.Select(static place => place.ToString()));
    }

    [Fact]
    public void What_cannot_lose_digits_is_not_watched()
    {
        Assert.Empty(s_engine.ExplainCompilation([Expr.Parse("x"), Expr.Parse("2")], ["x"]).Sentinels);
        Assert.Empty(s_engine.ExplainCompilation([Expr.Parse("exp(x) + x^2")], ["x"]).Compensated);
    }

    [Fact]
    public void Derivations_list_the_declared_rewrites()
    {
        SymbolicEngine engine = s_engine.With("rewrite half: sin(u)*cos(u) -> sin(2*u)/2", "mine.sym");
        Derivation derivation = engine.Derive(engine.Parse("sin(3*x)^2"), ["x"]);
        Assert.Equal(Expr.Parse("3*sin(6*x)"), derivation.Expression);
        RewriteUse use = Assert.Single(derivation.Rewrites);
        Assert.Equal(("half", "mine.sym", 1, Expr.Parse("3*x")), (use.Rewrite, use.File, use.Line, use.Bindings["u"]));
        Assert.Empty(s_engine.Derive(Expr.Parse("sin(3*x)^2"), ["x"]).Rewrites);
    }

    [Fact]
    public void Large_expressions_are_explained_too()
    {
        Expr sum = Expr.Parse(string.Join(" + ", Enumerable.Range(1, 3000).Select(static i => $"sin(x/{i})*(x - y)^2*exp(-y/{i})")));
        Assert.NotEmpty(s_engine.ExplainCompilation([sum], ["x", "y"]).Sentinels);
    }
}
