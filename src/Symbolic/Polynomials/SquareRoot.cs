using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Square roots of polynomials.</summary>
internal static class SquareRoot
{
    private const int MaximumTerms = 200;

    /// <summary>The polynomial with rational coefficients whose square this is, or null when there is none or it has more than 200 terms; exponents from 0 on.</summary>
    /// <remarks>Term by term in descending order, as by hand: the leading term of what is left is twice the leading term of the root times the next one.</remarks>
    public static Term[]? Of(Term[] terms)
    {
        if (terms.Length == 0) return [];
        if (OfTerm(Division.Leading(terms)) is not { } lead) return null;
        Monomial highest = terms[0].Monomial;
        foreach (Term term in terms) highest = Monomial.Greatest(highest, term.Monomial);
        Remainder rest = new(terms);
        List<Term> root = [lead];
        rest.Subtract(root, lead, Rational.One);
        while (rest.Leading is { } left)
        {
            Term next = new(left.Monomial / lead.Monomial, left.Coefficient / (2 * lead.Coefficient));
            if (root.Count == MaximumTerms || (next.Monomial.Negative | (highest / next.Monomial.Pow(2)).Negative) != 0) return null;
            rest.Subtract(root, next, 2);
            root.Add(next);
            rest.Subtract([next], next, Rational.One);
        }

        return [.. root];
    }

    private static Term? OfTerm(Term term)
    {
        if (ExactRoot.Of(term.Coefficient.Numerator, 2) is not { } top || ExactRoot.Of(term.Coefficient.Denominator, 2) is not { } bottom) return null;
        Monomial root = Monomial.One;
        for (uint left = term.Monomial.Support; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            if (term.Monomial[kernel] % 2 != 0) return null;
            root = root.With(kernel, term.Monomial[kernel] / 2);
        }

        return new Term(root, Rational.Create(top, bottom));
    }
}
