namespace Symbolic.Numerics;

/// <summary>What a <see cref="Ball"/> knows about the real number it stands for.</summary>
public enum BallKind
{
    /// <summary>The number exists and lies within a radius of a midpoint.</summary>
    Finite,

    /// <summary>The number exists, is not 0 and is too large or too small for a binary exponent of 60 bits: its sign is known and the
    /// logarithm of its magnitude is again a ball.</summary>
    Extreme,

    /// <summary>Nothing is known at this precision: the number may not exist, or it may be unbounded. A higher precision may decide.</summary>
    Undecided,

    /// <summary>Proved: the number does not exist (a pole, or an argument outside the domain).</summary>
    Undefined,
}
