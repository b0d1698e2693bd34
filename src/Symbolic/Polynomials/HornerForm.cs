using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Writes polynomials as expressions with few operations: what all terms share in front, the rest multiplied out where it is short, else nested after Horner.</summary>
internal static class HornerForm
{
    private const int Short = 4;
    private const int ShortInOneKernel = 8;

    /// <summary>The polynomial as an expression.</summary>
    public static Expr Write(Term[] terms, KernelTable kernels)
    {
        if (terms.Length == 0) return Number.Zero;
        if (terms.Length == 1) return kernels.Write(terms[0].Monomial, terms[0].Coefficient);
        Monomial content = kernels.Content(terms);
        Rational number = InFront(terms, content);
        Term[] rest = TermArithmetic.Divide(terms, content, number);
        Array.Sort(rest, static (a, b) => b.Monomial.CompareTo(a.Monomial));
        Expr sum = IsShort(rest) ? Plain(rest, kernels) : Nested(rest, kernels);
        return Canonical.Product(kernels.Write(content, number), sum);
    }

    private static bool IsShort(Term[] terms)
    {
        if (terms.Length <= Short) return true;
        uint support = 0;
        foreach (Term term in terms) support |= term.Monomial.Support;
        return terms.Length <= ShortInOneKernel && BitOperations.PopCount(support) == 1;
    }

    /// <summary>The number in front: the common divisor where that costs no multiplication, and the sign where all are negative.</summary>
    private static Rational InFront(Term[] terms, Monomial content)
    {
        Rational divisor = TermArithmetic.NumericContent(terms);
        int before = 0, after = 1;
        foreach (Term term in terms)
        {
            if (term.Monomial == content) continue;
            Rational coefficient = term.Coefficient.Abs();
            if (!coefficient.IsOne) before++;
            if (coefficient != divisor) after++;
        }

        if (after > before) divisor = Rational.One;
        return Array.TrueForAll(terms, static t => t.Coefficient.Sign < 0) ? -divisor : divisor;
    }

    private static Expr Plain(ReadOnlySpan<Term> terms, KernelTable kernels)
    {
        Expr[] summands = new Expr[terms.Length];
        for (int i = 0; i < summands.Length; i++) summands[i] = kernels.Write(terms[i].Monomial, terms[i].Coefficient);
        return Canonical.Sum(summands);
    }

    /// <summary>a + k^e*(…) with the kernel that stands in most terms and its lowest power there; the depth of nesting is at most the number of terms.</summary>
    private static Expr Nested(Term[] terms, KernelTable kernels)
    {
        Stack<(Expr? Apart, Monomial Factor)> outer = new();
        while (terms.Length > 1 && Kernel(terms) is var kernel and >= 0)
        {
            Term[] with = Array.FindAll(terms, t => t.Monomial[kernel] > 0), without = Array.FindAll(terms, t => t.Monomial[kernel] <= 0);
            Monomial shared = kernels.Content(with);
            outer.Push((without.Length == 0 ? null : Nested(without, kernels), shared));
            terms = TermArithmetic.Divide(with, shared, Rational.One);
        }

        Expr result = Plain(terms, kernels);
        while (outer.TryPop(out (Expr? Apart, Monomial Factor) next))
        {
            Expr product = Canonical.Product(kernels.Write(next.Factor), result);
            result = next.Apart is null ? product : Canonical.Sum(next.Apart, product);
        }

        return result;
    }

    /// <summary>The kernel that stands in most terms, if it stands in two or more; else -1.</summary>
    private static int Kernel(Term[] terms)
    {
        Span<int> counts = stackalloc int[Monomial.Capacity];
        foreach (Term term in terms)
        {
            for (uint left = term.Monomial.Support & ~term.Monomial.Negative; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left)]++;
        }

        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }

        return counts[best] > 1 ? best : -1;
    }
}
