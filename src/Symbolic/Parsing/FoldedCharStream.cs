using System.Globalization;
using System.Text;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Symbolic.Parsing;

/// <summary>The text as the lexer sees it: every character outside ASCII replaced by an ASCII character of its class.</summary>
/// <remarks>The generated lexer has transition tables for ASCII only; other characters cost 22 times as much. Positions and text stay those
/// of the real text.</remarks>
internal sealed class FoldedCharStream : ICharStream
{
    private const int EndOfText = -1;
    private const int Letter = 'Z';
    private const int Digit = '9';
    private const int Foreign = '?';
    private string _text = string.Empty;

    /// <inheritdoc/>
    public int Index { get; private set; }

    /// <inheritdoc/>
    public int Size => _text.Length;

    /// <inheritdoc/>
    public string SourceName => "input";

    /// <summary>Starts over with another text.</summary>
    public void Reset(string text)
    {
        _text = text;
        Index = 0;
    }

    /// <inheritdoc/>
    public void Consume() => Index++;

    /// <inheritdoc/>
    public int LA(int i)
    {
        int index = i > 0 ? Index + i - 1 : Index + i;
        if ((uint)index >= (uint)_text.Length) return EndOfText;
        char c = _text[index];
        return c < 128 ? c : Fold(index);
    }

    /// <inheritdoc/>
    public int Mark() => 0;

    /// <inheritdoc/>
    public void Release(int marker)
    {
    }

    /// <inheritdoc/>
    public void Seek(int index) => Index = index;

    /// <inheritdoc/>
    public string GetText(Interval interval)
    {
        int end = Math.Min(interval.b + 1, _text.Length);
        return interval.a < end ? _text[interval.a..end] : string.Empty;
    }

    private int Fold(int index) => _text[index] switch
    {
        '\u2212' => '-',
        '\u00B7' or '\u00D7' or '\u22C5' => '*',
        '\uFEFF' => ' ',
        _ => ClassOf(CodePoint(index)),
    };

    /// <summary>The code point that the code unit at an index is part of; the unit itself when it is a lone surrogate.</summary>
    private int CodePoint(int index)
    {
        int start = index > 0 && char.IsLowSurrogate(_text[index]) && char.IsHighSurrogate(_text[index - 1]) ? index - 1 : index;
        return Rune.TryGetRuneAt(_text, start, out Rune rune) ? rune.Value : _text[index];
    }

    private static int ClassOf(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter,
        UnicodeCategory.DecimalDigitNumber => Digit,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        _ => Foreign,
    };
}
