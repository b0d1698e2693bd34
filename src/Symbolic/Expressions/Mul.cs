namespace Symbolic.Expressions;

/// <summary>A product of two or more factors: the numeric coefficient first if it is not 1, then the factors in canonical order.</summary>
public sealed class Mul : Expr
{
    internal Mul(Expr[] factors)
        : base(factors, 0x4D756C)
    {
    }

    internal Mul(Expr first, Expr second)
        : this(Both(first, second))
    {
    }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Mul;

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) => Canonical.Product(arguments);

    internal override Expr WithEqualArguments(Expr[] arguments) => new Mul(arguments);
}
