namespace Symbolic.Expressions;

/// <summary>Lists of operands for the time of a construction, kept for the thread's next one: most nodes take a list to build.</summary>
internal static class OperandLists
{
    /// <summary>Lists with more room than this are not kept: it would never be given back.</summary>
    private const int LargestKept = 1 << 12;

    /// <summary>Constructions within constructions take lists of their own.</summary>
    private const int MostKept = 8;

    [ThreadStatic]
    private static Stack<List<Expr>>? s_spare;

    /// <summary>An empty list, to be given back to the thread by <see cref="Return"/>.</summary>
    public static List<Expr> Rent() => s_spare is not null && s_spare.TryPop(out List<Expr>? list) ? list : new List<Expr>(16);

    /// <summary>Takes a list back that nothing else holds.</summary>
    public static void Return(List<Expr> list)
    {
        if (list.Capacity > LargestKept || (s_spare ??= new()).Count >= MostKept) return;
        list.Clear();
        s_spare.Push(list);
    }
}
