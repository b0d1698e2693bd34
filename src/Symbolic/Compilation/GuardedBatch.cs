using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>A batch that watches itself: the guard's bounds are further columns of the same loops, and the few points they do not clear
/// are settled one by one, while all others keep the loops' speed.</summary>
/// <param name="program">The loops over results and bounds.</param>
/// <param name="guard">What the bounds mean.</param>
/// <param name="inputs">The number of variables.</param>
internal sealed class GuardedBatch(BatchProgram program, Guard guard, int inputs)
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
        double[] memory = ArrayPool<double>.Shared.Rent(guard.Total * _tile);
        Span<byte> doubtful = stackalloc byte[_tile / Vector512<double>.Count];
        for (nint start = 0; start < count; start += _tile)
        {
            cancellation.ThrowIfCancellationRequested();
            int size = (int)Math.Min(_tile, count - start);
            program.Run(ref Unsafe.Add(ref x, start), xStride, ref memory[0], _tile, size);
            for (int k = 0; k < guard.OutputCount; k++)
            {
                memory.AsSpan(k * _tile, size).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, (k * yStride) + start), size));
            }

            Span<byte> found = doubtful[..((size + Vector512<double>.Count - 1) / Vector512<double>.Count)];
            if (!guard.Find(memory, _tile, found)) continue;
            Settle(found, memory, ref Unsafe.Add(ref x, start), xStride, ref Unsafe.Add(ref y, start), yStride, size, cancellation);
        }

        ArrayPool<double>.Shared.Return(memory);
    }

    private void Settle(ReadOnlySpan<byte> found, ReadOnlySpan<double> memory, ref double x, nint xStride, ref double y, nint yStride, int size, CancellationToken cancellation)
    {
        double[] point = new double[inputs], all = new double[guard.Total], results = new double[guard.OutputCount];
        for (int i = 0; i < size; i++)
        {
            if ((found[i / Vector512<double>.Count] >> (i % Vector512<double>.Count) & 1) == 0) continue;
            cancellation.ThrowIfCancellationRequested();
            for (int v = 0; v < inputs; v++) point[v] = Unsafe.Add(ref x, (v * xStride) + i);
            for (int k = 0; k < all.Length; k++) all[k] = memory[(k * _tile) + i];
            guard.Apply(point, all, results);
            for (int k = 0; k < results.Length; k++) Unsafe.Add(ref y, (k * yStride) + i) = results[k];
        }
    }
}
