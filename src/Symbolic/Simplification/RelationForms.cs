using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Regions as quotients of polynomials in kernels under the relations between those: roots, multiples of arguments, sines and cosines.</summary>
/// <remarks>sqrt(u)^2 = u, sqrt(3 - 4*x) beside sqrt(1 - 4/3*x), b^(n - 1)*b = b^n, sin(u)^2 + cos(u)^2 = 1. What is cancelled is cancelled modulo the relations.</remarks>
internal static class RelationForms
{
    private const int SeveralTerms = 3;

    // what pairs make of exponentials
    private static readonly ulong s_exponential = Call.BitOf("exp"), s_hyperbolic = Call.BitOf("csch") | Call.BitOf("sech");

    /// <summary>Every region reduced. What cannot be read stays as it is.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="elimination">Which squares of trigonometric functions are replaced.</param>
    /// <param name="rationalises">Whether square roots and what is eliminated leave the denominators.</param>
    public static Expr Of(Expr expression, FunctionTable functions, Elimination elimination, bool rationalises) =>
        Regions.Rewrite(expression, region =>
        {
            bool isCircular = elimination != Elimination.None;
            return isCircular && !KernelUnits.HasCircular(region, functions) ? region : RegionReading.Of(region, functions, isCircular)?.Form(elimination, rationalises) ?? region;
        });

    /// <summary>Every region in the cheapest of its forms.</summary>
    public static Expr Cheapest(Expr expression, FunctionTable functions, Func<Expr, Expr> simplify) => Regions.Rewrite(expression, region =>
    {
        Expr best = region;
        foreach (Expr form in Forms(region, functions).Append(Separated(region, functions)).OfType<Expr>().Select(simplify))
        {
            if (Cost.OfTop(form) < Cost.OfTop(best)) best = form;
        }

        return best;
    });

    /// <summary>The region as a sum in which products of sums of exponentials no longer stand below a bar, as far as that goes; null where there are no such products.</summary>
    public static Expr? Separated(Expr region, FunctionTable functions)
    {
        Expr read = HyperbolicForms.HasBoth(region, functions) ? HyperbolicForms.AsExponentials(region, functions) : region;
        return RegionReading.Of(read, functions, isCircular: false)?.Separated();
    }

    /// <summary>What stands above the first calls of an expression, in the cheapest of its forms if reducing it takes away most of it; else the expression. Finds out sooner than writing
    /// all forms whether there is much to be had.</summary>
    public static Expr Collapsed(Expr expression, FunctionTable functions, Func<Expr, Expr> simplify)
    {
        // what pairs have made of exponentials cancels as those
        Expr read = HyperbolicForms.HasBoth(expression, functions) ? HyperbolicForms.AsExponentials(expression, functions) : expression;
        bool isCircular = KernelUnits.HasCircular(read, functions);
        if (RegionReading.Of(read, functions, isCircular)?.ReducedOperations() is not { } operations || operations > Cost.OfTop(expression) / Cost.OfOperation) return expression;
        Expr best = expression;
        foreach (Expr form in Forms(expression, functions).Select(simplify))
        {
            if (Cost.OfTop(form) < Cost.OfTop(best)) best = form;
        }

        return best;
    }

    /// <summary>Whether an expression is a sum of several terms, or a product with one, in which a function or a sum stands below a bar or a root, or one in which what pairs
    /// make of exponentials stands beside others: there more may cancel than a reader sees.</summary>
    public static bool MayCancel(Expr expression)
    {
        if ((expression.FunctionBits & s_exponential) != 0 && (expression.FunctionBits & s_hyperbolic) != 0) return true;
        foreach (ref readonly Expr factor in expression is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in expression))
        {
            if (factor is Add { ArgumentArray.Length: >= SeveralTerms } sum && HasQuotient(sum)) return true;
        }

        return false;
    }

    private static bool HasQuotient(Add sum)
    {
        foreach (ref readonly Expr term in sum.Arguments)
        {
            foreach (ref readonly Expr factor in term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term))
            {
                if (factor is Pow { Base: Add or Call or Mul, Exponent: Number { Value: { IsInteger: false } or { Sign: < 0 } } }) return true;
            }
        }

        return false;
    }

    private static IEnumerable<Expr> Forms(Expr region, FunctionTable functions)
    {
        if (RegionReading.Of(region, functions, isCircular: false, keepsBases: true)?.Form(Elimination.None, rationalises: false) is { } whole) yield return whole;
        bool isCircular = KernelUnits.HasCircular(region, functions);
        if (RegionReading.Of(region, functions, isCircular: false) is { } plain)
        {
            foreach (bool rationalises in (bool[])(isCircular ? [false] : [false, true]))
            {
                if (plain.Form(Elimination.None, rationalises) is { } form) yield return form;
            }
        }

        bool hasBoth = HyperbolicForms.HasBoth(region, functions);
        if (hasBoth && RegionReading.Of(HyperbolicForms.AsExponentials(region, functions), functions, isCircular: false)?.Form(Elimination.None, rationalises: false) is { } exponential)
        {
            yield return exponential;
            yield return HyperbolicForms.Balanced(exponential, functions);
        }

        if (!isCircular) yield break;
        Expr[] regions = hasBoth ? [region, HyperbolicForms.OfExponentials(region, functions)] : [region];
        foreach (RegionReading reading in regions.Select(e => RegionReading.Of(e, functions, isCircular)).OfType<RegionReading>())
        {
            foreach (Expr form in Circular(reading)) yield return form;
        }
    }

    private static IEnumerable<Expr> Circular(RegionReading reading)
    {
        foreach (bool rationalises in (bool[])[false, true])
        {
            foreach (Elimination elimination in (Elimination[])[Elimination.Cosines, Elimination.Sines])
            {
                if (reading.Form(elimination, rationalises) is { } form) yield return form;
            }
        }
    }
}
