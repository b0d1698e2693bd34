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
        if (dividend.IsEmpty) return [];
        if (!MayDivide(dividend, divisor)) return null;
        Term lead = Leading(divisor);
        Remainder rest = new(dividend);
        List<Term> quotient = [];
        for (int steps = 0; rest.Leading is { } left; steps += divisor.Length)
        {
            Term next = new(left.Monomial / lead.Monomial, left.Coefficient / lead.Coefficient);
            if (steps > MaximumSteps || next.Monomial.Negative != 0) return null;
            quotient.Add(next);
            rest.Subtract(divisor, next, Rational.One);
        }

        return [.. quotient];
    }

    /// <summary>Whether degrees and last terms allow it: what divides has no higher degree in any kernel, and its first and last term divide those of the dividend.</summary>
    private static bool MayDivide(ReadOnlySpan<Term> dividend, ReadOnlySpan<Term> divisor)
    {
        (Monomial First, Monomial Last, Monomial Highest) whole = Extremes(dividend), part = Extremes(divisor);
        return ((whole.First / part.First).Negative | (whole.Last / part.Last).Negative | (whole.Highest / part.Highest).Negative) == 0;
    }

    private static (Monomial First, Monomial Last, Monomial Highest) Extremes(ReadOnlySpan<Term> terms)
    {
        Monomial first = terms[0].Monomial, last = first, highest = first;
        foreach (Term term in terms[1..])
        {
            if (term.Monomial.CompareTo(first) > 0) first = term.Monomial;
            if (term.Monomial.CompareTo(last) < 0) last = term.Monomial;
            highest = Monomial.Greatest(highest, term.Monomial);
        }

        return (first, last, highest);
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
