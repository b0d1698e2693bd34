namespace Symbolic.Expressions;

/// <summary>Replaces variables by expressions, all at once.</summary>
internal static class Substitution
{
    /// <summary>The expression with every symbol that has a value replaced by it, in canonical form. Linear in the distinct nodes.</summary>
    public static Expr Apply(Expr expression, IReadOnlyDictionary<string, Expr> values)
    {
        if (values.Count == 0) return expression;
        return Apply(expression, symbol => values.GetValueOrDefault(symbol.Name));
    }

    /// <summary>The expression with symbols replaced where there is something to replace them by. What comes in is not looked at again, so -u with
    /// u = -x is x and stays x even when x has a value too.</summary>
    public static Expr Apply(Expr expression, Func<Symbol, Expr?> value) =>
        ExpressionGraph.Fold<Expr>(expression, (node, operands) => node is Symbol symbol ? value(symbol) ?? node : ExpressionGraph.Rebuild(node, operands));

    /// <summary>The expression with parameters replaced by the arguments at the same positions.</summary>
    public static Expr Apply(Expr expression, IReadOnlyList<string> parameters, ReadOnlySpan<Expr> arguments)
    {
        Dictionary<string, Expr> values = new(parameters.Count, StringComparer.Ordinal);
        for (int i = 0; i < parameters.Count; i++) values[parameters[i]] = arguments[i];
        return Apply(expression, values);
    }
}
