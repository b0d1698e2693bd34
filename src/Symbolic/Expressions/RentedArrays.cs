using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Expressions;

/// <summary>Arrays for the time of a pass over many nodes. Fresh ones would be large objects, each of which brings a full collection of garbage nearer.</summary>
/// <remarks>What has been given back waits on its thread for the next pass: small arrays as long as the thread lives, large ones until the second full collection of garbage from then. With the first
/// they would hardly ever last: a pass that has to make its arrays anew brings the next one about by that.</remarks>
internal static class RentedArrays
{
    private const int Least = 16, MostBytesKept = 1 << 17;

    /// <summary>An array of at least so many elements, all of which are empty.</summary>
    /// <remarks>Arrays with references come back empty.</remarks>
    public static T[] Rent<T>(int count)
    {
        if (count == 0) return [];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, Least));
        if (Shelf<T>.Take(BitOperations.Log2((uint)size)) is not { } array) return new T[size];
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(array);
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
    private sealed class Reserve(Array array)
    {
        private const int LastedFor = 2, Oldest = 2;

        private readonly int _since = GC.CollectionCount(Oldest);
        private Array? _array = array;

        ~Reserve()
        {
            if (_array is not null && GC.CollectionCount(Oldest) - _since < LastedFor) GC.ReRegisterForFinalize(this);
        }

        public Array? Take()
        {
            Array? taken = _array;
            _array = null;
            return taken;
        }
    }

    /// <summary>Arrays of one type by the logarithm of their length, some of each length.</summary>
    private static class Shelf<T>
    {
        private const int Lengths = 32, Kept = 4, Large = 8;

        [ThreadStatic]
        private static T[]?[]? s_kept;

        [ThreadStatic]
        private static WeakReference<Reserve>?[]? s_large;

        public static T[]? Take(int length)
        {
            T[]?[] kept = s_kept ??= new T[]?[Kept * Lengths];
            foreach (ref T[]? place in kept.AsSpan(Kept * length, Kept))
            {
                if (place is not { } array) continue;
                place = null;
                return array;
            }

            return s_large is null ? null : TakeLarge(s_large.AsSpan(Large * length, Large));
        }

        private static T[]? TakeLarge(ReadOnlySpan<WeakReference<Reserve>?> places)
        {
            foreach (WeakReference<Reserve>? place in places)
            {
                if (place is null || !place.TryGetTarget(out Reserve? reserve)) continue;
                place.SetTarget(null!);
                return (T[]?)reserve.Take();
            }

            return null;
        }

        public static void Put(int length, T[] array, bool isLarge)
        {
            if (isLarge)
            {
                PutLarge((s_large ??= new WeakReference<Reserve>?[Large * Lengths]).AsSpan(Large * length, Large), array);
                return;
            }

            foreach (ref T[]? place in (s_kept ??= new T[]?[Kept * Lengths]).AsSpan(Kept * length, Kept))
            {
                if (place is not null) continue;
                place = array;
                return;
            }
        }

        private static void PutLarge(Span<WeakReference<Reserve>?> places, T[] array)
        {
            foreach (ref WeakReference<Reserve>? place in places)
            {
                place ??= new WeakReference<Reserve>(null!, trackResurrection: true);
                if (place.TryGetTarget(out _)) continue;
                place.SetTarget(new Reserve(array));
                return;
            }
        }
    }
}
