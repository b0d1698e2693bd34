using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>Quotients of polynomials in one kernel as a polynomial plus fractions whose denominators are powers of its factors.</summary>
internal static class PartialFractions
{
    private const int MaximumTerms = 500;

    /// <summary>The sum of the parts, or null when there is nothing to take apart: other kernels, or a denominator of one factor that is no power.</summary>
    public static Expr? Write(Fraction fraction, KernelTable kernels)
    {
        uint support = UnivariateView.Support(fraction.Denominator);
        if (BitOperations.PopCount(support) != 1 || (UnivariateView.Support(fraction.Numerator) & ~support) != 0) return null;
        int kernel = BitOperations.TrailingZeroCount(support);
        (Term[] whole, Term[] rest) = UnivariateView.Divide(fraction.Numerator, fraction.Denominator, kernel);
        Factorization factors = Factorization.Of(fraction.Denominator);
        List<Expr> parts = [FactoredForm.Sum(whole, kernels)];
        Term[] denominator = fraction.Denominator;
        foreach ((Term[] factor, int exponent) in factors.Factors)
        {
            if (TermArithmetic.Power(factor, exponent, MaximumTerms) is not { } power || Division.Exact(denominator, power) is not { } others) return null;
            (Term[] above, rest) = Separate(rest, power, others, kernel);
            AddPowers(above, factor, exponent, kernel, kernels, parts);
            denominator = others;
        }

        return Canonical.Sum([.. parts]);
    }

    /// <summary>a/f + b/(f^2) + … for a numerator over f^n: its digits to the base f.</summary>
    private static void AddPowers(Term[] numerator, Term[] factor, int exponent, int kernel, KernelTable kernels, List<Expr> parts)
    {
        Expr @base = FactoredForm.Sum(factor, kernels);
        for (int i = exponent; i > 0 && numerator.Length > 0; i--)
        {
            (numerator, Term[] digit) = UnivariateView.Divide(numerator, factor, kernel);
            if (digit.Length == 0) continue;
            Rational number = digit.Length == 1 ? digit[0].Coefficient : TermArithmetic.NumericContent(digit);
            Expr above = FactoredForm.Sum(TermArithmetic.Divide(digit, Monomial.One, number), kernels);
            parts.Add(Canonical.Product([Number.Of(number), above, Canonical.Power(@base, Number.Of((Rational)(-i)))]));
        }
    }

    /// <summary>n/(p*q) = a/p + b/q with coprime p and q, for a numerator of lower degree than p*q.</summary>
    private static (Term[] First, Term[] Second) Separate(Term[] numerator, Term[] p, Term[] q, int kernel)
    {
        if (UnivariateView.Degree(q, kernel) == 0) return (TermArithmetic.Divide(numerator, Monomial.One, q[0].Coefficient), []);
        Term[] inverse = Inverse(q, p, kernel);
        (_, Term[] first) = UnivariateView.Divide(TermArithmetic.Product(numerator, inverse, MaximumTerms)!, p, kernel);
        Term[] rest = TermArithmetic.Sum([numerator, TermArithmetic.Divide(TermArithmetic.Product(first, q, MaximumTerms)!, Monomial.One, Rational.MinusOne)]);
        return (first, Division.Exact(rest, p)!);
    }

    /// <summary>The inverse of a modulo m, both in one kernel and coprime, by Euclid's algorithm.</summary>
    private static Term[] Inverse(Term[] a, Term[] m, int kernel)
    {
        (Term[] r0, Term[] r1) = (m, UnivariateView.Divide(a, m, kernel).Remainder);
        (Term[] t0, Term[] t1) = ([], TermArithmetic.One);
        while (UnivariateView.Degree(r1, kernel) > 0)
        {
            (Term[] quotient, Term[] rest) = UnivariateView.Divide(r0, r1, kernel);
            Term[] next = TermArithmetic.Sum([t0, TermArithmetic.Divide(TermArithmetic.Product(quotient, t1, MaximumTerms)!, Monomial.One, Rational.MinusOne)]);
            (r0, r1, t0, t1) = (r1, rest, t1, next);
        }

        return TermArithmetic.Divide(t1, Monomial.One, r1[0].Coefficient);
    }
}
