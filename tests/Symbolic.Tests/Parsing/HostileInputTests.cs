using System.Collections.Immutable;
using System.Text;
using Symbolic.Expressions;
using Symbolic.Parsing;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Parsing;

/// <summary>Depth, size, and text that means nothing: an expression or a diagnostic, never anything else.</summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const string Alphabet = "xyzefDd01239.eE+-*/^()()|!,,<>=[]{}#;:'\"%&~@ \t\n_πμ−·×²“”\u0000\u200B\uD800\uDC00\uFEFF";

    private static readonly string[] s_pieces =
    [
        "sin(", "sqrt(", "if(", "x", "y", "2", "1e9", "1e-9", "9^9^9", "0.1", " and ", " or ", "not ", "<", "==", ">=", "(", ")", ",", "|", "!", "+", "-", "*", "/", "^", "**",
        "D[1](f)(", "D[", "]", "diff(", "d/dx", "pi", "inf", "nan", "e", " ", "\n", "#", "->", "pair p: ", "value = ", "where ", "is num", "log(", "gamma", "[", "..", "=",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_text_is_an_expression_or_a_diagnostic(int seed)
    {
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int i = 0; i < 15_000; i++)
        {
            string text = i % 3 == 0 ? Characters(random) : i % 3 == 1 ? Pieces(random) : Mutated(random, seed + i);
            CheckExpression(text);
            if (i % 4 == 0) CheckRuleFile(text);
        }
    }

    [Theory]
    [InlineData("(", "x", ")", 100_000)]
    [InlineData("(", "x", ")", 1_000_000)]
    [InlineData("|", "x", "|", 300_000)]
    [InlineData("-", "x", "", 1_000_000)]
    [InlineData("-(", "x + y", ")", 100_000)]
    [InlineData("sin(", "x", ")", 300_000)]
    [InlineData("x^", "x", "", 300_000)]
    [InlineData("2^", "x", "", 100_000)]
    [InlineData("1/(1+", "x", ")", 100_000)]
    [InlineData("1/(1+", "1", ")", 20_000)]
    [InlineData("x+(x*(", "x", "))", 100_000)]
    [InlineData("", "x", "!", 100_000)]
    [InlineData("sqrt(", "x", ")", 100_000)]
    [InlineData("if(x > 0, x, ", "x", ")", 100_000)]
    [InlineData("not ", "x > 0", "", 100_000, true)]
    [InlineData("2(", "x", ")", 5_000)]
    public void Depth_costs_heap_and_linear_time(string open, string middle, string close, int depth, bool logical = false)
    {
        string text = Repeat(open, depth) + middle + Repeat(close, depth);
        ParseOptions options = ParsingTable.Options with { Expected = logical ? ExpressionSort.Logical : ExpressionSort.Real };
        Assert.True(ExpressionParser.TryParse(text, options, out Expr? e, out ImmutableArray<Diagnostic> diagnostics), string.Join(' ', diagnostics));
        Assert.True(e.Equals(ExpressionParser.Parse(text, options)));
    }

    [Theory]
    [InlineData("x{0}*(", ")")]
    [InlineData("x{0}/(", ")")]
    [InlineData("x{0}+(", ")")]
    [InlineData("x{0}-(", ")")]
    public void Nested_chains_of_many_names_cost_linear_time(string open, string close)
    {
        const int Depth = 50_000;
        string text = string.Concat(Enumerable.Range(0, Depth).Select(i => string.Format(null, open, i))) + "x" + Repeat(close, Depth);
        Assert.True(ParsingTable.Parse(text).Weight > Depth);
    }

    [Theory]
    [InlineData("(", 1_048_576)]
    [InlineData(")", 1_048_576)]
    [InlineData("((x", 500_000)]
    [InlineData("[", 1_048_576)]
    [InlineData("@", 1_048_576)]
    [InlineData("x ", 500_000)]
    [InlineData("1 ", 500_000)]
    [InlineData("zork(", 200_000)]
    [InlineData("sin(1,", 200_000)]
    [InlineData("|(", 500_000)]
    [InlineData("x<", 300_000)]
    [InlineData(",", 1_000_000)]
    [InlineData("d/dx", 200_000)]
    [InlineData("D[1](f)(", 100_000)]
    public void A_megabyte_of_nonsense_is_few_diagnostics(string piece, int count)
    {
        Assert.False(ExpressionParser.TryParse(Repeat(piece, count), ParsingTable.Options, out _, out ImmutableArray<Diagnostic> diagnostics));
        Assert.InRange(diagnostics.Length, 1, 30);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("1e-999999999")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e99999*1e99999")]
    [InlineData("9^60000*9^60000")]
    [InlineData("1e60000 + 1e-60000")]
    public void Numbers_with_too_many_digits_are_rejected(string text) =>
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ParsingTable.Parse(text)).Code);

    [Theory]
    [InlineData("(((9^9)^9)^9)^9")]
    [InlineData("2^300000*x")]
    [InlineData("(-1)^(10^40)")]
    [InlineData("(1 + 1e-9)^(10^13)")]
    [InlineData("(2/3)^500000*x")]
    [InlineData("x^1e90000*x^1e90001")]
    [InlineData("((x^1e9)^1e9)^1e9")]
    [InlineData("sqrt(9^99999)")]
    [InlineData("9^9^9^9")]
    [InlineData("2^2^2^2^2^2")]
    [InlineData("(1/9)^(9^9)")]
    [InlineData("(2*x)^1e90000")]
    [InlineData("x*2^300000*y*2^300000")]
    [InlineData("2^1e10")]
    [InlineData("x + 2^(10^10)")]
    [InlineData("sin(2^1e10)*3^(10^9)")]
    public void Huge_powers_stay_as_they_are(string text) => Assert.Equal(ParsingTable.Parse(text), ParsingTable.Parse(ParsingTable.Parse(text).ToString()));

    [Fact]
    public void Runaway_arithmetic_ends()
    {
        string literals = string.Join('*', Enumerable.Range(90_000, 1_000).Select(static i => $"1e{i}"));
        string fractions = string.Join('+', Enumerable.Range(1, 100).Select(static i => $"{i}.7e-99990"));
        string digits = new('7', 1_000_000);
        Assert.All([literals, fractions, digits], static text => Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ParsingTable.Parse(text)).Code));
        Expr sum = ParsingTable.Parse(string.Join('+', Enumerable.Range(1, 2_000).Select(static i => $"1/{1_000_000_007L + i}")));
        Assert.IsType<Number>(sum);
    }

    [Fact]
    public void Limits_are_settings()
    {
        ParseOptions With(Limits limits) => ParsingTable.Options with { Limits = limits };
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ExpressionParser.Parse("((((x))))", With(new Limits { Nesting = 3 }))).Code);
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ExpressionParser.Parse("x+x+x+x+x", With(new Limits { Nodes = 4 }))).Code);
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ExpressionParser.Parse("12345", With(new Limits { Digits = 4 }))).Code);
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ExpressionParser.Parse("x!!!!", With(new Limits { Nesting = 3 }))).Code);
        Assert.NotNull(ExpressionParser.Parse("(((x)))", With(new Limits { Nesting = 3, Digits = 1 })));
    }

    [Fact]
    public void Ten_megabytes_of_sum_are_read()
    {
        StringBuilder text = new("x0");
        int terms = 1;
        for (; text.Length < 10_000_000; terms++) text.Append(terms % 2 == 0 ? " + " : " - ").Append(terms % 7 + 2).Append("*x").Append(terms);
        Assert.Equal(terms, ParsingTable.Parse(text.ToString()).Arguments.Length);
    }

    private static void CheckExpression(string text)
    {
        bool ok = ExpressionParser.TryParse(text, ParsingTable.Options with { Expected = ExpressionSort.Any }, out Expr? e, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Equal(ok, e is not null);
        Assert.Equal(ok, !diagnostics.Any(static d => d.Severity == Severity.Error));
        CheckSpans(text, diagnostics);
    }

    private static void CheckRuleFile(string text)
    {
        RuleFileParser.Parse(text, ParsingTable.Options, out ImmutableArray<Diagnostic> diagnostics);
        CheckSpans(text, diagnostics);
        RuleFileParser.ParseDefinition(text, ParsingTable.Options, out diagnostics);
        CheckSpans(text, diagnostics);
    }

    private static void CheckSpans(string text, ImmutableArray<Diagnostic> diagnostics) =>
        Assert.All(diagnostics, d =>
        {
            Assert.InRange(d.Span.Start, 0, text.Length);
            Assert.InRange(d.Span.Start + d.Span.Length, d.Span.Start, text.Length);
            Assert.True(d.Span is { Line: > 0, Column: > 0 }, text);
        });

    private static string Characters(Random random) => new([.. Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);

    private static string Pieces(Random random) => string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

    private static string Mutated(Random random, int seed)
    {
        StringBuilder text = new(new RandomTexts(seed).Real(random.Next(12)));
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            if (random.Next(2) == 0 && at < text.Length) text.Remove(at, 1);
            else text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
        }

        return text.ToString();
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
