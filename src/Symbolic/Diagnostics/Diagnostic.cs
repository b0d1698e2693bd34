using System.Globalization;

namespace Symbolic;

/// <summary>One thing to tell the user about the input: what is wrong, where, and what to write instead.</summary>
/// <param name="Code">The code, <c>SD1001</c> and so on; see docs/diagnostics.md.</param>
/// <param name="Severity">Whether the input was rejected.</param>
/// <param name="Message">One sentence, without the code and the position.</param>
/// <param name="Span">Where in the source text; empty when the diagnostic is about no text.</param>
/// <param name="File">The file the text came from, or null when it was typed.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceSpan Span = default, string? File = null)
{
    /// <summary>What to write instead, shown beside the place in the text; null when the message says it all.</summary>
    public string? Hint { get; init; }

    /// <summary>An error: the input was rejected.</summary>
    public static Diagnostic Error(string code, string message, SourceSpan span = default) => new(code, Severity.Error, message, span);

    /// <summary>A warning: the input was taken, but may not do what was meant.</summary>
    public static Diagnostic Warning(string code, string message, SourceSpan span = default) => new(code, Severity.Warning, message, span);

    /// <summary><c>error SD1001: message</c>, with file, line and column where they are known.</summary>
    public override string ToString()
    {
        string severity = Severity == Severity.Error ? "error" : "warning";
        string place = Span.Line == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{File ?? "input"}({Span.Line},{Span.Column}): ");
        return $"{place}{severity} {Code}: {Message}";
    }
}
