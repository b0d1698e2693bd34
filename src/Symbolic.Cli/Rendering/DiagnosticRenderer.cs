using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Symbolic.Cli.Rendering;

/// <summary>Writes diagnostics to standard error: the message, and the place in the text with a caret and a hint.</summary>
internal static class DiagnosticRenderer
{
    private const int MaximumWidth = 100;

    /// <summary>Writes them all, in colour on a screen.</summary>
    public static void Write(ImmutableArray<Diagnostic> diagnostics, SourceMap sources, Terminal terminal)
    {
        if (terminal is { IsErrorInteractive: true, HasColor: true }) WriteStyled(diagnostics, sources, terminal);
        else WritePlain(diagnostics, sources, terminal);
    }

    /// <summary>The first line: <c>error SD1001: message</c>, with the place for files.</summary>
    public static (string Severity, string Text) Heading(Diagnostic diagnostic)
    {
        string severity = diagnostic.Severity == Severity.Error ? "error" : "warning";
        string place = diagnostic.File is { } file && diagnostic.Span.Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $" ({file}:{diagnostic.Span.Line}:{diagnostic.Span.Column})")
            : string.Empty;
        return (severity, $" {diagnostic.Code}: {diagnostic.Message}{place}");
    }

    /// <summary>The line of text and what stands below it, cut to a readable width around the place; null when there is nothing to show.</summary>
    /// <param name="diagnostic">What is wrong.</param>
    /// <param name="sources">The texts.</param>
    /// <param name="always">Whether the place is shown even when the message quotes it, as in "unknown function 'sinn'".</param>
    public static (string Line, string Marker)? Excerpt(Diagnostic diagnostic, SourceMap sources, bool always)
    {
        if (sources.LineOf(diagnostic) is not { } line || string.IsNullOrWhiteSpace(line)) return null;
        int column = Math.Clamp(diagnostic.Span.Column - 1, 0, line.Length);
        int length = Math.Clamp(diagnostic.Span.Length, 0, line.Length - column);
        bool isQuoted = diagnostic.Hint is null && diagnostic.File is null && length > 0 && diagnostic.Message.Contains($"'{line.AsSpan(column, length)}'", StringComparison.Ordinal);
        if (isQuoted && !always) return null;
        int from = line.Length <= MaximumWidth ? 0 : Math.Clamp(column - (MaximumWidth / 2), 0, line.Length - MaximumWidth);
        string shown = Visible(line.Substring(from, Math.Min(line.Length - from, MaximumWidth)));
        int marks = Math.Clamp(Math.Min(length, shown.Length - (column - from)), 1, MaximumWidth);
        string hint = diagnostic.Hint is null ? string.Empty : " " + diagnostic.Hint;
        return (shown, new string(' ', column - from) + new string('^', marks) + hint);
    }

    private static void WritePlain(ImmutableArray<Diagnostic> diagnostics, SourceMap sources, Terminal terminal)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            (string severity, string rest) = Heading(diagnostic);
            terminal.Error.WriteLine(severity + rest);
            if (Excerpt(diagnostic, sources, terminal.IsErrorInteractive) is not { } excerpt) continue;
            terminal.Error.WriteLine("  " + excerpt.Line);
            terminal.Error.WriteLine("  " + excerpt.Marker);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteStyled(ImmutableArray<Diagnostic> diagnostics, SourceMap sources, Terminal terminal) =>
        StyledDiagnostics.Write(diagnostics, sources, terminal.Error);

    /// <summary>Tabs and control characters as single spaces, so that the caret stands where it should and a text cannot steer the terminal.</summary>
    private static string Visible(string text) => string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));
}
