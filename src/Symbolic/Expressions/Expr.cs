using System.Diagnostics;
using Symbolic.Expressions;

namespace Symbolic;

/// <summary>An immutable mathematical expression over the reals, in canonical form.</summary>
/// <remarks>
/// <para>Sums and products are flat, sorted and collected, numbers are exact rationals, <c>a - b</c> is <c>a + (-1)*b</c>,
/// <c>a/b</c> is <c>a*b^-1</c>, <c>sqrt(x)</c> is <c>x^(1/2)</c> and <c>e^x</c> is <c>exp(x)</c>. Two expressions that differ
/// only in the order or grouping of operands are equal.</para>
/// <para>Instances are safe to share between threads. Equality and hashing cost time linear in the number of distinct
/// nodes at worst and use no call stack.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract partial class Expr : IEquatable<Expr>
{
    private const ulong MixFactor = 0x9E3779B97F4A7C15UL;

    /// <summary>The factor that undoes the other, modulo 2^64.</summary>
    private const ulong MixInverse = 0xF1DE83E19937733DUL;

    [ThreadStatic]
    private static int s_created;

    private readonly Expr[] _arguments;

    private protected Expr(Expr[] arguments, ulong seed)
    {
        _arguments = arguments;
        ulong hash = seed;
        long weight = 1;
        ulong functions = 0;
        foreach (Expr argument in arguments)
        {
            hash = Mix(hash, argument.StableHash);
            weight += argument.Weight;
            functions |= argument.FunctionBits;
        }

        StableHash = hash;
        Weight = (int)Math.Min(weight, int.MaxValue);
        FunctionBits = functions;
        Serial = s_created++;
    }

    /// <summary>What kind of node this is.</summary>
    public abstract ExprKind Kind { get; }

    /// <summary>The operands, in canonical order; empty for numbers, constants and symbols.</summary>
    public ReadOnlySpan<Expr> Arguments => _arguments;

    /// <summary>A hash that is the same in every process, part of the canonical order.</summary>
    internal ulong StableHash { get; }

    /// <summary>The hash as it was when the last character of a name was to be mixed in: those of x1 and x2 are neighbours. Nodes without operands have different ones.</summary>
    internal ulong HashBeforeLast => BeforeLast(StableHash);

    /// <summary>The number of nodes counted as a tree (shared ones once per use), saturating at <see cref="int.MaxValue"/>.</summary>
    internal int Weight { get; }

    /// <summary>The names of the functions in this expression, a bit each that may stand for others too, and what else <see cref="Call"/> has bits
    /// for: where a bit is not set, no function of that name occurs.</summary>
    internal ulong FunctionBits { get; private protected init; }

    /// <summary>Counts the nodes a thread creates, as a hash by reference: nodes created together are neighbours in tables, which
    /// saves cache misses on large expressions. Nodes of different threads may have the same.</summary>
    internal int Serial { get; }

    /// <summary>How many nodes the thread has created; may overflow.</summary>
    internal static int Created => s_created;

    /// <summary>The operands as the array that holds them; never written to.</summary>
    internal Expr[] ArgumentArray => _arguments;

    /// <summary>The value of this node when it is a number, else null.</summary>
    internal Numerics.Rational? NumberValue => (this as Number)?.Value;

    /// <summary>Whether this is the number 0.</summary>
    public bool IsZero => this is Number { Value.IsZero: true };

    /// <summary>Whether this is the number 1.</summary>
    public bool IsOne => this is Number { Value.IsOne: true };

    /// <summary>The same kind of node over other operands, brought to canonical form.</summary>
    /// <exception cref="ArgumentException">The number of operands does not fit this kind of node.</exception>
    public abstract Expr WithArguments(ReadOnlySpan<Expr> arguments);

    /// <summary>The same node over operands equal to its own, without any canonicalisation.</summary>
    internal abstract Expr WithEqualArguments(Expr[] arguments);

    /// <summary>Whether the heads agree: kind and, where they have one, name. The operands are not looked at.</summary>
    internal virtual bool SameHead(Expr other) => GetType() == other.GetType();

    /// <summary>Whether two expressions are the same after bringing both to canonical form.</summary>
    public bool Equals(Expr? other) => other is not null && StructuralEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is Expr other && Equals(other);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => (int)(StableHash ^ (StableHash >> 32));

    /// <summary>The expression as text that parses back to an equal expression.</summary>
    public sealed override string ToString() => InfixPrinter.Print(this);

    /// <summary>Whether two expressions are the same after bringing both to canonical form.</summary>
    public static bool operator ==(Expr? left, Expr? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two expressions differ.</summary>
    public static bool operator !=(Expr? left, Expr? right) => !(left == right);

    /// <summary>An array of two operands. Through a span no element's type is compared with the array's, which is the same.</summary>
    private protected static Expr[] Both(Expr first, Expr second)
    {
        Expr[] operands = new Expr[2];
        Span<Expr> places = operands;
        places[0] = first;
        places[1] = second;
        return operands;
    }

    /// <summary>What a hash was with the last value only combined, not mixed in yet.</summary>
    internal static ulong BeforeLast(ulong hash) => (hash ^ (hash >> 29) ^ (hash >> 58)) * MixInverse;

    private protected static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * MixFactor;
        return hash ^ (hash >> 29);
    }

    private protected static ulong HashText(string text, ulong seed)
    {
        ulong hash = seed;
        foreach (char c in text) hash = Mix(hash, c);
        return hash;
    }
}
