using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Where lanes of a vector go that are put side by side, in their order, and where they come from.</summary>
internal static class PackedLanes
{
    private const int Count = 8;

    /// <summary>For each set of lanes, a bit for each, a byte for each lane.</summary>
    private static readonly ulong[] s_places = [.. Enumerable.Range(0, 1 << Count).Select(PlacesOf)], s_ranks = [.. Enumerable.Range(0, 1 << Count).Select(RanksOf)];

    /// <summary>The places of the lanes of a set, of which a bit is set for each; what follows them means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Places(byte set) => Lanes(s_places[set]);

    /// <summary>For each lane how many of those before it are in a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Ranks(byte set) => Lanes(s_ranks[set]);

    private static ulong PlacesOf(int set)
    {
        ulong places = 0;
        for (int rank = 0, rest = set; rest != 0; rank++, rest &= rest - 1) places |= (ulong)BitOperations.TrailingZeroCount(rest) << (8 * rank);
        return places;
    }

    private static ulong RanksOf(int set)
    {
        ulong ranks = 0;
        for (int lane = 0; lane < Count; lane++) ranks |= (ulong)BitOperations.PopCount((uint)set & ((1U << lane) - 1)) << (8 * lane);
        return ranks;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Lanes(ulong bytes)
    {
        Vector256<ushort> words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte()).ToVector256Unsafe();
        return Vector512.WidenLower(Vector256.WidenLower(words).ToVector512Unsafe()).AsInt64();
    }
}
