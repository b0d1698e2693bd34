using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Evaluates a vector of points in which conditions differ, or with an argument that the faster kernel of a function is not made for. Each
/// result is what a vector of that point alone gives: it does not depend on the points beside it.</summary>
/// <param name="tape">The tape.</param>
/// <param name="hasConditions">Whether points may go different ways; then each fills a vector of its own.</param>
/// <param name="emit">Makes a loop with kernels for all arguments, when first needed.</param>
internal sealed class CarefulLoop(Tape tape, bool hasConditions, Func<BatchLoop> emit)
{
    private static readonly int s_lanes = Vector512<double>.Count;
    private readonly Lazy<BatchLoop> _loop = new(emit);
    private readonly int _inputs = tape.Variables.Length, _outputs = tape.OutputCount;

    /// <summary>Evaluates one vector; strides are in bytes.</summary>
    public void Run(ref double x, nint xStride, ref double y, nint yStride)
    {
        double none = 0;
        if (!hasConditions)
        {
            _loop.Value(ref x, xStride, ref y, yStride, ref none, s_lanes);
            return;
        }

        double[] memory = ArrayPool<double>.Shared.Rent((_inputs + _outputs) * s_lanes);
        Span<double> inputs = memory.AsSpan(0, _inputs * s_lanes);
        ref double results = ref memory[inputs.Length];
        for (int i = 0; i < s_lanes; i++)
        {
            for (int v = 0; v < _inputs; v++) inputs.Slice(v * s_lanes, s_lanes).Fill(Unsafe.Add(ref Unsafe.AddByteOffset(ref x, v * xStride), i));
            _loop.Value(ref memory[0], s_lanes * sizeof(double), ref results, s_lanes * sizeof(double), ref none, s_lanes);
            for (int k = 0; k < _outputs; k++) Unsafe.Add(ref Unsafe.AddByteOffset(ref y, k * yStride), i) = Unsafe.Add(ref results, k * s_lanes);
        }

        ArrayPool<double>.Shared.Return(memory);
    }
}
