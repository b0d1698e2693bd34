using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Printing;
using Xunit;

namespace Symbolic.Tests.Printing;

/// <summary>Cases/printing.cases: what a person would write, and that text reads back.</summary>
public sealed class PrintingCaseTests
{
    private static readonly ParseOptions s_options = new()
    {
        Functions = StandardFunctions.Table.WithAll([Unknown("f", "x"), Unknown("f", "x", "y"), Unknown("gamma", "x")]),
    };

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "printing.cases")))
            {
                if (line.Length == 0 || line[0] == '#') continue;
                string[] sides = line.Split(" ⇒ ");
                int colon = sides[0].IndexOf(':', StringComparison.Ordinal);
                cases.Add(sides[0][..colon], sides[0][(colon + 2)..], sides[1]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_written_as_a_person_would(string format, string input, string expected)
    {
        Expr e = ExpressionParser.Parse(input, s_options);
        string text = ExpressionPrinter.Print(e, Enum.Parse<ExpressionFormat>(format, ignoreCase: true), new PrintOptions { Functions = s_options.Functions });
        if (format == "mathml") text = text.Replace("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">", string.Empty, StringComparison.Ordinal).Replace("</math>", string.Empty, StringComparison.Ordinal);
        Assert.Equal(expected, text);
        Assert.Equal(e, ExpressionParser.Parse(e.ToString(), s_options));
    }

    private static FunctionDefinition Unknown(string name, params string[] parameters) =>
        new() { Name = name, Parameters = [.. parameters], Origin = FunctionOrigin.Unknown };
}
