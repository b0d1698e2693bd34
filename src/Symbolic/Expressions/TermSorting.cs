using System.Runtime.InteropServices;

namespace Symbolic.Expressions;

/// <summary>Sorts many terms or factors into canonical order by a number that decides most comparisons.</summary>
internal static class TermSorting
{
    private const int Few = 48, VeryFew = 12;
    private const int NameCharacters = 7;

    /// <summary>Names from "exp" to "expa" leave so much room.</summary>
    private const int LargestExponent = (1 << 24) - 1;

    private static readonly Comparison<Expr> s_terms = static (a, b) => CanonicalOrder.Terms(a, b);
    private static readonly Comparison<Expr> s_factors = static (a, b) => CanonicalOrder.FactorOrder(a, b);

    /// <summary>Sorts terms into the order of <see cref="CanonicalOrder"/>.</summary>
    public static void Sort(List<Expr> terms) => Sort(CollectionsMarshal.AsSpan(terms), s_terms, areTerms: true);

    /// <summary>Sorts factors into the order of <see cref="CanonicalOrder.FactorOrder"/>.</summary>
    public static void SortFactors(List<Expr> factors) => Sort(CollectionsMarshal.AsSpan(factors), s_factors, areTerms: false);

    private static void Sort(Span<Expr> span, Comparison<Expr> order, bool areTerms)
    {
        if (span.Length <= VeryFew)
        {
            Insert(span, areTerms);
            return;
        }

        if (span.Length <= Few)
        {
            span.Sort(order);
            return;
        }

        ulong[] rented = RentedArrays.Rent<ulong>(span.Length);
        Span<ulong> keys = rented.AsSpan(0, span.Length);
        for (int i = 0; i < keys.Length; i++) keys[i] = Key(areTerms ? First(span[i]) : span[i]);
        keys.Sort(span);
        for (int start = 0, end; start < span.Length; start = end)
        {
            end = start + 1;
            while (end < span.Length && keys[end] == keys[start]) end++;
            if (end > start + 1) span[start..end].Sort(order);
        }

        RentedArrays.Return(rented, span.Length);
    }

    private static void Insert(Span<Expr> span, bool areTerms)
    {
        for (int i = 1; i < span.Length; i++)
        {
            Expr next = span[i];
            int at = i;
            for (; at > 0 && (areTerms ? CanonicalOrder.Terms(span[at - 1], next) : CanonicalOrder.FactorOrder(span[at - 1], next)) > 0; at--) span[at] = span[at - 1];
            span[at] = next;
        }
    }

    private static Expr First(Expr term) => term is Mul product ? product.ArgumentArray[product.ArgumentArray[0] is Number ? 1 : 0] : term;

    /// <summary>
    /// A number that never decreases along the canonical order: what the base of a factor is, whether it is large, and the
    /// beginning of its name; of an exponential also the size of its exponent when that is large.
    /// </summary>
    private static ulong Key(Expr factor)
    {
        Expr @base = CanonicalOrder.Base(factor);
        ulong rank = (ulong)CanonicalOrder.Rank(@base) << 60;
        if (@base.Weight > CanonicalOrder.Large) return rank | (1UL << 59) | (uint)@base.Weight;
        string? name = @base is Symbol symbol ? symbol.Name : (@base as Call)?.Name;
        if (name is null) return rank;
        return rank | Prefix(name) | (ReferenceEquals(@base, factor) || @base is not Call { Arguments.IsEmpty: true } ? 0 : ExponentSize(factor));
    }

    private static uint ExponentSize(Expr exponential)
    {
        int weight = First(CanonicalOrder.Exponent(exponential)).Weight;
        return weight > CanonicalOrder.Large ? (uint)Math.Min(weight, LargestExponent) : 0;
    }

    /// <summary>The first characters in base 256, up to one beyond Latin-1: those count alike, so nothing behind one may decide.</summary>
    private static ulong Prefix(string name)
    {
        ulong prefix = 0;
        int shift = NameCharacters * 8;
        foreach (char c in name)
        {
            shift -= 8;
            prefix |= (ulong)Math.Min(c, byte.MaxValue) << shift;
            if (shift == 0 || c >= byte.MaxValue) break;
        }

        return prefix;
    }
}
