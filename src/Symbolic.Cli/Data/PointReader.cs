using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Cli.Data;

/// <summary>Reads points from comma-separated values, a block of rows at a time.</summary>
internal sealed class PointReader : IPointReader
{
    private readonly TextReader _reader;
    private readonly string _name;
    private readonly Action<Diagnostic> _report;
    private readonly List<string> _fields = [];
    private readonly int[] _columns;
    private readonly int _width;
    private int _line = 1;

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="variables">What must have a column; other columns may be there too.</param>
    /// <param name="report">Receives what is wrong with single rows.</param>
    /// <exception cref="SymbolicException">SD4004: the header lacks a variable or names one twice.</exception>
    public PointReader(TextReader reader, string name, ImmutableArray<string> variables, Action<Diagnostic> report)
    {
        (_reader, _name, _report) = (reader, name, report);
        Header = reader.ReadLine() ?? string.Empty;
        CsvLine.Split(Header, _fields);
        _width = _fields.Count;
        _columns = [.. variables.Select(variable => _fields.IndexOf(variable))];
        ImmutableArray<Diagnostic> wrong = [.. variables.SelectMany(Missing)];
        if (!wrong.IsEmpty) throw new SymbolicException(wrong);
    }

    /// <inheritdoc/>
    public string Header { get; }

    /// <inheritdoc/>
    public int Read(List<string>? rows, double[] points, int most)
    {
        rows?.Clear();
        int count = 0;
        while (count < most && _reader.ReadLine() is { } row)
        {
            _line++;
            if (string.IsNullOrWhiteSpace(row) || !IsPoint(row, points.AsSpan(count * _columns.Length, _columns.Length))) continue;
            rows?.Add(row);
            count++;
        }

        return count;
    }

    private IEnumerable<Diagnostic> Missing(string variable)
    {
        int count = _fields.Count(field => field == variable);
        if (count == 1) return [];
        string message = count == 0 ? $"there is no column '{variable}'; the first line must name the variables" : $"there are {count} columns '{variable}'";
        return [Diagnostic.Error("SD4004", message) with { File = _name, Span = new SourceSpan(0, 0, 1, 1) }];
    }

    private bool IsPoint(string row, Span<double> point)
    {
        CsvLine.Split(row, _fields);
        if (_fields.Count != _width)
        {
            Reject($"{_width} values are needed, not {_fields.Count}", 1);
            return false;
        }

        for (int i = 0; i < point.Length; i++)
        {
            string field = _fields[_columns[i]];
            if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out point[i])) continue;
            Reject(field.Length == 0 ? "a value is missing" : $"'{field}' is no number", 1 + _fields.Take(_columns[i]).Sum(static f => f.Length + 1));
            return false;
        }

        return true;
    }

    private void Reject(string message, int column) =>
        _report(Diagnostic.Error("SD4004", message) with { File = _name, Span = new SourceSpan(0, 0, _line, column) });
}
