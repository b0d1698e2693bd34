using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Writes quotients of polynomials as products of powers of their factors.</summary>
internal static class FactoredForm
{
    /// <summary>The rest times the powers of the factors.</summary>
    public static Expr Write(FactoredFraction fraction, FactoredRing ring, KernelTable kernels) =>
        Canonical.Product([Sum(fraction.Rest, kernels), .. fraction.Powers.Select(p => Canonical.Power(Sum(ring[p.Key], kernels), Number.Of((Rational)p.Value)))]);

    /// <summary>As <see cref="Write(FactoredFraction, FactoredRing, KernelTable)"/>, but multiplied out where that has no more terms than there are factors, 1 - x^2, and with a sign
    /// in the first factor that takes it, a*(1 - x).</summary>
    public static Expr WriteShort(FactoredFraction fraction, FactoredRing ring, KernelTable kernels)
    {
        bool isWhole = fraction.Powers.Values.All(static p => p > 0) && fraction.Powers.Count > 1;
        return isWhole && ring.Multiplied(fraction, TermArithmetic.One) is { Rest: var terms } && terms.Length <= fraction.Powers.Count ? Sum(terms, kernels) : WithSignInside(fraction, ring, kernels);
    }

    private static Expr WithSignInside(FactoredFraction fraction, FactoredRing ring, KernelTable kernels)
    {
        int factor = fraction.Rest is [{ Coefficient.Sign: < 0 }] ? fraction.Powers.FirstOrDefault(static p => p.Value == 1, new(-1, 0)).Key : -1;
        if (factor < 0) return Write(fraction, ring, kernels);
        FactoredFraction others = new(TermArithmetic.Divide(fraction.Rest, Monomial.One, Rational.MinusOne), fraction.Powers.Remove(factor));
        return Canonical.Product(Write(others, ring, kernels), Sum(TermArithmetic.Divide(ring[factor], Monomial.One, Rational.MinusOne), kernels));
    }

    /// <summary>A product of powers of polynomials, each multiplied out; its reciprocal for the sign -1.</summary>
    public static Expr Write(Factorization factorization, KernelTable kernels, int sign = 1)
    {
        List<Expr> factors = [];
        foreach ((Term[] factor, int exponent) in factorization.Factors) factors.Add(Canonical.Power(Sum(factor, kernels), Number.Of((Rational)(sign * exponent))));
        Rational number = sign > 0 ? factorization.Number : factorization.Number.Reciprocal();
        return Canonical.Product([Number.Of(number), .. factors]);
    }

    /// <summary>A polynomial multiplied out.</summary>
    public static Expr Sum(Term[] terms, KernelTable kernels) => Canonical.Sum(Array.ConvertAll(terms, t => kernels.Write(t.Monomial, t.Coefficient)));
}
