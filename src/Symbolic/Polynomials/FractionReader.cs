using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Reads expressions as quotients of polynomials in kernels, with everything multiplied out and cancelled.</summary>
/// <remarks>Null where that takes too many kernels, terms or levels.</remarks>
internal sealed class FractionReader
{
    private const int MaximumDepth = 200;
    private const int LargestExponent = 200;

    private readonly int _maximumTerms;
    private readonly PolynomialReader _leaves;
    private readonly Dictionary<Expr, Fraction?> _known = [];
    private readonly Dictionary<int, (int Degree, Fraction Base)> _roots = [];

    public FractionReader(int maximumTerms)
    {
        _maximumTerms = maximumTerms;
        Kernels = new KernelTable();
        _leaves = new PolynomialReader(Kernels, maximumTerms);
    }

    /// <summary>The kernels.</summary>
    public KernelTable Kernels { get; }

    /// <summary>The expression as a quotient, or null.</summary>
    public Fraction? Read(Expr e) => Read(e, 0);

    private Fraction? Read(Expr e, int depth)
    {
        if (depth > MaximumDepth) return null;
        if (_known.TryGetValue(e, out Fraction? known)) return known;
        Deadline.Check();
        Fraction? result = e switch
        {
            Add or Mul => OfOperands(e, depth),
            Pow power => OfPower(power, depth),
            _ => _leaves.Read(e) is { } terms ? Fraction.Of(terms) : null,
        };
        return _known[e] = result;
    }

    private Fraction? OfOperands(Expr e, int depth)
    {
        Fraction? result = e is Add ? Fraction.Zero : new Fraction(TermArithmetic.One, TermArithmetic.One);
        foreach (Expr operand in e.Arguments)
        {
            if (Read(operand, depth + 1) is not { } next) return null;
            result = e is Add ? Fraction.Sum(result, next, _maximumTerms) : Fraction.Product(result, next, _maximumTerms);
            if (result is null) return null;
        }

        return WithoutRoots(result);
    }

    private Fraction? OfPower(Pow power, int depth)
    {
        if (power.Exponent is not Number { Value: var exponent } || power.Base is Number) return _leaves.Read(power) is { } terms ? Fraction.Of(terms) : null;
        if (Read(power.Base, depth + 1) is not { } @base) return null;
        if (exponent.TryGetInt32(out int n)) return Math.Abs(n) > LargestExponent ? null : @base.Power(n, _maximumTerms);
        Rational whole = exponent.Floor();
        if (!whole.TryGetInt32(out int p) || Math.Abs(p) > LargestExponent || !((Rational)exponent.Denominator).TryGetInt32(out int degree) || degree > LargestExponent) return null;
        int kernel = Kernels.Of(Canonical.Power(power.Base, Number.Of(Rational.Create(1, degree))));
        if (kernel < 0) return null;
        _roots[kernel] = (degree, @base);
        Fraction root = new([new Term(Monomial.Of(kernel, (int)(exponent - whole).Numerator), Rational.One)], TermArithmetic.One);
        return @base.Power(p, _maximumTerms) is { } times ? Fraction.Product(times, root, _maximumTerms) : null;
    }

    /// <summary>r^n put as the radicand for the n-th root r, above the bar.</summary>
    private Fraction? WithoutRoots(Fraction fraction)
    {
        foreach ((int kernel, (int degree, Fraction @base)) in _roots)
        {
            if (!@base.IsWhole || UnivariateView.Degree(fraction.Numerator, kernel) < degree) continue;
            TermSum sum = new();
            foreach (Term term in fraction.Numerator)
            {
                int exponent = term.Monomial[kernel];
                if (TermArithmetic.Power(@base.Numerator, exponent / degree, _maximumTerms) is not { } radicand) return null;
                sum.Add(radicand, term.Monomial.With(kernel, exponent % degree), term.Coefficient);
            }

            if (Fraction.Cancelled(sum.ToTerms(), fraction.Denominator) is not { } reduced) return null;
            fraction = reduced;
        }

        return fraction;
    }
}
