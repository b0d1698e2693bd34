using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Polynomials in s = sigmoid(u) and t = sigmoid(-u), which add up to 1, as polynomials in s*t, with a factor s - t where they change their sign with u.</summary>
/// <remarks>What all terms share stays in front, so that nothing is lost where s or t goes to 0.</remarks>
internal static class Complements
{
    private const string Name = "sigmoid";

    /// <summary>The polynomial, or null where there is no such form.</summary>
    public static Expr? Write(Term[] terms, KernelTable kernels, Func<string, bool> isBuiltIn)
    {
        if (terms.Length < 3 || !isBuiltIn(Name)) return null;
        for (int s = 0; s < kernels.Count; s++)
        {
            if (kernels[s] is not Call { Name: Name, IsDerivative: false, ArgumentArray: [var u] }) continue;
            int t = kernels.Find(new Call(Name, [Canonical.Negate(u)]));
            if (t > s) return Write(terms, s, t, kernels);
        }

        return null;
    }

    private static Expr? Write(Term[] terms, int s, int t, KernelTable kernels)
    {
        Monomial content = kernels.Content(terms);
        Term[] rest = TermArithmetic.Divide(terms, content, Rational.One);
        int sign = Symmetry(rest, s, t);
        if (sign == 0) return null;
        KernelTable extended = kernels.Copy();
        int product = extended.Of(new Call("{st}", [kernels[s], kernels[t]]));
        if (product < 0) return null;
        Expr p = Canonical.Product(kernels[s], kernels[t]);
        Term[] halves = Halves(rest, s, t, product, sign);
        Expr written = HornerForm.Write(halves, extended);
        Expr sum = ExpressionGraph.Rewrite(written, node => node is Call { Name: "{st}" } ? p : node);
        Expr difference = sign > 0 ? Number.One : Canonical.Sum(kernels[s], Canonical.Negate(kernels[t]));
        return Canonical.Product([kernels.Write(content), difference, sum]);
    }

    /// <summary>1 where exchanging s and t changes nothing, -1 where it changes the sign, else 0.</summary>
    private static int Symmetry(Term[] terms, int s, int t)
    {
        Dictionary<Monomial, Rational> coefficients = terms.ToDictionary(static x => x.Monomial, static x => x.Coefficient);
        int sign = 0;
        foreach (Term term in terms)
        {
            Monomial mirrored = term.Monomial.With(s, term.Monomial[t]).With(t, term.Monomial[s]);
            if (!coefficients.TryGetValue(mirrored, out Rational other)) return 0;
            int here = other == term.Coefficient ? 1 : other == -term.Coefficient ? -1 : 0;
            if (here == 0 || (sign != 0 && here != sign)) return 0;
            sign = here;
        }

        return sign;
    }

    /// <summary>s^(i+k)*t^i + s^i*t^(i+k) = p^i*L(k) with L(0) = 2, L(1) = 1, L(k) = L(k-1) - p*L(k-2); the difference of the two is p^i*(s - t)*F(k) with F(0) = 0,
    /// F(1) = 1 and the same recurrence.</summary>
    private static Term[] Halves(Term[] terms, int s, int t, int product, int sign)
    {
        List<Term[]> sequence = sign > 0 ? [[new Term(Monomial.One, 2)], [new Term(Monomial.One, 1)]] : [[], [new Term(Monomial.One, 1)]];
        TermSum sum = new();
        foreach (Term term in terms)
        {
            int i = term.Monomial[s], j = term.Monomial[t], k = Math.Abs(i - j);
            if (j > i || (i == j && sign < 0)) continue;
            while (sequence.Count <= k)
            {
                TermSum next = new();
                next.Add(sequence[^1], Monomial.One, Rational.One);
                next.Add(sequence[^2], Monomial.Of(product), Rational.MinusOne);
                sequence.Add(next.ToTerms());
            }

            Monomial others = term.Monomial.With(s, 0).With(t, 0) * Monomial.Of(product, Math.Min(i, j));
            sum.Add(sequence[k], others, k == 0 ? term.Coefficient * Rational.Half : term.Coefficient);
        }

        return sum.ToTerms();
    }
}
