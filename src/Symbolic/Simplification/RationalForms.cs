using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>Rational functions of variables, calls and roots: over one denominator and cancelled, factored, or in partial fractions.</summary>
/// <remarks>What is too large to be read stays as it is.</remarks>
internal static class RationalForms
{
    private const int MaximumTerms = 500;

    /// <summary>Every region over one denominator, without common factors of numerator and denominator.</summary>
    public static Expr Together(Expr expression) => Regions.Rewrite(expression, static region => Orientation.Of(OfRegion(region, isFactored: false)));

    /// <summary>Every region as a product of factors over a product of factors.</summary>
    public static Expr Factor(Expr expression) => Regions.Rewrite(expression, static region => Orientation.Of(OfRegion(region, isFactored: true)));

    /// <summary>Every region that is a rational function of one variable or call in partial fractions.</summary>
    public static Expr Apart(Expr expression) => Regions.Rewrite(expression, static region =>
    {
        FractionReader reader = new(MaximumTerms);
        return reader.Read(region) is { } fraction && PartialFractions.Write(fraction, reader.Kernels) is { } apart ? apart : region;
    });

    /// <summary>Whether the expression is 0 wherever it is defined, by cancelling alone.</summary>
    public static bool IsZero(Expr expression) => new FractionReader(MaximumTerms).Read(expression) is { Numerator.Length: 0 };

    private static Expr OfRegion(Expr region, bool isFactored)
    {
        FractionReader reader = new(MaximumTerms);
        if (reader.Read(region) is not { } fraction) return region;
        if (fraction.Numerator.Length == 0) return Number.Zero;
        Factorization factors = Factorization.Of(fraction.Numerator);
        bool repeats = factors.Factors.Any(static f => f.Exponent > 1 && f.Factor.Length > 1);
        Expr numerator = isFactored || repeats ? FactoredForm.Write(factors, reader.Kernels) : WithContent(fraction.Numerator, reader.Kernels);
        return fraction.IsWhole ? numerator : Canonical.Product(numerator, FactoredForm.Write(Factorization.Of(fraction.Denominator), reader.Kernels, -1));
    }

    /// <summary>The numbers and powers that all terms share, times the rest multiplied out.</summary>
    private static Expr WithContent(Term[] terms, KernelTable kernels)
    {
        Monomial content = TermArithmetic.Content(terms);
        Rational number = terms.Length == 1 ? terms[0].Coefficient : TermArithmetic.NumericContent(terms);
        return Canonical.Product(kernels.Write(content, number), FactoredForm.Sum(TermArithmetic.Divide(terms, content, number), kernels));
    }
}
