using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Sums, products and contents of polynomials given by their terms, in any order and without like ones.</summary>
internal static class TermArithmetic
{
    /// <summary>The number 1.</summary>
    public static readonly Term[] One = [new(Monomial.One, Rational.One)];

    /// <summary>The sum.</summary>
    public static Term[] Sum(ReadOnlySpan<Term[]> parts)
    {
        TermSum sum = new();
        foreach (Term[] part in parts) sum.Add(part, Monomial.One, Rational.One);
        return sum.ToTerms();
    }

    /// <summary>The product, or null when it takes more terms than allowed or its exponents are too large.</summary>
    public static Term[]? Product(ReadOnlySpan<Term> a, ReadOnlySpan<Term> b, int maximumTerms)
    {
        if ((long)a.Length * b.Length > 64L * maximumTerms) return null;
        TermSum sum = new();
        foreach (Term term in a)
        {
            sum.Add(b, term.Monomial, term.Coefficient);
            if (sum.Count > maximumTerms) return null;
        }

        Term[] terms = sum.ToTerms();
        return AreBounded(terms) ? terms : null;
    }

    /// <summary>A power with an exponent from 0 on, or null when it takes more terms than allowed.</summary>
    public static Term[]? Power(Term[] @base, int exponent, int maximumTerms)
    {
        if (@base.Length == 1 && Math.Abs(exponent) < Monomial.LargestExponent)
        {
            Monomial power = @base[0].Monomial;
            for (uint left = power.Support; left != 0; left &= left - 1)
            {
                if (Math.Abs(power[System.Numerics.BitOperations.TrailingZeroCount(left)] * (long)exponent) >= Monomial.LargestExponent) return null;
            }

            return [new Term(power.Pow(exponent), Rational.Pow(@base[0].Coefficient, exponent))];
        }

        Term[]? result = One;
        for (int i = 0; i < exponent && result is not null; i++) result = Product(result, @base, maximumTerms);
        return result;
    }

    /// <summary>Whether all exponents are small enough to go on.</summary>
    public static bool AreBounded(ReadOnlySpan<Term> terms)
    {
        foreach (Term term in terms)
        {
            if (!term.Monomial.IsBounded) return false;
        }

        return true;
    }

    /// <summary>The lowest exponent of every kernel among the terms; 1 when there are none.</summary>
    public static Monomial Content(ReadOnlySpan<Term> terms)
    {
        if (terms.IsEmpty) return Monomial.One;
        Monomial content = terms[0].Monomial;
        foreach (Term term in terms[1..]) content = Monomial.Least(content, term.Monomial);
        return content;
    }

    /// <summary>Terms divided by a monomial and a number other than 0.</summary>
    public static Term[] Divide(ReadOnlySpan<Term> terms, Monomial monomial, Rational number)
    {
        Rational factor = number.Reciprocal();
        Term[] result = new Term[terms.Length];
        for (int i = 0; i < result.Length; i++) result[i] = new Term(terms[i].Monomial / monomial, factor.IsOne ? terms[i].Coefficient : terms[i].Coefficient * factor);
        return result;
    }

    /// <summary>The positive number of which all coefficients are whole multiples without a common divisor.</summary>
    public static Rational NumericContent(ReadOnlySpan<Term> terms)
    {
        System.Numerics.BigInteger top = 0, bottom = 1;
        foreach (Term term in terms)
        {
            top = System.Numerics.BigInteger.GreatestCommonDivisor(top, term.Coefficient.Numerator);
            System.Numerics.BigInteger denominator = term.Coefficient.Denominator;
            if (!denominator.IsOne) bottom = bottom / System.Numerics.BigInteger.GreatestCommonDivisor(bottom, denominator) * denominator;
        }

        return Rational.Create(top, bottom);
    }
}
