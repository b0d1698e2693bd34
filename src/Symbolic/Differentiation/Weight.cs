using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>A product of partials along a path from the result down to a node, which remembers the path.</summary>
/// <param name="Table">Where the path stands.</param>
/// <param name="Index">Its place there; weights made later have higher ones. Negative for the weight 0.</param>
internal readonly record struct Weight(Weights Table, int Index)
{
    /// <summary>The product of all factors.</summary>
    public Expr Value => IsZero ? Number.Zero : Table.Value(Index);

    /// <summary>Whether a factor is 0.</summary>
    public bool IsZero => Index < 0;

    /// <summary>This weight times a further factor.</summary>
    public Weight Times(Expr factor) => IsZero || factor.IsOne ? this : Table.Add(Index, factor);
}
