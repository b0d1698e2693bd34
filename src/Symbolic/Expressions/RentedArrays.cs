using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Expressions;

/// <summary>Arrays for the time of a pass over many nodes. Fresh ones would be large objects, each of which brings a full collection of garbage nearer.</summary>
/// <remarks>What has been given back waits on its thread for the next pass: small arrays as long as the thread lives, large ones until the second full collection of garbage from then. With the first
/// they would hardly ever last: a pass that has to make its arrays anew brings the next one about by that.</remarks>
internal static class RentedArrays
{
    private const int Least = 16, MostBytesKept = 1 << 18;

    /// <summary>An array of at least so many elements, which are empty.</summary>
    /// <remarks>Arrays with references come back empty.</remarks>
    public static T[] Rent<T>(int count)
    {
        if (count == 0) return [];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, Least));
        if (Shelf<T>.Take(BitOperations.Log2((uint)size)) is not { } array) return new T[size];
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(array, 0, count);
        return array;
    }

    /// <summary>Takes an array back of which so many elements were used.</summary>
    public static void Return<T>(T[] array, int count)
    {
        if (array.Length == 0) return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(array, 0, count);
        bool isLarge = (long)array.Length * Unsafe.SizeOf<T>() > MostBytesKept;
        Shelf<T>.Put(BitOperations.Log2((uint)array.Length), array, isLarge);
    }

    /// <summary>An array of twice the size with the same elements first; the other goes back.</summary>
    public static T[] Doubled<T>(T[] array)
    {
        T[] larger = Rent<T>(2 * array.Length);
        array.CopyTo(larger, 0);
        Return(array, array.Length);
        return larger;
    }

    /// <summary>An array that waits, over one full collection of garbage and any number of smaller ones.</summary>
    private sealed class Reserve
    {
        private const int LastedFor = 2, Oldest = 2;

        private readonly int _since = GC.CollectionCount(Oldest);

        ~Reserve()
        {
            if (GC.CollectionCount(Oldest) - _since < LastedFor) GC.ReRegisterForFinalize(this);
        }

        public required Array Waiting { get; init; }
    }

    /// <summary>Arrays of one type by the logarithm of their length: two of each length that is kept, one that may be collected.</summary>
    private static class Shelf<T>
    {
        private const int Lengths = 32;

        [ThreadStatic]
        private static T[]?[]? s_kept;

        [ThreadStatic]
        private static WeakReference<Reserve>?[]? s_large;

        public static T[]? Take(int length)
        {
            T[]?[] kept = s_kept ??= new T[]?[2 * Lengths];
            for (int i = 2 * length; i < (2 * length) + 2; i++)
            {
                if (kept[i] is not { } array) continue;
                kept[i] = null;
                return array;
            }

            if (s_large?[length] is not { } reference || !reference.TryGetTarget(out Reserve? reserve)) return null;
            reference.SetTarget(null!);
            GC.SuppressFinalize(reserve);
            return (T[])reserve.Waiting;
        }

        public static void Put(int length, T[] array, bool isLarge)
        {
            if (isLarge)
            {
                (s_large ??= new WeakReference<Reserve>?[Lengths])[length] ??= new WeakReference<Reserve>(null!, trackResurrection: true);
                s_large[length]!.SetTarget(new Reserve { Waiting = array });
                return;
            }

            T[]?[] kept = s_kept ??= new T[]?[2 * Lengths];
            if (kept[2 * length] is null) kept[2 * length] = array;
            else kept[(2 * length) + 1] = array;
        }
    }
}
