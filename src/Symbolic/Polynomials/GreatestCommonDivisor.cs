using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Greatest common divisors of polynomials in several kernels with rational coefficients, by remainder sequences of primitive parts.</summary>
/// <remarks>W. S. Brown, The subresultant PRS algorithm (1978), gives the sequences; here contents are divided out at every step. A gcd modulo a prime at a
/// random point tells beforehand whether there is anything to find. The work is bounded; what is given up on is a divisor, but perhaps not the greatest.</remarks>
internal sealed class GreatestCommonDivisor
{
    private const int MaximumTerms = 2_000;
    private const long Work = 60_000;

    private long _budget = Work;

    private GreatestCommonDivisor()
    {
    }

    /// <summary>The common divisor with whole coefficients without a common factor and a positive leading one; 1 for numbers.</summary>
    public static Term[] Of(Term[] a, Term[] b)
    {
        if (a.Length == 0) return Primitive(b);
        if (b.Length == 0) return Primitive(a);
        Term[] found = new GreatestCommonDivisor().Find(Primitive(a), Primitive(b));
        bool divides = found.Length == 1 || (Division.Exact(a, found) is not null && Division.Exact(b, found) is not null);
        return divides ? found : TermArithmetic.One;
    }

    /// <summary>The polynomial divided by its numeric content, with a positive leading coefficient.</summary>
    public static Term[] Primitive(Term[] terms)
    {
        if (terms.Length == 0) return terms;
        Rational content = TermArithmetic.NumericContent(terms);
        if (Division.Leading(terms).Coefficient.Sign < 0) content = -content;
        return content.IsOne ? terms : TermArithmetic.Divide(terms, Monomial.One, content);
    }

    private Term[] Find(Term[] a, Term[] b)
    {
        Monomial monomialA = TermArithmetic.Content(a), monomialB = TermArithmetic.Content(b), shared = Monomial.Least(monomialA, monomialB);
        Term[] rest = WithoutMonomials(TermArithmetic.Divide(a, monomialA, Rational.One), TermArithmetic.Divide(b, monomialB, Rational.One));
        return shared.IsOne ? rest : Array.ConvertAll(rest, t => t with { Monomial = t.Monomial * shared });
    }

    private Term[] WithoutMonomials(Term[] a, Term[] b)
    {
        if (a.Length == 1 || b.Length == 1 || _budget < 0) return TermArithmetic.One;
        uint left = UnivariateView.Support(a), right = UnivariateView.Support(b);
        uint apart = left ^ right;
        if (apart != 0)
        {
            int kernel = BitOperations.TrailingZeroCount(apart);
            return (left >> kernel & 1) != 0 ? OfCoefficients(a, kernel, b) : OfCoefficients(b, kernel, a);
        }

        if (Division.Exact(a, b) is not null) return b;
        if (Division.Exact(b, a) is not null) return a;
        int main = Main(a, b, left);
        return main < 0 ? TermArithmetic.One : InMain(a, b, main);
    }

    /// <summary>The gcd of all coefficients of a polynomial and another that does not have the kernel.</summary>
    private Term[] OfCoefficients(Term[] terms, int kernel, Term[] other)
    {
        Term[] result = other;
        foreach (Term[] coefficient in UnivariateView.Coefficients(terms, kernel))
        {
            if (coefficient.Length == 0) continue;
            result = result.Length == 0 ? Primitive(coefficient) : Find(Primitive(coefficient), result);
            if (result.Length == 1 && result[0].Monomial.IsOne) break;
        }

        return result;
    }

    /// <summary>The kernel of least degree in which there is something to find, or -1 when there is none.</summary>
    private static int Main(Term[] a, Term[] b, uint support)
    {
        int best = -1, least = int.MaxValue;
        for (uint left = support; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            int degree = Math.Min(UnivariateView.Degree(a, kernel), UnivariateView.Degree(b, kernel));
            if (degree >= least || ModularProbe.AreCoprime(a, b, kernel)) continue;
            (best, least) = (kernel, degree);
        }

        return best;
    }

    private Term[] InMain(Term[] a, Term[] b, int kernel)
    {
        Term[] contentA = ContentIn(a, kernel), contentB = ContentIn(b, kernel);
        Term[]? p = Division.Exact(a, contentA), q = Division.Exact(b, contentB);
        if (p is null || q is null) return TermArithmetic.One;
        if (UnivariateView.Degree(p, kernel) < UnivariateView.Degree(q, kernel)) (p, q) = (q, p);
        while (UnivariateView.Degree(q, kernel) > 0)
        {
            if (Remainder(p, q, kernel) is not { } rest) return TermArithmetic.One;
            if (rest.Length == 0) break;
            p = q;
            q = Primitive(Division.Exact(rest, ContentIn(rest, kernel)) ?? rest);
        }

        Term[] shared = Find(contentA, contentB);
        if (UnivariateView.Degree(q, kernel) == 0) return shared;
        return TermArithmetic.Product(shared, q, MaximumTerms) is { } product ? Primitive(product) : TermArithmetic.One;
    }

    /// <summary>The gcd of the coefficients.</summary>
    private Term[] ContentIn(Term[] terms, int kernel) => OfCoefficients(terms, kernel, []);

    /// <summary>The remainder of lc(q)^k*p by q, or null when the work is too much.</summary>
    private Term[]? Remainder(Term[] p, Term[] q, int kernel)
    {
        int degree = UnivariateView.Degree(q, kernel);
        Term[] lead = UnivariateView.Coefficients(q, kernel)[degree];
        while (p.Length > 0 && UnivariateView.Degree(p, kernel) is var d && d >= degree)
        {
            Deadline.Check();
            Term[] top = UnivariateView.Coefficients(p, kernel)[d];
            _budget -= ((long)lead.Length * p.Length) + ((long)top.Length * q.Length);
            if (_budget < 0 || TermArithmetic.Product(lead, p, MaximumTerms) is not { } scaled) return null;
            TermSum sum = new(scaled.Length);
            sum.Add(scaled, Monomial.One, Rational.One);
            foreach (Term term in top) sum.Add(q, term.Monomial * Monomial.Of(kernel, d - degree), -term.Coefficient);
            p = sum.ToTerms();
        }

        return p;
    }
}
