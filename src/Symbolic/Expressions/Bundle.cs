namespace Symbolic.Expressions;

/// <summary>Several expressions as one, so that a pass written for one root goes over them together: what they share it meets once.</summary>
internal static class Bundle
{
    /// <summary>No text reads as a call by this name, so no rule knows it.</summary>
    private const string Name = "{}";

    /// <summary>One node over some expressions.</summary>
    public static Expr Of(ReadOnlySpan<Expr> expressions) => Over(expressions.ToArray());

    /// <summary>One node over some expressions in an array that nobody writes to any more.</summary>
    public static Call Over(Expr[] expressions) => new(Name, expressions);

    /// <summary>What a pass makes of some expressions when it goes over all of them at once.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> expressions, Func<Expr, Expr> pass) => Apply(expressions.ToArray(), pass);

    /// <summary>What a pass makes of some expressions when it goes over all of them at once.</summary>
    /// <remarks>Neither array may be written to any more: they can be operands of nodes, and the same.</remarks>
    public static Expr[] Apply(Expr[] expressions, Func<Expr, Expr> pass) => expressions.Length switch
    {
        0 => [],
        1 => [pass(expressions[0])],
        _ => pass(Over(expressions)).ArgumentArray,
    };
}
