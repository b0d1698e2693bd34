using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>Functions that undo each other: f(g(u)) = u wherever the left side is defined.</summary>
internal static class Inverses
{
    // Not among them: asin(sin(u)) is π - 3 at u = 3, acos(cos(u)) is 2π - 4 at 4, atan(tan(u)) is 3 - π at 3,
    // and the reciprocal functions' inverses likewise.
    private static readonly Dictionary<string, string> s_undone = new(StringComparer.Ordinal)
    {
        ["exp"] = "log",
        ["log"] = "exp",
        ["expm1"] = "log1p",
        ["log1p"] = "expm1",
        ["sin"] = "asin",
        ["cos"] = "acos",
        ["tan"] = "atan",
        ["cot"] = "acot",
        ["sec"] = "asec",
        ["csc"] = "acsc",
        ["sinh"] = "asinh",
        ["asinh"] = "sinh",
        ["cosh"] = "acosh",
        ["tanh"] = "atanh",
        ["atanh"] = "tanh",
        ["coth"] = "acoth",
        ["acoth"] = "coth",
        ["sech"] = "asech",
        ["csch"] = "acsch",
        ["acsch"] = "csch",
        ["sigmoid"] = "logit",
        ["logit"] = "sigmoid",
        ["erf"] = "erfinv",
        ["erfinv"] = "erf",
        ["erfc"] = "erfcinv",
        ["erfcinv"] = "erfc",
    };

    /// <summary>The rewritten call of one argument, or null.</summary>
    public static Expr? Apply(string name, Expr argument)
    {
        if (argument is not Call { IsDerivative: false, ArgumentArray: [var u] } inner) return Power(name, argument) ?? Exponential(name, argument);
        if (s_undone.TryGetValue(name, out string? undone) && undone == inner.Name) return u;
        if (name == inner.Name && name is ("abs" or "sign" or "floor" or "ceil" or "round" or "frac" or "relu")) return inner;
        return (name, inner.Name) switch
        {
            ("acosh", "cosh") => new Call("abs", [u]),
            ("exp", "log1p") => 1 + u,
            ("expm1", "log") => u - 1,
            ("log", "sigmoid") => -new Call("softplus", [-u]),
            ("log2", "exp") => u / new Call("log", [2]),
            ("log10", "exp") => u / new Call("log", [10]),
            ("floor" or "ceil" or "round", "floor" or "ceil" or "round" or "sign") => inner,
            ("frac", "floor" or "ceil" or "round" or "sign") => Number.Zero,
            _ => null,
        };
    }

    /// <summary>
    /// log(u^p) = p*log(u) where u^p has a logarithm only for u > 0: p odd or no whole number; log(c^v) = v*log(c). For even p
    /// it would be p*log|u|, which is no shorter; for p not a number, (-2)^2 has a logarithm and -2 none. cbrt(u^3) = u.
    /// </summary>
    private static Expr? Power(string name, Expr argument)
    {
        if (argument is not Pow power) return null;
        bool cube = power.Exponent is Number { Value: var three } && three == 3;
        if (name == "cbrt") return cube ? power.Base : null;
        if (name is not ("log" or "log2" or "log10")) return null;
        bool safe = power.Exponent is Number { Value.IsEvenInteger: false } || Signs.IsPositive(power.Base);
        return safe ? Canonical.Product(power.Exponent, new Call(name, [power.Base])) : null;
    }

    /// <summary>exp(c*log(u)*v) = u^(c*v) and exp(a + log(u)) = u*exp(a); 2^log2(x) is a power and has its own rule.</summary>
    private static Expr? Exponential(string name, Expr argument)
    {
        if (name != "exp") return null;
        if (argument is Mul product) return Power(product);
        if (argument is not Add sum) return null;
        List<Expr> outside = [], inside = [];
        foreach (Expr term in sum.Arguments)
        {
            Expr? power = term switch
            {
                Call { Name: "log", IsDerivative: false, ArgumentArray: [var u] } => u,
                Mul { ArgumentArray: [Number, Call { Name: "log" }] } scaled => Power(scaled),
                _ => null,
            };
            (power is null ? inside : outside).Add(power ?? term);
        }

        if (outside.Count == 0) return null;
        outside.Add(new Call("exp", [Canonical.Sum([.. inside])]));
        return Canonical.Product([.. outside]);
    }

    private static Expr? Power(Mul exponent)
    {
        Expr[] factors = exponent.ArgumentArray;
        int at = Array.FindIndex(factors, static f => f is Call { Name: "log", IsDerivative: false, ArgumentArray.Length: 1 });
        if (at < 0 || Array.FindIndex(factors, at + 1, static f => f is Call { Name: "log" }) >= 0) return null;
        Expr[] rest = [.. factors[..at], .. factors[(at + 1)..]];
        return Canonical.Power(factors[at].Arguments[0], Canonical.Product(rest));
    }
}
