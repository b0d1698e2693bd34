using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>A token: its type (a constant of <see cref="SymbolicLexer"/>, or <see cref="End"/>) and where it stands.</summary>
internal readonly struct Token(int type, int start, int length, bool startsLine)
{
    /// <summary>The type of the token after the last one.</summary>
    public const int End = 0;

    private readonly byte _type = (byte)type;

    public int Type => _type;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public int Stop => Start + Length;

    /// <summary>Whether a line end stands between this token and the one before.</summary>
    public bool StartsLine { get; } = startsLine;

    /// <summary>Whether an expression reads the token as a name.</summary>
    public bool IsName => IsNameType(Type);

    /// <summary>Whether an expression reads tokens of that type as names.</summary>
    public static bool IsNameType(int type) => type is >= SymbolicLexer.PARTIAL and <= SymbolicLexer.NAME;
}
