namespace Symbolic;

/// <summary>What exact evaluation found out.</summary>
public enum ExactResultKind
{
    /// <summary>The true value rounds to one finite double, which is known.</summary>
    Value,

    /// <summary>The true value exists and is beyond the largest double; the sign is known.</summary>
    Overflows,

    /// <summary>Proved: there is no value.</summary>
    Undefined,

    /// <summary>The largest precision allowed did not decide.</summary>
    Undecided,
}
