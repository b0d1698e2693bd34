using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Symbolic.Parsing;
using Xunit;

namespace Symbolic.Tests.Parsing;

/// <summary>Cases/diagnostics.cases: what is wrong, where, and what to write instead.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "diagnostics.cases")))
            {
                if (line.Length == 0 || line[0] == '#') continue;
                string[] sides = line.Split(" ⇒ ");
                cases.Add(sides[0], sides[1]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_what_is_wrong_and_where(string escaped, string expected)
    {
        string input = Unescape(escaped);
        Assert.False(ExpressionParser.TryParse(input, ParsingTable.Options, out Expr? expression, out ImmutableArray<Diagnostic> diagnostics));
        Assert.Null(expression);
        Assert.Equal(expected.Split(" ; "), diagnostics.Select(static d => $"{d.Code} {d.Span.Start}+{d.Span.Length} {d.Message}{(d.Hint is null ? string.Empty : " | " + d.Hint)}"));
        Assert.All(diagnostics, d => Assert.Equal(Place(input, d.Span.Start), (d.Span.Line, d.Span.Column)));
        Assert.Equal(diagnostics.AsEnumerable(), Assert.Throws<SymbolicException>(() => ParsingTable.Parse(input)).Diagnostics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("# nothing")]
    public void Nothing_is_no_expression(string input)
    {
        SymbolicException error = Assert.Throws<SymbolicException>(() => ParsingTable.Parse(input));
        Assert.Equal(("SD1001", "the expression is empty"), (error.Code, error.Diagnostics[0].Message));
    }

    [Fact]
    public void The_file_is_named()
    {
        SymbolicException error = Assert.Throws<SymbolicException>(() => ExpressionParser.Parse("1 +\n+ )", ParsingTable.Options with { File = "a.txt" }));
        Assert.StartsWith("a.txt(2,2): error SD1001: ", error.Diagnostics[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_are_bounded_in_number()
    {
        string text = string.Join(" + ", Enumerable.Range(0, 10_000).Select(static i => $"zork{i}(x)"));
        SymbolicException error = Assert.Throws<SymbolicException>(() => ParsingTable.Parse(text));
        Assert.InRange(error.Diagnostics.Length, 10, 30);
    }

    private static string Unescape(string text) =>
        Regex.Replace(text, "«([0-9A-F]{4})»", static m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()).Replace('¶', '\n');

    private static (int Line, int Column) Place(string text, int offset)
    {
        string before = text[..offset];
        return (before.Count(static c => c == '\n') + 1, offset - before.LastIndexOf('\n'));
    }
}
