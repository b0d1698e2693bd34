using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>How the room of hash tables grows: a little of it is a table's own, so that small expressions cost no rent.</summary>
internal static class HashedRoom
{
    /// <summary>The number of nodes that a table has room for by itself.</summary>
    public const int Own = 32;

    private const int Many = 1 << 11;

    /// <summary>The room after some is full: large tables grow faster, because what is in them has to be placed anew.</summary>
    public static int After(int capacity) => capacity < Many ? 2 * capacity : 4 * capacity;

    /// <summary>Room for so many nodes.</summary>
    public static int For(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count);

    /// <summary>Empties the arrays of a table and, unless they are its own, gives them back.</summary>
    public static void Clear<TEntry, TSlot>(TEntry[] nodes, TSlot[] slots, int count, int used, bool isOwn)
    {
        if (isOwn)
        {
            Array.Clear(nodes, 0, count);
            Array.Clear(slots, 0, used);
            return;
        }

        RentedArrays.Return(nodes, count);
        RentedArrays.Return(slots, used);
    }
}
