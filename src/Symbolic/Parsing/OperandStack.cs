namespace Symbolic.Parsing;

/// <summary>The finished operands that wait for their operator, each with its first token and its sort.</summary>
internal sealed class OperandStack
{
    private Expr[] _values = new Expr[16];
    private Origin[] _origins = new Origin[16];

    /// <summary>The number of operands.</summary>
    public int Count { get; private set; }

    /// <summary>The operand pushed last.</summary>
    public Expr Top
    {
        get => _values[Count - 1];
        set => _values[Count - 1] = value;
    }

    /// <summary>Where the operand pushed last begins, and its sort.</summary>
    public Origin TopOrigin => _origins[Count - 1];

    /// <summary>The operands from an index on.</summary>
    public Span<Expr> From(int start) => _values.AsSpan(start, Count - start);

    /// <summary>Where an operand begins, and its sort.</summary>
    public Origin OriginOf(int index) => _origins[index];

    public void Push(Expr value, int token, ExpressionSort sort)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Count * 2);
            Array.Resize(ref _origins, Count * 2);
        }

        _values[Count] = value;
        _origins[Count++] = new Origin(token, sort);
    }

    /// <summary>Replaces the operands from <paramref name="start"/> on by one.</summary>
    public void Collapse(int start, Expr value, int token, ExpressionSort sort)
    {
        _values.AsSpan(start, Count - start).Clear();
        Count = start;
        Push(value, token, sort);
    }

    /// <summary>The index of an operand's first token, and what it stands for.</summary>
    internal readonly record struct Origin(int Token, ExpressionSort Sort);
}
