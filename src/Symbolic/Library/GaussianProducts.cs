using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Polynomials;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Products of e^w with what is made of erfc(u) and e^(−u²), one of them in each term, where w − u² is a product: e^w·erfc(u) is e^(w − u²)·erfcx(u), with a factor that overflows
/// no more while the other one vanishes. So for densities of exponentially modified Gaussians and for what is carried along while it spreads.</summary>
internal static class GaussianProducts
{
    private const int LargestWeight = 300, MostTerms = 30, MostTermsOfExponent = 6;
    private static readonly ulong s_erfc = new Call("erfc", [Number.One]).Bit;

    /// <summary>The expression with such products in two forms, the new one where u is positive.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="report">Is told of every product that was changed.</param>
    public static Expr Apply(Expr expression, FunctionTable functions, Action<RewriteApplication>? report)
    {
        if ((expression.FunctionBits & s_erfc) == 0) return expression;
        return ExpressionGraph.Rewrite(expression, node => node is Mul { Weight: <= LargestWeight } product && (node.FunctionBits & s_erfc) != 0 ? Scaled(product, functions, report) ?? node : node);
    }

    private static Expr? Scaled(Mul product, FunctionTable functions, Action<RewriteApplication>? report)
    {
        Expr[] factors = product.ArgumentArray;
        int power = Array.FindIndex(factors, static f => IsExponential(f));
        if (power < 0) return null;
        Expr rest = Canonical.Product([.. factors.Where((_, i) => i != power)]);
        Expr[] arguments = [.. ExpressionGraph.Of(rest).Nodes.OfType<Call>().Where(static call => call.Name == "erfc").Select(static call => call.ArgumentArray[0]).Distinct()];
        if (arguments is not [var u]) return null;
        Expr square = Canonical.Power(u, Number.Two);
        FractionReader reader = new(MostTerms);
        if (Product(reader, Canonical.Sum(factors[power].Arguments[0], Canonical.Negate(square))) is not { } exponent) return null;
        HashSet<Expr> gaussians = [.. ExpressionGraph.Of(rest).Nodes.Where(node => IsExponential(node) && reader.Read(Canonical.Sum(node.Arguments[0], square)) is { Numerator.Length: 0 })];
        bool IsGaussian(Expr node) => gaussians.Contains(node);
        if (Degree(rest, node => node is Call { Name: "erfc" } || IsGaussian(node)) != 1) return null;
        Expr scaled = ExpressionGraph.Rewrite(rest, node => node is Call { Name: "erfc" } ? new Call("erfcx", [u]) : IsGaussian(node) ? Number.One : node);
        Expr result = new Call("if", [new Call(">", [u, Number.Zero]), Canonical.Product(new Call("exp", [exponent]), scaled), product]);
        report?.Invoke(RewriteApplication.Of("product of an exponential and erfc", "u", u, product, result, functions));
        return result;
    }

    private static bool IsExponential(Expr node) => node is Call { Name: "exp", IsDerivative: false };

    /// <summary>How many factors of some kind every term of an expression has; −1 where terms have different numbers, or where they are somewhere else than in terms.</summary>
    private static int Degree(Expr expression, Func<Expr, bool> isCounted) => ExpressionGraph.Fold<int>(expression, (node, operands) =>
    {
        if (isCounted(node)) return 1;
        if (operands.Contains(-1)) return -1;
        return node switch
        {
            Mul => operands.ToArray().Sum(),
            Add => operands.IndexOfAnyExcept(operands[0]) < 0 ? operands[0] : -1,
            _ => operands.IndexOfAnyExcept(0) < 0 ? 0 : -1,
        };
    });

    /// <summary>A rational expression as a product, or null where a factor that is a sum does not have an even exponent.</summary>
    private static Expr? Product(FractionReader reader, Expr expression)
    {
        if (reader.Read(expression) is not { Numerator.Length: > 0 and <= MostTermsOfExponent } fraction) return null;
        Factorization above = Factorization.Of(fraction.Numerator), below = Factorization.Of(fraction.Denominator);
        if (above.Factors.Any(static f => f.Factor.Length > 1 && f.Exponent % 2 != 0)) return null;
        return Canonical.Product(FactoredForm.Write(above, reader.Kernels), FactoredForm.Write(below, reader.Kernels, -1));
    }
}
