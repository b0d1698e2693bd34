namespace Symbolic.Simplification;

/// <summary>Why a search ended.</summary>
internal enum SearchEnd
{
    /// <summary>No rewrite leads to a form that was not seen.</summary>
    Exhausted,

    /// <summary>The budget of nodes is used up.</summary>
    NodeBudget,

    /// <summary>The time is up.</summary>
    TimeBudget,

    /// <summary>The expression is too large to be searched.</summary>
    TooLarge,
}
