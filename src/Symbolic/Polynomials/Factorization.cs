using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Factors of polynomials in several kernels: what all terms share, repeated factors, quadratics whose discriminant is a square, and all of polynomials in one kernel.</summary>
/// <remarks>D. Y. Y. Yun, On square-free decomposition algorithms (1976). Factors of other kinds stay together.</remarks>
internal sealed class Factorization
{
    private const int MaximumTerms = 2_000;

    private readonly List<(Term[] Factor, int Exponent)> _factors = [];

    private Factorization(Rational number) => Number = number;

    /// <summary>The number in front.</summary>
    public Rational Number { get; }

    /// <summary>The factors with their exponents; none is a number.</summary>
    public IReadOnlyList<(Term[] Factor, int Exponent)> Factors => _factors;

    /// <summary>The factors of a polynomial other than 0 with exponents from 0 on.</summary>
    public static Factorization Of(Term[] terms)
    {
        Term[] primitive = GreatestCommonDivisor.Primitive(terms);
        Factorization result = new(terms[0].Coefficient / primitive[0].Coefficient);
        Monomial content = TermArithmetic.Content(primitive);
        for (uint left = content.Support; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            result._factors.Add(([new Term(Monomial.Of(kernel), Rational.One)], content[kernel]));
        }

        result.SquareFree(TermArithmetic.Divide(primitive, content, Rational.One), 1);
        return result;
    }

    /// <summary>Adds the factors of a primitive polynomial without monomial content, by multiplicity.</summary>
    private void SquareFree(Term[] terms, int multiplicity)
    {
        if (terms.Length == 1) return;
        int kernel = BitOperations.TrailingZeroCount(UnivariateView.Support(terms));
        Term[] content = [];
        foreach (Term[] coefficient in UnivariateView.Coefficients(terms, kernel)) content = GreatestCommonDivisor.Of(content, coefficient);
        if (content.Length > 1) SquareFree(content, multiplicity);
        Term[] rest = Division.Exact(terms, content) ?? terms;
        Term[] repeated = GreatestCommonDivisor.Of(rest, UnivariateView.Derivative(rest, kernel));
        Term[] single = Division.Exact(rest, repeated) ?? rest;
        for (int i = 1; single.Length > 1; i++)
        {
            Term[] next = GreatestCommonDivisor.Of(single, repeated);
            Term[] factor = Division.Exact(single, next) ?? single;
            if (factor.Length > 1) Add(GreatestCommonDivisor.Primitive(factor), i * multiplicity);
            single = next;
            repeated = Division.Exact(repeated, next) ?? TermArithmetic.One;
        }
    }

    private void Add(Term[] factor, int exponent)
    {
        if (OfOneUnknown(factor) is { } factors)
        {
            foreach (Term[] part in factors) _factors.Add((part, exponent));
            return;
        }

        if (Split(factor) is var (p, q))
        {
            Add(p, exponent);
            Add(q, exponent);
            return;
        }

        _factors.Add((factor, exponent));
    }

    /// <summary>The irreducible factors of a polynomial in one kernel, or of a homogeneous one in two, of degree 3 or more; null for others.</summary>
    private static IEnumerable<Term[]>? OfOneUnknown(Term[] terms)
    {
        uint support = UnivariateView.Support(terms);
        int kernel = BitOperations.TrailingZeroCount(support), degree = UnivariateView.Degree(terms, kernel);
        uint others = support & (support - 1);
        if (degree is < 3 or > UnivariateFactors.LargestDegree || BitOperations.PopCount(others) > 1) return null;
        int other = others == 0 ? -1 : BitOperations.TrailingZeroCount(others);
        if (other >= 0 && !Array.TrueForAll(terms, t => t.Monomial[kernel] + t.Monomial[other] == degree)) return null;
        BigInteger[] coefficients = new BigInteger[degree + 1];
        foreach (Term term in terms) coefficients[term.Monomial[kernel]] = term.Coefficient.Numerator;
        return coefficients[0].IsZero ? null : UnivariateFactors.Of(coefficients).Select(factor => Written(factor, kernel, other));
    }

    private static Term[] Written(BigInteger[] factor, int kernel, int other)
    {
        List<Term> terms = [];
        for (int i = 0; i < factor.Length; i++)
        {
            Monomial power = Monomial.Of(kernel, i);
            if (!factor[i].IsZero) terms.Add(new Term(other < 0 ? power : power * Monomial.Of(other, factor.Length - 1 - i), factor[i]));
        }

        return [.. terms];
    }

    private static (Term[] First, Term[] Second)? Split(Term[] terms)
    {
        uint support = UnivariateView.Support(terms);
        for (uint left = support; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            int degree = UnivariateView.Degree(terms, kernel);
            if (degree == 2 && OfQuadratic(terms, kernel) is { } factor && Division.Exact(terms, factor) is { } other) return (factor, GreatestCommonDivisor.Primitive(other));
        }

        return null;
    }

    /// <summary>A factor of a*k^2 + b*k + c with a square b^2 - 4*a*c.</summary>
    private static Term[]? OfQuadratic(Term[] terms, int kernel)
    {
        Term[][] c = UnivariateView.Coefficients(terms, kernel);
        if (!ModularProbe.MayHaveRoots(c[0], c[1], c[2])) return null;
        Term[]? square = TermArithmetic.Product(c[1], c[1], MaximumTerms), product = TermArithmetic.Product(c[0], c[2], MaximumTerms);
        if (square is null || product is null) return null;
        TermSum discriminant = new();
        discriminant.Add(square, Monomial.One, Rational.One);
        discriminant.Add(product, Monomial.One, -4);
        if (SquareRoot.Of(discriminant.ToTerms()) is not { } root) return null;
        TermSum factor = new();
        factor.Add(c[2], Monomial.Of(kernel), 2);
        factor.Add(c[1], Monomial.One, Rational.One);
        factor.Add(root, Monomial.One, Rational.One);
        Term[] linear = factor.ToTerms(), content = [];
        foreach (Term[] coefficient in UnivariateView.Coefficients(linear, kernel)) content = GreatestCommonDivisor.Of(content, coefficient);
        return GreatestCommonDivisor.Primitive(Division.Exact(linear, content) ?? linear);
    }
}
