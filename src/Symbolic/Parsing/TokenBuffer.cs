using Antlr4.Runtime;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>A text cut into tokens, the end token last; comments are kept apart.</summary>
/// <remarks>Drives the generated lexer's automaton directly: tokens are values in an array, not objects.</remarks>
internal sealed class TokenBuffer : IDisposable
{
    private const int LeastLength = 64, MostSpare = 1 << 16;

    [ThreadStatic]
    private static SymbolicLexer? s_lexer;

    /// <summary>The array that the thread's last text left.</summary>
    [ThreadStatic]
    private static Token[]? s_spare;

    private readonly List<Token> _comments = [];
    private Token[] _tokens;

    private TokenBuffer(string text)
    {
        Text = text;
        int length = Math.Clamp(text.Length + 1, LeastLength, MostSpare);
        _tokens = s_spare is { } spare && spare.Length >= length ? spare : new Token[length];
        s_spare = null;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The number of tokens, the end token included.</summary>
    public int Count { get; private set; }

    /// <summary>The comments, from <c>#</c> to before the line end.</summary>
    public List<Token> Comments => _comments;

    public ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<char> TextOf(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>Cuts a text into tokens. Linear; never fails: what belongs to no token is an UNEXPECTED token.</summary>
    public static TokenBuffer Read(string text)
    {
        TokenBuffer buffer = new(text);
        SymbolicLexer lexer = s_lexer ??= new SymbolicLexer(new FoldedCharStream(), TextWriter.Null, TextWriter.Null);
        FoldedCharStream stream = (FoldedCharStream)lexer.InputStream;
        stream.Reset(text);
        buffer.Fill(lexer, stream);
        stream.Reset(string.Empty);
        return buffer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_tokens.Length is > 0 and <= MostSpare) s_spare = _tokens;
        _tokens = [];
    }

    private void Fill(SymbolicLexer lexer, FoldedCharStream stream)
    {
        string text = Text;
        bool startsLine = true;
        int end = 0;
        for (int start = 0; start < text.Length; start = stream.Index)
        {
            if (text[start] == ' ')
            {
                stream.Seek(start + 1);
                continue;
            }

            int type = lexer.Interpreter.Match(stream, Lexer.DEFAULT_MODE);
            switch (type)
            {
                case SymbolicLexer.BLANK:
                    break;
                case SymbolicLexer.NEWLINE:
                    startsLine = true;
                    break;
                case SymbolicLexer.COMMENT:
                    _comments.Add(new Token(type, start, stream.Index - start, startsLine));
                    break;
                default:
                    Append(new Token(type, start, stream.Index - start, startsLine));
                    startsLine = false;
                    end = stream.Index;
                    break;
            }
        }

        Append(new Token(Token.End, end, 0, true));
    }

    private void Append(Token token)
    {
        if (Count == _tokens.Length) Grow();
        _tokens[Count++] = token;
    }

    private void Grow()
    {
        Token[] larger = new Token[_tokens.Length * 2];
        _tokens.AsSpan(0, Count).CopyTo(larger);
        _tokens = larger;
    }
}
