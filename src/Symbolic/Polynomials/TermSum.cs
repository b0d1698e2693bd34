using System.Runtime.InteropServices;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Collects terms: like ones add up.</summary>
internal sealed class TermSum
{
    private readonly Dictionary<Monomial, Rational> _terms;

    public TermSum(int capacity = 0) => _terms = new Dictionary<Monomial, Rational>(capacity);

    /// <summary>How many different monomials there are, with those whose coefficients have become 0.</summary>
    public int Count => _terms.Count;

    /// <summary>Adds a term.</summary>
    public void Add(Monomial monomial, Rational coefficient)
    {
        ref Rational sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, monomial, out bool known);
        sum = known ? sum + coefficient : coefficient;
    }

    /// <summary>Adds terms times a term.</summary>
    public void Add(ReadOnlySpan<Term> terms, Monomial monomial, Rational coefficient)
    {
        foreach (Term term in terms) Add(term.Monomial * monomial, term.Coefficient * coefficient);
    }

    /// <summary>The terms that are not 0, in no particular order.</summary>
    public Term[] ToTerms()
    {
        Term[] terms = new Term[_terms.Count];
        int count = 0;
        foreach ((Monomial monomial, Rational coefficient) in _terms)
        {
            if (!coefficient.IsZero) terms[count++] = new Term(monomial, coefficient);
        }

        return count == terms.Length ? terms : terms[..count];
    }
}
