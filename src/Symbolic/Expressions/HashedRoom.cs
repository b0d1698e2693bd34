using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>How the room of hash tables grows: a little of it is a table's own, so that small expressions cost no rent. There are a third more slots than nodes at least.</summary>
internal static class HashedRoom
{
    /// <summary>The golden section of 2^32: what neighbours are multiplied by to stand far apart.</summary>
    public const uint Scatter = 0x9E3779B1;

    /// <summary>The number of slots that a table has by itself.</summary>
    public const int OwnSlots = 64;

    /// <summary>The number of nodes that a table has room for by itself.</summary>
    public const int OwnNodes = OwnSlots / 4 * 3;

    /// <summary>How many nodes there is room for beside some slots.</summary>
    public static int Capacity(int slots) => slots / 4 * 3;

    /// <summary>The number of slots for so many nodes.</summary>
    public static int Slots(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)((count + 2) / 3 * 4));

    /// <summary>Empties an array of a table and, unless it is the table's own, gives it back.</summary>
    public static void Release<T>(T[] array, int count, bool isOwn)
    {
        if (isOwn) Array.Clear(array, 0, count);
        else RentedArrays.Return(array, count);
    }
}
