namespace Symbolic.Cli.Rendering;

/// <summary>The texts that diagnostics may point into, by file; what was typed has no file.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>What was typed last.</summary>
    public string? Typed { get; set; }

    /// <summary>Remembers a file's text.</summary>
    public void Add(string file, string text) => _files[file] = text;

    /// <summary>The line of text a diagnostic points at, or null.</summary>
    public string? LineOf(Diagnostic diagnostic)
    {
        string? text = diagnostic.File is null ? Typed : _files.GetValueOrDefault(diagnostic.File);
        if (text is null || diagnostic.Span.Line < 1) return null;
        int start = 0;
        for (int line = 1; line < diagnostic.Span.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0) return null;
        }

        int end = text.IndexOf('\n', start);
        return (end < 0 ? text[start..] : text[start..end]).TrimEnd('\r');
    }
}
