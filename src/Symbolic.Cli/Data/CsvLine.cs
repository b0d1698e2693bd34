using System.Text;

namespace Symbolic.Cli.Data;

/// <summary>One line of comma-separated values. Fields may stand in double quotes, in which two stand for one.</summary>
internal static class CsvLine
{
    /// <summary>The fields of a line, without quotes and outer blanks.</summary>
    public static void Split(string line, List<string> fields)
    {
        fields.Clear();
        for (int start = 0; start <= line.Length;)
        {
            int end = End(line, start);
            fields.Add(Unquoted(line.AsSpan(start, end - start).Trim()));
            start = end + 1;
        }
    }

    /// <summary>A text as one field.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static int End(string line, int start)
    {
        bool isQuoted = false;
        for (int i = start; i < line.Length; i++)
        {
            if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted) return i;
        }

        return line.Length;
    }

    private static string Unquoted(ReadOnlySpan<char> field)
    {
        if (field.Length < 2 || field[0] != '"' || field[^1] != '"') return field.ToString();
        return new StringBuilder().Append(field[1..^1]).Replace("\"\"", "\"").ToString();
    }
}
