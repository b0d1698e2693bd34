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

    // arrays, since a list of our structs would have code compiled for it in every run
    private Token[] _tokens;
    private Token[]? _comments;

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

    /// <summary>The number of comments.</summary>
    public int CommentCount { get; private set; }

    public ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>A comment, from <c>#</c> to before the line end.</summary>
    public Token Comment(int index) => _comments![index];

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
        if (_tokens is null) return;
        if (_tokens.Length <= MostSpare) s_spare = _tokens;
        _tokens = null!;
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
                    AppendComment(new Token(type, start, stream.Index - start, startsLine));
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
        if (Count == _tokens.Length) _tokens = Grown(_tokens);
        _tokens[Count++] = token;
    }

    private void AppendComment(Token comment)
    {
        if (_comments is null || CommentCount == _comments.Length) _comments = Grown(_comments);
        _comments[CommentCount++] = comment;
    }

    private static Token[] Grown(Token[]? tokens)
    {
        Token[] larger = new Token[Math.Max(2 * (tokens?.Length ?? 0), LeastLength)];
        tokens?.CopyTo(larger, 0);
        return larger;
    }
}
