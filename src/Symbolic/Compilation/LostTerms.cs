using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The terms that <see cref="LostResults"/> is written in, as they are evaluated: nothing is put in normal form.</summary>
internal static class LostTerms
{
    private static readonly Number s_perE = Constant(1.4426950408889634);

    /// <summary>The double as a number.</summary>
    public static Number Constant(double value) => Number.Of(Rational.FromDouble(value));

    /// <summary>−x.</summary>
    public static Mul Negative(Expr value) => new([Number.MinusOne, value]);

    /// <summary>|x|.</summary>
    public static Call Magnitude(Expr value) => new("abs", [value]);

    /// <summary>x².</summary>
    public static Pow Square(Expr value) => new(value, Number.Two);

    /// <summary>x and a constant.</summary>
    public static Add Plus(Expr value, double constant) => new([value, Constant(constant)]);

    /// <summary>The greater of two.</summary>
    public static Call Greater(Expr a, Expr b) => new("max", [a, b]);

    /// <summary>The lesser of two.</summary>
    public static Call Lesser(Expr a, Expr b) => new("min", [a, b]);

    /// <summary>The greatest of some.</summary>
    public static Expr Greatest(Expr[] values) => values.Aggregate(Greater);

    /// <summary>The binary logarithm of e^x.</summary>
    public static Mul PerE(Expr value) => new([s_perE, value]);
}
