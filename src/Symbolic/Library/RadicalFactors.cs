using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Sums of powers of one square root and of what stands below it, factored: with s = sqrt(1 - v^2/c^2), 2*(1/s - 1) - v^2/(c^2*s^3) is -(1 - s)^2*(1 + 2*s)/s^3,
/// and 1 - s is v^2/(c^2*(1 + s)). The terms cancel each other where s comes near a root of a factor, the factors do not.</summary>
/// <remarks>A variable of the radicand is put as what it is in terms of s, which makes a polynomial in s of the sum; its factors are taken apart.</remarks>
internal static class RadicalFactors
{
    private const int LargestWeight = 300, MostTerms = 200;
    private static readonly Number s_half = Number.Of(Rational.Create(1, 2));
    private static readonly Symbol s_root = new("√");

    /// <summary>The expression with such sums as products.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="report">Is told of every sum that was changed.</param>
    public static Expr Apply(Expr expression, FunctionTable functions, Action<RewriteApplication>? report) =>
        Rewritten(expression, isStable: true, (radicand, sum, product) => report?.Invoke(RewriteApplication.Of("factors of a sum with a root", "s", Canonical.Power(radicand, s_half), sum, product, functions)));

    /// <summary>The expression with such sums as products of polynomials in the root, which are shorter if anything.</summary>
    public static Expr Factored(Expr expression) => Rewritten(expression, isStable: false, static (_, _, _) => { });

    private static Expr Rewritten(Expr expression, bool isStable, Action<Add, Add, Expr> report)
    {
        if ((expression.FunctionBits & Call.RootBit) == 0) return expression;
        return ExpressionGraph.Rewrite(expression, node => node is Add { Weight: <= LargestWeight } sum && (sum.FunctionBits & Call.RootBit) != 0 ? Factored(sum, isStable, report) ?? node : node);
    }

    private static Expr? Factored(Add sum, bool isStable, Action<Add, Add, Expr> report)
    {
        if (RadicandOf(sum) is not { } radicand) return null;
        HashSet<Expr> divisors = DivisorsOf(sum);
        Expr inRoot = ExpressionGraph.Rewrite(sum, node =>
            node is Pow { Exponent: Number exponent } power && power.Base.Equals(radicand) ? Canonical.Power(s_root, Canonical.Product(Number.Two, exponent)) : node);
        foreach (Expr rational in (IEnumerable<Expr>)[inRoot, .. Eliminations(inRoot, radicand)])
        {
            if (new RadicalProduct(radicand, s_root, isStable, MostTerms).Of(rational, divisors) is not { } product || product.Equals(sum)) continue;
            report(radicand, sum, product);
            return product;
        }

        return null;
    }

    /// <summary>The only sum below a square root of an expression, or null where there are several, or roots of another kind.</summary>
    private static Add? RadicandOf(Expr expression)
    {
        Pow[] roots = [.. ExpressionGraph.Of(expression).Nodes.OfType<Pow>().Where(static power => power.Exponent is Number { Value.IsInteger: false })];
        bool areAlike = roots.Length > 0 && Array.TrueForAll(roots, root => root.Exponent is Number { Value: var n } && n.Denominator == 2 && root.Base.Equals(roots[0].Base));
        return areAlike ? roots[0].Base as Add : null;
    }

    /// <summary>What an expression divides by.</summary>
    private static HashSet<Expr> DivisorsOf(Expr expression) =>
        [.. ExpressionGraph.Of(expression).Nodes.OfType<Pow>().Where(static power => power.Exponent is Number { Value.Sign: < 0 }).Select(static power => power.Base)];

    /// <summary>The expression with one variable of the radicand put as what it is by the root, for each that allows it: v^2 = c^2*(1 - s^2) where s = sqrt(1 - v^2/c^2).</summary>
    private static IEnumerable<Expr> Eliminations(Expr expression, Add radicand)
    {
        foreach (Expr term in radicand.ArgumentArray)
        {
            foreach (Expr factor in SumBuilder.FactorsOf(in term).ToArray())
            {
                (Expr variable, Number? degree) = factor is Pow power ? (power.Base, power.Exponent as Number) : (factor, Number.One);
                if (variable is Symbol && degree is not null && Eliminated(expression, radicand, term, variable, degree) is { } rational) yield return rational;
            }
        }
    }

    private static Expr? Eliminated(Expr expression, Add radicand, Expr term, Expr variable, Number degree)
    {
        Expr rest = Canonical.Sum(radicand, Canonical.Negate(term)), cofactor = Canonical.Product(term, Canonical.Power(variable, Canonical.Negate(degree)));
        if (Occurs(variable, rest) || Occurs(variable, cofactor)) return null;
        Expr value = Canonical.Product(Canonical.Sum(Canonical.Power(s_root, Number.Two), Canonical.Negate(rest)), Canonical.Reciprocal(cofactor));
        Expr result = ExpressionGraph.Rewrite(expression, node => node switch
        {
            Pow { Exponent: Number exponent } power when power.Base.Equals(variable) => exponent.Value / degree.Value is { IsInteger: true } n ? Canonical.Power(value, Number.Of(n)) : node,
            _ => degree.Value.IsOne && node.Equals(variable) ? value : node,
        });
        return Occurs(variable, result) ? null : result;
    }

    private static bool Occurs(Expr variable, Expr expression) => ExpressionGraph.Any(expression, node => node.Equals(variable));
}
