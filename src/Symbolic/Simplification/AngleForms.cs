using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Sines and cosines of double angles and of sums, in both directions.</summary>
internal static class AngleForms
{
    /// <summary>sin(u)*cos(u) = sin(2*u)/2, cos(u)^2 - sin(u)^2 = cos(2*u), in the terms of a sum.</summary>
    public static Expr Doubled(Expr region, FunctionTable functions)
    {
        if (!AreBuiltIn(functions)) return region;
        Expr products = region is Add sum ? Canonical.Sum(Array.ConvertAll(sum.ArgumentArray, InProduct)) : InProduct(region);
        return products is Add terms ? Differences(terms) : products;
    }

    /// <summary>sin(a + b) and cos(a + b) in terms of sines and cosines of a and b, sin(2*u) and cos(2*u) in those of u.</summary>
    public static Expr Split(Expr region, FunctionTable functions) => AreBuiltIn(functions)
        ? ExpressionGraph.Rewrite(region, static node => node is Call { Name: "sin" or "cos", IsDerivative: false, ArgumentArray: [var u] } call ? Split(call.Name == "sin", u) ?? node : node)
        : region;

    private static Expr? Split(bool isSine, Expr u)
    {
        (Expr a, Expr b) = u is Add sum ? (sum.Arguments[0], Canonical.Sum(sum.Arguments[1..])) : (u / 2, u / 2);
        if (u is not Add && !SumBuilder.Coefficient(u).IsEvenInteger) return null;
        return isSine ? (Sin(a) * Cos(b)) + (Cos(a) * Sin(b)) : (Cos(a) * Cos(b)) - (Sin(a) * Sin(b));
    }

    private static Expr InProduct(Expr term)
    {
        if (term is not Mul product) return term;
        Expr[] factors = product.ArgumentArray;
        foreach (Expr factor in factors)
        {
            if (factor is not Call { Name: "sin", IsDerivative: false, ArgumentArray: [var u] }) continue;
            Call cosine = Cos(u);
            int at = Array.FindIndex(factors, f => f.Equals(cosine));
            if (at >= 0) return Canonical.Product([new Number(Rational.Half), Sin(2 * u), .. factors.Where((f, i) => i != at && !ReferenceEquals(f, factor))]);
        }

        return term;
    }

    private static Expr Differences(Add sum)
    {
        foreach (Expr term in sum.Arguments)
        {
            foreach (Expr factor in term is Mul product ? product.ArgumentArray : [term])
            {
                if (factor is not Pow { Base: Call { Name: "cos", IsDerivative: false, ArgumentArray: [var u] }, Exponent: Number { Value: var two } } || two != 2) continue;
                Expr cofactor = Canonical.Product(term, Canonical.Reciprocal(factor)), other = Canonical.Negate(Canonical.Product(cofactor, Sin(u).Pow(2)));
                if (Array.Exists(sum.ArgumentArray, t => t.Equals(other))) return Canonical.Sum([.. sum.ArgumentArray.Where(t => !ReferenceEquals(t, term) && !t.Equals(other)), Canonical.Product(cofactor, Cos(2 * u))]);
            }
        }

        return sum;
    }

    private static bool AreBuiltIn(FunctionTable functions) => IsBuiltIn("sin", functions) && IsBuiltIn("cos", functions);

    private static bool IsBuiltIn(string name, FunctionTable functions) => functions.TryGet(name, 1, out FunctionDefinition? row) && row.Origin == FunctionOrigin.BuiltIn;

    private static Call Sin(Expr u) => new("sin", [u]);

    private static Call Cos(Expr u) => new("cos", [u]);
}
