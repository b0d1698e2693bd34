using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Rewriting;
using Xunit;

namespace Symbolic.Tests.Rewriting;

/// <summary>The index may offer patterns in vain, but never leaves one out that matches.</summary>
public sealed class PatternIndexTests
{
    private static readonly string[] s_heads = ["exp", "log", "sin", "cos", "tanh", "expm1", "log1p", "sqrt", "abs"];

    private static Expr Read(string text) => ExpressionParser.Parse(text, new ParseOptions { Functions = StandardFunctions.Table });

    private static Pattern PatternOf(string text, string? optional = null) => new(
        Read(text),
        StandardFunctions.Table,
        defaults: optional is null ? null : ImmutableDictionary<string, Expr>.Empty.Add(optional, Number.One));

    private static bool Matches(Pattern pattern, Expr node) => new Matcher(pattern, StandardFunctions.Table, prover: null).AtRoot(node) is not null;

    [Fact]
    public void NoPatternThatMatchesIsLeftOut()
    {
        Random random = new(20_261);
        string[] texts = [.. Enumerable.Range(0, 600).Select(_ => Text(random, 3, ["u", "u", "v", "1", "2"])).Distinct()];
        Pattern[] patterns = [.. texts.Select(text => PatternOf(text)).Where(static p => p.Metavariables.Length > 0 && p.Expression is not Symbol)];
        PatternIndex<Pattern> index = new(patterns, static p => p, StandardFunctions.Table);
        int matches = 0;
        for (int i = 0; i < 1_500; i++)
        {
            Expr node = i % 2 == 0 ? Instance(patterns[random.Next(patterns.Length)], random) : Read(Text(random, 3, ["x", "y", "2*x", "-x", "1", "2", "x + 1"]));
            Pattern[] offered = [.. index.Candidates(node)];
            foreach (Pattern pattern in patterns)
            {
                bool sameHead = pattern.Expression.SameHead(node) || SpecViews.Of(node, StandardFunctions.Table) is { } view && pattern.Expression.SameHead(view);
                if (!sameHead || !Matches(pattern, node)) continue;
                matches++;
                Assert.True(offered.Contains(pattern), $"{pattern.Expression} matches {node} and was not offered (seed 20261)");
            }
        }

        Assert.True(matches > 1_000, $"only {matches} matches were compared");
    }

    /// <summary>An operand that may be missing changes the head that a match has.</summary>
    [Theory]
    [InlineData("a*sin(u)", "a", "sin(x)")]
    [InlineData("sin(u)^a", "a", "sin(x)")]
    [InlineData("log(1 + a*exp(u))", "a", "log(1 + exp(x))")]
    [InlineData("log(1 + a*exp(u))", "a", "log(1 + 3*exp(x))")]
    public void OptionalOperandsMayBeMissing(string pattern, string optional, string node)
    {
        Pattern read = PatternOf(pattern, optional);
        Assert.True(Matches(read, Read(node)));
        Assert.Contains(read, new PatternIndex<Pattern>([read], static p => p, StandardFunctions.Table).Candidates(Read(node)));
    }

    /// <summary>Among a thousand patterns that differ by a number, hardly any is tried.</summary>
    [Theory]
    [InlineData("log({0} + exp(u))", "log(507 + exp(x))", 1)]
    [InlineData("log({0} + exp(u))", "log(1/2 + exp(x))", 0)]
    [InlineData("1/({0} + exp(u))", "3/(507 + exp(x))", 0)]
    [InlineData("{0} - cos(u)", "507 - cos(x)", 1)]
    [InlineData("atan2(u, {0})", "atan2(x, 507)", 1)]
    [InlineData("sqrt(u^2 + {0})", "sqrt(x^2 + 507)", 1)]
    [InlineData("exp(-u^2/{0})", "exp(-x^2/507)", 18)] // 507 is three times a square
    [InlineData("sin(u)/({0} + v)", "y*sin(x)/(507 + x)", 1)]
    [InlineData("u^{0}*exp(-u)", "x^507*exp(-x)", 1)]
    [InlineData("u^{0}*exp(-u)", "y*(x + y)^507*exp(-x - y)", 1)]
    [InlineData("exp(u)*cos({0}*u)", "log(x)*exp(3*x)*cos(1521*x)", 1)]
    public void FewPatternsAreTried(string family, string node, int expected)
    {
        Pattern[] patterns = [.. Enumerable.Range(2, 1_000).Select(k => PatternOf(string.Format(System.Globalization.CultureInfo.InvariantCulture, family, k)))];
        PatternIndex<Pattern> index = new(patterns, static p => p, StandardFunctions.Table);
        Assert.Equal(expected, index.Candidates(Read(node)).Count);
    }

    private static Expr Instance(Pattern pattern, Random random) =>
        Substitution.Apply(pattern.Expression, _ => Read(Text(random, 1, ["x", "y", "2*x", "-x", "3", "x + 1", "-2*x - y", "0", "1/2"])));

    private static string Text(Random random, int depth, string[] leaves)
    {
        if (depth == 0 || random.Next(5) == 0) return leaves[random.Next(leaves.Length)];
        string Next() => Text(random, depth - 1, leaves);
        return random.Next(8) switch
        {
            0 => $"({Next()} + {Next()})",
            1 => $"({Next()} - {random.Next(2, 4)}*{Next()})",
            2 => $"({Next()}*{Next()})",
            3 => $"{random.Next(2, 4)}*({Next()})",
            4 => $"1/(1 + ({Next()})^2)",
            5 => $"({Next()})^{random.Next(2, 4)}",
            _ => $"{s_heads[random.Next(s_heads.Length)]}({Next()})",
        };
    }
}
