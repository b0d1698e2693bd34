using System.Buffers;

namespace Symbolic.Cli.Data;

/// <summary>The texts of the rows of a block, one behind the other.</summary>
internal sealed class RowTexts
{
    private const int Enough = 1 << 22;
    private readonly ArrayBufferWriter<char> _text = new();
    private readonly List<int> _ends = [];

    /// <summary>The number of rows.</summary>
    public int Count => _ends.Count;

    /// <summary>Whether there is so much text that no more should be added.</summary>
    public bool IsFull => _text.WrittenCount >= Enough;

    /// <summary>The text of a row.</summary>
    public ReadOnlySpan<char> this[int row] => _text.WrittenSpan[(row == 0 ? 0 : _ends[row - 1]).._ends[row]];

    /// <summary>Takes all rows out.</summary>
    public void Clear()
    {
        _text.ResetWrittenCount();
        _ends.Clear();
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<char> row)
    {
        _text.Write(row);
        _ends.Add(_text.WrittenCount);
    }
}
