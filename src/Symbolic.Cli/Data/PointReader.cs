using System.Collections.Immutable;

namespace Symbolic.Cli.Data;

/// <summary>Reads points from comma-separated values, a block of rows at a time.</summary>
internal sealed class PointReader : IPointReader
{
    private const int ShownHeader = 60;
    private readonly CsvReader _csv;
    private readonly string _name;
    private readonly Action<Diagnostic> _report;
    private readonly int[] _columns;
    private readonly int _width;

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="variables">What must have a column; other columns may be there too.</param>
    /// <param name="report">Receives what is wrong with single rows.</param>
    /// <exception cref="SymbolicException">SD4004: the header lacks a variable or names one twice, or is no record.</exception>
    public PointReader(TextReader reader, string name, ImmutableArray<string> variables, Action<Diagnostic> report)
    {
        (_csv, _name, _report) = (new CsvReader(reader), name, report);
        _csv.Read();
        if (_csv.Error is { } error) throw new SymbolicException(Wrong(error, _csv.ErrorPlace));
        Header = _csv.Record.ToString();
        string[] fields = [.. Enumerable.Range(0, _csv.Count).Select(_csv.Text)];
        _width = fields.Length;
        _columns = [.. variables.Select(variable => Array.IndexOf(fields, variable))];
        ImmutableArray<Diagnostic> wrong = [.. variables.SelectMany(variable => Missing(variable, fields))];
        if (!wrong.IsEmpty) throw new SymbolicException(wrong);
    }

    /// <inheritdoc/>
    public string Header { get; }

    /// <inheritdoc/>
    public int Read(RowTexts? rows, double[] points, int most)
    {
        rows?.Clear();
        int count = 0;
        while (count < most && rows?.IsFull != true && _csv.Read())
        {
            if (!IsPoint(points.AsSpan(count * _columns.Length, _columns.Length))) continue;
            rows?.Add(_csv.Record);
            count++;
        }

        return count;
    }

    private IEnumerable<Diagnostic> Missing(string variable, string[] fields)
    {
        int count = fields.Count(field => field == variable);
        if (count == 1) return [];
        string shown = Header.Length > ShownHeader ? Header[..ShownHeader] + "…" : Header, there = shown.Length == 0 ? string.Empty : $" in '{shown}'";
        return [Wrong(count == 0 ? $"there is no column '{variable}'{there}; the first line must name the variables, with commas between them" : $"there are {count} columns '{variable}'", (1, 1))];
    }

    /// <summary>Takes the values of the variables from the record.</summary>
    /// <returns>Whether they are there; what is wrong, if it is not a blank line, is reported.</returns>
    private bool IsPoint(Span<double> point)
    {
        if (_csv.Error is { } error) return Reject(error, _csv.ErrorPlace);
        if (_csv.Count == 1 && _csv.Record.IsWhiteSpace()) return false;
        if (_csv.Count != _width) return Reject($"{_width} values are needed, not {_csv.Count}", _csv.Place(0));
        for (int i = 0; i < point.Length; i++)
        {
            ReadOnlySpan<char> field = _csv[_columns[i]];
            if (!NumberText.TryRead(field, out point[i])) return Reject(field.IsEmpty ? "a value is missing" : $"'{Shortened(field)}' is no number", _csv.Place(_columns[i]));
        }

        return true;
    }

    private static string Shortened(ReadOnlySpan<char> field) => field.Length > ShownHeader ? $"{field[..ShownHeader]}…" : field.ToString();

    private bool Reject(string message, (int Line, int Column) place)
    {
        _report(Wrong(message, place));
        return false;
    }

    private Diagnostic Wrong(string message, (int Line, int Column) place) =>
        Diagnostic.Error("SD4004", message) with { File = _name, Span = new SourceSpan(0, 0, place.Line, place.Column) };
}
