using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Exponentials beside hyperbolic and logistic functions, put in terms of each other: exp(u) = cosh(u) + sinh(u), csch(u) = 2*exp(u)/(exp(2*u) - 1), sigmoid(u) = exp(u)/(1 + exp(u)).</summary>
internal static class HyperbolicForms
{
    private const string Logistic = "sigmoid";

    /// <summary>Whether a region has exponentials and hyperbolic or logistic functions.</summary>
    public static bool HasBoth(Expr region, FunctionTable functions)
    {
        bool hasExponentials = false, hasHyperbolic = false;
        KernelUnits.RewriteTop(region, node =>
        {
            hasExponentials |= IsExponential(node, functions);
            hasHyperbolic |= IsHyperbolic(node, functions) || IsLogistic(node, functions);
            return node;
        });
        return hasExponentials && hasHyperbolic;
    }

    /// <summary>A region whose exponentials are sums of hyperbolic functions.</summary>
    public static Expr OfExponentials(Expr region, FunctionTable functions) => KernelUnits.RewriteTop(region, node =>
        IsExponential(node, functions) ? new Call("cosh", [node.Arguments[0]]) + new Call("sinh", [node.Arguments[0]]) : node);

    /// <summary>A region whose hyperbolic and logistic functions are quotients in exponentials.</summary>
    public static Expr AsExponentials(Expr region, FunctionTable functions) => KernelUnits.RewriteTop(region, node =>
    {
        if (IsLogistic(node, functions)) return OfLogistic(node.Arguments[0]);
        if (!IsHyperbolic(node, functions)) return node;
        (int sine, int cosine) = CircularKernels.Exponents((Call)node);
        Expr u = node.Arguments[0], power = new Call("exp", [u]), square = Canonical.Power(Constant.E, Canonical.Product(Number.Two, u));
        return Canonical.Product([Canonical.Power(2 * power, -sine - cosine), Canonical.Power(square - 1, sine), Canonical.Power(square + 1, cosine)]);
    });

    /// <summary>A region with exp(u) + exp(v) = 2*exp((u + v)/2)*cosh((u - v)/2) and exp(u) - 1 = 2*exp(u/2)*sinh(u/2), exponentials of one product merged.</summary>
    public static Expr Balanced(Expr region, FunctionTable functions) => KernelUnits.RewriteTop(region, node => node switch
    {
        Add { ArgumentArray: [var a, var b] } => Balanced(a, b, functions) ?? node,
        Mul product => WithoutOverflow(Merged(product, functions)),
        _ => node,
    });

    /// <summary>The product with its exponentials as one.</summary>
    private static Expr Merged(Mul product, FunctionTable functions)
    {
        Expr[] powers = Array.FindAll(product.ArgumentArray, factor => IsExponential(factor, functions));
        if (powers.Length < 2) return product;
        Expr exponent = Canonical.Sum(Array.ConvertAll(powers, static p => p.Arguments[0]));
        return Canonical.Product([.. product.ArgumentArray.Where(factor => !powers.Contains(factor)), Canonical.Power(Constant.E, exponent)]);
    }

    /// <summary>1/sinh(u)^2 as csch(u)^2 and cosh(u)/sinh(u)^2 as coth(u)*csch(u), which do not overflow.</summary>
    private static Expr WithoutOverflow(Expr product)
    {
        if (product is not Mul) return product;
        Expr[] whole = Array.ConvertAll(product.ArgumentArray, Inverse);
        Join(whole, "sinh", "cosh", Rational.Half);
        Join(whole, "csch", "sech", 2);
        if (Canonical.Product(whole) is not Mul { ArgumentArray: var joined }) return Canonical.Product(whole);
        Expr[] factors = [.. joined];
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] is not Call { Name: "sinh" or "cosh", ArgumentArray: [var u] } above) continue;
            bool isSine = above.Name == "sinh";
            Expr below = new Call(isSine ? "sech" : "csch", [u]);
            int at = Array.FindIndex(factors, f => CanonicalOrder.Base(f) == below);
            if (at < 0) continue;
            factors[i] = new Call(isSine ? "tanh" : "coth", [u]);
            factors[at] = Canonical.Product(factors[at], Canonical.Reciprocal(below));
        }

        return Canonical.Product(factors);
    }

    /// <summary>sinh(u)^n*cosh(u)^n as (sinh(2*u)/2)^n, and so with the reciprocals.</summary>
    private static void Join(Expr[] factors, string first, string second, Rational number)
    {
        for (int i = 0; i < factors.Length; i++)
        {
            if (CanonicalOrder.Base(factors[i]) is not Call { ArgumentArray: [var u] } call || call.Name != first) continue;
            Expr exponent = CanonicalOrder.Exponent(factors[i]), other = Canonical.Power(new Call(second, [u]), exponent);
            int at = Array.FindIndex(factors, f => f == other);
            if (at < 0) continue;
            factors[at] = Number.One;
            factors[i] = Canonical.Power(Canonical.Product(Number.Of(number), new Call(first, [2 * u])), exponent);
        }
    }

    private static Expr Inverse(Expr factor) => factor is Pow { Base: Call { Name: "sinh" or "cosh" } call, Exponent: Number { Value: { IsInteger: true, Sign: < 0 } n } }
        ? Canonical.Power(new Call(call.Name == "sinh" ? "csch" : "sech", [call.Arguments[0]]), Number.Of(-n))
        : factor;

    private static Expr? Balanced(Expr a, Expr b, FunctionTable functions)
    {
        (Rational p, Expr first) = SumBuilder.Split(a);
        (Rational q, Expr second) = SumBuilder.Split(b);
        if (p.Abs() != q.Abs() || Exponent(first, functions) is not { } u || Exponent(second, functions) is not { } v) return null;
        Expr mean = (u + v) / 2, half = (u - v) / 2;
        return Canonical.Product([Number.Of(p * 2), Canonical.Power(Constant.E, mean), new Call(p == q ? "cosh" : "sinh", [half])]);
    }

    /// <summary>What 1 or an exponential is e to the power of.</summary>
    private static Expr? Exponent(Expr e, FunctionTable functions) => e.IsOne ? Number.Zero : IsExponential(e, functions) ? e.Arguments[0] : null;

    private static bool IsExponential(Expr node, FunctionTable functions) => node is Call { Name: "exp", IsDerivative: false, ArgumentArray: [not Number] } && AngleForms.IsBuiltIn("exp", functions);

    private static Expr OfLogistic(Expr u)
    {
        Expr power = Canonical.Power(Constant.E, u);
        return Canonical.Product(power, Canonical.Reciprocal(1 + power));
    }

    private static bool IsLogistic(Expr node, FunctionTable functions) => node is Call { Name: Logistic, IsDerivative: false, ArgumentArray: [not Number] } && AngleForms.IsBuiltIn(Logistic, functions);

    private static bool IsHyperbolic(Expr node, FunctionTable functions) => node is Call call && CircularKernels.Are(call, functions) && !CircularKernels.IsCircular(call);
}
