using System.Buffers;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>What <see cref="LostResults"/> says, for the points of a batch: a loop over those points at which a result in doubt may be lost, side by side.</summary>
internal sealed class LostLoop
{
    private readonly BatchProgram _program;
    private readonly int _variables, _results;

    /// <summary>The loop over a tape that gives what is said of each result.</summary>
    public LostLoop(Tape tape) => (_program, _variables, _results) = (BatchEmitter.Emit(tape), tape.Variables.Length, tape.OutputCount);

    /// <summary>Puts in place what is known of results in doubt, which are in doubt no more, at all points but those after the last eight.</summary>
    public void Settle(in DoubtfulTile tile)
    {
        byte[] points = ArrayPool<byte>.Shared.Rent(tile.Groups);
        Span<byte> lost = points.AsSpan(0, tile.Whole / Vector512<double>.Count);
        int count = tile.Lost(_results, lost);
        if (count > 0)
        {
            int whole = (count + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count, stride = ColumnFrame.StrideOf(whole + Vector512<double>.Count);
            double[] memory = ArrayPool<double>.Shared.Rent((_variables + _results) * stride);
            tile.CopyPoints(_variables, lost, ref memory[0], stride);
            ref double said = ref memory[_variables * stride];
            _program.Run(ref memory[0], stride, ref said, stride, whole);
            tile.Take(_results, lost, ref said, stride, LostResults.Unknown);
            ArrayPool<double>.Shared.Return(memory);
        }

        ArrayPool<byte>.Shared.Return(points);
    }
}
