using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>How the room of hash tables grows: a little of it is a table's own, so that small expressions cost no rent. There are a third more slots than nodes at least.</summary>
internal static class HashedRoom
{
    /// <summary>The number of slots that a table has by itself.</summary>
    public const int OwnSlots = 64;

    /// <summary>The number of nodes that a table has room for by itself.</summary>
    public const int OwnNodes = OwnSlots / 4 * 3;

    /// <summary>How many nodes there is room for beside some slots.</summary>
    public static int Capacity(int slots) => slots / 4 * 3;

    /// <summary>The number of slots for so many nodes.</summary>
    public static int Slots(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)((count + 2) / 3 * 4));

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
