using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A constant of a tape: a double, and the exact number next to which it is where it is not that number itself.</summary>
/// <param name="Value">The nearest double.</param>
/// <param name="Exact">A <see cref="Number"/> or <see cref="Constant"/>; null where the double is the number, so that tapes keep no nodes for most of their constants.</param>
internal readonly record struct TapeConstant(double Value, Expr? Exact)
{
    /// <summary>Whether the double is the number.</summary>
    public bool IsDouble => Exact is null;

    /// <summary>The number; null for a named constant.</summary>
    public Rational? Number => IsDouble ? Rational.FromDouble(Value) : (Exact as Number)?.Value;

    /// <summary>The constant behind a number or named constant.</summary>
    public static TapeConstant Of(Expr exact) => exact switch
    {
        Number { Value: var number } => Of(number, exact),
        Constant constant => new TapeConstant(constant.Value, exact),
        _ => throw new ArgumentException("a constant of a tape is a number or a named constant", nameof(exact)),
    };

    private static TapeConstant Of(Rational number, Expr exact)
    {
        double value = number.ToDouble();
        bool isDouble = double.IsFinite(value) && Rational.FromDouble(value) == number;
        return new TapeConstant(value, isDouble ? null : exact);
    }

    /// <summary>Whether multiplying by something is exact: a power of two with a sign.</summary>
    public static bool IsScale(Expr factor) =>
        factor is Number { Value: var c } && c.Abs().Numerator.IsPowerOfTwo && c.Denominator.IsPowerOfTwo;
}
