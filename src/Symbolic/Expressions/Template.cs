namespace Symbolic.Expressions;

/// <summary>One form of notation: literal text around operands, e.g. <c>$1/$2</c> or <c>\frac{$1}{$2}</c>.</summary>
/// <remarks><c>$1</c> … <c>$9</c> are operands, <c>$*</c> all operands separated by commas, <c>$0</c> the function's name.
/// Delimiters written <c>\left(</c> and <c>\right)</c> lose their <c>\left</c> and <c>\right</c> around operands that are not tall.</remarks>
internal sealed class Template
{
    private readonly Precedence[] _operands;
    private readonly Segment[] _tall;
    private readonly Segment[] _plain;

    /// <summary>A template that binds as tightly as <paramref name="own"/>; the last of <paramref name="operands"/> holds for all further operands.</summary>
    public Template(string text, Precedence own = Precedence.Atom, params Precedence[] operands)
    {
        Own = own;
        _operands = operands;
        _tall = Split(text);
        string plain = text.Replace(@"\left", string.Empty, StringComparison.Ordinal).Replace(@"\right", string.Empty, StringComparison.Ordinal);
        IsSensitive = plain.Length != text.Length;
        _plain = IsSensitive ? Split(plain) : _tall;
    }

    /// <summary>How tightly the whole binds.</summary>
    public Precedence Own { get; }

    /// <summary>Whether the text depends on the height of the operands.</summary>
    public bool IsSensitive { get; }

    /// <summary>The parts in order.</summary>
    public Segment[] Segments(bool tall) => tall ? _tall : _plain;

    /// <summary>What the operand of that 0-based index must bind at least.</summary>
    public Precedence Operand(int index) => _operands.Length == 0 ? Precedence.Lowest : _operands[Math.Min(index, _operands.Length - 1)];

    private static Segment[] Split(string text)
    {
        List<Segment> segments = [];
        int start = 0;
        for (int i = text.IndexOf('$', StringComparison.Ordinal); i >= 0; i = text.IndexOf('$', start))
        {
            if (i > start) segments.Add(new Segment(text[start..i], 0));
            segments.Add(new Segment(null, text[i + 1] == '*' ? Segment.All : text[i + 1] - '0'));
            start = i + 2;
        }

        if (start < text.Length) segments.Add(new Segment(text[start..], 0));
        return [.. segments];
    }

    /// <summary>Literal text, or the 1-based number of an operand, 0 for the name, <see cref="All"/> for all operands.</summary>
    internal sealed record Segment(string? Text, int Operand)
    {
        public const int All = -1;
        public const int Name = 0;
    }
}
