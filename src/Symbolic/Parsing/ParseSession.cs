using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Parsing;

/// <summary>What the readers of one text share: tokens, names, diagnostics, and the counts that limits are about.</summary>
internal sealed class ParseSession : IDisposable
{
    private const double DigitsPerBit = 0.30102999566398120;
    private const int FreeBits = 256;
    private const double WorkPerWord = 1;
    private const double LargestNumbers = 8;
    private const double FreeWork = 2e8;
    private const int DeadlineInterval = 1024;
    private int _nodes;
    private double _work;

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
        if (_nodes % DeadlineInterval == 0) Deadline.Check();
    }

    /// <summary>The exception for nesting beyond the limit.</summary>
    public SymbolicException TooDeep() => Limits.Exceeded("the nesting of the expression", Options.Limits.Nesting, nameof(Limits.Nesting));

    /// <summary>Checks the size of an exact number, and the work that all large numbers of the text make together.</summary>
    /// <exception cref="SymbolicException">SD5001.</exception>
    public void Charge(Expr value)
    {
        if (LargeNumber(value) is not { } number) return;
        int limit = Options.Limits.Digits;
        if ((number.BitLength - 1) * DigitsPerBit > limit) throw Limits.Exceeded("the number of digits of an exact number", limit, nameof(Limits.Digits));
        Work(Words(number) * WorkPerWord);
    }

    /// <summary>Takes into account that operations with several large numbers cost time proportional to the square of their lengths.</summary>
    /// <exception cref="SymbolicException">SD5001.</exception>
    public void ChargeChain(ReadOnlySpan<Expr> operands)
    {
        int large = 0;
        foreach (Expr operand in operands)
        {
            if (LargeNumber(operand) is { } number && ++large > 1) Square(number);
        }
    }

    /// <summary>Takes into account that reading a number costs time proportional to the square of its length.</summary>
    public void ChargeLiteral(Number number)
    {
        if (LargeNumber(number) is { } value) Square(value);
        Charge(number);
    }

    private static Rational? LargeNumber(Expr value)
    {
        Number? number = value switch
        {
            Number self => self,
            Mul product => product.ArgumentArray[0] as Number,
            Pow power => power.Exponent as Number,
            _ => null,
        };
        return number is not null && number.Value.BitLength > FreeBits ? number.Value : null;
    }

    private static double Words(Rational number) => number.BitLength / 64.0;

    private void Square(Rational number) => Work(Words(number) * Words(number));

    private void Work(double operations)
    {
        double largest = Options.Limits.Digits / DigitsPerBit / 64.0;
        _work += operations;
        if (_work > Math.Max(FreeWork, LargestNumbers * largest * largest)) throw TooManyDigits();
    }

    private static SymbolicException TooManyDigits() =>
        new(Diagnostic.Error("SD5001", $"the exact numbers of this text have too many digits in all; raise Limits.{nameof(Limits.Digits)} if that is intended"));

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
