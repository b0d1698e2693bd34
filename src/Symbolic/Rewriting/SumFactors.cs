namespace Symbolic.Rewriting;

/// <summary>How sums stand among the factors of a product.</summary>
[Flags]
internal enum SumFactors
{
    /// <summary>There are none.</summary>
    None = 0,

    /// <summary>A factor is a sum.</summary>
    Itself = 1,

    /// <summary>A factor is a power of a sum.</summary>
    Power = 2,
}
