using Symbolic.Expressions;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>Cancels what a sum above the bar and one below it have in common: (x^2 - 1)/(x - 1) = 1 + x.</summary>
internal static class Cancellation
{
    private const int MaximumTerms = 24;

    /// <summary>The product with common factors of its sums cancelled, or null when there are none or that is longer.</summary>
    public static Expr? Apply(Mul product)
    {
        Expr[] factors = product.ArgumentArray;
        for (int i = 0; i < factors.Length; i++)
        {
            if (!IsSum(factors[i], out Add? below, out int depth) || depth > 0) continue;
            for (int k = 0; k < factors.Length; k++)
            {
                if (!IsSum(factors[k], out Add? above, out int height) || height < 0) continue;
                if (Cancelled(above, height, below, -depth) is not { } quotient) continue;
                Expr result = Canonical.ProductWithout(factors, i, k, quotient);
                if (result.Weight <= product.Weight) return result;
            }
        }

        return null;
    }

    /// <summary>The expression with such factors cancelled in all products.</summary>
    public static Expr Everywhere(Expr expression) => ExpressionGraph.Rewrite(expression, static node => node is Mul product ? Apply(product) ?? node : node);

    private static bool IsSum(Expr factor, out Add sum, out int exponent)
    {
        sum = (CanonicalOrder.Base(factor) as Add)!;
        exponent = 0;
        return sum is { Arguments.Length: <= MaximumTerms } && CanonicalOrder.Exponent(factor) is Number { Value: var value } && value.TryGetInt32(out exponent);
    }

    private static Expr? Cancelled(Add above, int height, Add below, int depth)
    {
        if (SumProbe.AreCoprime(above, below)) return null;
        KernelTable kernels = new();
        PolynomialReader reader = new(kernels, MaximumTerms);
        if (reader.Read(above) is not { } p || reader.Read(below) is not { } q || !AreWhole(p) || !AreWhole(q)) return null;
        Term[] shared = GreatestCommonDivisor.Of(p, q);
        if (shared.Length < 2 || Division.Exact(p, shared) is not { } left || Division.Exact(q, shared) is not { } right) return null;
        Expr common = FactoredForm.Sum(shared, kernels);
        return Canonical.Product(
        [
            Canonical.Power(FactoredForm.Sum(left, kernels), height), Canonical.Power(FactoredForm.Sum(right, kernels), -depth), Canonical.Power(common, height - depth),
        ]);
    }

    private static bool AreWhole(Term[] terms) => Array.TrueForAll(terms, static t => t.Monomial.Negative == 0);
}
