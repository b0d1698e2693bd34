using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Reads points such as <c>x=1, y=pi/2, z=-inf</c>.</summary>
internal static class PointParser
{
    private const string Hint = "write for example 'x=1, y=pi/2'";

    /// <summary>The coordinates in the order of the text: names and expressions without variables.</summary>
    /// <exception cref="SymbolicException">The text is no point; carries everything that is wrong with it.</exception>
    public static ImmutableArray<(string Name, Expr Value)> Parse(string text, ParseOptions options)
    {
        using ParseSession session = new(text, options);
        SyntaxErrors errors = new(session);
        ImmutableArray<(string Name, Expr Value)>.Builder point = ImmutableArray.CreateBuilder<(string Name, Expr Value)>();
        int position = 0;
        bool more = true;
        while (more && TryReadCoordinate(session, errors, point, ref position))
        {
            more = session.Tokens[position].Type == SymbolicLexer.COMMA;
            if (more) position++;
        }

        if (session.Tokens[position].Type != Token.End) errors.At(position, $"unexpected '{session.Tokens.TextOf(position)}'", Hint);
        return session.Failed ? throw new SymbolicException(session.Diagnostics.ToImmutable()) : point.ToImmutable();
    }

    private static bool TryReadCoordinate(ParseSession session, SyntaxErrors errors, ImmutableArray<(string Name, Expr Value)>.Builder point, ref int position)
    {
        Token token = session.Tokens[position];
        if (!token.IsName)
        {
            errors.Missing("name", Hint, position);
            return false;
        }

        string name = session.Tokens.TextOf(position).ToString();
        if (Constant.Named(name) is not null) errors.At(position, $"'{name}' is a constant and has its value", "give values to variables only");
        else if (point.Any(coordinate => coordinate.Name == name)) errors.At(position, $"'{name}' has two values", "give one");
        position++;
        if (session.Tokens[position].Type != SymbolicLexer.ASSIGN)
        {
            errors.Missing("=", Hint, position);
            return false;
        }

        int start = ++position;
        Expr value = ExpressionReader.Read(session, ref position, StopRule.LineOrComma, ExpressionSort.Real);
        if (!session.Failed) RejectVariables(session, name, value, start, position);
        point.Add((name, value));
        return true;
    }

    private static void RejectVariables(ParseSession session, string name, Expr value, int start, int end)
    {
        Expr? variable = ExpressionGraph.Of(value).Nodes.FirstOrDefault(static node => node is Symbol);
        if (variable is null) return;
        (int from, int length) = session.Extent(start, end);
        session.Diagnostics.Error("SD1001", $"the value of '{name}' contains the variable '{variable}'", from, length, "write a number such as 1.5 or pi/2");
    }
}
