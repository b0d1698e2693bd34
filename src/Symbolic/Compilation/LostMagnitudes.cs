using Symbolic.Expressions;
using static Symbolic.Compilation.LostFunctions;
using static Symbolic.Compilation.LostTerms;

namespace Symbolic.Compilation;

/// <summary>Bounds of the binary logarithm of the magnitude of functions that vanish or grow as exponentials do, from bounds of their argument.</summary>
internal static class LostMagnitudes
{
    private static readonly Expr s_any = Constant(double.MaxValue), s_none = Constant(-double.MaxValue);
    private static readonly Dictionary<string, Func<Expr, Expr, (Expr? Upper, Expr? Lower)>> s_bounds = new()
    {
        ["exp"] = static (least, most) => (PerE(most), PerE(least)),
        ["expm1"] = static (least, most) => (Greater(PerE(most), Number.Zero), Choose(Less(Number.Two, least), Plus(PerE(least), -1.5), Choose(Less(most, Constant(-2)), Constant(-0.3), s_none))),
        ["sigmoid"] = static (least, most) => (Lesser(PerE(most), Number.Zero), Plus(Lesser(PerE(least), Number.Zero), -1)),
        ["softplus"] = static (least, most) => (PerE(most), Plus(Lesser(PerE(least), Number.Zero), -0.6)),
        ["sech"] = static (least, most) => (Plus(Negative(PerE(Small(least, most))), 1), Negative(PerE(Large(least, most)))),
        ["csch"] = static (least, most) => (IfLarge(least, most, Plus(Negative(PerE(Small(least, most))), 1.3), s_any), Plus(Negative(PerE(Large(least, most))), 1)),
        ["tanh"] = static (least, most) => (Number.Zero, IfLarge(least, most, Constant(-0.4), s_none)),
        ["coth"] = static (least, most) => (IfLarge(least, most, Constant(0.4), s_any), Number.Zero),
        ["cosh"] = static (least, most) => (PerE(Large(least, most)), Greater(Plus(PerE(Small(least, most)), -1), Number.Zero)),
        ["sinh"] = static (least, most) => (PerE(Large(least, most)), IfLarge(least, most, Plus(PerE(Small(least, most)), -1.3), s_none)),

        // e^-x² above 0; below, e^-x²/(√π·(x + 1/2)) from 1 on
        ["erfc"] = static (least, most) => (Choose(Less(Number.Zero, least), Negative(PerE(Square(least))), Number.One), Choose(Less(most, Number.One), Constant(-3), new Add([Negative(PerE(Square(most))), Negative(most), Constant(-1)]))),
    };

    /// <summary>The bounds of a function, from those of its argument; null for other functions.</summary>
    public static Func<Expr, Expr, (Expr? Upper, Expr? Lower)>? Of(string name) => s_bounds.GetValueOrDefault(name);

    private static Call Small(Expr least, Expr most) => Greater(least, Negative(most));

    private static Call Large(Expr least, Expr most) => Greater(Magnitude(least), Magnitude(most));

    private static Call IfLarge(Expr least, Expr most, Expr value, Expr otherwise) => Choose(Less(Number.One, Small(least, most)), value, otherwise);
}
