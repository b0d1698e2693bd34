using System.Globalization;
using System.Text;

namespace Symbolic.Parsing;

/// <summary>A text as the lexer sees it: every character outside ASCII replaced by an ASCII character of its class.</summary>
/// <remarks>The lexer's table is for ASCII only. Positions and text stay those of the real text.</remarks>
internal static class FoldedText
{
    private const int Letter = 'Z', Digit = '9', Foreign = '?';

    /// <summary>The ASCII character for the one at an index.</summary>
    public static int At(string text, int index) => text[index] is < (char)128 and var c ? c : Fold(text, index);

    private static int Fold(string text, int index) => text[index] switch
    {
        '\u2212' => '-',
        '\u00B7' or '\u00D7' or '\u22C5' => '*',
        '\uFEFF' => ' ',
        _ => ClassOf(CodePoint(text, index)),
    };

    /// <summary>The code point that the code unit at an index is part of; the unit itself when it is a lone surrogate.</summary>
    private static int CodePoint(string text, int index)
    {
        int start = index > 0 && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]) ? index - 1 : index;
        return Rune.TryGetRuneAt(text, start, out Rune rune) ? rune.Value : text[index];
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
