using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Regions as quotients of polynomials in kernels under the relations between those: roots, multiples of arguments, sines and cosines.</summary>
/// <remarks>sqrt(u)^2 = u, sqrt(3 - 4*x) beside sqrt(1 - 4/3*x), b^(n - 1)*b = b^n, sin(u)^2 + cos(u)^2 = 1. What is cancelled is cancelled modulo the relations.</remarks>
internal static class RelationForms
{
    /// <summary>Every region reduced. What cannot be read stays as it is.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="elimination">Which squares of trigonometric functions are replaced.</param>
    /// <param name="rationalises">Whether square roots and what is eliminated leave the denominators.</param>
    public static Expr Of(Expr expression, FunctionTable functions, Elimination elimination, bool rationalises) =>
        Regions.Rewrite(expression, region => Reading(region, functions, elimination != Elimination.None)?.Form(elimination, rationalises) ?? region);

    /// <summary>Every region in the cheapest of its forms.</summary>
    public static Expr Cheapest(Expr expression, FunctionTable functions, Func<Expr, Expr> simplify) => Regions.Rewrite(expression, region =>
    {
        Expr best = region;
        foreach (Expr form in Forms(region, functions).Select(simplify))
        {
            if (Cost.OfTop(form) < Cost.OfTop(best)) best = form;
        }

        return best;
    });

    private static IEnumerable<Expr> Forms(Expr region, FunctionTable functions)
    {
        if (Reading(region, functions, isCircular: false) is not { } plain) yield break;
        bool isCircular = plain.Kernels.Any(k => k is Call call && CircularKernels.Are(call, functions));
        RegionReading? reading = isCircular ? Reading(region, functions, isCircular: true) : plain;
        foreach (bool rationalises in (bool[])[false, true])
        {
            if ((!isCircular || !rationalises) && plain.Form(Elimination.None, rationalises) is { } form) yield return form;
            foreach (Elimination elimination in isCircular && reading is not null ? (Elimination[])[Elimination.Cosines, Elimination.Sines] : [])
            {
                if (reading!.Form(elimination, rationalises) is { } reduced) yield return reduced;
            }
        }
    }

    private static RegionReading? Reading(Expr region, FunctionTable functions, bool isCircular) => RegionReading.Of(region, functions, isCircular);
}
