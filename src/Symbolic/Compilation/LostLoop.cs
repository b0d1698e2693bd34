using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>What <see cref="LostResults"/> says, for the points of a batch: a loop over those vectors of eight points in which a result in doubt may be lost.</summary>
internal sealed class LostLoop
{
    private readonly BatchProgram _program;
    private readonly int _variables, _results;

    /// <summary>The loop over a tape that gives what is said of each result.</summary>
    public LostLoop(Tape tape) => (_program, _variables, _results) = (BatchEmitter.Emit(tape), tape.Variables.Length, tape.OutputCount);

    /// <summary>Puts in place what is known of results in doubt, which are in doubt no more, at all points but those after the last eight.</summary>
    public void Settle(in DoubtfulTile tile)
    {
        int[] groups = ArrayPool<int>.Shared.Rent(tile.Groups);
        int count = tile.Lost(_results, groups), stride = ColumnFrame.StrideOf(count * Vector512<double>.Count);
        if (count > 0)
        {
            double[] memory = ArrayPool<double>.Shared.Rent((_variables + _results) * stride);
            for (int v = 0; v < _variables; v++) tile.CopyGroups(v, groups.AsSpan(0, count), ref memory[v * stride]);
            ref double said = ref memory[_variables * stride];
            _program.Run(ref memory[0], stride, ref said, stride, count * Vector512<double>.Count);
            for (int k = 0; k < _results; k++) tile.Take(k, groups.AsSpan(0, count), ref Unsafe.Add(ref said, k * stride), LostResults.Unknown);
            ArrayPool<double>.Shared.Return(memory);
        }

        ArrayPool<int>.Shared.Return(groups);
    }
}
