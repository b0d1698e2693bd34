namespace Symbolic.Parsing;

/// <summary>What is open while an expression is read: brackets first, then operators, loosest first.</summary>
internal enum FrameKind : byte
{
    /// <summary><c>( … )</c>.</summary>
    Group,

    /// <summary><c>| … |</c>.</summary>
    Bars,

    /// <summary><c>f( … )</c>.</summary>
    Call,

    /// <summary><c>D[1,2](f)( … )</c>.</summary>
    Partial,

    /// <summary>A chain of <c>or</c>.</summary>
    Or,

    /// <summary>A chain of <c>and</c>.</summary>
    And,

    /// <summary>A <c>not</c> before its operand.</summary>
    Not,

    /// <summary>A comparison.</summary>
    Relation,

    /// <summary>A chain of terms.</summary>
    Sum,

    /// <summary>A chain of factors.</summary>
    Product,

    /// <summary>A minus sign before its operand.</summary>
    Sign,

    /// <summary>A power.</summary>
    Power,
}
