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
            if (Shared(sum) is not { Count: > 0 } powers || !MayBeShorter(product, factors, i, n, sum, powers)) continue;
            Expr shared = Cofactors.Product(powers), inverse = Canonical.Reciprocal(shared);
            Expr rest = Canonical.Sum(Canonical.TermsTimes(sum.ArgumentArray, inverse));
            Expr result = Canonical.Product([.. factors[..i], Canonical.Power(shared, n), Canonical.Power(rest, n), .. factors[(i + 1)..]]);
            long saved = Cost.OfTop(product) - Cost.OfTop(result);
            int slack = saved > 0 ? Slack(n, sum, powers) : 0;
            if (saved >= 0 && result.Weight < product.Weight + slack) return result;
        }

        return null;
    }

    /// <summary>How many nodes more the result may have where it saves a division.</summary>
    private static int Slack(int exponent, Add sum, List<(Expr Base, Rational Exponent)> shared) =>
        exponent == -1 && sum.Arguments.Length == 2 && shared.TrueForAll(static p => p.Exponent.Sign < 0) ? NodesPerDivision + 1 : 0;

    /// <summary>Whether the result may be short enough: its nodes are counted before they are made.</summary>
    private static bool MayBeShorter(Expr product, ReadOnlySpan<Expr> factors, int at, int exponent, Add sum, List<(Expr Base, Rational Exponent)> shared)
    {
        for (int i = 0; i < factors.Length; i++)
        {
            // what is left of the sum may be the base of another factor
            if (i != at && CanonicalOrder.Base(factors[i]) is Add other && other.Arguments.Length == sum.Arguments.Length) return true;
        }

        if (MonomialWeights.OfQuotient(sum.Arguments, shared) is not { } rest || MonomialWeights.OfProduct(factors, at, shared, exponent, out int count) is not { } others) return true;
        int weight = others + rest + MonomialWeights.OfPower(Number.One, exponent) - 1 + (count > 0 ? 1 : 0);
        return weight < product.Weight + Slack(exponent, sum, shared);
    }

    /// <summary>The variables, and powers below the bar, with the lowest whole exponents they have among the terms; null for none, which is the usual case.</summary>
    private static List<(Expr Base, Rational Exponent)>? Shared(Add sum)
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

        for (int k = lowest is null ? -1 : lowest.Count - 1; k >= 0; k--)
        {
            if (lowest![k].Exponent.IsZero || (lowest[k].Exponent.Sign > 0 && !AllHave(terms, lowest[k].Base))) lowest.RemoveAt(k);
        }

        return lowest;
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

    private static bool AllHave(Expr[] terms, Expr symbol)
    {
        foreach (Expr term in terms)
        {
            if (!Has(term, symbol)) return false;
        }

        return true;
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
