using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>A batch that watches itself: the guard's bounds are further columns of the same loops, and the few points they do not clear
/// are settled one by one, while all others keep the loops' speed.</summary>
/// <param name="program">The loops over results and bounds.</param>
/// <param name="guard">What the bounds mean.</param>
internal sealed class GuardedBatch(BatchProgram program, Guard guard)
{
    private const int LongestTile = 512, MemoryDoubles = 1 << 18;

    // whole vectors of points, few enough that their columns stay in the cache
    private readonly int _tile = Math.Clamp(MemoryDoubles / guard.Total, Vector512<double>.Count, LongestTile) / Vector512<double>.Count * Vector512<double>.Count;

    /// <summary>Evaluates points in columns.</summary>
    /// <param name="x">The first variable at the first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="count">The number of points, 1 or more.</param>
    /// <param name="cancellation">Stops between two points.</param>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, nint count, CancellationToken cancellation)
    {
        int stride = ColumnFrame.StrideOf(_tile);
        double[] memory = ArrayPool<double>.Shared.Rent(guard.Total * stride);
        byte[] marks = ArrayPool<byte>.Shared.Rent(guard.OutputCount * (_tile / Vector512<double>.Count));
        for (nint start = 0; start < count; start += _tile)
        {
            cancellation.ThrowIfCancellationRequested();
            int size = (int)Math.Min(_tile, count - start);
            program.Run(ref Unsafe.Add(ref x, start), xStride, ref memory[0], stride, size);
            for (int k = 0; k < guard.OutputCount; k++)
            {
                memory.AsSpan(k * stride, size).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, (k * yStride) + start), size));
            }

            Span<byte> found = marks.AsSpan(0, guard.OutputCount * ((size + Vector512<double>.Count - 1) / Vector512<double>.Count));
            if (!guard.Find(memory, stride, found)) continue;
            Settle(found, ref Unsafe.Add(ref x, start), xStride, ref Unsafe.Add(ref y, start), yStride, size, cancellation);
        }

        ArrayPool<byte>.Shared.Return(marks);
        ArrayPool<double>.Shared.Return(memory);
    }

    private void Settle(ReadOnlySpan<byte> marks, ref double x, nint xStride, ref double y, nint yStride, int size, CancellationToken cancellation)
    {
        int groups = marks.Length / guard.OutputCount, count = 0;
        Span<int> points = stackalloc int[LongestTile];
        for (int g = 0; g < groups; g++)
        {
            uint any = 0;
            for (int k = g; k < marks.Length; k += groups) any |= marks[k];
            for (; any != 0; any &= any - 1)
            {
                int point = (g * Vector512<double>.Count) + BitOperations.TrailingZeroCount(any);
                if (point < size) points[count++] = point;
            }
        }

        if (count > 0) guard.Settle(new DoubtfulTile(ref x, xStride, ref y, yStride, marks, groups, points[..count]), cancellation);
    }
}
