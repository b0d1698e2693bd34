using System.Buffers;
using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>The loops that evaluate a tape at many points, and how they take turns.</summary>
internal sealed class BatchProgram
{
    private readonly Tape _tape;
    private readonly BatchLoop[] _loops;
    private readonly SpanFunction? _pointwise;
    private readonly int _scratchSize, _tile, _least;

    /// <summary>Loops over stretches of the tape.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="loops">One loop per stretch.</param>
    /// <param name="scratchSize">How many values the stretches hand on, per point.</param>
    /// <param name="tile">How many points a loop does before the next has its turn.</param>
    /// <param name="least">The least number of points a loop can do.</param>
    public BatchProgram(Tape tape, BatchLoop[] loops, int scratchSize, int tile, int least)
    {
        (_tape, _loops, _scratchSize, _tile, _least) = (tape, loops, scratchSize, tile, least);
    }

    /// <summary>A function that is called point by point.</summary>
    public BatchProgram(Tape tape, SpanFunction pointwise)
    {
        (_tape, _loops, _pointwise) = (tape, [], pointwise);
    }

    /// <summary>Evaluates at points whose variables and results stand in columns.</summary>
    /// <param name="x">The first variable at the first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="count">The number of points, 1 or more.</param>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, nint count)
    {
        if (_pointwise is not null) Pointwise(ref x, xStride, ref y, yStride, count);
        else if (count < _least) Few(ref x, xStride, ref y, yStride, (int)count);
        else if (_loops.Length == 1) _loops[0](ref x, xStride * sizeof(double), ref y, yStride * sizeof(double), ref y, count);
        else Tiles(ref x, xStride, ref y, yStride, count);
    }

    private void Tiles(ref double x, nint xStride, ref double y, nint yStride, nint count)
    {
        double[] scratch = ArrayPool<double>.Shared.Rent(_scratchSize * ColumnFrame.StrideOf(_tile));
        for (nint done = 0; done < count; done += _tile)
        {
            nint size = Math.Max(Math.Min(_tile, count - done), _least), start = Math.Min(done, count - size);
            foreach (BatchLoop loop in _loops)
            {
                loop(ref Unsafe.Add(ref x, start), xStride * sizeof(double), ref Unsafe.Add(ref y, start), yStride * sizeof(double), ref scratch[0], size);
            }
        }

        ArrayPool<double>.Shared.Return(scratch);
    }

    /// <summary>Fewer points than a vector has lanes: in columns of their own, with the last point repeated.</summary>
    private void Few(ref double x, nint xStride, ref double y, nint yStride, int count)
    {
        int inputs = _tape.Variables.Length, outputs = _tape.OutputCount;
        double[] memory = ArrayPool<double>.Shared.Rent((inputs + outputs) * _least);
        for (int v = 0; v < inputs; v++)
        {
            for (int i = 0; i < _least; i++) memory[(v * _least) + i] = Unsafe.Add(ref x, (v * xStride) + Math.Min(i, count - 1));
        }

        ref double results = ref memory[inputs * _least];
        Run(ref memory[0], _least, ref results, _least, _least);
        for (int k = 0; k < outputs; k++)
        {
            for (int i = 0; i < count; i++) Unsafe.Add(ref y, (k * yStride) + i) = Unsafe.Add(ref results, (k * _least) + i);
        }

        ArrayPool<double>.Shared.Return(memory);
    }

    private void Pointwise(ref double x, nint xStride, ref double y, nint yStride, nint count)
    {
        int inputs = _tape.Variables.Length, outputs = _tape.OutputCount;
        double[] memory = ArrayPool<double>.Shared.Rent(inputs + outputs);
        Span<double> point = memory.AsSpan(0, inputs), results = memory.AsSpan(inputs, outputs);
        for (nint i = 0; i < count; i++)
        {
            for (int v = 0; v < inputs; v++) point[v] = Unsafe.Add(ref x, (v * xStride) + i);
            _pointwise!(point, results);
            for (int k = 0; k < outputs; k++) Unsafe.Add(ref y, (k * yStride) + i) = results[k];
        }

        ArrayPool<double>.Shared.Return(memory);
    }
}
