using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>Sums and products taken apart into numbers and the rest.</summary>
internal static class Terms
{
    /// <summary>A number times an expression; distributed over the terms of a sum.</summary>
    public static Expr Scale(Expr e, Rational factor)
    {
        if (factor.IsOne) return e;
        if (e is not Add sum) return Canonical.Product(Number.Of(factor), e);
        Expr[] terms = new Expr[sum.Arguments.Length];
        for (int i = 0; i < terms.Length; i++) terms[i] = Canonical.Product(Number.Of(factor), sum.Arguments[i]);
        return Canonical.Sum(terms);
    }

    /// <summary>The numeric coefficient of a product and its other factors; a number has none.</summary>
    public static (Rational Coefficient, Expr[] Factors) Factors(Expr e) => e switch
    {
        Number number => (number.Value, []),
        Mul { ArgumentArray: [Number number, ..] } product => (number.Value, product.Arguments[1..].ToArray()),
        Mul product => (Rational.One, product.Arguments.ToArray()),
        _ => (Rational.One, [e]),
    };

    /// <summary>The terms of a sum, or the expression alone.</summary>
    public static Expr[] Of(Expr e) => e is Add sum ? sum.Arguments.ToArray() : [e];

    /// <summary>
    /// e/c when every term of e has a written coefficient of the sign of c, else null: <c>-x - y</c> is −1 times <c>x + y</c>,
    /// but <c>x</c> is not taken for −1 times <c>-x</c>.
    /// </summary>
    public static Expr? DivideOut(Expr e, Rational c)
    {
        Expr[] terms = Of(e);
        for (int i = 0; i < terms.Length; i++)
        {
            Rational coefficient = SumBuilder.Coefficient(terms[i]);
            if (coefficient.IsOne || coefficient.Sign != c.Sign) return null;
            terms[i] = Canonical.Product(Number.Of(c.Reciprocal()), terms[i]);
        }

        return terms.Length == 1 ? terms[0] : Canonical.Sum(terms);
    }

    /// <summary>r with r^n = e in the normal form, or null; pure numbers and exponentials have none here.</summary>
    public static Expr? Root(Expr e, int n)
    {
        if (e is Pow power) return PowerRoot(power, n);
        if (e is not Mul) return null;
        (Rational coefficient, Expr[] factors) = Factors(e);
        if (factors.Length == 0 || factors[0] is not Pow || NumberRoot(coefficient, n) is not { } root) return null;
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] is not Pow factor || PowerRoot(factor, n) is not { } r) return null;
            factors[i] = r;
        }

        return Canonical.Product([Number.Of(root), .. factors]);
    }

    private static Expr? PowerRoot(Pow power, int n)
    {
        if (power.Exponent.NumberValue is not { } exponent) return null;
        Rational quotient = exponent / n;
        return quotient.IsInteger && quotient.Sign > 0 ? Canonical.Power(power.Base, Number.Of(quotient)) : null;
    }

    private static Rational? NumberRoot(Rational value, int n)
    {
        if (value.IsOne) return value;
        if (value.IsZero) return n > 0 ? value : null;
        bool negative = value.Sign < 0;
        if (negative && n % 2 == 0) return null;
        int degree = Math.Abs(n);
        if (ExactRoot.Of(value.Abs().Numerator, degree) is not { } top || ExactRoot.Of(value.Denominator, degree) is not { } bottom) return null;
        Rational root = n > 0 ? Rational.Create(top, bottom) : Rational.Create(bottom, top);
        return negative ? -root : root;
    }
}
