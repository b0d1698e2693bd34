namespace Symbolic.Compilation;

/// <summary>What is known about a condition.</summary>
internal enum Truth
{
    /// <summary>It does not hold.</summary>
    No,

    /// <summary>It holds.</summary>
    Yes,

    /// <summary>The arithmetic cannot tell, as for overlapping intervals.</summary>
    Undecided,
}
