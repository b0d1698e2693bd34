using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Simplification;

/// <summary>Rewrites that hold under the declared assumptions: with x &gt; 0, abs(x) = x and log(x^2) = 2*log(x).</summary>
internal sealed class AssumedRules(Prover prover, FunctionTable functions)
{
    /// <summary>The call without its case distinction where the assumptions decide it, or null.</summary>
    public Expr? OfCall(Call call)
    {
        if (call.IsDerivative || CallRules.IsPair(call)) return null;
        if (functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.Origin != FunctionOrigin.BuiltIn) return null;
        return (call.Name, call.ArgumentArray) switch
        {
            ("abs", [var u]) => IsNonNegative(u) ? u : IsNonPositive(u) ? Canonical.Negate(u) : null,
            ("sign", [var u]) => IsPositive(u) ? Number.One : IsPositive(Canonical.Negate(u)) ? Number.MinusOne : null,
            ("relu", [var u]) => IsNonNegative(u) ? u : IsNonPositive(u) ? Number.Zero : null,
            ("log", [Pow { Base: var u } power]) => IsPositive(u) ? Canonical.Product(power.Exponent, new Call("log", [u])) : null,
            ("max", [var a, var b]) => AtLeast(a, b) ? a : AtLeast(b, a) ? b : null,
            ("min", [var a, var b]) => AtLeast(a, b) ? b : AtLeast(b, a) ? a : null,
            ("if", [var condition, var a, var b]) => prover.Proves(condition) ? a : prover.Refutes(condition) ? b : null,
            _ => null,
        };
    }

    /// <summary>(u^a)^b = u^(a*b) for u &gt; 0, or null.</summary>
    public Expr? OfPower(Pow power) =>
        power.Base is Pow inner && IsPositive(inner.Base) ? Canonical.Power(inner.Base, Canonical.Product(inner.Exponent, power.Exponent)) : null;

    private bool IsPositive(Expr u) => prover.Proves(new Call(">", [u, Number.Zero]));

    private bool IsNonNegative(Expr u) => AtLeast(u, Number.Zero);

    private bool IsNonPositive(Expr u) => AtLeast(Number.Zero, u);

    private bool AtLeast(Expr a, Expr b) => prover.Proves(new Call(">=", [a, b]));
}
