using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Rewrites at a call: exact values, parity, functions that undo each other, decided conditions.</summary>
internal static class CallRules
{
    /// <summary>The call, rewritten where a rewrite holds at every real point at which the call is defined; else the call itself. Pairs,
    /// unevaluated derivatives and functions whose definition is not the built-in one stay as they are.</summary>
    public static Expr Apply(Call call, FunctionTable functions)
    {
        if (call.IsDerivative || IsPair(call)) return call;
        functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? definition);
        if (definition is { Origin: not FunctionOrigin.BuiltIn }) return call;
        return ByName(call) ?? BySymmetry(call, definition) ?? call;
    }

    /// <summary>Whether a call means what the library says: it is no derivative, and no user's function has taken the name.</summary>
    public static bool IsBuiltIn(Call call, FunctionTable functions) =>
        !call.IsDerivative && (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.Origin == FunctionOrigin.BuiltIn);

    /// <summary>Whether this is the opaque node a pair's match was replaced by.</summary>
    public static bool IsPair(Expr e) => e is Call call && (call.FunctionBits & Call.ColonBit) != 0 && call.Name.StartsWith("pair:", StringComparison.Ordinal);

    private static Expr? ByName(Call call) => call.Arguments.Length switch
    {
        1 => OfOne(call.Name, call.ArgumentArray[0]),
        2 => OfTwo(call),
        3 when call.Name == "if" => Conditions.If(call),
        3 when call.Name == "clamp" => Conditions.Clamp(call),
        _ => null,
    };

    private static Expr? OfOne(string name, Expr u) =>
        ExactValues.Of(name, u) ?? Inverses.Apply(name, u) ?? name switch
        {
            "sin" or "cos" or "tan" or "cot" or "sec" or "csc" => ExactAngles.Apply(name, u),
            "asin" or "acos" or "atan" => ExactAngles.Inverse(name, u),
            "abs" or "sign" => AbsoluteValues.OfCall(name, u),
            "relu" when Signs.IsNonNegative(u) => u,
            _ => null,
        };

    private static Expr? OfTwo(Call call)
    {
        Expr a = call.ArgumentArray[0], b = call.ArgumentArray[1];
        return call.Name switch
        {
            "min" or "max" => Conditions.Extreme(call),
            "hypot" when a.IsZero => new Call("abs", [b]),
            "hypot" when b.IsZero => new Call("abs", [a]),
            "atan2" when a.IsZero && Signs.IsPositive(b) => Number.Zero,
            "mod" when a is Number x && b is Number y && !y.Value.IsZero => Number.Of(x.Value - (y.Value * (x.Value / y.Value).Floor())),
            _ => null,
        };
    }

    /// <summary>f(-u) = ±f(u) for even and odd functions, f(b, a) = f(a, b) for symmetric ones.</summary>
    private static Expr? BySymmetry(Call call, FunctionDefinition? definition)
    {
        if (definition is { IsSymmetric: true, Arity: 2 })
        {
            Expr a = call.ArgumentArray[0], b = call.ArgumentArray[1];
            return CanonicalOrder.Terms(a, b) > 0 ? new Call(call.Name, [b, a]) : null;
        }

        if (definition is null || definition.Parity == 0 || !Negations.IsNegative(call.ArgumentArray[0])) return null;
        Call mirrored = new(call.Name, [Negations.Of(call.ArgumentArray[0])]);
        return definition.Parity > 0 ? mirrored : Canonical.Negate(mirrored);
    }
}
