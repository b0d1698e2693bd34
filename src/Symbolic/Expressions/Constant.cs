namespace Symbolic.Expressions;

/// <summary>One of the named constants <c>pi</c>, <c>e</c>, <c>inf</c> and <c>nan</c>.</summary>
public sealed class Constant : Expr
{
    internal static new readonly Constant Pi = new("pi", Math.PI);
    internal static new readonly Constant E = new("e", Math.E);
    internal static readonly Constant Infinity = new("inf", double.PositiveInfinity);
    internal static readonly Constant NaN = new("nan", double.NaN);

    private Constant(string name, double value)
        : base([], HashText(name, 0x436F6E))
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name: <c>pi</c>, <c>e</c>, <c>inf</c> or <c>nan</c>.</summary>
    public string Name { get; }

    /// <summary>The nearest double.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Constant;

    /// <summary>Whether this is a real number: <c>pi</c> or <c>e</c>.</summary>
    internal bool IsReal => double.IsFinite(Value);

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) =>
        arguments.IsEmpty ? this : throw new ArgumentException("a constant has no operands", nameof(arguments));

    internal override Expr WithEqualArguments(Expr[] arguments) => this;

    internal override bool SameHead(Expr other) => ReferenceEquals(this, other);

    /// <summary>The constant of that name, or null.</summary>
    internal static Constant? Named(string name) => name switch
    {
        "pi" or "π" => Pi,
        "e" => E,
        "inf" => Infinity,
        "nan" => NaN,
        _ => null,
    };
}
