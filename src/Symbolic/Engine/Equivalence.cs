using System.Collections.Immutable;

namespace Symbolic;

/// <summary>The answer to the question whether two expressions have the same values wherever both are defined.</summary>
/// <param name="Kind">The answer.</param>
/// <param name="Reason">How it was found, as a sentence without a full stop.</param>
/// <param name="Point">Where the values are proved to differ; null for other answers.</param>
public sealed record Equivalence(EquivalenceKind Kind, string Reason, ImmutableSortedDictionary<string, double>? Point = null)
{
    /// <summary>Whether the expressions are proved to be equal.</summary>
    public bool IsEqual => Kind == EquivalenceKind.Equal;

    /// <summary>Whether the expressions are proved to differ.</summary>
    public bool IsDifferent => Kind == EquivalenceKind.Different;

    /// <summary>The answer and the reason.</summary>
    public override string ToString() => $"{(Kind == EquivalenceKind.Equal ? "equal" : Kind == EquivalenceKind.Different ? "different" : "undecided")}: {Reason}";
}
