namespace Symbolic.Expressions;

/// <summary>A variable.</summary>
public sealed class Symbol : Expr
{
    internal Symbol(string name)
        : base([], HashOf(name)) => Name = name;

    /// <summary>The name, as written.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Symbol;

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) =>
        arguments.IsEmpty ? this : throw new ArgumentException("a variable has no operands", nameof(arguments));

    internal override Expr WithEqualArguments(Expr[] arguments) => this;

    /// <summary>The hash of the variable of a name.</summary>
    internal static ulong HashOf(string name) => HashText(name, 0x53796D);

    internal override bool SameHead(Expr other) => other is Symbol symbol && symbol.Name == Name;
}
