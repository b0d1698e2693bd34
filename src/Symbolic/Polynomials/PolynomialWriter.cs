using Symbolic.Expressions;

namespace Symbolic.Polynomials;

/// <summary>Writes polynomials in kernels with what is shared in front, in the shortest of the forms that the relations between the kernels allow.</summary>
internal sealed class PolynomialWriter(KernelTable kernels, PolynomialReader reader, Func<string, bool> isBuiltIn)
{
    private const int MaximumTerms = 1024;

    /// <summary>The polynomial as an expression.</summary>
    public Expr Write(Term[] terms)
    {
        Term[] shorter = WithoutSums(terms);
        QuadraticRelations relations = QuadraticRelations.Of(kernels, isBuiltIn);
        if (!relations.IsEmpty) shorter = relations.Reduce(shorter, MaximumTerms);
        KernelTable oriented = kernels.Oriented(ref shorter);
        return Complements.Write(shorter, oriented, isBuiltIn) ?? HornerForm.Write(shorter, oriented);
    }

    /// <summary>The terms with the sums that are kernels and stand above the bar in what is left beside the content multiplied out, where that is no longer.</summary>
    private Term[] WithoutSums(Term[] terms)
    {
        for (int kernel = 0; kernel < kernels.Count; kernel++)
        {
            if (kernels[kernel] is not Add sum || terms.Length < 2) continue;
            int lowest = terms.Min(t => (int)t.Monomial[kernel]);
            if (!Array.Exists(terms, t => t.Monomial[kernel] > lowest) || reader.Read(sum) is not { } value) continue;
            if (Expanded(terms, kernel, lowest, value) is { } expanded && expanded.Length <= terms.Length) terms = expanded;
        }

        return terms;
    }

    private static Term[]? Expanded(Term[] terms, int kernel, int lowest, Term[] value)
    {
        List<Term[]> powers = [TermArithmetic.One];
        TermSum result = new(terms.Length);
        foreach (Term term in terms)
        {
            int exponent = term.Monomial[kernel] - lowest;
            while (powers.Count <= exponent)
            {
                if (TermArithmetic.Product(powers[^1], value, MaximumTerms) is not { } next) return null;
                powers.Add(next);
            }

            result.Add(powers[exponent], term.Monomial.With(kernel, lowest), term.Coefficient);
            if (result.Count > MaximumTerms) return null;
        }

        return result.ToTerms();
    }
}
