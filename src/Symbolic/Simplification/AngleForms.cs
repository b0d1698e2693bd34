using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Sines and cosines of double angles and of sums, in both directions.</summary>
internal static class AngleForms
{
    private const int MaximumTerms = 48;

    /// <summary>sin(u)*cos(u) = sin(2*u)/2, cos(u)^2 - sin(u)^2 = cos(2*u), in the terms of a sum.</summary>
    public static Expr Doubled(Expr region, FunctionTable functions)
    {
        if (!AreBuiltIn(functions)) return region;
        return ExpressionGraph.Rewrite(region, static node => node switch
        {
            Mul => InProduct(node),
            Add sum => Differences(sum),
            _ => node,
        });
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

    /// <summary>cos(u)^2 = (1 + cos(2*u))/2 and sin(u)^2 = (1 - cos(2*u))/2.</summary>
    public static Expr Halved(Expr region, FunctionTable functions) => AreBuiltIn(functions)
        ? ExpressionGraph.Rewrite(region, static node => node is Pow { Base: Call { Name: "sin" or "cos", IsDerivative: false, ArgumentArray: [var u] } call, Exponent: Number { Value: var n } } && n == 2
            ? (1 + (call.Name == "sin" ? -Cos(2 * u) : Cos(2 * u))) / 2
            : node)
        : region;

    /// <summary>c*cos(a)*cos(b) - c*sin(a)*sin(b) = c*cos(a + b) and its like, in the terms of sums.</summary>
    public static Expr Joined(Expr region, FunctionTable functions) =>
        AreBuiltIn(functions) ? ExpressionGraph.Rewrite(region, static node => node is Add { ArgumentArray.Length: <= MaximumTerms } sum ? Joined(sum) : node) : region;

    private static Expr Joined(Add sum)
    {
        Expr[] terms = sum.ArgumentArray;
        for (int i = 0; i < terms.Length; i++)
        {
            foreach ((Call first, Call second) in Pairs(terms[i]))
            {
                Expr cofactor = Canonical.Product(terms[i], Canonical.Reciprocal(Canonical.Product(first, second)));
                Expr a = first.Arguments[0], b = second.Arguments[0], other = Canonical.Product([cofactor, Other(first), Other(second)]);
                bool isSame = first.Name == second.Name;
                foreach (int sign in (int[])[1, -1])
                {
                    Expr wanted = Canonical.Product(Number.Of((Rational)sign), other);
                    int at = Array.FindIndex(terms, t => t.Equals(wanted));
                    if (at < 0 || at == i) continue;
                    Expr joined = isSame ? OfSame(first.Name == "cos", sign, a, b) : OfMixed(first.Name == "sin", sign, a, b);
                    return Canonical.Sum([.. terms.Where((_, k) => k != i && k != at), Canonical.Product(cofactor, joined)]);
                }
            }
        }

        return sum;
    }

    /// <summary>cos(a)*cos(b) + sign*sin(a)*sin(b), or sin(a)*sin(b) + sign*cos(a)*cos(b).</summary>
    private static Expr OfSame(bool isCosine, int sign, Expr a, Expr b) => Canonical.Product(isCosine || sign > 0 ? Number.One : Number.MinusOne, Cos(sign > 0 ? a - b : a + b));

    /// <summary>sin(a)*cos(b) + sign*cos(a)*sin(b), or cos(a)*sin(b) + sign*sin(a)*cos(b).</summary>
    private static Call OfMixed(bool isSineFirst, int sign, Expr a, Expr b) => sign > 0 ? Sin(a + b) : isSineFirst ? Sin(a - b) : Sin(b - a);

    private static Call Other(Call call) => call.Name == "sin" ? Cos(call.Arguments[0]) : Sin(call.Arguments[0]);

    private static IEnumerable<(Call First, Call Second)> Pairs(Expr term)
    {
        if (term is not Mul product) yield break;
        Call[] calls = [.. product.ArgumentArray.OfType<Call>().Where(static c => c is { Name: "sin" or "cos", IsDerivative: false, ArgumentArray.Length: 1 })];
        for (int i = 0; i < calls.Length; i++)
        {
            for (int k = i + 1; k < calls.Length; k++)
            {
                if (!calls[i].Arguments[0].Equals(calls[k].Arguments[0])) yield return (calls[i], calls[k]);
            }
        }
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
            if (at >= 0) return Canonical.Product([Number.Of(Rational.Half), Sin(2 * u), .. factors.Where((f, i) => i != at && !ReferenceEquals(f, factor))]);
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

    /// <summary>Whether a function of one argument means what it usually does.</summary>
    public static bool IsBuiltIn(string name, FunctionTable functions) => functions.TryGet(name, 1, out FunctionDefinition? row) && row.Origin == FunctionOrigin.BuiltIn;

    private static Call Sin(Expr u) => new("sin", [u]);

    private static Call Cos(Expr u) => new("cos", [u]);
}
