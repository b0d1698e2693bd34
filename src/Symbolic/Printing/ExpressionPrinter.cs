using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>Writes expressions in every format.</summary>
internal static class ExpressionPrinter
{
    /// <summary>The text of an expression. Throws SD5001 beyond <see cref="Limits.TextLength"/>, SD4001 for code of an unresolved derivative.</summary>
    public static string Print(Expr expression, ExpressionFormat format, PrintOptions? options = null)
    {
        PrintOptions o = options ?? PrintOptions.Default;
        int maximum = o.Limits.TextLength;
        return format switch
        {
            ExpressionFormat.Latex => Layout.Print(expression, LatexNotation.For(o.Functions), maximum),
            ExpressionFormat.MathML => MathMLNotation.Document(Layout.Print(expression, MathMLNotation.For(o.Functions), maximum)),
            ExpressionFormat.CSharp or ExpressionFormat.C or ExpressionFormat.Python => PrintFunction([expression], format, o),
            ExpressionFormat.Tree => TreePrinter.Print(expression, maximum),
            ExpressionFormat.Json => JsonPrinter.Print(expression, maximum),
            _ => InfixPrinter.Print(expression, maximum),
        };
    }

    /// <summary>One function of a code format that computes several outputs: one value is returned, more are written to an array.</summary>
    public static string PrintFunction(ReadOnlySpan<Expr> outputs, ExpressionFormat format, PrintOptions? options = null)
    {
        PrintOptions o = options ?? PrintOptions.Default;
        CodeLanguage language = format switch
        {
            ExpressionFormat.CSharp => CSharpLanguage.For(o.Functions),
            ExpressionFormat.C => CLanguage.Instance,
            ExpressionFormat.Python => PythonLanguage.Instance,
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a programming language"),
        };
        return new CodePrinter(language, o).Print(outputs);
    }
}
