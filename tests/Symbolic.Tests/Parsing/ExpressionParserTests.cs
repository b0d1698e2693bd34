using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Parsing;
using Xunit;

namespace Symbolic.Tests.Parsing;

/// <summary>Cases/parsing.cases, and what cannot be said there.</summary>
public sealed class ExpressionParserTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "parsing.cases")))
            {
                if (line.Length == 0 || line[0] == '#') continue;
                string[] sides = line.Split(" ⇒ ");
                foreach (string input in sides[0].Split(" ≡ ")) cases.Add(input, sides[1]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_and_prints(string input, string expected)
    {
        Expr e = ParsingTable.Parse(input);
        Expr same = ParsingTable.Parse(expected);
        Assert.True(e.Equals(same), $"{input} is {e}, not {same}");
        Assert.Equal(e, ParsingTable.Parse(e.ToString()));
        Assert.Equal(expected, e.ToString());
    }

    [Fact]
    public void Numbers_are_exact_and_remember_that_they_were_decimals()
    {
        Number number = Assert.IsType<Number>(ParsingTable.Parse("0.1"));
        Assert.Equal(Rational.Create(1, 10), number.Value);
        Assert.True(number.IsDecimal);
        Assert.False(Assert.IsType<Number>(ParsingTable.Parse("10")).IsDecimal);
        Assert.Equal(Rational.Create(3, 2000), Assert.IsType<Number>(ParsingTable.Parse("1.5e-3")).Value);
        Assert.Equal(Rational.Create(1, System.Numerics.BigInteger.Pow(10, 300)), Assert.IsType<Number>(ParsingTable.Parse("1e-300")).Value);
    }

    [Fact]
    public void Aliases_get_the_name_of_the_row_and_macros_their_meaning()
    {
        Assert.Equal("log", Assert.IsType<Call>(ParsingTable.Parse("ln(x)")).Name);
        Assert.IsType<Pow>(ParsingTable.Parse("sqrt(x)"));
        Assert.Equal("abs", Assert.IsType<Call>(ParsingTable.Parse("|x|")).Name);
        Call partial = Assert.IsType<Call>(ParsingTable.Parse("D[2,1,1](g)(a, b)"));
        Assert.Equal([1, 1, 2], partial.Orders.AsEnumerable());
    }

    [Fact]
    public void Names_are_one_symbol_each()
    {
        Add sum = Assert.IsType<Add>(ParsingTable.Parse("sin(longname) + cos(longname)"));
        Assert.Same(sum.Arguments[0].Arguments[0], sum.Arguments[1].Arguments[0]);
    }

    [Theory]
    [InlineData("gamma + beta*d + D + zeta + li", "")]
    [InlineData("sin + 1", "sin")]
    [InlineData("ln*x + sin(exp) + exp", "ln exp")]
    [InlineData("f*x", "")]
    public void Bare_names_of_functions_warn_unless_people_use_them(string text, string names)
    {
        Assert.True(ExpressionParser.TryParse(text, ParsingTable.Options, out _, out ImmutableArray<Diagnostic> diagnostics));
        Assert.All(diagnostics, static d => Assert.Equal(("SD1014", Severity.Warning), (d.Code, d.Severity)));
        Assert.Equal(names, string.Join(' ', diagnostics.Select(d => text.Substring(d.Span.Start, d.Span.Length))));
    }

    [Theory]
    [InlineData("x > 0", true)]
    [InlineData("0 < x and not x == 1", true)]
    [InlineData("x + 1", false)]
    public void Conditions_are_read_where_one_is_expected(string text, bool valid) =>
        Assert.Equal(valid, ExpressionParser.TryParse(text, ParsingTable.Options with { Expected = ExpressionSort.Logical }, out _, out _));

    [Fact]
    public void Comments_and_line_ends_are_blanks() =>
        Assert.Equal(ParsingTable.Parse("x + y"), ParsingTable.Parse("x # first\r\n + # second\n y"));

    [Fact]
    public void Two_threads_do_not_meet()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(static i => $"x{i} + sin(y{i})*{i} - (z^{i} + μ{i})")];
        string[] expected = [.. texts.Select(static t => ParsingTable.Parse(t).ToString())];
        Parallel.For(0, 2_000, i => Assert.Equal(expected[i % 200], ParsingTable.Parse(texts[i % 200]).ToString()));
    }
}
