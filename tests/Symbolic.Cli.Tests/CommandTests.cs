using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Tests;

public sealed class CommandTests
{
    public static TheoryData<string> Names => [.. CommandDescription.All.Select(static c => c.Name)];

    public static TheoryData<string> Examples => [.. CommandDescription.All.SelectMany(static c => c.Examples).Where(static e => !e.Contains('<', StringComparison.Ordinal))];

    static CommandTests() => Directory.SetCurrentDirectory(Path.Combine(AppContext.BaseDirectory, "Transcripts"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_has_help_with_its_examples(string name)
    {
        (string output, string errors, int code) = Shell.Run([.. name.Split(' '), "--help"]);
        Assert.Equal((string.Empty, 0), (errors, code));
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        foreach (string example in CommandDescription.All.Single(c => c.Name == name).Examples) Assert.Contains("  symbolic " + example, output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_works(string example)
    {
        string[] args = new Transcript(example, string.Empty, string.Empty, string.Empty, 0).Arguments();
        (_, string errors, int code) = Shell.Run(args);
        Assert.Equal((string.Empty, 0), (errors, code));
    }

    [Fact]
    public void Both_ways_of_reading_know_the_same_options()
    {
        foreach (CommandDescription command in CommandDescription.All)
        {
            foreach (string option in command.Options.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Assert.NotNull(CommandOption.Named(option));
        }
    }

    [Fact]
    public void A_screen_gets_boxes_and_colour_and_no_color_is_respected()
    {
        string colored = Shell.Run(["functions", "sin"], change: static t => t with { IsOutputInteractive = true, HasColor = true }).Output;
        string plain = Shell.Run(["functions", "sin"], change: static t => t with { IsOutputInteractive = true }).Output;
        Assert.Contains("╭", colored, StringComparison.Ordinal);
        Assert.Contains("\u001b[", colored, StringComparison.Ordinal);
        Assert.Contains("╭", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", plain, StringComparison.Ordinal);
        string error = Shell.Run(["diff", "sinn(x)"], change: static t => t with { IsErrorInteractive = true, HasColor = true }).Errors;
        Assert.Contains("\u001b[", error, StringComparison.Ordinal);
        Assert.Contains("^^^^", error, StringComparison.Ordinal);
        error = Shell.Run(["diff", "sinn(x)"], change: static t => t with { IsErrorInteractive = true }).Errors;
        Assert.DoesNotContain("\u001b[", error, StringComparison.Ordinal);
        Assert.Contains("^^^^", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_and_strange_lines_are_shown_around_the_place()
    {
        string text = new string('x', 300) + "\t\u001b[31m+*" + new string('y', 300);
        SourceMap sources = new() { Typed = "a\n" + text + "\nb" };
        Diagnostic diagnostic = Diagnostic.Error("SD1001", "m", new SourceSpan(309, 1, 2, 308));
        (string line, string marker) = DiagnosticRenderer.Excerpt(diagnostic, sources, always: true)!.Value;
        Assert.InRange(line.Length, 50, 100);
        Assert.Equal('*', line[marker.IndexOf('^', StringComparison.Ordinal)]);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.Null(DiagnosticRenderer.Excerpt(diagnostic with { Span = new SourceSpan(0, 1, 9, 1) }, sources, always: true));
    }

    [Fact]
    public void An_interactive_session_goes_on_after_mistakes()
    {
        const string Input = """
            diff x^2
            diff x*y --by y
            sin(
            sin(x)^2 + cos(x)^2
            !1
            history
            quit
            diff z
            """;
        (string output, string errors, int code) = Shell.Run(["repl"], Input);
        Assert.Equal("2*x\nx\n1\n2*x\n", string.Concat(output.Split('\n').Where(static l => l.Length > 0 && l[0] != ' ').Select(static l => l + "\n")));
        Assert.Contains("SD1001", errors, StringComparison.Ordinal);
        Assert.Contains("   2  diff x*y --by y", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }
}
