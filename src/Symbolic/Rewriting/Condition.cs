namespace Symbolic.Rewriting;

/// <summary>What must be provable of a match: a relation between expressions in the metavariables, or the kind of one of them.</summary>
internal abstract record Condition;

/// <summary><c>u &gt; 0</c>, <c>a != b</c>, also <c>and</c>, <c>or</c>, <c>not</c> of such.</summary>
internal sealed record RelationCondition(Expr Relation) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => Relation.ToString();
}

/// <summary><c>u is num</c>.</summary>
internal sealed record KindCondition(string Metavariable, OperandKind OperandKind) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => $"{Metavariable} is {OperandKind.ToString().ToLowerInvariant()}";
}
