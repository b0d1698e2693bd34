using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>A polynomial as one in a single kernel, whose coefficients are polynomials in the others.</summary>
internal static class UnivariateView
{
    /// <summary>The coefficients by ascending degree; the last is not 0.</summary>
    public static Term[][] Coefficients(ReadOnlySpan<Term> terms, int kernel)
    {
        int degree = Degree(terms, kernel);
        List<Term>[] byDegree = new List<Term>[degree + 1];
        for (int i = 0; i <= degree; i++) byDegree[i] = [];
        foreach (Term term in terms) byDegree[term.Monomial[kernel]].Add(term with { Monomial = term.Monomial.With(kernel, 0) });
        return Array.ConvertAll(byDegree, static list => list.ToArray());
    }

    /// <summary>The polynomial with these coefficients.</summary>
    public static Term[] Terms(ReadOnlySpan<Term[]> coefficients, int kernel)
    {
        List<Term> terms = [];
        for (int i = 0; i < coefficients.Length; i++)
        {
            foreach (Term term in coefficients[i]) terms.Add(term with { Monomial = term.Monomial.With(kernel, i) });
        }

        return [.. terms];
    }

    /// <summary>The highest exponent of a kernel; 0 for the polynomial 0.</summary>
    public static int Degree(ReadOnlySpan<Term> terms, int kernel)
    {
        int degree = 0;
        foreach (Term term in terms) degree = Math.Max(degree, term.Monomial[kernel]);
        return degree;
    }

    /// <summary>The derivative by a kernel, the others being constant.</summary>
    public static Term[] Derivative(ReadOnlySpan<Term> terms, int kernel)
    {
        List<Term> result = [];
        foreach (Term term in terms)
        {
            int exponent = term.Monomial[kernel];
            if (exponent != 0) result.Add(new Term(term.Monomial.With(kernel, exponent - 1), term.Coefficient * (Rational)exponent));
        }

        return [.. result];
    }

    /// <summary>Quotient and remainder by a polynomial in one kernel alone.</summary>
    public static (Term[] Quotient, Term[] Remainder) Divide(Term[] dividend, Term[] divisor, int kernel)
    {
        int degree = Degree(divisor, kernel);
        Rational lead = divisor.First(t => t.Monomial[kernel] == degree).Coefficient;
        List<Term> quotient = [];
        Term[] rest = dividend;
        while (rest.Length > 0 && Degree(rest, kernel) is var d && d >= degree)
        {
            Term first = rest.First(t => t.Monomial[kernel] == d), next = new(first.Monomial.With(kernel, d - degree), first.Coefficient / lead);
            quotient.Add(next);
            TermSum sum = new(rest.Length);
            sum.Add(rest, Monomial.One, Rational.One);
            sum.Add(divisor, next.Monomial, -next.Coefficient);
            rest = sum.ToTerms();
        }

        return ([.. quotient], rest);
    }

    /// <summary>One bit for each kernel that occurs.</summary>
    public static uint Support(ReadOnlySpan<Term> terms)
    {
        uint support = 0;
        foreach (Term term in terms) support |= term.Monomial.Support;
        return support;
    }
}
