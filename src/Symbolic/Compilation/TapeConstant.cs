using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A constant of a tape: the exact number and the double next to it.</summary>
/// <param name="Exact">A <see cref="Number"/> or <see cref="Constant"/>.</param>
/// <param name="Value">The nearest double.</param>
internal readonly record struct TapeConstant(Expr Exact, double Value)
{
    /// <summary>Whether the double is the number.</summary>
    public bool IsDouble => Exact is Number number && double.IsFinite(Value) && Rational.FromDouble(Value) == number.Value;

    /// <summary>The constant behind a number or named constant.</summary>
    public static TapeConstant Of(Expr exact) => exact switch
    {
        Number number => new TapeConstant(exact, number.Value.ToDouble()),
        Constant constant => new TapeConstant(exact, constant.Value),
        _ => throw new ArgumentException("a constant of a tape is a number or a named constant", nameof(exact)),
    };

    /// <summary>Whether multiplying by something is exact: a power of two with a sign.</summary>
    public static bool IsScale(Expr factor) =>
        factor is Number { Value: var c } && c.Abs().Numerator.IsPowerOfTwo && c.Denominator.IsPowerOfTwo;
}
