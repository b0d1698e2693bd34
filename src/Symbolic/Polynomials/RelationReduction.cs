using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Quotients of polynomials modulo relations between the kernels: powers replaced, and denominators made free of square roots.</summary>
/// <remarks>What is rationalised under relations of degree 2 with independent values is unique: equal quotients have equal forms. Null where it takes too many terms, or where
/// the denominator is 0.</remarks>
internal sealed class RelationReduction(FactoredRing ring, IReadOnlyList<Relation> relations)
{
    private const int MaximumRounds = 4;

    /// <summary>The quotient with all powers above the degrees of the relations replaced, cancelled.</summary>
    public FactoredFraction? Reduced(FactoredFraction fraction)
    {
        FactoredFraction? result = fraction;
        for (int round = 0; round < MaximumRounds && result is not null; round++)
        {
            FactoredFraction before = result;
            for (int i = relations.Count - 1; i >= 0 && result is not null; i--) result = Reduced(result, relations[i]);
            if (ReferenceEquals(result, before)) break;
        }

        return result;
    }

    /// <summary>The reduced quotient with a denominator without the kernels of the relations of degree 2: 1/(a + b*r) = (a - b*r)/(a^2 - b^2*r^2).</summary>
    public FactoredFraction? Rationalised(FactoredFraction fraction)
    {
        FactoredFraction? result = Reduced(fraction);
        for (int i = relations.Count - 1; i >= 0 && result is not null; i--)
        {
            Relation relation = relations[i];
            if (relation.Degree != 2) continue;
            foreach (int factor in result.Powers.Keys)
            {
                // a conjugate may have cancelled it
                if (result is null || result.Powers.GetValueOrDefault(factor) is not (< 0 and var exponent) || UnivariateView.Degree(ring[factor], relation.Kernel) != 1) continue;
                result = Conjugated(result, factor, exponent, relation.Kernel) is { } multiplied ? Reduced(multiplied) : null;
            }
        }

        return result;
    }

    /// <summary>a - b*r for a + b*r.</summary>
    public static Term[] Conjugate(Term[] terms, int kernel)
    {
        Term[][] parts = UnivariateView.Coefficients(terms, kernel);
        return UnivariateView.Terms([parts[0], TermArithmetic.Divide(parts[1], Monomial.One, Rational.MinusOne)], kernel);
    }

    /// <summary>(a + b*r)^-n as (a - b*r)^n/(a^2 - b^2*r^2)^n.</summary>
    private FactoredFraction? Conjugated(FactoredFraction fraction, int factor, int exponent, int kernel)
    {
        Term[] conjugate = Conjugate(ring[factor], kernel);
        if (ring.Product(ring[factor], conjugate) is not { } norm || Reduced(FactoredFraction.Of(norm)) is not { IsZero: false } reduced || ring.Power(reduced, exponent) is not { } below) return null;
        FactoredFraction? above = fraction with { Powers = fraction.Powers.Remove(factor) };
        for (int i = exponent; i < 0 && above is not null; i++) above = ring.Multiplied(above, conjugate);
        return ring.Product(above, below);
    }

    private FactoredFraction? Reduced(FactoredFraction fraction, Relation relation)
    {
        FactoredFraction? result = fraction;
        foreach (int factor in fraction.Powers.Keys)
        {
            // what other factors are replaced by may have changed or cancelled it
            if (result is null || result.Powers.GetValueOrDefault(factor) is not (not 0 and var exponent) || UnivariateView.Degree(ring[factor], relation.Kernel) < relation.Degree) continue;
            if (Replaced(ring[factor], relation) is not { IsZero: false } value) return null;
            result = ring.Product(result with { Powers = result.Powers.Remove(factor) }, ring.Power(value, exponent));
        }

        if (result is null || result.IsZero) return result;
        int least = result.Rest.Min(t => (int)t.Monomial[relation.Kernel]), most = result.Rest.Max(t => (int)t.Monomial[relation.Kernel]);
        if (least >= 0 && most < relation.Degree) return result;

        // a root below the bar is moved up: 1/r = r/r^2
        int lifted = (int)((Rational)least / relation.Degree).Floor();
        Monomial shift = Monomial.Of(relation.Kernel, -lifted * relation.Degree);
        FactoredFraction? replaced = Replaced(Array.ConvertAll(result.Rest, t => t with { Monomial = t.Monomial * shift }), relation);
        return ring.Product(replaced, ring.Product(result with { Rest = TermArithmetic.One }, ring.Power(relation.Value, lifted)));
    }

    /// <summary>A polynomial with the powers of the kernel replaced.</summary>
    private FactoredFraction? Replaced(Term[] terms, Relation relation)
    {
        List<FactoredFraction> parts = [];
        foreach (IGrouping<int, Term> group in terms.GroupBy(t => t.Monomial[relation.Kernel] / relation.Degree))
        {
            Term[] rest = [.. group.Select(t => t with { Monomial = t.Monomial.With(relation.Kernel, t.Monomial[relation.Kernel] % relation.Degree) })];
            if (ring.Power(relation.Value, group.Key) is not { } power || ring.Scaled(power, rest) is not { } part) return null;
            parts.Add(part);
        }

        return ring.Sum(parts);
    }
}
