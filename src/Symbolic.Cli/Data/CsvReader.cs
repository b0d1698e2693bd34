using System.Runtime.InteropServices;

namespace Symbolic.Cli.Data;

/// <summary>Reads records of comma-separated values (RFC 4180): lines, or several lines where the ends of all but the last stand in double quotes.</summary>
/// <remarks>No more of the text is in memory than the longest record. A record that is wrong is given up at the end of its first line, so that a quote that is
/// never closed costs one line.</remarks>
/// <param name="input">The text.</param>
/// <param name="longest">The most characters of a record.</param>
internal sealed class CsvReader(TextReader input, int longest = CsvReader.Longest)
{
    /// <summary>How many characters a record may have.</summary>
    public const int Longest = 1 << 20;

    private const int LeastBuffer = 1 << 15;
    private readonly List<Field> _fields = [];
    private char[] _buffer = new char[Math.Min(LeastBuffer, longest)];
    private int _start, _length, _next, _filled;
    private int _line = 1, _lines;
    private bool _isEnd, _hasQuotes;

    /// <summary>What is wrong with the record; null if nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Where that is.</summary>
    public (int Line, int Column) ErrorPlace { get; private set; }

    /// <summary>The text of the record as it stands there, without the end of its last line; valid until the next is read.</summary>
    public ReadOnlySpan<char> Record => _buffer.AsSpan(_start, _length);

    /// <summary>The number of fields.</summary>
    public int Count => _fields.Count;

    /// <summary>A field without outer blanks and quotes; two quotes inside of quotes are still two.</summary>
    public ReadOnlySpan<char> this[int index] => Record.Slice(_fields[index].Start, _fields[index].Length);

    /// <summary>The text of a field.</summary>
    public string Text(int index) => _fields[index].IsQuoted ? this[index].ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : this[index].ToString();

    /// <summary>The line and the column at which a field begins, from 1.</summary>
    public (int Line, int Column) Place(int index) => PlaceOf(_fields[index].Start);

    /// <summary>Goes to the next record, which may be wrong.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        (_start, _line) = (_start + _next, _line + _lines);
        (_length, _next, _lines, _hasQuotes, Error) = (0, 0, 0, false, null);
        _fields.Clear();
        if (At(0) < 0) return false;
        for (int start = 0; start >= 0;) start = ReadField(start);
        return true;
    }

    /// <summary>Reads a field.</summary>
    /// <returns>Where the next one begins; -1 if it is the last.</returns>
    private int ReadField(int start)
    {
        while (At(start) is ' ' or '\t') start++;
        if (At(start) == '"') return ReadQuoted(start);
        int end = Find(start, ",\n\r");
        if (end < 0 && !_isEnd) return Reject(start, $"the line is longer than {longest} characters");
        if (end < 0) end = _filled - _start;
        _fields.Add(new Field(start, _buffer.AsSpan(_start + start, end - start).TrimEnd().Length, false));
        return After(end);
    }

    private int ReadQuoted(int start)
    {
        _hasQuotes = true;
        int end = Find(start + 1, "\"");
        while (end >= 0 && At(end + 1) == '"') end = Find(end + 2, "\"");
        if (end < 0) return Reject(start, "the quote is not closed");
        _fields.Add(new Field(start + 1, end - start - 1, true));
        do end++;
        while (At(end) is ' ' or '\t');
        return At(end) is ',' or '\n' or '\r' or -1 ? After(end) : Reject(end, "there is text behind a closing quote");
    }

    private int After(int end)
    {
        if (At(end) == ',') return end + 1;
        End(end);
        if (_hasQuotes) _lines += LineEnds(Record);
        return -1;
    }

    /// <summary>Ends the record before the end of a line, or at the end of the text.</summary>
    private void End(int length)
    {
        int end = At(length);
        (_length, _lines) = (length, 1);
        _next = end < 0 ? length : end == '\r' && At(length + 1) == '\n' ? length + 2 : length + 1;
    }

    /// <summary>Gives the record up and goes to the end of its first line.</summary>
    private int Reject(int offset, string message)
    {
        (Error, ErrorPlace) = (message, PlaceOf(offset));
        int end = _buffer.AsSpan(_start, _filled - _start).IndexOfAny('\n', '\r');
        while (end < 0 && !_isEnd)
        {
            (_start, _filled) = (0, 0);
            end = Find(0, "\n\r");
        }

        End(end < 0 ? _filled - _start : end);
        return -1;
    }

    private (int Line, int Column) PlaceOf(int offset)
    {
        ReadOnlySpan<char> before = _buffer.AsSpan(_start, offset);
        return (_line + LineEnds(before), offset - before.LastIndexOfAny('\n', '\r'));
    }

    private static int LineEnds(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) count++;
        }

        return count;
    }

    /// <summary>The character so far behind the start of the record; -1 behind the end of the text, or where the record becomes too long.</summary>
    private int At(int offset)
    {
        while (_start + offset >= _filled)
        {
            if (!Fill()) return -1;
        }

        return _buffer[_start + offset];
    }

    /// <summary>Where one of some characters stands next; -1 if the text ends before, or the record becomes too long.</summary>
    private int Find(int offset, ReadOnlySpan<char> characters)
    {
        if (At(offset) < 0) return -1;
        while (true)
        {
            int found = _buffer.AsSpan(_start + offset, _filled - _start - offset).IndexOfAny(characters);
            if (found >= 0) return offset + found;
            offset = _filled - _start;
            if (!Fill()) return -1;
        }
    }

    private bool Fill()
    {
        if (_filled == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
            (_start, _filled) = (0, _filled - _start);
        }

        if (_filled == _buffer.Length && _buffer.Length < longest) Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, longest));
        if (_isEnd || _filled == _buffer.Length) return false;
        int read = input.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        _isEnd = read == 0;
        return read > 0;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Field(int Start, int Length, bool IsQuoted);
}
