namespace Symbolic;

/// <summary>What a compiled function looks at to see whether its doubles can be trusted.</summary>
public enum SentinelKind
{
    /// <summary>The magnitude of a result: not so small that digits may have been lost to underflow, not infinite, not NaN.</summary>
    Result,

    /// <summary>An estimate of the rounding error of a result, computed beside it.</summary>
    Error,

    /// <summary>The magnitude of an intermediate value whose underflow the results would not show.</summary>
    Underflow,

    /// <summary>The product below the bar of a quotient, or what a power or function makes finite again, whose overflow the results would not show.</summary>
    Overflow,

    /// <summary>How much of its terms a sum has kept.</summary>
    Cancellation,

    /// <summary>How much a function magnifies the rounding error of its argument.</summary>
    Amplification,

    /// <summary>Whether the sides of a comparison are further apart than rounding errors.</summary>
    Comparison,

    /// <summary>Whether a function with jumps has one value throughout the rounding error of its argument.</summary>
    Step,

    /// <summary>The magnitude of a result that is right where it is tiny or 0: not infinite, not NaN.</summary>
    FiniteResult,
}
