namespace Symbolic;

/// <summary>The arithmetics that settle the results of compiled functions, from the fastest.</summary>
public enum Tier
{
    /// <summary>Doubles, which watched themselves or, in evaluation as written, were taken as they came.</summary>
    Double,

    /// <summary>Double-double numbers with error bounds.</summary>
    DoubleDouble,

    /// <summary>The same with exponents that do not overflow.</summary>
    Scaled,

    /// <summary>Exact reals: balls of growing precision.</summary>
    Exact,
}
