namespace Symbolic.Cli.Data;

/// <summary>Writes fields of comma-separated values.</summary>
internal static class CsvText
{
    /// <summary>A text as one field.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
