using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Rewrites at a call of one argument: exact values, parity, and functions that undo each other.</summary>
internal static class FunctionRewrites
{
    private static readonly Expr s_half = Expr.Number(Rational.Half);
    private static readonly Expr s_rootHalf = Canonical.Power(2, s_half) / 2;
    private static readonly Expr s_rootThreeHalves = Canonical.Power(3, s_half) / 2;

    private static readonly Dictionary<(string Name, Expr Argument), Expr> s_values = new()
    {
        [("exp", 0)] = 1,
        [("exp", 1)] = Expr.E,
        [("log", 1)] = 0,
        [("log", Expr.E)] = 1,
        [("sin", 0)] = 0,
        [("sin", Expr.Pi / 6)] = s_half,
        [("sin", Expr.Pi / 4)] = s_rootHalf,
        [("sin", Expr.Pi / 3)] = s_rootThreeHalves,
        [("sin", Expr.Pi / 2)] = 1,
        [("sin", Expr.Pi)] = 0,
        [("sin", 2 * Expr.Pi)] = 0,
        [("cos", 0)] = 1,
        [("cos", Expr.Pi / 6)] = s_rootThreeHalves,
        [("cos", Expr.Pi / 4)] = s_rootHalf,
        [("cos", Expr.Pi / 3)] = s_half,
        [("cos", Expr.Pi / 2)] = 0,
        [("cos", Expr.Pi)] = -1,
        [("cos", 2 * Expr.Pi)] = 1,
        [("tan", 0)] = 0,
        [("tan", Expr.Pi / 4)] = 1,
        [("tan", Expr.Pi)] = 0,
        [("asin", 0)] = 0,
        [("asin", s_half)] = Expr.Pi / 6,
        [("asin", 1)] = Expr.Pi / 2,
        [("acos", 0)] = Expr.Pi / 2,
        [("acos", s_half)] = Expr.Pi / 3,
        [("acos", 1)] = 0,
        [("atan", 0)] = 0,
        [("atan", 1)] = Expr.Pi / 4,
        [("sinh", 0)] = 0,
        [("cosh", 0)] = 1,
        [("tanh", 0)] = 0,
        [("asinh", 0)] = 0,
        [("acosh", 1)] = 0,
        [("atanh", 0)] = 0,
        [("expm1", 0)] = 0,
        [("log1p", 0)] = 0,
        [("sigmoid", 0)] = s_half,
        [("erf", 0)] = 0,
        [("erfc", 0)] = 1,
        [("gamma", 1)] = 1,
        [("gamma", 2)] = 1,
        [("gamma", 3)] = 2,
        [("gamma", 4)] = 6,
        [("gamma", 5)] = 24,
    };

    /// <summary>The call, rewritten where a rewrite holds at every real point at which the call is defined. Pairs stay as they are.</summary>
    public static Expr Apply(Call call, FunctionTable functions)
    {
        if (call.IsDerivative || call.Arguments.Length != 1 || call.Name.StartsWith("pair:", StringComparison.Ordinal)) return call;
        Expr argument = call.ArgumentArray[0];
        if (s_values.TryGetValue((call.Name, argument), out Expr? value)) return value;
        if (Inverse(call.Name, argument) is { } inner) return inner;
        if (!functions.TryGet(call.Name, 1, out FunctionDefinition? definition) || definition.Parity == 0 || !IsNegative(argument)) return call;
        Expr mirrored = Apply(new Call(call.Name, [Canonical.Negate(argument)]), functions);
        return definition.Parity > 0 ? mirrored : Canonical.Negate(mirrored);
    }

    // sin(asin u) = u would be right too; asin(sin u) = u is not: at u = 3 the left side is pi - 3.
    private static Expr? Inverse(string name, Expr argument) => (name, argument) switch
    {
        ("exp", Call { Name: "log", IsDerivative: false, ArgumentArray: [var u] }) => u,
        ("log", Call { Name: "exp", IsDerivative: false, ArgumentArray: [var u] }) => u,
        _ => null,
    };

    private static bool IsNegative(Expr e) => e is Number { Value.Sign: < 0 } or Mul { ArgumentArray: [Number { Value.Sign: < 0 }, ..] };
}
