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
        if (terms.Length > MaximumTerms || terms[0] is Number or Symbol) return null;
        if (Shared(terms) is not { } denominators || !MayBeShorter(sum, denominators)) return null;
        Expr denominator = Cofactors.Product(denominators), inverse = Canonical.Reciprocal(denominator);
        Expr numerator = Canonical.Sum(Canonical.TermsTimes(terms, inverse));
        Expr plain = Canonical.Product(denominator, numerator);
        Expr best = Expansion.Of(numerator, MaximumExpanded) is { } expanded ? Cheaper(Canonical.Product(denominator, expanded), plain) : plain;
        return Cost.OfTop(best) < Cost.OfTop(sum) && best.Weight <= sum.Weight ? best : null;
    }

    /// <summary>Whether the sum over the denominators may have no more nodes. Where there are sums that could be multiplied out, that is not known.</summary>
    private static bool MayBeShorter(Add sum, List<(Expr Base, Rational Exponent)> denominators)
    {
        foreach (ref readonly Expr term in sum.Arguments)
        {
            foreach (Expr factor in FactorsOf(in term))
            {
                if (CanonicalOrder.Base(factor) is Add) return true;
            }
        }

        int weight = 1;
        foreach ((Expr @base, Rational exponent) in denominators) weight += MonomialWeights.OfPower(@base, exponent);
        return MonomialWeights.OfQuotient(sum.Arguments, denominators) is not { } numerator || weight + numerator <= sum.Weight;
    }

    private static Expr Cheaper(Expr a, Expr b) => Cost.OfTop(a) <= Cost.OfTop(b) && a.Weight <= b.Weight ? a : b;

    /// <summary>The lowest powers of what occurs in every term, of those that stand below the bar somewhere and differ from others by whole powers; null for none, which is the usual case.</summary>
    private static List<(Expr Base, Rational Exponent)>? Shared(Expr[] terms)
    {
        List<(Expr Base, Rational Exponent)>? shared = null;
        foreach (Expr factor in FactorsOf(in terms[0]))
        {
            if (!IsPower(factor, out Rational exponent)) continue;
            Expr @base = CanonicalOrder.Base(factor);
            if (IsShared(@base, terms, ref exponent) && exponent.Sign < 0) (shared ??= []).Add((@base, exponent));
        }

        return shared;
    }

    /// <summary>Whether every term has a power of the base, and they differ by whole exponents, of which the lowest is found.</summary>
    private static bool IsShared(Expr @base, Expr[] terms, ref Rational lowest)
    {
        for (int i = 1; i < terms.Length; i++)
        {
            if (!TryFind(@base, FactorsOf(in terms[i]), out Rational exponent) || !(exponent - lowest).IsInteger) return false;
            if (exponent < lowest) lowest = exponent;
        }

        return true;
    }

    private static bool TryFind(Expr @base, ReadOnlySpan<Expr> factors, out Rational exponent)
    {
        foreach (Expr factor in factors)
        {
            if (IsPower(factor, out exponent) && CanonicalOrder.Base(factor) == @base) return true;
        }

        exponent = default;
        return false;
    }

    private static bool IsPower(Expr factor, out Rational exponent)
    {
        exponent = default;
        if (factor is Number or Constant or Call { Name: "exp" } || CanonicalOrder.Exponent(factor) is not Number number) return false;
        exponent = number.Value;
        return true;
    }

    private static ReadOnlySpan<Expr> FactorsOf(ref readonly Expr term) => term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term);
}
