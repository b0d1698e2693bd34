using System.Collections.Immutable;

namespace Symbolic.Expressions;

/// <summary>A function applied to arguments, or an unevaluated partial derivative of it.</summary>
/// <remarks>Relations (<c>&lt; &lt;= == != &gt; &gt;=</c>), <c>and</c>, <c>or</c>, <c>not</c> and <c>if</c> are calls by these names. What a name
/// means is looked up in a function table when it matters, never stored here.</remarks>
public sealed class Call : Expr
{
    internal Call(string name, Expr[] arguments, ImmutableArray<int> orders = default)
        : base(arguments, Seed(name, orders))
    {
        Name = name;
        Orders = orders.IsDefault ? [] : orders;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>For <c>D[1,2](f)(a, b)</c> the 1-based positions <c>f</c> is differentiated by, ascending; empty for a plain call.</summary>
    public ImmutableArray<int> Orders { get; }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Call;

    /// <summary>Whether this is an unevaluated partial derivative.</summary>
    public bool IsDerivative => !Orders.IsEmpty;

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) =>
        IsDerivative ? new Call(Name, arguments.ToArray(), Orders) : Canonical.Call(Name, arguments.ToArray());

    internal override Expr WithEqualArguments(Expr[] arguments) => new Call(Name, arguments, Orders);

    internal override bool SameHead(Expr other) =>
        other is Call call && call.Name == Name && call.Orders.AsSpan().SequenceEqual(Orders.AsSpan());

    private static ulong Seed(string name, ImmutableArray<int> orders)
    {
        ulong seed = HashText(name, 0x43616C);
        if (orders.IsDefaultOrEmpty) return seed;
        foreach (int position in orders) seed = Mix(seed, (ulong)position);
        return Mix(seed, 0x44);
    }
}
