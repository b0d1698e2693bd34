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

    /// <summary>Whether there is more than one factor.</summary>
    public bool HasOuter => Table.Outer(Index) >= 0;

    /// <summary>The weight without its last factor.</summary>
    public Weight Outer => new(Table, Table.Outer(Index));

    /// <summary>The number of factors.</summary>
    public int Depth => Table.Depth(Index);

    /// <summary>This weight times a further factor.</summary>
    public Weight Times(Expr factor) => IsZero || factor.IsOne ? this : Table.Add(Index, factor);

    /// <summary>Something times the last factor.</summary>
    /// <param name="rest">What it is multiplied by.</param>
    /// <param name="isOnlyUse">Whether nothing else is made of this.</param>
    public Expr LastTimes(Expr rest, bool isOnlyUse) => Raw.Merged(rest, Table.Factor(Index), isOnlyUse);
}
