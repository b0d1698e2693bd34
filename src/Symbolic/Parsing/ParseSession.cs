using Symbolic.Expressions;

namespace Symbolic.Parsing;

/// <summary>What the readers of one text share: tokens, names, diagnostics, and the counts that limits are about.</summary>
internal sealed class ParseSession : IDisposable
{
    private const double DigitsPerBit = 0.30102999566398120;
    private const int FreeBits = 256;
    private const int LargestNumbers = 20;
    private int _nodes;
    private double _digits;

    public ParseSession(string text, ParseOptions options)
    {
        Options = options;
        Source = new SourceText(text);
        Tokens = TokenBuffer.Read(text);
        Diagnostics = new DiagnosticList(Source, options.File);
    }

    /// <summary>What stands for an expression that could not be read.</summary>
    public Symbol Placeholder { get; } = new("?");

    public ParseOptions Options { get; set; }

    public TokenBuffer Tokens { get; }

    public SourceText Source { get; }

    public DiagnosticList Diagnostics { get; }

    public NameTable Names { get; } = new();

    /// <summary>Whether something was wrong, so that nothing needs to be built any more.</summary>
    public bool Failed => Diagnostics.HasErrors;

    /// <summary>Counts a node.</summary>
    /// <exception cref="SymbolicException">SD5001.</exception>
    public void Count()
    {
        if (++_nodes > Options.Limits.Nodes) throw Limits.Exceeded("the number of nodes", Options.Limits.Nodes, nameof(Limits.Nodes));
    }

    /// <summary>The exception for nesting beyond the limit.</summary>
    public SymbolicException TooDeep() => Limits.Exceeded("the nesting of the expression", Options.Limits.Nesting, nameof(Limits.Nesting));

    /// <summary>Checks the size of an exact number, and the size of all large numbers of the text together.</summary>
    /// <exception cref="SymbolicException">SD5001.</exception>
    public void Charge(Expr value)
    {
        Number? number = value as Number ?? (value as Mul)?.ArgumentArray[0] as Number;
        if (number is null || number.Value.BitLength <= FreeBits) return;
        double digits = number.Value.BitLength * DigitsPerBit;
        _digits += digits;
        int limit = Options.Limits.Digits;
        if (digits > limit + 1.0) throw Limits.Exceeded("the number of digits of an exact number", limit, nameof(Limits.Digits));
        if (_digits > ((double)limit * LargestNumbers) + Tokens.Text.Length) throw Limits.Exceeded("the number of digits of all large exact numbers together", (long)limit * LargestNumbers, nameof(Limits.Digits));
    }

    /// <summary>Reports that an expression stands where one of another sort is expected.</summary>
    public void ReportSort(ExpressionSort expected, int token, int end)
    {
        (int start, int length) = Extent(token, end);
        if (expected == ExpressionSort.Real) Diagnostics.Error("SD1001", "a condition stands where a number is expected", start, length, "write if(condition, a, b)");
        else Diagnostics.Error("SD1001", "a number stands where a condition is expected", start, length, "write a comparison such as 'x > 0'");
    }

    /// <summary>Where the tokens from <paramref name="token"/> to before <paramref name="end"/> stand.</summary>
    public (int Start, int Length) Extent(int token, int end)
    {
        int start = Tokens[token].Start;
        return (start, end > token ? Tokens[end - 1].Stop - start : 0);
    }

    /// <summary>The text from one token to before another.</summary>
    public string TextBetween(int token, int end)
    {
        (int start, int length) = Extent(token, end);
        return Tokens.Text.Substring(start, length);
    }

    /// <summary>The name of the call that a relation sign stands for.</summary>
    public string RelationName(int token) => Tokens.TextOf(token) switch
    {
        "<" => "<",
        "<=" => "<=",
        ">" => ">",
        ">=" => ">=",
        "!=" => "!=",
        _ => "==",
    };

    /// <inheritdoc/>
    public void Dispose() => Tokens.Dispose();
}
