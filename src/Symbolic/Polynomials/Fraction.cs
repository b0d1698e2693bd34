using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>A quotient of two polynomials without a common factor.</summary>
/// <param name="Numerator">What stands above the bar.</param>
/// <param name="Denominator">What stands below; whole coefficients without a common factor, the leading one positive.</param>
internal sealed record Fraction(Term[] Numerator, Term[] Denominator)
{
    /// <summary>The number 0.</summary>
    public static readonly Fraction Zero = new([], TermArithmetic.One);

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsWhole => Denominator is [{ Monomial.IsOne: true, Coefficient.IsOne: true }];

    /// <summary>A polynomial, which may have negative exponents.</summary>
    public static Fraction Of(Term[] terms)
    {
        Monomial below = Monomial.One;
        foreach (Term term in terms) below = Monomial.Least(below, term.Monomial);
        return below.IsOne ? new Fraction(terms, TermArithmetic.One) : new Fraction(TermArithmetic.Divide(terms, below, Rational.One), [new Term(Monomial.One / below, Rational.One)]);
    }

    /// <summary>The quotient of two polynomials with exponents from 0 on, cancelled; null when the denominator is 0.</summary>
    public static Fraction? Cancelled(Term[] numerator, Term[] denominator)
    {
        if (denominator.Length == 0) return null;
        if (numerator.Length == 0) return Zero;
        Term[] shared = GreatestCommonDivisor.Of(numerator, denominator);
        Term[] above = Division.Exact(numerator, shared) ?? numerator, below = Division.Exact(denominator, shared) ?? denominator;
        if (above.Length == 0 || below.Length == 0) return null;
        Rational scale = TermArithmetic.NumericContent(below);
        if (Division.Leading(below).Coefficient.Sign < 0) scale = -scale;
        return new Fraction(TermArithmetic.Divide(above, Monomial.One, scale), TermArithmetic.Divide(below, Monomial.One, scale));
    }

    /// <summary>The sum, or null when it takes more terms than allowed.</summary>
    public static Fraction? Sum(Fraction a, Fraction b, int maximumTerms)
    {
        if (a.IsWhole && b.IsWhole) return new Fraction(TermArithmetic.Sum([a.Numerator, b.Numerator]), TermArithmetic.One);
        Term[] shared = GreatestCommonDivisor.Of(a.Denominator, b.Denominator);
        Term[]? p = Division.Exact(a.Denominator, shared), q = Division.Exact(b.Denominator, shared);
        if (p is null || q is null) return null;
        Term[]? left = TermArithmetic.Product(a.Numerator, q, maximumTerms), right = TermArithmetic.Product(b.Numerator, p, maximumTerms);
        Term[]? denominator = TermArithmetic.Product(a.Denominator, q, maximumTerms);
        return left is null || right is null || denominator is null ? null : Cancelled(TermArithmetic.Sum([left, right]), denominator);
    }

    /// <summary>The product, or null when it takes more terms than allowed.</summary>
    public static Fraction? Product(Fraction a, Fraction b, int maximumTerms)
    {
        Fraction? first = Cancelled(a.Numerator, b.Denominator), second = Cancelled(b.Numerator, a.Denominator);
        if (first is null || second is null) return null;
        Term[]? numerator = TermArithmetic.Product(first.Numerator, second.Numerator, maximumTerms);
        Term[]? denominator = TermArithmetic.Product(first.Denominator, second.Denominator, maximumTerms);
        return numerator is null || denominator is null ? null : new Fraction(numerator, denominator);
    }

    /// <summary>A whole power, or null when it takes more terms than allowed or is a power of 0 below the bar.</summary>
    public Fraction? Power(int exponent, int maximumTerms)
    {
        if (exponent < 0 && Numerator.Length == 0) return null;
        (Term[] above, Term[] below) = exponent < 0 ? (Denominator, Numerator) : (Numerator, Denominator);
        Term[]? numerator = TermArithmetic.Power(above, Math.Abs(exponent), maximumTerms), denominator = TermArithmetic.Power(below, Math.Abs(exponent), maximumTerms);
        if (numerator is null || denominator is null) return null;
        Rational scale = TermArithmetic.NumericContent(denominator);
        if (Division.Leading(denominator).Coefficient.Sign < 0) scale = -scale;
        return new Fraction(TermArithmetic.Divide(numerator, Monomial.One, scale), TermArithmetic.Divide(denominator, Monomial.One, scale));
    }
}
