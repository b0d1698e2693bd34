using Symbolic.Expressions;

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
        Dictionary<string, Number> lowest = new(StringComparer.Ordinal);
        foreach (Expr term in sum.Arguments) AddPowers(term, lowest);
        List<Expr> shared = [];
        foreach ((string name, Number exponent) in lowest)
        {
            bool isEverywhere = Array.TrueForAll(sum.ArgumentArray, term => Array.Exists(Factors(term), factor => VariableOf(factor)?.Name == name));
            if (!exponent.Value.IsZero && (isEverywhere || exponent.Value.Sign < 0)) shared.Add(Canonical.Power(new Symbol(name), exponent));
        }

        return Canonical.Product([.. shared]);
    }

    private static void AddPowers(Expr term, Dictionary<string, Number> lowest)
    {
        foreach (Expr factor in Factors(term))
        {
            if (VariableOf(factor) is not { } variable) continue;
            Number exponent = (Number)CanonicalOrder.Exponent(factor);
            if (!lowest.TryGetValue(variable.Name, out Number? known) || exponent.Value < known.Value) lowest[variable.Name] = exponent;
        }
    }

    private static Expr[] Factors(Expr term) => term is Mul product ? product.ArgumentArray : [term];

    /// <summary>The variable of which a factor is a whole power.</summary>
    private static Symbol? VariableOf(Expr factor) =>
        CanonicalOrder.Exponent(factor) is Number { Value.IsInteger: true } ? CanonicalOrder.Base(factor) as Symbol : null;
}
