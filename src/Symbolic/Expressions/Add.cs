namespace Symbolic.Expressions;

/// <summary>A sum of two or more terms: a number first if there is one, then the terms in canonical order.</summary>
public sealed class Add : Expr
{
    internal Add(Expr[] terms)
        : base(terms, 0x416464)
    {
    }

    internal Add(Expr first, Expr second)
        : this(Both(first, second))
    {
    }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Add;

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) => Canonical.Sum(arguments);

    internal override Expr WithEqualArguments(Expr[] arguments) => new Add(arguments);
}
