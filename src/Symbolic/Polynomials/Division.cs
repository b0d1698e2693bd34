using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Exact division of polynomials with exponents from 0 on.</summary>
internal static class Division
{
    private const int MaximumSteps = 20_000;

    /// <summary>The quotient, or null when the divisor does not divide (or that takes too long to find out).</summary>
    public static Term[]? Exact(ReadOnlySpan<Term> dividend, Term[] divisor)
    {
        if (divisor.Length == 0) return null;
        if (divisor.Length == 1) return ByTerm(dividend, divisor[0]);
        Term lead = Leading(divisor);
        SortedDictionary<Monomial, Rational> rest = [];
        foreach (Term term in dividend) rest[term.Monomial] = term.Coefficient;
        List<Term> quotient = [];
        for (int steps = 0; rest.Count > 0; steps += divisor.Length)
        {
            if (steps > MaximumSteps) return null;
            (Monomial monomial, Rational coefficient) = rest.Last();
            Term next = new(monomial / lead.Monomial, coefficient / lead.Coefficient);
            if (next.Monomial.Negative != 0) return null;
            quotient.Add(next);
            foreach (Term term in divisor)
            {
                Monomial at = term.Monomial * next.Monomial;
                Rational left = rest.GetValueOrDefault(at) - (term.Coefficient * next.Coefficient);
                if (left.IsZero) rest.Remove(at);
                else rest[at] = left;
            }
        }

        return [.. quotient];
    }

    /// <summary>The term that comes last in the lexicographic order.</summary>
    public static Term Leading(ReadOnlySpan<Term> terms)
    {
        Term lead = terms[0];
        foreach (Term term in terms[1..])
        {
            if (term.Monomial.CompareTo(lead.Monomial) > 0) lead = term;
        }

        return lead;
    }

    private static Term[]? ByTerm(ReadOnlySpan<Term> dividend, Term divisor)
    {
        Term[] quotient = TermArithmetic.Divide(dividend, divisor.Monomial, divisor.Coefficient);
        return Array.Exists(quotient, static t => t.Monomial.Negative != 0) ? null : quotient;
    }
}
