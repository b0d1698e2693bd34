using System.Text;

namespace Symbolic.Cli.Batch;

/// <summary>Reads lines of bounded length: a line without end cannot fill the memory.</summary>
internal sealed class LineReader(TextReader input, int maximumLength = LineReader.MaximumLength)
{
    /// <summary>How many characters of a line are kept.</summary>
    public const int MaximumLength = 1 << 26;

    private readonly char[] _buffer = new char[1 << 14];
    private int _position;
    private int _filled;

    /// <summary>The next line, cut at the maximum length; null at the end of the input.</summary>
    public Line? Read()
    {
        StringBuilder text = new();
        bool isCut = false;
        while (_position < _filled || Fill())
        {
            ReadOnlySpan<char> rest = _buffer.AsSpan(_position, _filled - _position);
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> part = end < 0 ? rest : rest[..end];
            int room = maximumLength - text.Length;
            isCut |= part.Length > room;
            text.Append(part[..Math.Min(part.Length, room)]);
            _position += end < 0 ? rest.Length : end + 1;
            if (end >= 0) return new Line(text.ToString(), isCut);
        }

        return text.Length > 0 ? new Line(text.ToString(), isCut) : null;
    }

    private bool Fill()
    {
        _position = 0;
        _filled = input.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }

    /// <summary>A line, and whether some of it was left out.</summary>
    internal readonly record struct Line(string Text, bool IsCut);
}
