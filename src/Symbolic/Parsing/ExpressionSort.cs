namespace Symbolic.Parsing;

/// <summary>What an expression stands for.</summary>
internal enum ExpressionSort : byte
{
    /// <summary>Either; or not known, because of an error inside.</summary>
    Any,

    /// <summary>A real number.</summary>
    Real,

    /// <summary>True or false.</summary>
    Logical,
}
