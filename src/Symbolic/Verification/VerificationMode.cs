namespace Symbolic;

/// <summary>What happens to rules whose forms are found to be wrong.</summary>
public enum VerificationMode
{
    /// <summary>They are rejected with SD2001 or SD2002.</summary>
    Reject,

    /// <summary>They are taken; the findings are warnings.</summary>
    Warn,

    /// <summary>Nothing is checked.</summary>
    Off,
}
