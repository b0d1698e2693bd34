using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Brings a sum over one denominator where its terms stand over powers of the same: 1/(1 + x^2) - 2*x^2/(1 + x^2)^2 = (1 - x^2)/(1 + x^2)^2.</summary>
/// <remarks>Only where every term has the denominator, and only where it costs no more: 1 - 1/(1 + exp(x)) stays, and so does 1/x + 1/y.</remarks>
internal static class CommonDenominators
{
    private const int MaximumTerms = 16;
    private const int MaximumExpanded = 24;

    /// <summary>The sum over one denominator, or null.</summary>
    public static Expr? Apply(Add sum)
    {
        Expr[] terms = sum.ArgumentArray;
        if (terms.Length > MaximumTerms || terms[0] is Number or Symbol || !Array.Exists(terms, HasDenominator)) return null;
        Expr[] denominators = Shared(terms);
        if (denominators.Length == 0) return null;
        Expr denominator = Canonical.Product(denominators), inverse = Canonical.Reciprocal(denominator);
        Expr numerator = Canonical.Sum(Canonical.TermsTimes(terms, inverse));
        Expr plain = Canonical.Product(denominator, numerator);
        Expr best = Expansion.Of(numerator, MaximumExpanded) is { } expanded ? Cheaper(Canonical.Product(denominator, expanded), plain) : plain;
        return Cost.OfTop(best) < Cost.OfTop(sum) && best.Weight <= sum.Weight ? best : null;
    }

    private static Expr Cheaper(Expr a, Expr b) => Cost.OfTop(a) <= Cost.OfTop(b) && a.Weight <= b.Weight ? a : b;

    /// <summary>The lowest powers of what occurs in every term, of those that stand below the bar somewhere and differ from others by whole powers.</summary>
    private static Expr[] Shared(Expr[] terms)
    {
        List<(Expr Base, Rational Exponent)> shared = [.. Powers(terms[0])];
        for (int i = 1; i < terms.Length && shared.Count > 0; i++)
        {
            Dictionary<Expr, Rational> powers = [];
            foreach ((Expr @base, Rational exponent) in Powers(terms[i])) powers.TryAdd(@base, exponent);
            for (int k = shared.Count - 1; k >= 0; k--)
            {
                bool fits = powers.TryGetValue(shared[k].Base, out Rational exponent) && (exponent - shared[k].Exponent).IsInteger;
                if (!fits) shared.RemoveAt(k);
                else if (exponent < shared[k].Exponent) shared[k] = (shared[k].Base, exponent);
            }
        }

        return [.. shared.Where(static s => s.Exponent.Sign < 0).Select(static s => Canonical.Power(s.Base, Number.Of(s.Exponent)))];
    }

    private static bool HasDenominator(Expr term)
    {
        if (term is not Mul product) return IsBelow(term);
        foreach (Expr factor in product.Arguments)
        {
            if (IsBelow(factor)) return true;
        }

        return false;
    }

    private static bool IsBelow(Expr factor) => factor is Pow { Exponent: Number { Value.Sign: < 0 } };

    private static IEnumerable<(Expr Base, Rational Exponent)> Powers(Expr term)
    {
        foreach (Expr factor in term is Mul product ? product.ArgumentArray : [term])
        {
            if (factor is Number or Constant || factor is Call { Name: "exp" }) continue;
            if (CanonicalOrder.Exponent(factor) is Number exponent) yield return (CanonicalOrder.Base(factor), exponent.Value);
        }
    }
}
