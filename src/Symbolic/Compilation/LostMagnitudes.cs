using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Bounds of the binary logarithm of the magnitude of functions that vanish or grow as exponentials do, from bounds of their argument.</summary>
internal static class LostMagnitudes
{
    private static readonly Expr s_any = Constant(double.MaxValue), s_none = Constant(-double.MaxValue);
    private static readonly Dictionary<string, Func<Expr, Expr, (Expr? Upper, Expr? Lower)>> s_bounds = new()
    {
        ["exp"] = static (least, most) => (PerE(most), PerE(least)),
        ["expm1"] = static (least, most) => (Max(PerE(most), Number.Zero), If(Less(Number.Two, least), Plus(PerE(least), -1.5), If(Less(most, Constant(-2)), Constant(-0.3), s_none))),
        ["sigmoid"] = static (least, most) => (Min(PerE(most), Number.Zero), Plus(Min(PerE(least), Number.Zero), -1)),
        ["softplus"] = static (least, most) => (PerE(most), Plus(Min(PerE(least), Number.Zero), -0.6)),
        ["sech"] = static (least, most) => (Plus(Negative(PerE(Small(least, most))), 1), Negative(PerE(Large(least, most)))),
        ["csch"] = static (least, most) => (IfLarge(least, most, Plus(Negative(PerE(Small(least, most))), 1.3), s_any), Plus(Negative(PerE(Large(least, most))), 1)),
        ["tanh"] = static (least, most) => (Number.Zero, IfLarge(least, most, Constant(-0.4), s_none)),
        ["coth"] = static (least, most) => (IfLarge(least, most, Constant(0.4), s_any), Number.Zero),
        ["cosh"] = static (least, most) => (PerE(Large(least, most)), Max(Plus(PerE(Small(least, most)), -1), Number.Zero)),
        ["sinh"] = static (least, most) => (PerE(Large(least, most)), IfLarge(least, most, Plus(PerE(Small(least, most)), -1.3), s_none)),

        // e^-x² above 0; below, e^-x²/(√π·(x + 1/2)) from 1 on
        ["erfc"] = static (least, most) => (If(Less(Number.Zero, least), Negative(PerE(Square(least))), Number.One), If(Less(most, Number.One), Constant(-3), new Add([Negative(PerE(Square(most))), Negative(most), Constant(-1)]))),
    };

    /// <summary>The bounds of a function, from those of its argument; null for other functions.</summary>
    public static Func<Expr, Expr, (Expr? Upper, Expr? Lower)>? Of(string name) => s_bounds.GetValueOrDefault(name);

    private static Call Small(Expr least, Expr most) => Max(least, Negative(most));

    private static Call Large(Expr least, Expr most) => Max(Magnitude(least), Magnitude(most));

    private static Call IfLarge(Expr least, Expr most, Expr value, Expr otherwise) => If(Less(Number.One, Small(least, most)), value, otherwise);

    private static Call If(Expr condition, Expr value, Expr otherwise) => LostFunctions.Choose(condition, value, otherwise);

    private static Call Less(Expr a, Expr b) => LostFunctions.Less(a, b);

    private static Call Max(Expr a, Expr b) => new Call("max", [a, b]);

    private static Call Min(Expr a, Expr b) => new Call("min", [a, b]);

    private static Call Magnitude(Expr value) => new Call("abs", [value]);

    private static Pow Square(Expr value) => new Pow(value, Number.Two);

    private static Add Plus(Expr value, double constant) => new Add([value, Constant(constant)]);

    private static Mul Negative(Expr value) => new Mul([Number.MinusOne, value]);

    private static Mul PerE(Expr value) => new Mul([Constant(1.4426950408889634), value]);

    private static Number Constant(double value) => Number.Of(Rational.FromDouble(value));
}
