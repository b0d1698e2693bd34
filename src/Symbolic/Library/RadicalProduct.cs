using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Polynomials;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Writes a rational expression in a square root s as a product, and if it is to be stable with no factor that cancels and does not have to: s - 1 is (s^2 - 1)/(s + 1) then.</summary>
/// <param name="radicand">What stands below the root.</param>
/// <param name="root">Stands for the root in the expression.</param>
/// <param name="isStable">Whether factors must not cancel.</param>
/// <param name="maximumTerms">How many terms a polynomial may have.</param>
internal sealed class RadicalProduct(Add radicand, Symbol root, bool isStable, int maximumTerms)
{
    private readonly FractionReader _reader = new(maximumTerms);
    private readonly Expr _root = Canonical.Power(radicand, Number.Of(Rational.Create(1, 2)));

    /// <summary>The product, if one of its factors vanishes for a value of the root and nothing is divided by that was not before.</summary>
    /// <param name="rational">The expression.</param>
    /// <param name="divisors">What may be divided by, besides the root.</param>
    public Expr? Of(Expr rational, HashSet<Expr> divisors)
    {
        if (_reader.Read(rational) is not { Numerator.Length: > 0 } fraction || _reader.Kernels.Find(root) is not (>= 0 and var kernel)) return null;
        Factorization above = Factorization.Of(fraction.Numerator), below = Factorization.Of(fraction.Denominator);
        bool vanishes = false, isProduct = above.Factors.Count + below.Factors.Count > 1;
        List<Expr> factors = [Number.Of(above.Number / below.Number)];
        foreach ((Term[] factor, int exponent) in above.Factors)
        {
            Conjugates? pair = ConjugatesOf(factor, kernel);
            bool isRepeated = exponent > 1 && factor.Length > 1 && UnivariateView.Degree(factor, kernel) == 1;
            vanishes |= isRepeated || pair is { IsDifference: true } or { IsShown: false } || (isProduct && pair is not null && factor.Length == 2);
            factors.Add(Canonical.Power((isStable ? pair?.Stable() : null) ?? Written(factor), Number.Of((Rational)exponent)));
        }

        bool isRaised = false;
        foreach ((Term[] factor, int exponent) in below.Factors)
        {
            Expr @base = Written(factor);
            if (divisors.Contains(@base) || @base.Equals(_root))
            {
                factors.Add(Canonical.Power(@base, Number.Of((Rational)(-exponent))));
                continue;
            }

            // of s^2 - a^2 = (s - a)*(s + a) one factor has been cancelled, so that it is one of those above
            if (isRaised || ConjugatesOf(factor, kernel) is not { } pair || !pair.Norm.All(divisors.Contains)) return null;
            factors.Add(Canonical.Power(pair.Reciprocal, Number.Of((Rational)exponent)));
            isRaised = true;
        }

        return vanishes || isRaised ? Canonical.Product([.. factors]) : null;
    }

    private Expr Written(Term[] terms) => ExpressionGraph.Rewrite(FactoredForm.Sum(terms, _reader.Kernels), node => node.Equals(root) ? _root : node);

    /// <summary>A factor a + b*s with the other one, if their product is a single term, or what is to be stable leaves fewer than a^2 has, and no factor in common: the others have cancelled.</summary>
    private Conjugates? ConjugatesOf(Term[] factor, int kernel)
    {
        if (factor.Length == 1 || UnivariateView.Degree(factor, kernel) != 1) return null;
        Term[][] parts = UnivariateView.Coefficients(factor, kernel);
        Expr a = FactoredForm.Sum(parts[0], _reader.Kernels), b = FactoredForm.Sum(parts[1], _reader.Kernels);
        Expr product = ProductOf(a, b);
        if (_reader.Read(product) is not { Numerator: { Length: > 0 } above, Denominator: [var below] }) return null;
        bool isTerm = above.Length == 1;
        if (!isTerm && !(isStable && above.Length < TermsOf(Canonical.Power(a, Number.Two)) && TermArithmetic.Content(above).IsOne)) return null; // branches are dear: 4*(a*b - c^2) is worth one
        Expr written = isTerm
            ? _reader.Kernels.Write(above[0].Monomial / below.Monomial, above[0].Coefficient / below.Coefficient)
            : Canonical.Product(FactoredForm.Write(Factorization.Of(above), _reader.Kernels), Canonical.Reciprocal(_reader.Kernels.Write(below.Monomial, below.Coefficient)));
        return new Conjugates(a, b, _root, written, isTerm && (product is not Add || ProductOf(Terms.Scale(a, Rational.MinusOne), b) is not Add));
    }

    private int TermsOf(Expr polynomial) => _reader.Read(polynomial)?.Numerator.Length ?? 0;

    /// <summary>a^2 - b^2*s^2, where terms of the radicand that are written alike cancel.</summary>
    private Expr ProductOf(Expr a, Expr b)
    {
        Expr subtracted = b is Number { Value: var n } ? Terms.Scale(radicand, -(n * n)) : Canonical.Product([Number.MinusOne, Canonical.Power(b, Number.Two), radicand]);
        return Canonical.Sum(Canonical.Power(a, Number.Two), subtracted);
    }

    /// <summary>a + b*s and a - b*s for a root s.</summary>
    /// <param name="A">The part without the root.</param>
    /// <param name="B">What the root is multiplied by.</param>
    /// <param name="Root">The root.</param>
    /// <param name="Product">a^2 - b^2*s^2.</param>
    /// <param name="IsShown">Whether the radicand is written as a^2 and another term, so that rows see what cancels.</param>
    private sealed record Conjugates(Expr A, Expr B, Expr Root, Expr Product, bool IsShown)
    {
        /// <summary>Where a or b is negative, but not both, their terms cancel each other; null where it depends on variables.</summary>
        private Rational? Signs => A is Number a && B is Number b ? a.Value * b.Value : null;

        /// <summary>Whether a and b are numbers of different signs.</summary>
        public bool IsDifference => Signs is { Sign: < 0 };

        /// <summary>What the product consists of.</summary>
        public IEnumerable<Expr> Norm
        {
            get
            {
                Expr product = Product;
                return SumBuilder.FactorsOf(in product).ToArray().Where(static factor => factor is not Number).Select(static factor => factor is Pow { Exponent: Number } power ? power.Base : factor);
            }
        }

        /// <summary>1/(a + b*s) as (a - b*s)/(a^2 - b^2*s^2).</summary>
        public Expr Reciprocal => Canonical.Product(Other(Number.One), Canonical.Reciprocal(Product));

        private Expr Other(Number sign) => Canonical.Sum(Terms.Scale(A, sign.Value), Terms.Scale(Canonical.Product(B, Root), -sign.Value));

        /// <summary>a + b*s as (a^2 - b^2*s^2)/(a - b*s) where a and b have different signs; as it is where a row does that.</summary>
        public Expr Stable()
        {
            Number sign = SumBuilder.Coefficient(B).Sign > 0 ? Number.MinusOne : Number.One;
            Expr sum = Canonical.Sum(A, Canonical.Product(B, Root)), quotient = Canonical.Product([sign, Product, Canonical.Reciprocal(Other(sign))]);
            if (IsDifference) return quotient;
            return IsShown || Signs is not null ? sum : new Call("if", [new Call("<", [Canonical.Product(A, B), Number.Zero]), quotient, sum]);
        }
    }
}
