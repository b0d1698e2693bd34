using System.Collections.Immutable;
using Spectre.Console;

namespace Symbolic.Cli.Rendering;

/// <summary>Diagnostics in colour.</summary>
internal static class StyledDiagnostics
{
    /// <summary>Writes them to a screen.</summary>
    public static void Write(ImmutableArray<Diagnostic> diagnostics, SourceMap sources, TextWriter error)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard });
        console.Profile.Width = int.MaxValue;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string color = diagnostic.Severity == Severity.Error ? "red" : "yellow";
            (string severity, string rest) = DiagnosticRenderer.Heading(diagnostic);
            console.MarkupLine($"[bold {color}]{severity}[/]{Markup.Escape(rest)}");
            if (DiagnosticRenderer.Excerpt(diagnostic, sources, always: true) is not { } excerpt) continue;
            console.MarkupLine("  " + Markup.Escape(excerpt.Line));
            console.MarkupLine($"  [{color}]{Markup.Escape(excerpt.Marker)}[/]");
        }
    }
}
