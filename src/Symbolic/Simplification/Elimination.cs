namespace Symbolic.Simplification;

/// <summary>Which squares of trigonometric and hyperbolic functions are replaced.</summary>
internal enum Elimination
{
    /// <summary>The functions are unknowns like others.</summary>
    None,

    /// <summary>cos(u)^2 = 1 - sin(u)^2, and all other functions are quotients of the two.</summary>
    Cosines,

    /// <summary>sin(u)^2 = 1 - cos(u)^2, and all other functions are quotients of the two.</summary>
    Sines,
}
