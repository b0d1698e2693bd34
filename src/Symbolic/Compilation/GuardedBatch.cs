using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>A batch that watches itself: loops over vectors say in bits which results are in doubt, and the few points with doubts are settled, while all others keep
/// the loops' speed.</summary>
/// <param name="program">The loops.</param>
/// <param name="guard">What is looked at.</param>
internal sealed class GuardedBatch(BatchProgram program, Guard guard)
{
    private const int LongestTile = 512, MemoryDoubles = 1 << 18;

    // whole vectors of points; where what is looked at stands in columns, few enough that these stay in the cache
    private readonly int _tile = program.Rows > 0 ? LongestTile : Math.Clamp(MemoryDoubles / guard.Total, Vector512<double>.Count, LongestTile) / Vector512<double>.Count * Vector512<double>.Count;

    /// <summary>Evaluates points in columns.</summary>
    /// <param name="x">The first variable at the first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="count">The number of points, 1 or more.</param>
    /// <param name="cancellation">Stops between two points.</param>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, nint count, CancellationToken cancellation)
    {
        int stride = ColumnFrame.StrideOf(_tile), rows = Math.Max(program.Rows, guard.OutputCount);
        double[] memory = program.Rows > 0 ? [] : ArrayPool<double>.Shared.Rent(guard.Total * stride);
        byte[] marks = ArrayPool<byte>.Shared.Rent(rows * (_tile / Vector512<double>.Count));
        for (nint start = 0; start < count; start += _tile)
        {
            cancellation.ThrowIfCancellationRequested();
            int size = (int)Math.Min(_tile, count - start), groups = (size + Vector512<double>.Count - 1) / Vector512<double>.Count;
            ref double from = ref Unsafe.Add(ref x, start), to = ref Unsafe.Add(ref y, start);
            Span<byte> found = marks.AsSpan(0, rows * groups);
            bool any = program.Rows > 0 ? Marked(ref from, xStride, ref to, yStride, size, found, groups) : Columns(ref from, xStride, ref to, yStride, size, memory, stride, found);
            if (any) Settle(found[..(guard.OutputCount * groups)], ref from, xStride, ref to, yStride, size, cancellation);
        }

        ArrayPool<byte>.Shared.Return(marks);
        if (memory.Length > 0) ArrayPool<double>.Shared.Return(memory);
    }

    /// <summary>The loops say what is in doubt.</summary>
    /// <returns>Whether anything is.</returns>
    private bool Marked(ref double x, nint xStride, ref double y, nint yStride, int size, Span<byte> marks, int groups)
    {
        marks.Clear();
        program.Run(ref x, xStride, ref y, yStride, size, ref marks[0], groups);
        if (!marks.ContainsAnyExcept((byte)0)) return false;
        Unusual(marks[^groups..], marks, ref y, yStride, size);
        for (int s = 0; s < guard.Plan.Doubtful.Length; s++)
        {
            ReadOnlySpan<byte> set = marks.Slice((guard.OutputCount + s) * groups, groups);
            if (!set.ContainsAnyExcept((byte)0)) continue;
            for (int k = 0; k < guard.OutputCount; k++)
            {
                if ((guard.Plan.Doubtful[s] >> (k % 64) & 1) == 0) continue;
                for (int i = 0; i < groups; i++) marks[(k * groups) + i] |= set[i];
            }
        }

        return true;
    }

    /// <summary>Finds out which results are in doubt where the loops only say that one may be, for its size.</summary>
    private void Unusual(ReadOnlySpan<byte> unusual, Span<byte> marks, ref double y, nint yStride, int size)
    {
        if (!unusual.ContainsAnyExcept((byte)0)) return;
        int whole = size / Vector512<double>.Count;
        for (int k = 0; k < guard.OutputCount; k++)
        {
            if (!guard.Plan.Certain[k]) Guard.Unsound(unusual[..whole], marks.Slice(k * unusual.Length, whole), ref Unsafe.Add(ref y, k * yStride), guard.Plan.Least[k]);
        }

        if (whole == unusual.Length || unusual[^1] == 0) return;

        // the last vector ends at the last point
        int shift = Vector512<double>.Count - (size % Vector512<double>.Count);
        for (int k = 0; k < guard.OutputCount; k++)
        {
            ref double results = ref Unsafe.Add(ref y, k * yStride);
            marks[((k + 1) * unusual.Length) - 1] |= whole == 0 ? Few(k, ref results, size) : (byte)(guard.Unsound(k, Vector512.LoadUnsafe(ref results, (nuint)(size - Vector512<double>.Count))) >> shift);
        }
    }

    /// <summary>The same for fewer points than a vector has lanes.</summary>
    private byte Few(int result, ref double y, int size)
    {
        Span<double> lanes = stackalloc double[Vector512<double>.Count];
        MemoryMarshal.CreateReadOnlySpan(ref y, size).CopyTo(lanes);
        return guard.Unsound(result, Vector512.Create<double>(lanes));
    }

    /// <summary>The loops write what is to be looked at.</summary>
    /// <returns>Whether anything is in doubt.</returns>
    private bool Columns(ref double x, nint xStride, ref double y, nint yStride, int size, double[] memory, int stride, Span<byte> marks)
    {
        program.Run(ref x, xStride, ref memory[0], stride, size);
        for (int k = 0; k < guard.OutputCount; k++) memory.AsSpan(k * stride, size).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, k * yStride), size));
        return guard.Find(memory, stride, marks);
    }

    private void Settle(Span<byte> marks, ref double x, nint xStride, ref double y, nint yStride, int size, CancellationToken cancellation)
    {
        Span<int> points = stackalloc int[LongestTile];
        guard.Settle(new DoubtfulTile(ref x, xStride, ref y, yStride, marks, size, []), points, cancellation);
    }
}
