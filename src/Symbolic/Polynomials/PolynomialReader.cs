using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Reads expressions as polynomials in kernels, with negative exponents for what stands below the bar.</summary>
/// <remarks>A sum that is a factor is a kernel of its own and not multiplied out. Every method gives null when there are too many kernels or
/// terms, or when something is no real number.</remarks>
internal sealed class PolynomialReader(KernelTable kernels, int maximumTerms)
{
    private const int MaximumDepth = 200;
    private const int LargestExponent = 1000;

    /// <summary>The kernels.</summary>
    public KernelTable Kernels => kernels;

    /// <summary>The terms of an expression.</summary>
    public Term[]? Read(Expr e) => Read(e, 0);

    /// <summary>An expression as a factor: a sum is one kernel.</summary>
    public Term[]? ReadFactor(Expr e) => e is Add ? OfKernel(e, 1) : Read(e);

    private Term[]? Read(Expr e, int depth)
    {
        if (depth > MaximumDepth) return null;
        return e switch
        {
            Number number => number.Value.IsZero ? [] : [new Term(Monomial.One, number.Value)],
            Add sum => OfSum(sum, depth),
            Mul product => OfProduct(product, depth),
            Pow power => OfPower(power, depth),
            Call { Name: "exp", IsDerivative: false, ArgumentArray: [var u] } => OfExponential(u),
            Constant { IsReal: false } => null,
            _ => OfKernel(e, 1),
        };
    }

    private Term[]? OfKernel(Expr atom, int exponent) =>
        kernels.Of(atom) is var kernel and >= 0 ? [new Term(Monomial.Of(kernel, exponent), Rational.One)] : null;

    private Term[]? OfSum(Add sum, int depth)
    {
        if (sum.Arguments.Length > maximumTerms) return null;
        TermSum terms = new(sum.Arguments.Length);
        foreach (Expr term in sum.Arguments)
        {
            if (Read(term, depth + 1) is not { } read) return null;
            terms.Add(read, Monomial.One, Rational.One);
            if (terms.Count > maximumTerms) return null;
        }

        return terms.ToTerms();
    }

    private Term[]? OfProduct(Mul product, int depth)
    {
        Term[]? result = TermArithmetic.One;
        foreach (Expr factor in product.Arguments)
        {
            Term[]? read = factor is Add ? OfKernel(factor, 1) : Read(factor, depth + 1);
            if (read is null || result is null) return null;
            result = TermArithmetic.Product(result, read, maximumTerms);
        }

        return result;
    }

    /// <summary>b^(p + q/r) is b^p times the r-th root of b to the q; a power with a variable exponent is a kernel.</summary>
    private Term[]? OfPower(Pow power, int depth)
    {
        if (power.Exponent is not Number { Value: var exponent } || power.Base is Number) return OfKernel(power, 1);
        Rational whole = exponent.Floor(), part = exponent - whole;
        if (!whole.TryGetInt32(out int p) || Math.Abs(p) > LargestExponent || !((Rational)part.Denominator).TryGetInt32(out int r) || r > LargestExponent) return null;
        Term[]? @base = power.Base is Add ? OfKernel(power.Base, 1) : Read(power.Base, depth + 1);
        if (@base is not { Length: 1 }) return null;
        if (part.IsZero) return TermArithmetic.Power(@base, p, maximumTerms);
        if (OfKernel(Canonical.Power(power.Base, Number.Of(Rational.Create(1, r))), (int)part.Numerator) is not { } root) return null;
        return p == 0 ? root : TermArithmetic.Power(@base, p, maximumTerms) is { } times ? TermArithmetic.Product(times, root, maximumTerms) : null;
    }

    /// <summary>exp(a/b*v) is exp(v/b)^a, so that exp(x), exp(2*x) and exp(-x) are powers of one kernel.</summary>
    private Term[]? OfExponential(Expr u)
    {
        (Rational coefficient, Expr rest) = SumBuilder.Split(u);
        if (!((Rational)coefficient.Numerator).TryGetInt32(out int a) || Math.Abs(a) > LargestExponent) return OfKernel(new Call("exp", [u]), 1);
        return OfKernel(new Call("exp", [Canonical.Product(Number.Of(Rational.Create(1, coefficient.Denominator)), rest)]), a);
    }
}
