namespace Symbolic.Parsing;

/// <summary>Something begun and not finished: a bracket or an operator that waits for its right operand.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The index of its first operand on the stack of operands.</param>
/// <param name="Token">The index of its token: the operator, or the function's name.</param>
/// <param name="Flips">For products: where its marks begin in the list of flips.</param>
internal record struct Frame(FrameKind Kind, int Start, int Token, int Flips = 0)
{
    /// <summary>For sums: whether the term being read is subtracted. For products: whether the factor being read is a divisor.</summary>
    public bool Inverted { get; set; }

    /// <summary>The index of the first operand of the divisor being read.</summary>
    public int Divisor { get; set; }

    /// <summary>Whether it is a bracket.</summary>
    public readonly bool IsBracket => Kind <= FrameKind.Partial;

    /// <summary>Whether it nests what follows; chains do not.</summary>
    public readonly bool Nests => Kind is not (FrameKind.Or or FrameKind.And or FrameKind.Relation or FrameKind.Sum or FrameKind.Product);
}
