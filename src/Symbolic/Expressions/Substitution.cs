namespace Symbolic.Expressions;

/// <summary>Replaces variables by expressions, all at once.</summary>
internal static class Substitution
{
    /// <summary>The expression with every symbol that has a value replaced by it, in canonical form. Linear in the distinct nodes.</summary>
    public static Expr Apply(Expr expression, IReadOnlyDictionary<string, Expr> values)
    {
        if (values.Count == 0) return expression;
        return ExpressionGraph.Rewrite(expression, node => node is Symbol symbol && values.TryGetValue(symbol.Name, out Expr? value) ? value : node);
    }

    /// <summary>The expression with parameters replaced by the arguments at the same positions.</summary>
    public static Expr Apply(Expr expression, IReadOnlyList<string> parameters, ReadOnlySpan<Expr> arguments)
    {
        Dictionary<string, Expr> values = new(parameters.Count, StringComparer.Ordinal);
        for (int i = 0; i < parameters.Count; i++) values[parameters[i]] = arguments[i];
        return Apply(expression, values);
    }
}
