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
        if (token.Type == TokenType.ARROW) return true;
        if (brackets > 0) return false;
        return token.Type switch
        {
            TokenType.ASSIGN => true,
            TokenType.COMMA => stop == StopRule.LineOrComma,
            TokenType.IF => stop == StopRule.LineOrCondition && EndsOperand(tokens[position - 1].Type),
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
            TokenType.DERIVATIVE or TokenType.VALUE or TokenType.TANGENT => next == TokenType.ASSIGN,
            TokenType.WHERE or TokenType.DEFAULT => Token.IsNameType(next) || next == TokenType.NUMBER,
            TokenType.PAIR or TokenType.FUNCTION or TokenType.REWRITE => Token.IsNameType(next),
            _ => false,
        };
    }

    private static bool EndsOperand(int type) =>
        Token.IsNameType(type) || type is TokenType.NUMBER or TokenType.CLOSE or TokenType.BAR or TokenType.FACTORIAL;
}
