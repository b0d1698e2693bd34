using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic.Parsing;

/// <summary>Reads expressions.</summary>
internal static class ExpressionParser
{
    /// <summary>The expression a text stands for, in canonical form.</summary>
    /// <exception cref="SymbolicException">The text is no expression; carries everything that is wrong with it.</exception>
    public static Expr Parse(string text, ParseOptions options) =>
        TryParse(text, options, out Expr? expression, out ImmutableArray<Diagnostic> diagnostics) ? expression : throw new SymbolicException(diagnostics);

    /// <summary>Reads an expression; the diagnostics hold the errors, or the warnings when there are none.</summary>
    public static bool TryParse(string text, ParseOptions options, [NotNullWhen(true)] out Expr? expression, out ImmutableArray<Diagnostic> diagnostics)
    {
        using ParseSession session = new(text, options);
        int position = 0;
        Expr result = ExpressionReader.Read(session, ref position, StopRule.EndOfText, options.Expected);
        diagnostics = session.Diagnostics.ToImmutable();
        expression = session.Failed ? null : result;
        return expression is not null;
    }
}
