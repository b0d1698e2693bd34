namespace Symbolic.Parsing;

/// <summary>Finds lines and columns in a text; the table of lines is made when the first one is asked for.</summary>
internal sealed class SourceText(string text)
{
    private int[]? _lineStarts;

    /// <summary>The span with its line and column.</summary>
    public SourceSpan Span(int start, int length)
    {
        _lineStarts ??= FindLines(text);
        int line = Array.BinarySearch(_lineStarts, start);
        if (line < 0) line = ~line - 1;
        return new SourceSpan(start, length, line + 1, start - _lineStarts[line] + 1);
    }

    private static int[] FindLines(string text)
    {
        List<int> starts = [0];
        for (int i = 0; i < text.Length; i++)
        {
            bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (ends) starts.Add(i + 1);
        }

        return [.. starts];
    }
}
