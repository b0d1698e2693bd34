using Antlr4.Runtime;
using Symbolic.Parsing;
using Symbolic.Parsing.Generated;
using Symbolic.Tests.House;
using Xunit;

namespace Symbolic.Tests.Parsing;

/// <summary>The product's lexer is a table; the table is what the grammar gives.</summary>
public sealed class LexerTableTests
{
    private const string Characters = "abdeDEfinotruevlpx_09. \t\n\r+-*/^!|(),<>=:[]#$\"\u00B2\u2212\u00D7\u03B1\uFEFF\u0663\uD835";

    [Fact]
    public void Tables_are_what_the_grammar_gives()
    {
        Compare("TokenType.cs", LexerAutomaton.TypesSource());
        Compare("LexerTable.cs", new LexerAutomaton().TableSource());
    }

    [Fact]
    public void Texts_are_cut_as_by_the_generated_lexer()
    {
        Random random = new(20_267);
        for (int i = 0; i < 4_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.Next(8) == 0 ? Words(random) : Characters[random.Next(Characters.Length)].ToString()));
            using TokenBuffer tokens = TokenBuffer.Read(text);
            string[] actual = [.. Enumerable.Range(0, tokens.Count - 1).Select(k => Described(tokens[k].Type, tokens[k].Start, tokens[k].Length))];
            string[] expected = [.. new SymbolicLexer(new FoldedCharStream(text)).GetAllTokens().Where(static t => t.Type != SymbolicLexer.NEWLINE).Select(static t => Described(t.Type, t.StartIndex, t.StopIndex + 1 - t.StartIndex))];
            Assert.True(expected.SequenceEqual(actual), $"'{text}' is cut into {string.Join(' ', actual)}, not {string.Join(' ', expected)} (seed 20267)");
        }
    }

    private static string Words(Random random)
    {
        string[] words = ["if", "and", "d/dx", "d/d", "1.5e-7", "1e+", ".5", "override", "overrid", "**", "->", "# comment", "\r\n", "const", "constant"];
        return words[random.Next(words.Length)];
    }

    private static string Described(int type, int start, int length) => $"{SymbolicLexer.ruleNames[type - 1]}@{start}+{length}";

    private static void Compare(string file, string expected)
    {
        string path = Path.Combine(Repository.Root, "src", "Symbolic", "Parsing", "Generated", file);
        if (Environment.GetEnvironmentVariable("APPROVE_LEXER") == "1") File.WriteAllText(path, expected);
        Assert.True(File.ReadAllText(path) == expected, $"{file} is not what the grammar gives; run the tests with APPROVE_LEXER=1");
    }
}
