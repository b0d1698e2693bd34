using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Evaluates a vector of points in which conditions differ, or with an argument that the faster kernel of a function is not made for. Each
/// result is what a vector of that point alone gives: it does not depend on the points beside it.</summary>
/// <param name="inputs">How many variables there are.</param>
/// <param name="outputs">How many results there are.</param>
/// <param name="rows">How many rows of doubts there are.</param>
/// <param name="hasConditions">Whether points may go different ways; then each fills a vector of its own.</param>
/// <param name="emit">Makes a loop with kernels for all arguments, when first needed.</param>
internal sealed class CarefulLoop(int inputs, int outputs, int rows, bool hasConditions, Func<BatchLoop> emit)
{
    private static readonly int s_lanes = Vector512<double>.Count;
    private readonly Lazy<BatchLoop> _loop = new(emit);

    /// <summary>Evaluates one vector; strides are in bytes.</summary>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, ref byte marks, nint groups)
    {
        double none = 0;
        if (!hasConditions)
        {
            _loop.Value(ref x, xStride, ref y, yStride, ref none, s_lanes, ref marks, groups);
            return;
        }

        double[] memory = ArrayPool<double>.Shared.Rent((inputs + outputs) * s_lanes);
        byte[] doubts = ArrayPool<byte>.Shared.Rent(rows + 1);
        Span<double> point = memory.AsSpan(0, inputs * s_lanes);
        ref double results = ref memory[point.Length];
        for (int k = 0; k < rows; k++) Unsafe.Add(ref marks, k * groups) = 0;
        for (int i = 0; i < s_lanes; i++)
        {
            for (int v = 0; v < inputs; v++) point.Slice(v * s_lanes, s_lanes).Fill(Unsafe.Add(ref Unsafe.AddByteOffset(ref x, v * xStride), i));
            doubts.AsSpan(0, rows).Clear();
            _loop.Value(ref memory[0], s_lanes * sizeof(double), ref results, s_lanes * sizeof(double), ref none, s_lanes, ref doubts[0], 1);
            for (int k = 0; k < outputs; k++) Unsafe.Add(ref Unsafe.AddByteOffset(ref y, k * yStride), i) = Unsafe.Add(ref results, k * s_lanes);
            for (int k = 0; k < rows; k++) Unsafe.Add(ref marks, k * groups) |= (byte)(doubts[k] & (1 << i));
        }

        ArrayPool<byte>.Shared.Return(doubts);
        ArrayPool<double>.Shared.Return(memory);
    }
}
