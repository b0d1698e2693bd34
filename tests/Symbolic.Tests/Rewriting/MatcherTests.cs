using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Rewriting;
using Xunit;

namespace Symbolic.Tests.Rewriting;

public sealed class MatcherTests
{
    private static Expr Read(string text) => ExpressionParser.Parse(text, new ParseOptions { Functions = StandardFunctions.Table });

    private static Match? Root(string pattern, string subject) =>
        new Matcher(new Pattern(Read(pattern), StandardFunctions.Table), StandardFunctions.Table, prover: null).AtRoot(Read(subject));

    /// <summary>`pattern | subject | u = …; v = … * factor + rest`, or none; compared as text.</summary>
    [Theory]
    [InlineData("log(1 + exp(u))", "log(exp(x)+1)", "u=x")]
    [InlineData("log(1 + exp(u))", "log(2-1+exp(x))", "u=x")]
    [InlineData("log(1 + exp(u))", "log(exp(x)+exp(0))", "u=x")]
    [InlineData("log(1 + exp(u))", "log(1+e^x)", "u=x")]
    [InlineData("log(1 + exp(u))", "log1p(exp(x))", "u=x")]
    [InlineData("log(1 + exp(u))", "ln(1+exp(2*x))", "u=2*x")]
    [InlineData("log(1 + exp(u))", "log(1+1/exp(x))", "u=-x")]
    [InlineData("log(1 + exp(u))", "log(2+exp(x))", "none")]
    [InlineData("log(1 + exp(u))", "log(1+2*exp(x))", "none")]
    [InlineData("log(1 + exp(u))", "log(1+exp(x)+y)", "none")]
    [InlineData("log(1 + exp(-u))", "log(1+exp(-2*x))", "u=2*x")]
    [InlineData("log(1 + exp(-u))", "log(1+exp(-x-y))", "u=x + y")]
    [InlineData("log(1 + exp(-u))", "log(1+exp(x))", "none")]
    [InlineData("log(1 + exp(-u))", "log(1+exp(x-y))", "none")]
    [InlineData("log(1 + exp(-u))", "log(1+exp(-1))", "u=1")]
    [InlineData("exp(2*u)", "exp(2*x)", "u=x")]
    [InlineData("exp(2*u)", "exp(6*x + 2*y)", "u=3*x + y")]
    [InlineData("exp(2*u)", "exp(x)", "none")]
    [InlineData("sin(u)^2 + cos(u)^2", "x + sin(3*x)^2 + 5 + cos(3*x)^2", "u=3*x; rest 5, x")]
    [InlineData("sin(u)^2 + cos(u)^2", "2*sin(y)^2 + 2*cos(y)^2", "u=y; factor 2")]
    [InlineData("sin(u)^2 + cos(u)^2", "2*sin(y)^2 + 3*cos(y)^2", "none")]
    [InlineData("sin(u)/u", "sin(3*x)/x", "u=3*x; factor 3")]
    [InlineData("sin(u)/u", "y*sin(x)/x^2", "none")]
    [InlineData("sin(u)/u", "y*sin(x)/(2*x)", "u=x; factor 1/2; rest y")]
    [InlineData("sqrt(u^2 + 1) - u", "sqrt(x^2+1)-x", "u=x")]
    [InlineData("sqrt(u^2 + 1) - u", "x - sqrt(1+x^2)", "u=x; factor -1")]
    [InlineData("sqrt(u^2 + 1) - u", "sqrt(x^2+1)+x", "u=-x")]
    [InlineData("sqrt(u^2 + 1) - u", "y + sqrt(4*x^2+1) - 2*x", "u=2*x; rest y")]
    [InlineData("sqrt(u^2 + 1) - u", "sqrt((x+y)^2+1) - x - y", "u=x + y")]
    [InlineData("1 - cos(u)", "cos(x) - 1", "u=x; factor -1")]
    [InlineData("1 - cos(u)", "3 - 3*cos(2*x)", "u=2*x; factor 3")]
    [InlineData("exp(u) - 1", "expm1(x)", "u=x")]
    [InlineData("(exp(u) - 1)/u", "expm1(x)/x", "u=x")]
    [InlineData("x/(1 + sqrt(x))", "3*t/(1+sqrt(t))", "x=t; factor 3")]
    [InlineData("u*exp(u)", "2*x*exp(x)*y", "u=x; factor 2; rest y")]
    [InlineData("u*exp(v)", "x*exp(y)", "u=x; v=y")]
    [InlineData("exp(u)/(1 + exp(u))", "exp(x)/(1+exp(x))", "u=x")]
    [InlineData("exp(u)/(1 + exp(u))", "exp(x)/(1+exp(y))", "none")]
    [InlineData("hypot(u, 1)", "hypot(1, x)", "u=x")]
    [InlineData("atan2(p, exp(q))", "atan2(x, exp(x))", "p=x; q=x")]
    [InlineData("atan2(p, exp(q))", "atan2(exp(x), x)", "none")]
    [InlineData("a^u", "b^(x^2)", "a=b; u=x^2")]
    [InlineData("log(a^2)", "log(x^4)", "a=x^2")]
    [InlineData("exp(-u^2)", "exp(-(3*x)^2)", "u=3*x")]
    [InlineData("exp(-u^2)", "exp(-(x*y)^2/4)", "u=x*y/2")]
    [InlineData("exp(-u^2/2)", "exp(-2*x^2)", "u=2*x")]
    [InlineData("exp(-u^2/2)", "exp(-x^2)", "none")]
    [InlineData("exp(-u^2)", "exp(x^2)", "none")]
    [InlineData("exp(-u^2*log(v))", "exp(-9*x^2*log(y))", "u=3*x; v=y")]
    [InlineData("log(u*v)", "log(x)", "none")]
    [InlineData("log(u*v)", "log(3*x)", "u=x; v=3")]
    [InlineData("log(a^2)", "log(exp(x)^2)", "none")]
    [InlineData("u*log(u)", "x*log(x)", "u=x")]
    [InlineData("u*log(u)", "x*log(y)", "none")]
    [InlineData("exp(u)*log(v + w)", "exp(x)*log(y + z + t)", "u=x; v=t; w=y + z")]
    public void Matches(string pattern, string subject, string expected)
    {
        Match? match = Root(pattern, subject);
        Assert.Equal(expected, match is null ? "none" : Text(match, new Pattern(Read(pattern), StandardFunctions.Table)));
    }

