using System.Numerics;
using Symbolic.Numerics;
using Symbolic.Polynomials;
using Xunit;

namespace Symbolic.Tests.Polynomials;

/// <summary>Division, square roots and factors of polynomials that are products by construction.</summary>
public sealed class FactorizationTests
{
    private const int MaximumTerms = 2_000;

    [Fact]
    public void Products_of_irreducible_polynomials_come_apart()
    {
        Random random = new(20);
        for (int i = 0; i < 60; i++)
        {
            Term[][] factors = [.. Enumerable.Range(0, 2 + (i % 3)).Select(_ => Eisenstein(random, 2 + random.Next(4))).Distinct(Polynomials.Instance)];
            Term[] product = factors.Aggregate(TermArithmetic.One, Product);
            Factorization found = Factorization.Of(product);
            Assert.True(found.Number.IsOne);
            Assert.Equal(factors.Length, found.Factors.Count);
            foreach (Term[] factor in factors) Assert.Contains(found.Factors, f => f.Exponent == 1 && Polynomials.Instance.Equals(f.Factor, factor));
        }
    }

    [Fact]
    public void Factors_multiply_to_the_polynomial_and_have_none_themselves()
    {
        Random random = new(21);
        for (int i = 0; i < 80; i++)
        {
            Term[] product = Product(Some(random, 1 + (i % 2), 3), Product(Some(random, 1 + (i % 2), 4), Some(random, 1, 2)));
            if (product.Length == 0) continue;
            Factorization found = Factorization.Of(product);
            Term[] back = [new Term(Monomial.One, found.Number)];
            foreach ((Term[] factor, int exponent) in found.Factors)
            {
                back = Product(back, TermArithmetic.Power(factor, exponent, MaximumTerms)!);
                Assert.Equal([(1, true)], Factorization.Of(factor).Factors.Select(f => (f.Exponent, Polynomials.Instance.Equals(f.Factor, factor))));
            }

            Assert.True(Polynomials.Instance.Equals(product, back));
        }
    }

    [Theory]
    [InlineData(new[] { 576, 0, -960, 0, 352, 0, -40, 0, 1 }, 1)] // sqrt(2) + sqrt(3) + sqrt(5): splits modulo every prime
    [InlineData(new[] { 1, 0, 0, 0, 1 }, 1)]
    [InlineData(new[] { 4, 0, 0, 0, 1 }, 2)]
    [InlineData(new[] { -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, 6)]
    [InlineData(new[] { -1, -1, 0, 0, 0, 1 }, 1)]
    [InlineData(new[] { 10007, 0, 0, 10007 * 3 }, 1)]
    public void Counts_the_factors(int[] coefficients, int count) => Assert.Equal(count, Factorization.Of(Of([.. coefficients.Select(static c => (BigInteger)c)])).Factors.Count);

    [Fact]
    public void Squares_have_roots_and_others_do_not()
    {
        Random random = new(22);
        for (int i = 0; i < 100; i++)
        {
            Term[] root = Some(random, 1 + (i % 4), 2 + (i % 5));
            if (root.Length == 0) continue;
            Term[] square = Product(root, root), found = SquareRoot.Of(square)!;
            Assert.NotNull(found);
            Assert.True(Polynomials.Instance.Equals(Product(found, found), square));
            Assert.Null(SquareRoot.Of(TermArithmetic.Sum([square, [new Term(Monomial.Of(5), Rational.One)]])));
            Assert.Null(SquareRoot.Of(TermArithmetic.Divide(square, Monomial.One, Rational.MinusOne)));
        }
    }

    [Fact]
    public void Division_finds_the_other_factor_or_that_there_is_none()
    {
        Random random = new(23);
        for (int i = 0; i < 100; i++)
        {
            Term[] a = Some(random, 1 + (i % 4), 5), b = Some(random, 1 + (i % 3), 4);
            if (a.Length == 0 || b.Length < 2) continue;
            Assert.True(Polynomials.Instance.Equals(Division.Exact(Product(a, b), b)!, a));
            Assert.Null(Division.Exact(TermArithmetic.Sum([Product(a, b), [new Term(Monomial.Of(6), Rational.One)]]), b));
        }
    }

    private static Term[] Product(Term[] a, Term[] b) => TermArithmetic.Product(a, b, MaximumTerms)!;

    /// <summary>A polynomial in one kernel that Eisenstein's criterion for 3 says is irreducible; primitive, with a positive leading coefficient.</summary>
    private static Term[] Eisenstein(Random random, int degree)
    {
        BigInteger[] coefficients = [.. Enumerable.Range(0, degree + 1).Select(i => i == degree ? 1 : i == 0 ? 3 * (1 + (3 * random.Next(-4, 5))) : (BigInteger)(3 * random.Next(-9, 10)))];
        return Of(coefficients);
    }

    private static Term[] Of(BigInteger[] coefficients) => [.. coefficients.Select(static (c, i) => new Term(Monomial.Of(0, i), c)).Where(static t => !t.Coefficient.IsZero)];

    /// <summary>A random polynomial in some kernels.</summary>
    private static Term[] Some(Random random, int kernels, int terms)
    {
        TermSum sum = new();
        for (int i = 0; i < terms; i++)
        {
            Monomial monomial = Monomial.One;
            for (int kernel = 0; kernel < kernels; kernel++) monomial *= Monomial.Of(kernel, random.Next(4));
            sum.Add(monomial, random.Next(-6, 7));
        }

        return sum.ToTerms();
    }

    /// <summary>Polynomials with the same terms in any order.</summary>
    private sealed class Polynomials : IEqualityComparer<Term[]>
    {
        public static readonly Polynomials Instance = new();

        public bool Equals(Term[]? x, Term[]? y) => TermArithmetic.Sum([x!, TermArithmetic.Divide(y!, Monomial.One, Rational.MinusOne)]).Length == 0;

        public int GetHashCode(Term[] obj) => obj.Length;
    }
}
