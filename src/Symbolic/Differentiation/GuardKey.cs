namespace Symbolic.Differentiation;

/// <summary>A guard by what it says: equal for guards that test the same condition object below the same parent.</summary>
internal readonly struct GuardKey : IEquatable<GuardKey>
{
    private readonly bool _isTaken;

    /// <summary>The key of a guard, or of the other branch of the same conditional.</summary>
    public GuardKey(Guard? guard, bool isOther = false)
    {
        Guard = guard;
        _isTaken = guard is not null && guard.IsTaken != isOther;
    }

    /// <summary>The guard the key was made of.</summary>
    public Guard? Guard { get; }

    /// <inheritdoc/>
    public bool Equals(GuardKey other)
    {
        if (Guard is null || other.Guard is null) return Guard is null && other.Guard is null;
        return _isTaken == other._isTaken && Guard.Parent == other.Guard.Parent && ReferenceEquals(Guard.Condition, other.Guard.Condition);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GuardKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Guard is null ? 0 : HashCode.Combine(Guard.Condition.Serial, Guard.Depth, _isTaken);
}
