using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Reads expressions as factored quotients of polynomials in kernels; roots have one form, with relations between them.</summary>
/// <remarks>Null where that takes too many kernels, factors, terms or levels.</remarks>
internal sealed class FactoredReader
{
    private const int MaximumDepth = 200;

    private readonly PolynomialReader _leaves;
    private readonly Dictionary<Expr, FactoredFraction?> _known = [];

    /// <param name="maximumTerms">How many terms a sum that is multiplied out may have.</param>
    /// <param name="isPositive">Which factors of radicands are positive wherever they are defined.</param>
    public FactoredReader(int maximumTerms, Func<Expr, bool> isPositive)
    {
        Kernels = new KernelTable();
        Ring = new FactoredRing(maximumTerms);
        Roots = new RootReader(Kernels, Ring, isPositive);
        _leaves = new PolynomialReader(Kernels, maximumTerms);
    }

    /// <summary>The kernels.</summary>
    public KernelTable Kernels { get; }

    /// <summary>The factors.</summary>
    public FactoredRing Ring { get; }

    /// <summary>The roots.</summary>
    public RootReader Roots { get; }

    /// <summary>The expression as a quotient, or null.</summary>
    public FactoredFraction? Read(Expr e) => Read(e, 0);

    private FactoredFraction? Read(Expr e, int depth)
    {
        if (depth > MaximumDepth) return null;
        if (_known.TryGetValue(e, out FactoredFraction? known)) return known;
        Deadline.Check();
        FactoredFraction? result = e switch
        {
            Add sum => OfSum(sum, depth),
            Mul product => OfProduct(product, depth),
            Pow { Exponent: Number { Value: var exponent } } power => OfPower(power.Base, exponent, depth),
            _ => Leaf(e),
        };
        return _known[e] = result;
    }

    private FactoredFraction? Leaf(Expr e) => _leaves.Read(e) is { } terms ? FactoredFraction.Of(terms) : null;

    private FactoredFraction? OfSum(Add sum, int depth)
    {
        List<FactoredFraction> parts = [];
        foreach (Expr term in sum.Arguments)
        {
            if (Read(term, depth + 1) is not { } part) return null;
            parts.Add(part);
        }

        return Ring.Sum(parts);
    }

    private FactoredFraction? OfProduct(Mul product, int depth)
    {
        FactoredFraction? result = FactoredFraction.One;
        foreach (Expr factor in product.Arguments)
        {
            if (Read(factor, depth + 1) is not { } next) return null;
            result = Ring.Product(result, next);
        }

        return result;
    }

    private FactoredFraction? OfPower(Expr @base, Rational exponent, int depth)
    {
        if (Read(@base, depth + 1) is not { } read) return null;
        if (exponent.TryGetInt32(out int n)) return Ring.Power(read, n);
        return Roots.Power(read, exponent) ?? (@base is Number ? Leaf(new Pow(@base, Number.Of(exponent))) : null);
    }
}
