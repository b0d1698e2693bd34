using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Takes what all terms of a sum share out of it where the sum is a factor: (2*x - x^2)*exp(-x) = x*(2 - x)*exp(-x), y/(x^2*(1 + y^2/x^2)) = y/(x^2 + y^2).</summary>
internal static class SharedVariables
{
    private const int MaximumTerms = 24;
    private const int LargestExponent = 12;

    /// <summary>The product with the variables and denominators of one of its sums beside the sum, or null where that saves nothing.</summary>
    public static Expr? Apply(Mul product)
    {
        Expr[] factors = product.ArgumentArray;
        for (int i = 0; i < factors.Length; i++)
        {
            if (CanonicalOrder.Base(factors[i]) is not Add { ArgumentArray.Length: <= MaximumTerms } sum) continue;
            if (CanonicalOrder.Exponent(factors[i]) is not Number { Value: var exponent } || !exponent.TryGetInt32(out int n) || Math.Abs(n) > LargestExponent) continue;
            Expr shared = Shared(sum);
            if (shared.IsOne) continue;
            Expr inverse = Canonical.Reciprocal(shared);
            Expr rest = Canonical.Sum(Array.ConvertAll(sum.ArgumentArray, term => Canonical.Product(term, inverse)));
            Expr result = Canonical.Product([.. factors[..i], Canonical.Power(shared, n), Canonical.Power(rest, n), .. factors[(i + 1)..]]);
            if (result.Weight < product.Weight && Cost.OfTop(result) <= Cost.OfTop(product)) return result;
        }

        return null;
    }

    /// <summary>The variables, and powers below the bar, with the lowest whole exponents they have among the terms.</summary>
    private static Expr Shared(Add sum)
    {
        Dictionary<Expr, Rational> lowest = [];
        foreach (Expr term in sum.Arguments)
        {
            foreach ((Expr @base, Rational exponent) in Powers(term)) lowest[@base] = lowest.TryGetValue(@base, out Rational known) && known < exponent ? known : exponent;
        }

        foreach (Expr term in sum.Arguments)
        {
            HashSet<Expr> here = [.. Powers(term).Select(static p => p.Base)];
            foreach (Expr @base in lowest.Keys.Where(b => !here.Contains(b) && lowest[b].Sign > 0).ToList()) lowest.Remove(@base);
        }

        return Canonical.Product([.. lowest.Where(static p => !p.Value.IsZero).Select(static p => Canonical.Power(p.Key, new Number(p.Value)))]);
    }

    private static IEnumerable<(Expr Base, Rational Exponent)> Powers(Expr term)
    {
        foreach (Expr factor in term is Mul product ? product.ArgumentArray : [term])
        {
            if (CanonicalOrder.Base(factor) is Symbol symbol && CanonicalOrder.Exponent(factor) is Number { Value: { IsInteger: true } exponent }) yield return (symbol, exponent);
        }
    }
}
