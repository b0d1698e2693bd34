using System.Collections.Immutable;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Reads <c>D[1,2](f)(</c>, the part of an unevaluated partial derivative before its arguments.</summary>
internal static class PartialHead
{
    /// <summary>Reads the head; false after an error, with the position behind the whole of it.</summary>
    public static bool TryRead(ParseSession session, SyntaxErrors errors, ref int position, out int name, out ImmutableArray<int> positions)
    {
        if (TryReadParts(session, errors, ref position, out name, out positions)) return true;
        Skip(session.Tokens, ref position);
        return false;
    }

    private static bool TryReadParts(ParseSession session, SyntaxErrors errors, ref int position, out int name, out ImmutableArray<int> positions)
    {
        name = 0;
        position += 2;
        if (!TryReadPositions(session, errors, ref position, out positions)) return false;
        if (!Take(SymbolicLexer.CLOSE_SQUARE, "]", session, errors, ref position)) return false;
        if (!Take(SymbolicLexer.OPEN, "(", session, errors, ref position)) return false;
        name = position;
        if (!session.Tokens[position].IsName)
        {
            errors.At(position, "the name of a function is missing", "write D[1](f)(x)");
            return false;
        }

        position++;
        return Take(SymbolicLexer.CLOSE, ")", session, errors, ref position) && Take(SymbolicLexer.OPEN, "(", session, errors, ref position);
    }

    private static bool TryReadPositions(ParseSession session, SyntaxErrors errors, ref int position, out ImmutableArray<int> positions)
    {
        ImmutableArray<int>.Builder all = ImmutableArray.CreateBuilder<int>();
        while (true)
        {
            if (!IsPosition(session, position, out int value))
            {
                positions = [];
                errors.At(position, "the position of an argument is missing", "positions are 1, 2, …: write D[1,2](f)(a, b)");
                return false;
            }

            all.Add(value);
            position++;
            if (session.Tokens[position].Type != SymbolicLexer.COMMA) break;
            position++;
        }

        all.Sort();
        positions = all.ToImmutable();
        return true;
    }

    /// <summary>Moves behind the positions and the brackets that follow.</summary>
    private static void Skip(TokenBuffer tokens, ref int position)
    {
        while (tokens[position].Type is SymbolicLexer.NUMBER or SymbolicLexer.MINUS or SymbolicLexer.COMMA || tokens[position].IsName) position++;
        if (tokens[position].Type == SymbolicLexer.CLOSE_SQUARE) position++;
        int open = 0;
        while (tokens[position].Type != Token.End && (open > 0 || tokens[position].Type == SymbolicLexer.OPEN))
        {
            if (tokens[position].Type == SymbolicLexer.OPEN) open++;
            if (tokens[position].Type == SymbolicLexer.CLOSE) open--;
            position++;
        }
    }

    private static bool IsPosition(ParseSession session, int token, out int value)
    {
        value = 0;
        if (session.Tokens[token].Type != SymbolicLexer.NUMBER) return false;
        return NumberReader.Read(session.Tokens.TextOf(token), session.Options.Limits.Digits, out _) is { } number && number.Value.TryGetInt32(out value) && value > 0;
    }

    private static bool Take(int type, string text, ParseSession session, SyntaxErrors errors, ref int position)
    {
        if (session.Tokens[position].Type != type)
        {
            errors.Missing(text, "write D[1](f)(x)", position);
            return false;
        }

        position++;
        return true;
    }
}
