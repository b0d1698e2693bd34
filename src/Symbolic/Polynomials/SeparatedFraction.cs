using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>A quotient whose denominator is a product of polynomials in one kernel each as a sum of quotients with as few kernels below the bar as can be:
/// (E*F - 1)/((E - 1)*(F - 1)) = 1 + 1/(E - 1) + 1/(F - 1). What the kernels' terms have in common cancels so.</summary>
internal sealed class SeparatedFraction
{
    private const int MaximumTerms = 400;
    private readonly KernelTable _kernels;
    private readonly Dictionary<int, List<(Term[] Factor, int Exponent)>> _below = [];
    private readonly OrderedDictionary<Expr, List<Expr>> _coefficients = [];

    private SeparatedFraction(KernelTable kernels) => _kernels = kernels;

    /// <summary>The sum, or null where fewer than two kernels stand in factors of their own, or it takes too many terms.</summary>
    /// <param name="fraction">The quotient.</param>
    /// <param name="ring">The ring of its factors.</param>
    /// <param name="kernels">What its kernels stand for.</param>
    /// <param name="separates">Whether a kernel is one to separate by.</param>
    public static Expr? Write(FactoredFraction fraction, FactoredRing ring, KernelTable kernels, Func<int, bool> separates)
    {
        if (ring.Multiplied(fraction, TermArithmetic.One) is not { } whole) return null;
        SeparatedFraction separated = new(kernels);
        List<Expr> others = [];
        foreach ((int index, int exponent) in whole.Powers)
        {
            uint support = UnivariateView.Support(ring[index]);
            int kernel = BitOperations.TrailingZeroCount(support);
            if (BitOperations.PopCount(support) == 1 && separates(kernel)) separated.Below(kernel).Add((ring[index], -exponent));
            else others.Add(Canonical.Power(FactoredForm.Sum(ring[index], kernels), Number.Of((Rational)exponent)));
        }

        return separated._below.Count > 1 && separated.Sum(whole.Rest) is { } sum ? Canonical.Product([.. others, sum]) : null;
    }

    private List<(Term[] Factor, int Exponent)> Below(int kernel)
    {
        if (!_below.TryGetValue(kernel, out List<(Term[], int)>? factors)) _below.Add(kernel, factors = []);
        return factors;
    }

    /// <summary>A numerator over all denominators.</summary>
    private Expr? Sum(Term[] numerator)
    {
        Dictionary<uint, Term[]> parts = new() { [0] = WithoutNegative(numerator) };
        foreach ((int kernel, List<(Term[] Factor, int Exponent)> factors) in _below)
        {
            if (Product(factors) is not { } divisor) return null;
            foreach ((uint kernels, Term[] part) in parts.ToArray())
            {
                (parts[kernels], parts[kernels | (1u << kernel)]) = UnivariateView.Divide(part, divisor, kernel);
            }
        }

        foreach ((uint kernels, Term[] part) in parts) Collect(kernels, part);
        return Canonical.Sum([.. _coefficients.Select(static c => Canonical.Product(Canonical.Sum([.. c.Value]), c.Key))]);
    }

    /// <summary>A numerator with negative powers of the kernels moved below the bar.</summary>
    private Term[] WithoutNegative(Term[] numerator)
    {
        foreach ((int kernel, List<(Term[], int)> factors) in _below)
        {
            int least = numerator.Min(t => t.Monomial[kernel]);
            if (least >= 0) continue;
            factors.Add(([new Term(Monomial.Of(kernel), Rational.One)], -least));
            numerator = TermArithmetic.Divide(numerator, Monomial.Of(kernel, least), Rational.One);
        }

        return numerator;
    }

    private static Term[]? Product(List<(Term[] Factor, int Exponent)> factors)
    {
        Term[]? product = TermArithmetic.One;
        foreach ((Term[] factor, int exponent) in factors)
        {
            if (product is null || TermArithmetic.Power(factor, exponent, MaximumTerms) is not { } power) return null;
            product = TermArithmetic.Product(product, power, MaximumTerms);
        }

        return product;
    }

    /// <summary>Adds a numerator over the denominators of some kernels, by what its terms are in the other kernels.</summary>
    private void Collect(uint kernels, Term[] numerator)
    {
        foreach (IGrouping<Monomial, Term> group in numerator.GroupBy(t => Selected(t.Monomial, ~kernels)))
        {
            Term[] above = [.. group.Select(t => t with { Monomial = Selected(t.Monomial, kernels) })];
            List<Expr> below = [];
            for (uint left = kernels; left != 0; left &= left - 1)
            {
                foreach ((Term[] factor, int exponent) in _below[BitOperations.TrailingZeroCount(left)])
                {
                    int rest = exponent;
                    for (; rest > 0 && Division.Exact(above, factor) is { } quotient; rest--) above = quotient;
                    if (rest > 0) below.Add(Canonical.Power(FactoredForm.Sum(factor, _kernels), Number.Of((Rational)(-rest))));
                }
            }

            Rational number = above.Length == 1 ? above[0].Coefficient : TermArithmetic.NumericContent(above);
            Expr quotientOfOne = Canonical.Product([FactoredForm.Sum(TermArithmetic.Divide(above, Monomial.One, number), _kernels), .. below]);
            if (!_coefficients.TryGetValue(quotientOfOne, out List<Expr>? coefficients)) _coefficients.Add(quotientOfOne, coefficients = []);
            coefficients.Add(_kernels.Write(group.Key, number));
        }
    }

    private static Monomial Selected(Monomial monomial, uint kernels)
    {
        for (uint left = monomial.Support & ~kernels; left != 0; left &= left - 1) monomial = monomial.With(BitOperations.TrailingZeroCount(left), 0);
        return monomial;
    }
}
