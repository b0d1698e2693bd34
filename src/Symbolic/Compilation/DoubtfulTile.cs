using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Points of a batch whose results are in doubt, where they stand: variables and results in columns, doubts in bits.</summary>
internal readonly ref struct DoubtfulTile
{
    private readonly ref double _x, _y;
    private readonly nint _xStride, _yStride;
    private readonly Span<byte> _marks;
    private readonly int _size;

    /// <summary>Some of the points of a tile.</summary>
    /// <param name="x">The first variable at the tile's first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the tile's first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="marks">For each result a bit per point of the tile, eight points per byte.</param>
    /// <param name="size">How many points the tile has; bits after the last mean nothing.</param>
    /// <param name="points">The points in doubt, by their place in the tile.</param>
    public DoubtfulTile(ref double x, nint xStride, ref double y, nint yStride, Span<byte> marks, int size, ReadOnlySpan<int> points)
    {
        _x = ref x;
        _y = ref y;
        (_xStride, _yStride, _size) = (xStride, yStride, size);
        Groups = (size + Vector512<double>.Count - 1) / Vector512<double>.Count;
        _marks = marks;
        Points = points;
    }

    /// <summary>The points, by their place in the tile.</summary>
    public ReadOnlySpan<int> Points { get; }

    /// <summary>How many groups of eight points there are, of which the last may have fewer.</summary>
    public int Groups { get; }

    /// <summary>How many points, from the first on, are in groups of eight.</summary>
    public int Whole => _size - (_size % Vector512<double>.Count);

    /// <summary>Other points of the same tile.</summary>
    public DoubtfulTile At(ReadOnlySpan<int> points) => new(ref _x, _xStride, ref _y, _yStride, _marks, _size, points);

    /// <summary>Whether a result is in doubt at a point.</summary>
    public bool IsDoubtful(int result, int point) => (_marks[(result * Groups) + (point >> 3)] >> (point & 7) & 1) != 0;

    /// <summary>Says that a result is in doubt no more at a point.</summary>
    public void Settle(int result, int point) => _marks[(result * Groups) + (point >> 3)] &= (byte)~(1 << (point & 7));

    /// <summary>Whether a result is in doubt at any point.</summary>
    public bool IsDoubtful(int result) => _marks.Slice(result * Groups, Groups).ContainsAnyExcept((byte)0);

    /// <summary>The doubts at a point; bit k mod 64 is set for result k.</summary>
    public ulong Doubts(int results, int point)
    {
        ulong doubts = 0;
        for (int k = 0; k < results; k++)
        {
            if (IsDoubtful(k, point)) doubts |= 1UL << k;
        }

        return doubts;
    }

    /// <summary>A result at a point.</summary>
    public ref double Result(int result, int point) => ref Unsafe.Add(ref _y, (result * _yStride) + point);

    /// <summary>Copies a variable at all points.</summary>
    public void CopyVariable(int variable, Span<double> to)
    {
        ref double column = ref Unsafe.Add(ref _x, variable * _xStride);
        for (int i = 0; i < Points.Length; i++) to[i] = Unsafe.Add(ref column, Points[i]);
    }

    /// <summary>Copies all variables at a point.</summary>
    public void CopyPoint(int point, Span<double> to)
    {
        for (int v = 0; v < to.Length; v++) to[v] = Unsafe.Add(ref _x, (v * _xStride) + point);
    }

    /// <summary>Finds the points at which any result is in doubt.</summary>
    /// <param name="points">Receives their places.</param>
    /// <returns>How many there are.</returns>
    public int Find(Span<int> points)
    {
        int count = 0;
        if (!_marks.ContainsAnyExcept((byte)0)) return count;
        for (int g = 0; g < Groups; g++)
        {
            uint any = 0;
            for (int k = g; k < _marks.Length; k += Groups) any |= _marks[k];
            for (; any != 0; any &= any - 1)
            {
                int point = (g * Vector512<double>.Count) + BitOperations.TrailingZeroCount(any);
                if (point < _size) points[count++] = point;
            }
        }

        return count;
    }

    /// <summary>Finds the points at which a result in doubt is 0 or no number, but for those after the last group of eight.</summary>
    /// <param name="results">How many results there are.</param>
    /// <param name="lost">Receives a bit per point, eight points per byte.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Lost(int results, Span<byte> lost)
    {
        int count = 0;
        ref byte marks = ref MemoryMarshal.GetReference(_marks);
        for (int g = 0; g < lost.Length; g++)
        {
            uint found = 0;
            for (int k = 0; k < results; k++)
            {
                uint doubtful = Unsafe.Add(ref marks, (k * Groups) + g);
                if (doubtful != 0) found |= doubtful & ~Sound(Vector512.LoadUnsafe(ref _y, (nuint)((k * _yStride) + (g * Vector512<double>.Count))));
            }

            lost[g] = (byte)found;
            count += BitOperations.PopCount(found);
        }

        return count;
    }

    /// <summary>Copies variables at some points, side by side, and a few more numbers up to a multiple of eight.</summary>
    /// <param name="variables">How many variables there are.</param>
    /// <param name="points">A bit per point.</param>
    /// <param name="to">Receives the columns, each with room for eight numbers more than there are points.</param>
    /// <param name="stride">Numbers from one column to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyPoints(int variables, ReadOnlySpan<byte> points, ref double to, int stride)
    {
        nint count = 0;
        for (int g = 0; g < points.Length; g++)
        {
            byte set = points[g];
            if (set == 0) continue;
            Vector512<long> places = PackedLanes.Places(set);
            ref double from = ref Unsafe.Add(ref _x, g * Vector512<double>.Count);
            for (int v = 0; v < variables; v++)
            {
                Vector512<double> some = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref Unsafe.Add(ref from, v * _xStride)), places);
                some.StoreUnsafe(ref Unsafe.Add(ref to, (v * (nint)stride) + count));
            }

            count += BitOperations.PopCount(set);
        }

        for (int v = 0; v < variables; v++)
        {
            ref double column = ref Unsafe.Add(ref to, v * (nint)stride);
            Vector512.Create(column).StoreUnsafe(ref Unsafe.Add(ref column, count));
        }
    }

    /// <summary>Takes what is said of results where they are in doubt and 0 or no numbers, and settles them.</summary>
    /// <param name="results">How many results there are.</param>
    /// <param name="points">The points about which something is said, a bit per point.</param>
    /// <param name="values">What is said, in columns, side by side; up to eight numbers more are read.</param>
    /// <param name="stride">Numbers from one column to the next.</param>
    /// <param name="unknown">What is said where nothing is known.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(int results, ReadOnlySpan<byte> points, ref double values, int stride, double unknown)
    {
        Vector512<double> nothing = Vector512.Create(unknown);
        nint count = 0;
        for (int g = 0; g < points.Length; g++)
        {
            byte set = points[g];
            if (set == 0) continue;
            Vector512<long> ranks = PackedLanes.Ranks(set);
            ref double column = ref Unsafe.Add(ref _y, g * Vector512<double>.Count);
            ref byte marks = ref Unsafe.Add(ref MemoryMarshal.GetReference(_marks), g);
            for (int k = 0; k < results; k++)
            {
                ref byte mark = ref Unsafe.Add(ref marks, k * Groups);
                ref double place = ref Unsafe.Add(ref column, k * _yStride);
                if ((mark & set) == 0) continue;
                Vector512<double> value = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref Unsafe.Add(ref values, (k * (nint)stride) + count)), ranks), y = Vector512.LoadUnsafe(ref place);
                uint taken = (uint)(mark & set) & ~Sound(y) & ~(uint)Vector512.Equals(value, nothing).ExtractMostSignificantBits();
                Vector512.ConditionalSelect(Lanes(taken), value, y).StoreUnsafe(ref place);
                mark &= (byte)~taken;
            }

            count += BitOperations.PopCount(set);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Sound(Vector512<double> results)
    {
        // from the least double to the greatest is one interval of bit patterns
        Vector512<ulong> above = Vector512.Abs(results).AsUInt64() - Vector512<ulong>.One;
        return (uint)Vector512.LessThan(above, Vector512.Create(BitConverter.DoubleToUInt64Bits(double.MaxValue))).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Lanes(uint bits)
    {
        Vector512<long> lanes = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((long)bits) & lanes, lanes).AsDouble();
    }
}
