using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Symbolic.Parsing;

namespace Symbolic.Tests.Parsing;

/// <summary>A text as the generated lexer reads it, folded to ASCII.</summary>
internal sealed class FoldedCharStream(string text) : ICharStream
{
    private const int EndOfText = -1;

    public int Index { get; private set; }

    public int Size => text.Length;

    public string SourceName => "input";

    public void Consume() => Index++;

    public int LA(int i)
    {
        int index = i > 0 ? Index + i - 1 : Index + i;
        return (uint)index < (uint)text.Length ? FoldedText.At(text, index) : EndOfText;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = index;

    public string GetText(Interval interval)
    {
        int end = Math.Min(interval.b + 1, text.Length);
        return interval.a < end ? text[interval.a..end] : string.Empty;
    }
}
