using System.Collections.Immutable;

namespace Symbolic.Expressions;

/// <summary>A function applied to arguments, or an unevaluated partial derivative of it.</summary>
/// <remarks>Relations (<c>&lt; &lt;= == != &gt; &gt;=</c>), <c>and</c>, <c>or</c>, <c>not</c> and <c>if</c> are calls by these names. What a name
/// means is looked up in a function table when it matters, never stored here.</remarks>
public sealed class Call : Expr
{
    /// <summary>Set where a function is applied to the number 0.</summary>
    internal const ulong ZeroBit = 1UL << NameBits;

    /// <summary>Set where a derivative is unevaluated.</summary>
    internal const ulong DerivativeBit = ZeroBit << 1;

    /// <summary>Set where the name of a function has a colon, which no text can write: such as the rows of pairs have.</summary>
    internal const ulong ColonBit = DerivativeBit << 1;

    /// <summary>Set where an exponent is no number.</summary>
    internal const ulong ExponentBit = ColonBit << 1;

    /// <summary>Set where an exponent is a number, but no whole one.</summary>
    internal const ulong RootBit = ExponentBit << 1;

    /// <summary>The bits that stand for names.</summary>
    internal const ulong NameMask = ZeroBit - 1;

    /// <summary>The bits that stand for what a pattern needs: functions and roots.</summary>
    internal const ulong FormMask = NameMask | RootBit;

    private const int NameBits = 59;

    private static readonly ulong s_exponential = HashText("exp", 0x43616C);

    internal Call(string name, Expr[] arguments, ImmutableArray<int> orders = default)
        : this(name, arguments, orders.IsDefault ? [] : orders, HashText(name, 0x43616C))
    {
    }

    private Call(string name, Expr[] arguments, ImmutableArray<int> orders, ulong nameHash)
        : base(arguments, Seed(nameHash, orders))
    {
        Name = name;
        NameHash = nameHash;
        Orders = orders;
        ulong bits = FunctionBits | BitOf(nameHash) | (orders.IsEmpty ? 0 : DerivativeBit) | (name.Contains(':', StringComparison.Ordinal) ? ColonBit : 0);
        foreach (Expr argument in arguments) bits |= argument.IsZero ? ZeroBit : 0;
        FunctionBits = bits;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>Whether this is exp(u).</summary>
    internal bool IsExponential => NameHash == s_exponential && Name == "exp" && ArgumentArray.Length == 1 && Orders.IsEmpty;

    /// <summary>The bit of the name among <see cref="Expr.FunctionBits"/>.</summary>
    internal ulong Bit => BitOf(NameHash);

    /// <summary>A hash of the name.</summary>
    internal ulong NameHash { get; }

    /// <summary>For <c>D[1,2](f)(a, b)</c> the 1-based positions <c>f</c> is differentiated by, ascending; empty for a plain call.</summary>
    public ImmutableArray<int> Orders { get; }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Call;

    /// <summary>Whether this is an unevaluated partial derivative.</summary>
    public bool IsDerivative => !Orders.IsEmpty;

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) =>
        IsDerivative ? new Call(Name, arguments.ToArray(), Orders, NameHash) : Canonical.Call(Name, arguments.ToArray());

    internal override Expr WithEqualArguments(Expr[] arguments) => new Call(Name, arguments, Orders, NameHash);

    internal override bool SameHead(Expr other) =>
        other is Call call && call.NameHash == NameHash && call.Name == Name && call.Orders.AsSpan().SequenceEqual(Orders.AsSpan());

    /// <summary>The bit of a function's name among <see cref="Expr.FunctionBits"/>.</summary>
    internal static ulong BitOf(string name) => BitOf(HashText(name, 0x43616C));

    private static ulong BitOf(ulong nameHash) => 1UL << (int)((nameHash >> 8) % NameBits);

    private static ulong Seed(ulong seed, ImmutableArray<int> orders)
    {
        if (orders.IsEmpty) return seed;
        foreach (int position in orders) seed = Mix(seed, (ulong)position);
        return Mix(seed, 0x44);
    }
}
