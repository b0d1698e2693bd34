using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>An exact rational number.</summary>
public sealed class Number : Expr
{
    private const long MaximumBits = 1 << 20;
    private const int LargestKept = 1024;

    /// <summary>The halves of whole numbers from -LargestKept to LargestKept, which most coefficients and exponents are, as far as they were asked for.</summary>
    private static readonly Number?[] s_kept = new Number?[(4 * LargestKept) + 1];

    internal static readonly Number Zero = Of(Rational.Zero);
    internal static readonly Number One = Of(Rational.One);
    internal static readonly Number MinusOne = Of(Rational.MinusOne);
    internal static readonly Number Two = Of(2);
    internal static readonly Number Half = Of(Rational.Half);

    private Number(Rational value, bool isDecimal)
        : base([], Mix(0x4E756D, Bounded(value).StableHash()))
    {
        Value = value;
        IsDecimal = isDecimal;
    }

    /// <summary>The value.</summary>
    public Rational Value { get; }

    /// <summary>A number; small whole ones and halves are one object each. Throws SD5001 beyond a million bits, so that no chain of exact operations runs away.</summary>
    internal static Number Of(Rational value, bool isDecimal = false) =>
        !isDecimal && value.TryGetHalves(2 * LargestKept, out int n) ? s_kept[n + (2 * LargestKept)] ??= new Number(value, isDecimal) : new Number(value, isDecimal);

    /// <summary>Whether the number was written with a decimal point or exponent and prints that way; no part of its identity.</summary>
    public bool IsDecimal { get; }

    /// <inheritdoc/>
    public override ExprKind Kind => ExprKind.Number;

    /// <inheritdoc/>
    public override Expr WithArguments(ReadOnlySpan<Expr> arguments) =>
        arguments.IsEmpty ? this : throw new ArgumentException("a number has no operands", nameof(arguments));

    internal override Expr WithEqualArguments(Expr[] arguments) => this;

    /// <summary>The value itself. Throws SD5001 when it has too many bits.</summary>
    internal static Rational Bounded(Rational value) =>
        value.BitLength <= MaximumBits ? value : throw Limits.Exceeded("the size of an exact number in bits", MaximumBits, nameof(Limits.Digits));

    internal override bool SameHead(Expr other) => other is Number number && number.Value == Value;
}
