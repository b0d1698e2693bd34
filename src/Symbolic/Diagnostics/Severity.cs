namespace Symbolic;

/// <summary>How serious a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The input was taken, but may not do what was meant.</summary>
    Warning,

    /// <summary>The input was rejected.</summary>
    Error,
}
