using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>Merges powers of one base where the sum of their exponents is shorter than both: exp(x + y)*exp(-y) = exp(x).</summary>
/// <remarks>exp(a)*exp(b) with nothing to cancel stays: exp(a + b) would lose the digits that a + b is rounded off.</remarks>
internal static class Exponents
{
    private const int MaximumTerms = 64;

    /// <summary>The product with two of its powers merged, or null.</summary>
    public static Expr? Merge(Mul product)
    {
        Expr[] factors = product.ArgumentArray;
        for (int i = 0; i + 1 < factors.Length; i++)
        {
            if (factors[i] is Number) continue;
            Expr @base = CanonicalOrder.Base(factors[i]);
            for (int j = i + 1; j < factors.Length && CanonicalOrder.Bases(@base, CanonicalOrder.Base(factors[j])) == 0; j++)
            {
                if (Sum(factors[i], factors[j]) is not { } exponent) continue;
                Expr merged = Canonical.Power(CanonicalOrder.TrueBase(factors[i]), exponent);
                return Canonical.Product([.. factors.AsSpan(0, i), merged, .. factors.AsSpan((i + 1)..j), .. factors.AsSpan(j + 1)]);
            }
        }

        return null;
    }

    private static Expr? Sum(Expr left, Expr right)
    {
        Expr p = CanonicalOrder.Exponent(left), q = CanonicalOrder.Exponent(right);
        if (p is Number && q is Number) return null;
        int terms = Terms(p) + Terms(q);
        if (terms > MaximumTerms) return null;
        Expr sum = Canonical.Sum(p, q);
        bool isShorter = sum.Arguments.Length == 0 || Terms(sum) < Math.Max(Terms(p), Terms(q)) || (Terms(sum) < terms && Terms(sum) == 1);
        return isShorter ? sum : null;
    }

    private static int Terms(Expr e) => e is Add sum ? sum.Arguments.Length : 1;
}
