namespace Symbolic.Compilation;

/// <summary>The arithmetics that settle results, from the fastest.</summary>
internal enum Tier
{
    /// <summary>Doubles, watched by their error estimates.</summary>
    Double,

    /// <summary>Double-double numbers with error bounds.</summary>
    DoubleDouble,

    /// <summary>The same with exponents that do not overflow.</summary>
    Scaled,

    /// <summary>Exact reals of growing precision.</summary>
    Exact,
}
