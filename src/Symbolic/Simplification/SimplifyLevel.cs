namespace Symbolic;

/// <summary>How much work simplification may do.</summary>
public enum SimplifyLevel
{
    /// <summary>The expression is returned as it is.</summary>
    None,

    /// <summary>Canonical form, exact values, parity, inverse functions, identities, common factors and denominators: about linear in the size.</summary>
    Auto,

    /// <summary>As <see cref="Auto"/>, then a search for the cheapest form among those that multiplying out, factoring, cancelling, nesting and other angles and logarithms lead to.</summary>
    Full,
}
