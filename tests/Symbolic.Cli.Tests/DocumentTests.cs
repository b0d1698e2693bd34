using System.Text.RegularExpressions;
using Symbolic.Tests.House;

namespace Symbolic.Cli.Tests;

/// <summary>The documents show what really happens.</summary>
public sealed partial class DocumentTests
{
    /// <summary>The failure of the program itself, which no input is known to provoke.</summary>
    private const string InternalFailure = "SD9999";

    public static TheoryData<string> Documents =>
    [
        .. new[] { string.Empty, "docs", "src/Symbolic", "src/Symbolic.Cli" }.SelectMany(static folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md"))
            .Select(static path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_print_what_the_document_shows(string document)
    {
        string expected = Read(document), actual = Document.Run(expected);
        if (Environment.GetEnvironmentVariable("APPROVE_DOCUMENTS") == "1") File.WriteAllText(Path.Combine(Repository.Root, document), actual);
        else Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_first_command_of_the_readme_prints_what_the_readme_says()
    {
        const string Start = "dotnet run --project src/Symbolic.Cli -- ";
        string[] commands = Document.Blocks(Read("README.md"), string.Empty).First().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(Start, commands[0], StringComparison.Ordinal);
        Assert.Equal("dotnet test", commands[1]);
        (string output, _, int code) = Shell.Run(new Transcript(commands[0][Start.Length..], string.Empty, string.Empty, string.Empty, 0).Arguments());
        Assert.Equal(0, code);
        Assert.Contains($"The first command prints `{output.TrimEnd('\n')}`", Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_in_the_readmes_is_the_quick_start()
    {
        foreach (string readme in (string[])[Read("README.md"), Read("src/Symbolic/README.md")])
        {
            Assert.Equal(Read("samples/QuickStart/Program.cs"), Document.Blocks(readme, "csharp").First());
            Assert.Equal(Read("samples/QuickStart/expected.txt"), Document.Blocks(readme, string.Empty).Last(static block => block.StartsWith('(')));
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("docs/pairs.md")]
    public void Rules_in_the_documents_are_true(string document)
    {
        string[] blocks = [.. Document.Blocks(Read(document), "sym")];
        Assert.NotEmpty(blocks);
        Assert.All(blocks, static rules => SymbolicEngine.Default.With(rules));
    }

    [Fact]
    public void Every_code_has_a_section_with_an_input_that_provokes_it()
    {
        string[] sections = Read("docs/diagnostics.md").Split("\n## ")[1..];
        string[] codes = [.. sections.Select(static section => section[..6])];
        Assert.All(sections, static section => Assert.Matches($"\n(error|warning) {section[..6]}: ", section));
        string[] reported =
        [
            .. new[] { "src/Symbolic", "src/Symbolic.Cli" }.SelectMany(Repository.Sources).SelectMany(static file => Code().Matches(File.ReadAllText(file)))
                .Select(static match => match.Groups[1].Value).Distinct().Where(static code => code != InternalFailure).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(reported, codes);
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    [GeneratedRegex("\"(SD[0-9]{4})\"")]
    private static partial Regex Code();
}
