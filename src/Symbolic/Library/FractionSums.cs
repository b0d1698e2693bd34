using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Polynomials;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Sums of fractions over one bar, where that leaves fewer terms above it than there were, or no more and a factor that some had not: 1/(x - 1) - 2/x + 1/(x + 1) is 2/(x*(x - 1)*(x + 1)),
/// a/(a + b) - c/(b + c) is b*(a - c)/((a + b)*(b + c)). What has gone are terms that cancel each other.</summary>
/// <remarks>Divided by is what was divided by before, so that there is a value where there was one.</remarks>
internal static class FractionSums
{
    private const int LargestWeight = 150, MostTerms = 100;

    /// <summary>The expression with such sums as one fraction each.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="report">Is told of every sum that was changed.</param>
    public static Expr Apply(Expr expression, FunctionTable functions, Action<RewriteApplication>? report) =>
        ExpressionGraph.Rewrite(expression, node =>
        {
            if (node is not Add { Weight: <= LargestWeight } sum || Joined(sum) is not { } fraction) return node;
            report?.Invoke(RewriteApplication.Of("fractions over one bar", "d", fraction.Divisor, sum, fraction.Whole, functions));
            return fraction.Whole;
        });

    private static (Expr Divisor, Expr Whole)? Joined(Add sum)
    {
        Dictionary<Expr, Rational> powers = [];
        foreach (Expr term in sum.ArgumentArray)
        {
            foreach (Expr factor in SumBuilder.FactorsOf(in term))
            {
                if (factor is not Pow { Base: not Number and var @base, Exponent: Number { Value: { IsInteger: true, Sign: < 0 } n } }) continue;
                if (@base.FunctionBits != 0) return null;
                if (!powers.TryGetValue(@base, out Rational known) || -n > known) powers[@base] = -n;
            }
        }

        if (powers.Count == 0) return null;
        Expr divisor = Canonical.Product([.. powers.Select(static power => Canonical.Power(power.Key, Number.Of(power.Value)))]);
        Expr above = Canonical.Sum(Array.ConvertAll(sum.ArgumentArray, term => Canonical.Product(term, divisor)));
        FractionReader reader = new(MostTerms);
        if (reader.Read(above) is not { IsWhole: true, Numerator: { Length: > 0 } terms } || terms.Length > sum.ArgumentArray.Length) return null;
        if (terms.Length == sum.ArgumentArray.Length && !HasFurtherFactor(terms, sum, reader.Kernels)) return null;
        bool isReduced = reader.Read(divisor) is { IsWhole: true, Numerator: var below } && GreatestCommonDivisor.Of(terms, below) is [{ Monomial.IsOne: true }];
        if (!isReduced) return null; // there is a value where there was none
        return (divisor, Canonical.Product(FactoredForm.Write(Factorization.Of(terms), reader.Kernels), Canonical.Reciprocal(divisor)));
    }

    /// <summary>Whether all terms have a factor that one of the sum has not.</summary>
    private static bool HasFurtherFactor(Term[] terms, Add sum, KernelTable kernels)
    {
        for (int k = 0; k < kernels.Count; k++)
        {
            if (Array.TrueForAll(terms, term => term.Monomial[k] > 0) && !Array.TrueForAll(sum.ArgumentArray, term => IsFactor(kernels[k], term))) return true;
        }

        return false;
    }

    private static bool IsFactor(Expr kernel, Expr term) => SumBuilder.FactorsOf(in term).ToArray().Any(factor => factor.Equals(kernel) || (factor is Pow { Base: var x, Exponent: Number { Value.Sign: > 0 } } && x.Equals(kernel)));
}
