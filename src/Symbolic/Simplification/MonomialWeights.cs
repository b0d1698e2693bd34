using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>How many nodes a product has after it was multiplied by whole powers, told without multiplying: most rules that would multiply find that nothing is saved.</summary>
internal static class MonomialWeights
{
    /// <summary>A power has its own node and that of its exponent beside its base.</summary>
    private const int OfExponent = 2;

    /// <summary>The weight of a power of a base that is none itself.</summary>
    public static int OfPower(Expr @base, Rational exponent) => exponent.IsZero ? 0 : @base.Weight + (exponent.IsOne ? 0 : OfExponent);

    /// <summary>The weight of a sum whose terms were divided by the same powers, or null where that takes more than subtracting exponents.</summary>
    public static int? OfQuotient(ReadOnlySpan<Expr> terms, List<(Expr Base, Rational Exponent)> powers)
    {
        int weight = 1;
        foreach (ref readonly Expr term in terms)
        {
            ReadOnlySpan<Expr> factors = term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term);
            if (OfProduct(factors, -1, powers, -1, out int count) is not { } own) return null;
            if (count > 1) own++;
            else if (HasSum(factors)) return null;
            weight += Math.Max(own, 1);
        }

        return weight;
    }

    /// <summary>The weight of the factors of a product, without its own node, after it was multiplied by powers, or null where that takes more than adding exponents.</summary>
    /// <param name="factors">Canonical factors.</param>
    /// <param name="without">The place of one that does not count; negative for none.</param>
    /// <param name="powers">Bases with exponents.</param>
    /// <param name="multiple">What the exponents are multiplied by.</param>
    /// <param name="count">How many factors there are then.</param>
    public static int? OfProduct(ReadOnlySpan<Expr> factors, int without, List<(Expr Base, Rational Exponent)> powers, int multiple, out int count)
    {
        int weight = 0;
        count = 0;
        for (int i = 0; i < factors.Length; i++)
        {
            if (i == without || factors[i].IsOne) continue;
            if (factors[i] is Mul || Roots.IsRoot(factors[i])) return null;
            if (IsAmong(CanonicalOrder.Base(factors[i]), powers)) continue;
            weight += factors[i].Weight;
            count++;
        }

        foreach ((Expr @base, Rational exponent) in powers)
        {
            Rational total = exponent * multiple;
            for (int i = 0; i < factors.Length; i++)
            {
                if (i == without || CanonicalOrder.Base(factors[i]) != @base) continue;
                if (CanonicalOrder.Exponent(factors[i]) is not Number { Value: var own }) return null;
                total += own;
            }

            if (!total.IsInteger) return null;
            if (total.IsZero) continue;
            weight += OfPower(@base, total);
            count++;
        }

        return weight;
    }

    /// <summary>Whether a sum is left where other factors vanish: its terms become terms of the other.</summary>
    private static bool HasSum(ReadOnlySpan<Expr> factors)
    {
        foreach (Expr factor in factors)
        {
            if (factor is Add) return true;
        }

        return false;
    }

    private static bool IsAmong(Expr @base, List<(Expr Base, Rational Exponent)> powers)
    {
        foreach ((Expr other, _) in powers)
        {
            if (other == @base) return true;
        }

        return false;
    }
}
