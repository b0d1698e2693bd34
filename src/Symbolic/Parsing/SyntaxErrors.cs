using System.Globalization;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Says what is wrong with the syntax and what to write instead.</summary>
/// <remarks>After one report, those that come before another token was accepted are consequences of it and are not reported.</remarks>
internal sealed class SyntaxErrors(ParseSession session)
{
    private int _last = -2;

    /// <summary>Whether a report about that token would be heard.</summary>
    public bool Tolerates(int token) => token > _last + 1;

    /// <summary>Reports the token at a position.</summary>
    public void At(int token, string message, string? hint) => Report(token, session.Tokens[token].Start, session.Tokens[token].Length, message, hint);

    /// <summary>Reports that something is missing between the token before <paramref name="token"/> and it.</summary>
    public void Missing(string what, string hint, int token) => Before(token, $"missing '{what}'", hint);

    /// <summary>Reports a number token without a value.</summary>
    public void BadNumber(int token, NumberReader.Failure failure)
    {
        if (failure == NumberReader.Failure.ForeignDigits)
        {
            At(token, "a number is written with the digits 0 to 9", null);
            return;
        }

        Diagnostic limit = Limits.Exceeded("the number of digits", session.Options.Limits.Digits, nameof(Limits.Digits)).Diagnostics[0];
        session.Diagnostics.Error(limit, session.Tokens[token].Start, session.Tokens[token].Length);
    }

    /// <summary>Reports <c>a &lt; b &lt; c</c>; the second relation sign is the token.</summary>
    public void ChainedRelation(Reduction stack, int token)
    {
        Frame first = stack.Top;
        string left = session.TextBetween(stack.Operands.OriginOf(first.Start).Token, first.Token);
        string middle = session.TextBetween(first.Token + 1, token), right = session.TextBetween(token + 1, EndOfOperand(token + 1));
        string one = session.Tokens.TextOf(first.Token).ToString(), two = session.Tokens.TextOf(token).ToString();
        bool isShort = left.Length + middle.Length + right.Length < 60;
        At(token, "comparisons do not chain", isShort ? $"write '{left} {one} {middle} and {middle} {two} {right}'" : "write 'a < b and b < c'");
    }

    /// <summary>The token behind the sum that begins at a token, found by counting brackets.</summary>
    private int EndOfOperand(int token)
    {
        int open = 0;
        for (; session.Tokens[token].Type != Token.End; token++)
        {
            int type = session.Tokens[token].Type;
            if (type == SymbolicLexer.OPEN) open++;
            if (type == SymbolicLexer.CLOSE && --open < 0) break;
            bool looser = type is SymbolicLexer.COMMA or SymbolicLexer.AND or SymbolicLexer.OR or (>= SymbolicLexer.LESS and <= SymbolicLexer.NOT_EQUAL);
            if (looser && open == 0) break;
        }

        return token;
    }

    /// <summary>Reports a token where an operand should stand; true when reading goes on behind the token.</summary>
    public bool MissingOperand(int token, int type)
    {
        switch (type)
        {
            case SymbolicLexer.UNEXPECTED or SymbolicLexer.OPEN_SQUARE or SymbolicLexer.COLON:
                Unexpected(token, type);
                return true;
            case SymbolicLexer.FACTORIAL:
                At(token, "'!' stands before an operand", "write 'not c' for negation, 'n!' for the factorial");
                return true;
            case SymbolicLexer.IF:
                At(token, "'if' without '('", "write if(condition, a, b)");
                return true;
            default:
                Before(token, Nothing(token), "expected a number, a name, or '('");
                return type is SymbolicLexer.TIMES or SymbolicLexer.DIVIDE or SymbolicLexer.POWER;
        }
    }

    /// <summary>Reports a token that cannot follow an operand; true when a product is assumed, false when the token was skipped.</summary>
    public bool NotAnOperator(int token, int type, ref int position)
    {
        bool operand = type is SymbolicLexer.NUMBER or SymbolicLexer.OPEN or SymbolicLexer.IF or SymbolicLexer.NOT || Token.IsNameType(type);
        if (operand)
        {
            MissingOperator(token, type);
            return true;
        }

        if (type == SymbolicLexer.ASSIGN) At(token, "'=' is no operator", "write '==' to compare");
        else if (type == SymbolicLexer.BAR) At(token, "'|' stands after an operand", "write '*|x|' for a product with an absolute value");
        else Unexpected(token, type);
        position++;
        return type == SymbolicLexer.ASSIGN;
    }

    private void MissingOperator(int token, int type)
    {
        ReadOnlySpan<char> left = session.Tokens.TextOf(token - 1), right = session.Tokens.TextOf(token);
        int before = session.Tokens[token - 1].Type;
        bool touching = session.Tokens[token - 1].Stop == session.Tokens[token].Start;
        if (type == SymbolicLexer.NUMBER && before == SymbolicLexer.NUMBER && touching) At(token, "a number has one decimal point", null);
        else if (Token.IsNameType(before) && session.Options.Functions.Contains(left.ToString())) Before(token, $"missing '(' after the function '{left}'", $"write '{left}({right})'");
        else if (type == SymbolicLexer.NOT) At(token, "'not' stands after an operand", "write 'and not' or 'or not'");
        else Before(token, $"missing operator between '{left}' and '{right}'", $"write '{left}*{right}' for a product");
    }

    /// <summary>Reports a token that is no part of an expression.</summary>
    public void Unexpected(int token, int type)
    {
        string text = session.Tokens.TextOf(token).ToString();
        if (session.Failed && IsPartner(text[0])) return;
        switch (type)
        {
            case SymbolicLexer.DERIVATIVE:
                At(token, $"'{text}' is the derivative clause of rule files", $"write 'd / {text[2..]}' for a quotient");
                break;
            case SymbolicLexer.OPEN_SQUARE or SymbolicLexer.CLOSE_SQUARE:
                At(token, $"unexpected '{text}'", "square brackets stand in D[1](f)(x) only: write '(' and ')'");
                break;
            case SymbolicLexer.UNEXPECTED:
                At(token, $"unexpected character {CharacterName(text[0])}", CharacterHints.For(text[0]));
                break;
            default:
                At(token, $"unexpected '{text}'", null);
                break;
        }
    }

    /// <summary>Whether a character closes something: where something is wrong already, its opening was reported.</summary>
    private static bool IsPartner(char c) => c is ']' or '}' or '"' or '\'' or '\u201D' or '\u2019';

    private static string CharacterName(char c)
    {
        string code = string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
        if (char.IsSurrogate(c)) return $"{code}, half of a surrogate pair";
        return char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned ? code : $"'{c}' ({code})";
    }

    private string Nothing(int token)
    {
        if (token == 0) return session.Tokens[token].Type == Token.End ? "the expression is empty" : "an operand is missing";
        return $"an operand is missing after '{session.Tokens.TextOf(token - 1)}'";
    }

    private void Before(int token, string message, string? hint)
    {
        int place = token > 0 ? session.Tokens[token - 1].Stop : session.Tokens[token].Start;
        Report(token, place, 0, message, hint);
    }

    private void Report(int token, int start, int length, string message, string? hint)
    {
        if (Tolerates(token)) session.Diagnostics.Error("SD1001", message, start, length, hint);
        _last = token;
    }
}
