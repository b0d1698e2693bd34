using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Where an expression ends.</summary>
internal enum StopRule
{
    /// <summary>With the text.</summary>
    EndOfText,

    /// <summary>In a rule file: at a line end outside brackets, and before <c>-></c> and <c>=</c> there.</summary>
    Line,

    /// <summary>As <see cref="Line"/>, and before a comma outside brackets.</summary>
    LineOrComma,

    /// <summary>As <see cref="Line"/>, and before an <c>if</c> that no bracket follows or that stands after an operand.</summary>
    LineOrCondition,
}

/// <summary>Tells the token patterns that end expressions in rule files.</summary>
internal static class StopRules
{
    /// <summary>Whether an expression that began at token <paramref name="first"/> ends before the token at a position, with that many brackets open.</summary>
    public static bool Ends(this StopRule stop, TokenBuffer tokens, int position, int first, int brackets)
    {
        Token token = tokens[position];
        bool mayContinue = brackets > 0 || position == first;
        if (token.StartsLine && (!mayContinue || StartsClause(tokens, position))) return true;
        if (token.Type == SymbolicLexer.ARROW) return true;
        if (brackets > 0) return false;
        return token.Type switch
        {
            SymbolicLexer.ASSIGN => true,
            SymbolicLexer.COMMA => stop == StopRule.LineOrComma,
            SymbolicLexer.IF => stop == StopRule.LineOrCondition && EndsOperand(tokens[position - 1].Type),
            _ => false,
        };
    }

    /// <summary>Whether a clause or a declaration begins at a position: then a bracket left open before it was never closed.</summary>
    public static bool StartsClause(TokenBuffer tokens, int position)
    {
        int type = tokens[position].Type;
        if (type == Token.End) return true;
        int next = tokens[position + 1].Type;
        return type switch
        {
            SymbolicLexer.DERIVATIVE or SymbolicLexer.VALUE or SymbolicLexer.TANGENT => next == SymbolicLexer.ASSIGN,
            SymbolicLexer.WHERE or SymbolicLexer.DEFAULT => Token.IsNameType(next) || next == SymbolicLexer.NUMBER,
            SymbolicLexer.PAIR or SymbolicLexer.FUNCTION or SymbolicLexer.REWRITE => Token.IsNameType(next),
            _ => false,
        };
    }

    private static bool EndsOperand(int type) =>
        Token.IsNameType(type) || type is SymbolicLexer.NUMBER or SymbolicLexer.CLOSE or SymbolicLexer.BAR or SymbolicLexer.FACTORIAL;
}
