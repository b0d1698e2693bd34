namespace Symbolic.Rewriting;

/// <summary>The kinds a metavariable can be restricted to.</summary>
internal enum OperandKind
{
    /// <summary>An expression without variables.</summary>
    Num,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>Anything but a whole number; for rewrites of the engine.</summary>
    NonInt,

    /// <summary>An expression that does not depend on the variable of differentiation.</summary>
    Const,

    /// <summary>A variable.</summary>
    Var,
}
