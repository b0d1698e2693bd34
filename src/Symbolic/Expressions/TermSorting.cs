using System.Runtime.InteropServices;

namespace Symbolic.Expressions;

/// <summary>Sorts many terms into canonical order by a number that decides most comparisons.</summary>
internal static class TermSorting
{
    private const int Few = 48;
    private const int NameCharacters = 7;

    /// <summary>Sorts terms into the order of <see cref="CanonicalOrder"/>.</summary>
    public static void Sort(List<Expr> terms)
    {
        if (terms.Count <= Few)
        {
            terms.Sort(CanonicalOrder.Instance);
            return;
        }

        Span<Expr> span = CollectionsMarshal.AsSpan(terms);
        Keyed[] keyed = new Keyed[span.Length];
        for (int i = 0; i < keyed.Length; i++) keyed[i] = new Keyed(Key(span[i]), span[i]);
        keyed.AsSpan().Sort(static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : CanonicalOrder.Terms(a.Term, b.Term));
        for (int i = 0; i < keyed.Length; i++) span[i] = keyed[i].Term;
    }

    /// <summary>
    /// A number that never decreases along the canonical order: what the base of the first factor is, whether it is large, and the
    /// beginning of its name.
    /// </summary>
    private static ulong Key(Expr term)
    {
        Expr first = term is Mul product ? product.ArgumentArray[product.ArgumentArray[0] is Number ? 1 : 0] : term;
        Expr @base = CanonicalOrder.Base(first);
        ulong rank = (ulong)CanonicalOrder.Rank(@base) << 60;
        if (@base.Weight > CanonicalOrder.Large) return rank | (1UL << 59) | (uint)@base.Weight;
        string? name = @base is Symbol symbol ? symbol.Name : (@base as Call)?.Name;
        return name is null ? rank : rank | Prefix(name);
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

    private readonly record struct Keyed(ulong Key, Expr Term);
}
