using System.Runtime.InteropServices;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>What is left of a polynomial while multiples of others are subtracted from it, its terms in descending lexicographic order.</summary>
internal sealed class Remainder
{
    private static readonly Comparer<Monomial> s_descending = Comparer<Monomial>.Create(static (a, b) => b.CompareTo(a));

    private readonly Dictionary<Monomial, Rational> _terms;
    private readonly PriorityQueue<Monomial, Monomial> _order;

    /// <param name="terms">The polynomial.</param>
    public Remainder(ReadOnlySpan<Term> terms)
    {
        _terms = new Dictionary<Monomial, Rational>(terms.Length);
        _order = new PriorityQueue<Monomial, Monomial>(terms.Length, s_descending);
        foreach (Term term in terms) Add(term.Monomial, term.Coefficient);
    }

    /// <summary>The term that comes first; null when nothing is left.</summary>
    public Term? Leading
    {
        get
        {
            while (_order.TryPeek(out Monomial first, out _))
            {
                Rational coefficient = _terms[first];
                if (!coefficient.IsZero) return new Term(first, coefficient);
                _terms.Remove(first);
                _order.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Subtracts a polynomial times a term times a number.</summary>
    public void Subtract(IEnumerable<Term> terms, Term factor, Rational times)
    {
        Rational scale = -(factor.Coefficient * times);
        foreach (Term term in terms) Add(term.Monomial * factor.Monomial, term.Coefficient * scale);
    }

    private void Add(Monomial monomial, Rational coefficient)
    {
        ref Rational sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, monomial, out bool known);
        if (!known) _order.Enqueue(monomial, monomial);
        sum = known ? sum + coefficient : coefficient;
    }
}
