namespace Symbolic.Expressions;

/// <summary>The kinds of node an expression is made of.</summary>
public enum ExprKind
{
    /// <summary>An exact rational number.</summary>
    Number,

    /// <summary>One of <c>pi</c>, <c>e</c>, <c>inf</c>, <c>nan</c>.</summary>
    Constant,

    /// <summary>A variable.</summary>
    Symbol,

    /// <summary>A sum of two or more terms.</summary>
    Add,

    /// <summary>A product of two or more factors.</summary>
    Mul,

    /// <summary>A power: base and exponent.</summary>
    Pow,

    /// <summary>A function applied to arguments; also relations, <c>and</c>, <c>or</c>, <c>not</c> and <c>if</c>.</summary>
    Call,
}
