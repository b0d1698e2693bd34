namespace Symbolic;

/// <summary>How much work simplification may do.</summary>
public enum SimplifyLevel
{
    /// <summary>The expression is returned as it is.</summary>
    None,

    /// <summary>One linear pass: canonical form, exact values, parity, inverse functions.</summary>
    Auto,
}
