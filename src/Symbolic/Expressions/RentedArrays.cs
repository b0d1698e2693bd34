using System.Buffers;
using System.Runtime.CompilerServices;

namespace Symbolic.Expressions;

/// <summary>Arrays for the time of a pass over many nodes. Fresh ones would be large objects, each of which brings a full collection of garbage nearer.</summary>
internal static class RentedArrays
{
    /// <summary>An array of at least so many elements, which are empty.</summary>
    /// <remarks>Arrays with references come back empty.</remarks>
    public static T[] Rent<T>(int count)
    {
        T[] array = ArrayPool<T>.Shared.Rent(count);
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(array, 0, count);
        return array;
    }

    /// <summary>Takes an array back of which so many elements were used.</summary>
    public static void Return<T>(T[] array, int count)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(array, 0, count);
        ArrayPool<T>.Shared.Return(array);
    }

    /// <summary>An array of twice the size with the same elements first; the other goes back.</summary>
    public static T[] Doubled<T>(T[] array)
    {
        T[] larger = Rent<T>(2 * array.Length);
        array.CopyTo(larger, 0);
        Return(array, array.Length);
        return larger;
    }
}
