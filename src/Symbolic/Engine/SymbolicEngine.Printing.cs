using Symbolic.Parsing;
using Symbolic.Printing;

namespace Symbolic;

/// <content>Writing expressions.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>An expression in a format; code formats give a function <c>f</c> of its variables.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="format">The format.</param>
    /// <param name="variables">The parameters of a generated function, in order; none for all variables in alphabetical order.</param>
    /// <exception cref="SymbolicException">SD5001: the text is too long or takes too long; for code, SD4001: an unresolved derivative, SD4002: a variable is no parameter.</exception>
    public string Print(Expr expression, ExpressionFormat format, params ReadOnlySpan<string> variables)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        return ExpressionPrinter.Print(expression, format, Printing(variables));
    }

    /// <summary>One function of a code format that computes several expressions, with common subexpressions computed once.</summary>
    /// <param name="expressions">The results in order; more than one are returned or written as an array.</param>
    /// <param name="format"><see cref="ExpressionFormat.CSharp"/>, <see cref="ExpressionFormat.C"/> or <see cref="ExpressionFormat.Python"/>.</param>
    /// <param name="variables">The parameters, in order; none for all variables in alphabetical order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is not a programming language.</exception>
    /// <exception cref="SymbolicException">As for <see cref="Print"/>.</exception>
    public string PrintFunction(ReadOnlySpan<Expr> expressions, ExpressionFormat format, params ReadOnlySpan<string> variables)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        return ExpressionPrinter.PrintFunction(expressions, format, Printing(variables));
    }

    private PrintOptions Printing(ReadOnlySpan<string> variables) => new()
    {
        Functions = Functions,
        Limits = Limits,
        Variables = [.. variables],
        Read = text => ExpressionParser.Parse(text, _parsing),
    };
}
