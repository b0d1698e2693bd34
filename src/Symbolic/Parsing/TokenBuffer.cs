using System.Buffers;
using Antlr4.Runtime;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>A text cut into tokens, the end token last; comments are kept apart.</summary>
/// <remarks>Drives the generated lexer's automaton directly: tokens are values in a rented array, not objects.</remarks>
internal sealed class TokenBuffer : IDisposable
{
    [ThreadStatic]
    private static SymbolicLexer? s_lexer;

    private readonly List<Token> _comments = [];
    private Token[] _tokens;

    private TokenBuffer(string text)
    {
        Text = text;
        _tokens = ArrayPool<Token>.Shared.Rent(Math.Max(16, Math.Min(text.Length + 1, 1 << 16)));
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The number of tokens, the end token included.</summary>
    public int Count { get; private set; }

    /// <summary>The comments, from <c>#</c> to before the line end.</summary>
    public IReadOnlyList<Token> Comments => _comments;

    public ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<char> TextOf(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>Cuts a text into tokens. Linear; never fails: what belongs to no token is an UNEXPECTED token.</summary>
    public static TokenBuffer Read(string text)
    {
        TokenBuffer buffer = new(text);
        SymbolicLexer lexer = s_lexer ??= new SymbolicLexer(new FoldedCharStream());
        FoldedCharStream stream = (FoldedCharStream)lexer.InputStream;
        stream.Reset(text);
        buffer.Fill(lexer, stream);
        stream.Reset(string.Empty);
        return buffer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_tokens.Length > 0) ArrayPool<Token>.Shared.Return(_tokens);
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
        Token[] larger = ArrayPool<Token>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