    [Fact]
    public void Too_many_interchangeable_metavariables_exhaust_the_budget()
    {
        Pattern pattern = new(Read("log(sin(a) + sin(b) + sin(c) + sin(d) + sin(f) + sin(g) + sin(h) + a*b*c*d*f*g*h)"), StandardFunctions.Table);
        string terms = string.Join("+", Enumerable.Range(0, 7).Select(i => $"sin(x{i})"));
        Matcher matcher = new(pattern, StandardFunctions.Table, prover: null);
        Assert.Null(matcher.AtRoot(Read($"log({terms} + y)")));
        Assert.True(matcher.IsExhausted);
    }

    private static string Text(Match match, Pattern pattern)
    {
        string text = string.Join("; ", pattern.Metavariables.Zip(match.Bindings, (name, value) => $"{name}={value}").Order(StringComparer.Ordinal));
        if (!match.Factor.IsOne) text += $"; factor {match.Factor}";
        return match.Rest.IsEmpty ? text : $"{text}; rest {string.Join(", ", match.Rest)}";
    }

    [Fact]
    public void Sums_of_many_terms_are_gone_through()
    {
        string others = string.Join(" + ", Enumerable.Range(0, 30_000).Select(static i => $"a{i}*b{i}"));
        Match match = Assert.IsType<Match>(Root("u^3 + 3*u", $"{others} + sin(x)^3 + 3*sin(x)"));
        Assert.Equal("sin(x)", Assert.Single(match.Bindings).ToString());
        Assert.Equal(30_000, match.Rest.Length);
    }
}
