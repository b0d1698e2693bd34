using System.Globalization;
using System.Text;

namespace Symbolic.Parsing;

/// <summary>Writes rule files in canonical form: formulas as they print, two spaces before clauses, one blank line between declarations, comments kept.</summary>
internal static class RuleFilePrinter
{
    /// <summary>The text; it reads back to the same declarations.</summary>
    public static string Print(RuleFileSyntax file)
    {
        StringBuilder text = new();
        foreach (DeclarationSyntax declaration in file.Declarations)
        {
            if (text.Length > 0) text.Append('\n');
            Print(declaration, text);
        }

        if (text.Length > 0 && file.TrailingComments.Length > 0) text.Append('\n');
        Comments(file.TrailingComments, string.Empty, text);
        return text.ToString();
    }

    /// <summary>The first line of a declaration, without comments.</summary>
    public static string Head(DeclarationSyntax declaration) => declaration switch
    {
        PairSyntax pair => $"pair {pair.Name}{Flags(pair)}: {pair.Pattern.Expression}",
        FunctionSyntax function => $"function {function.Name}({string.Join(", ", function.Parameters)}){Flags(function)} = {Body(function)}",
        RewriteSyntax rewrite => $"rewrite {rewrite.Name}{Flags(rewrite)}: {rewrite.Pattern.Expression} -> {rewrite.Replacement.Expression}{Conditions(rewrite)}",
        _ => throw new ArgumentException("an unknown kind of declaration", nameof(declaration)),
    };

    private static void Print(DeclarationSyntax declaration, StringBuilder text)
    {
        Comments(declaration.Comments, string.Empty, text);
        Line(string.Empty, Head(declaration), declaration.LineComment, text);
        foreach (ClauseSyntax clause in declaration.Clauses)
        {
            Comments(clause.Comments, "  ", text);
            Line("  ", Clause(clause), clause.LineComment, text);
        }
    }

    private static void Comments(IEnumerable<string> comments, string indentation, StringBuilder text)
    {
        foreach (string comment in comments) text.Append(indentation).Append(comment).Append('\n');
    }

    private static void Line(string indentation, string content, string? comment, StringBuilder text)
    {
        text.Append(indentation).Append(content);
        if (comment is not null) text.Append("  ").Append(comment);
        text.Append('\n');
    }

    private static string Flags(DeclarationSyntax declaration)
    {
        StringBuilder flags = new();
        if (declaration.IsOverride) flags.Append(" override");
        if (declaration.IsSurrogate) flags.Append(" surrogate");
        if (declaration.Priority != 0) flags.Append(CultureInfo.InvariantCulture, $" priority {declaration.Priority}");
        return flags.ToString();
    }

    private static string Body(FunctionSyntax function) => function.Body?.Expression.ToString() ?? (function.IsNative ? "native" : "unknown");

    private static string Conditions(RewriteSyntax rewrite) =>
        rewrite.Conditions.IsEmpty ? string.Empty : " if " + string.Join(", ", rewrite.Conditions.Select(Condition));

    private static string Clause(ClauseSyntax clause) => clause switch
    {
        DerivativeClause derivative => $"d/d{derivative.Variable} = {derivative.Form?.Expression.ToString() ?? "none"}",
        ValueClause value => $"value = {value.Form.Expression}",
        TangentClause tangent => $"tangent = {tangent.Form.Expression}",
        WhereClause { Conditions.IsEmpty: true } where => string.Join(", ", where.Defaults.Select(Default)),
        WhereClause where => "where " + string.Join(", ", where.Conditions.Select(Condition).Concat(where.Defaults.Select(Default))),
        _ => throw new ArgumentException("an unknown kind of clause", nameof(clause)),
    };

    private static string Condition(ConditionSyntax condition) =>
        condition.Relation?.Expression.ToString() ?? $"{condition.Metavariable} is {condition.Kind}";

    private static string Default(DefaultSyntax value) => $"default {value.Metavariable} = {value.Value.Expression}";
}
