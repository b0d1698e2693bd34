using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Takes what all terms of a sum share out of it where the sum is a factor: (2*x - x^2)*exp(-x) = x*(2 - x)*exp(-x), y/(x^2*(1 + y^2/x^2)) = y/(x^2 + y^2).</summary>
/// <remarks>A bar below a bar is a division that can be saved, for which the result may be longer by two nodes: y/(1 + y^2/x^2) = x^2*y/(x^2 + y^2). It has values at x = 0, too.</remarks>
internal static class SharedVariables
{
    private const int MaximumTerms = 24;
    private const int LargestExponent = 12;

    /// <summary>For sums of two terms, which hardly stand elsewhere too.</summary>
    private const int NodesPerDivision = 2;

    /// <summary>The product with the variables and denominators of one of its sums beside the sum, or null where that saves nothing.</summary>
    public static Expr? Apply(Expr product)
    {
        ReadOnlySpan<Expr> factors = FactorsOf(in product);
        for (int i = 0; i < factors.Length; i++)
        {
            if (CanonicalOrder.Base(factors[i]) is not Add { ArgumentArray.Length: <= MaximumTerms } sum) continue;
            if (CanonicalOrder.Exponent(factors[i]) is not Number { Value: var exponent } || !exponent.TryGetInt32(out int n) || Math.Abs(n) > LargestExponent) continue;
            if (Shared(sum) is not { IsOne: false } shared) continue;
            Expr inverse = Canonical.Reciprocal(shared);
            Expr rest = Canonical.Sum(Canonical.TermsTimes(sum.ArgumentArray, inverse));
            Expr result = Canonical.Product([.. factors[..i], Canonical.Power(shared, n), Canonical.Power(rest, n), .. factors[(i + 1)..]]);
            long saved = Cost.OfTop(product) - Cost.OfTop(result);
            int slack = n == -1 && saved > 0 && sum.Arguments.Length == 2 && IsBelow(shared) ? NodesPerDivision + 1 : 0;
            if (saved >= 0 && result.Weight < product.Weight + slack) return result;
        }

        return null;
    }

    /// <summary>Whether there is nothing above the bar.</summary>
    private static bool IsBelow(Expr shared)
    {
        foreach (Expr factor in FactorsOf(in shared))
        {
            if (CanonicalOrder.Exponent(factor) is not Number { Value.Sign: < 0 }) return false;
        }

        return true;
    }

    /// <summary>The variables, and powers below the bar, with the lowest whole exponents they have among the terms; null for none, which is the usual case.</summary>
    private static Expr? Shared(Add sum)
    {
        List<(Expr Base, Rational Exponent)>? lowest = null;
        Expr[] terms = sum.ArgumentArray;
        for (int i = 0; i < terms.Length; i++)
        {
            foreach (Expr factor in FactorsOf(in terms[i]))
            {
                if (Variable(factor) is not { } symbol || CanonicalOrder.Exponent(factor) is not Number { Value: { IsInteger: true } exponent }) continue;
                if (exponent.Sign < 0 || (i == 0 && Has(terms[^1], symbol))) Take(lowest ??= [], symbol, exponent);
                else if (lowest is not null) Lower(lowest, symbol, exponent);
            }
        }

        return lowest is null ? null : Product(lowest, terms);
    }

    private static void Take(List<(Expr Base, Rational Exponent)> lowest, Symbol symbol, Rational exponent)
    {
        if (!Lower(lowest, symbol, exponent)) lowest.Add((symbol, exponent));
    }

    private static bool Lower(List<(Expr Base, Rational Exponent)> lowest, Symbol symbol, Rational exponent)
    {
        int at = 0;
        while (at < lowest.Count && lowest[at].Base != symbol) at++;
        if (at == lowest.Count) return false;
        if (exponent < lowest[at].Exponent) lowest[at] = (symbol, exponent);
        return true;
    }

    private static Expr Product(List<(Expr Base, Rational Exponent)> lowest, Expr[] terms)
    {
        lowest.RemoveAll(p => p.Exponent.Sign > 0 && !Array.TrueForAll(terms, term => Has(term, p.Base)));
        return Canonical.Product([.. lowest.Select(static p => Canonical.Power(p.Base, Number.Of(p.Exponent)))]);
    }

    private static bool Has(Expr term, Expr symbol)
    {
        foreach (Expr factor in FactorsOf(in term))
        {
            if (Variable(factor) == symbol && CanonicalOrder.Exponent(factor) is Number { Value.IsInteger: true }) return true;
        }

        return false;
    }

    /// <summary>The variable that a factor is a power of, or null.</summary>
    private static Symbol? Variable(Expr factor) => factor as Symbol ?? (factor as Pow)?.Base as Symbol;

    private static ReadOnlySpan<Expr> FactorsOf(ref readonly Expr term) => term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term);
}
