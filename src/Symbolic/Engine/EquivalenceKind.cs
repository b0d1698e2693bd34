namespace Symbolic;

/// <summary>What is known about two expressions.</summary>
public enum EquivalenceKind
{
    /// <summary>Proved to have the same values wherever both are defined.</summary>
    Equal,

    /// <summary>Proved to have different values at a point.</summary>
    Different,

    /// <summary>Neither is proved.</summary>
    Undecided,
}
