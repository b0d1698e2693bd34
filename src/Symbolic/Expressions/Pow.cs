namespace Symbolic.Expressions;

/// <summary>A power.</summary>
public sealed class Pow : Expr
{
    internal Pow(Expr @base, Expr exponent)
        : base(Both(@base, exponent), 0x506F77)
    {
        if (exponent is Number number) FunctionBits |= number.Value.IsInteger ? 0 : Expressions.Call.RootBit;
        else if (exponent.Kind is not ExprKind.Constant) FunctionBits |= Expressions.Call.ExponentBit;
    }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Pow;

    /// <summary>The base.</summary>
    public Expr Base => ArgumentArray[0];

    /// <summary>The exponent.</summary>
    public Expr Exponent => ArgumentArray[1];

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) =>
        arguments.Length == 2
            ? Canonical.Power(arguments[0], arguments[1])
            : throw new ArgumentException("a power has a base and an exponent", nameof(arguments));

    internal override Expr WithEqualArguments(Expr[] arguments) => new Pow(arguments[0], arguments[1]);
}
