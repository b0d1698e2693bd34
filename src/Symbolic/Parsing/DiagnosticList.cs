using System.Collections.Immutable;

namespace Symbolic.Parsing;

/// <summary>The diagnostics of one text, bounded in number.</summary>
internal sealed class DiagnosticList(SourceText source, string? file)
{
    private const int Maximum = 25;
    private List<Diagnostic>? _all;

    /// <summary>Whether there is an error among them.</summary>
    public bool HasErrors => ErrorCount > 0;

    /// <summary>How many errors there are among them.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Whether so much is wrong that reading on is useless.</summary>
    public bool IsFull => _all is { Count: >= Maximum };

    /// <summary>An error in a stretch of the text.</summary>
    public void Error(string code, string message, int start, int length, string? hint = null)
    {
        ErrorCount++;
        Add(Diagnostic.Error(code, message, source.Span(start, length)) with { File = file, Hint = hint });
    }

    /// <summary>A warning about a stretch of the text.</summary>
    public void Warn(string code, string message, int start, int length, string? hint = null) =>
        Add(Diagnostic.Warning(code, message, source.Span(start, length)) with { File = file, Hint = hint });

    /// <summary>A diagnostic made elsewhere, placed in the text.</summary>
    public void Error(Diagnostic diagnostic, int start, int length) => Error(diagnostic.Code, diagnostic.Message, start, length, diagnostic.Hint);

    /// <summary>All of them in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => _all is null ? [] : [.. _all.OrderBy(static d => d.Span.Start)];

    private void Add(Diagnostic diagnostic)
    {
        _all ??= [];
        if (!IsFull || (diagnostic.Severity == Severity.Error && !_all.Exists(static d => d.Severity == Severity.Error))) _all.Add(diagnostic);
    }
}
