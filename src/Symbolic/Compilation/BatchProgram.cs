using System.Buffers;
using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>The loops that evaluate a tape at many points, and how they take turns.</summary>
internal sealed class BatchProgram
{
    private const int Lanes = 8;
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

    /// <summary>How many rows of doubts the loops write: as <see cref="MaskCode.RowsOf"/> says; 0 where they write what a guard looks at as further results.</summary>
    public int Rows { get; init; }

    /// <summary>How many results there are beside the rows.</summary>
    public int Results { get; init; }

    /// <summary>Evaluates at points whose variables and results stand in columns.</summary>
    /// <param name="x">The first variable at the first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="count">The number of points, 1 or more.</param>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, nint count) => Run(ref x, xStride, ref y, yStride, count, ref Unsafe.NullRef<byte>(), 0);

    /// <summary>Evaluates, and says which results are in doubt.</summary>
    /// <param name="x">The first variable at the first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="count">The number of points, 1 or more.</param>
    /// <param name="marks"><see cref="Rows"/> rows of bits, all 0, one per point; bits are set where there are doubts, and bits after the last point mean nothing.</param>
    /// <param name="groups">Bytes of a row.</param>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, nint count, ref byte marks, nint groups)
    {
        if (_pointwise is not null)
        {
            Pointwise(ref x, xStride, ref y, yStride, count);
            return;
        }

        if (count < _least)
        {
            Few(ref x, xStride, ref y, yStride, (int)count, ref marks, groups);
            return;
        }

        if (_loops.Length == 1) Aligned(_loops[0], ref x, xStride * sizeof(double), ref y, yStride * sizeof(double), ref y, count, ref marks, groups);
        else Tiles(ref x, xStride, ref y, yStride, count, ref marks, groups);
        if (count % Lanes != 0) Align(ref marks, groups, (int)(Lanes - (count % Lanes)));
    }

    /// <summary>The last vector ended at the last point: its bits are moved to where they belong.</summary>
    private void Align(ref byte marks, nint groups, int shift)
    {
        for (int k = 0; k < Rows; k++)
        {
            ref byte last = ref Unsafe.Add(ref marks, (k * groups) + groups - 1);
            last = (byte)(last >> shift);
        }
    }

    /// <summary>Runs a loop while the stack ends at a line of the cache. The JIT compiler places the vectors for which there is no register relative to that end, which is
    /// a multiple of 16 bytes only: at every second one of these a loop takes half as much time again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static unsafe void Aligned(BatchLoop loop, ref double x, nint xStride, ref double y, nint yStride, ref double scratch, nint count, ref byte marks, nint groups)
    {
        const int Line = 64;
        byte* end = stackalloc byte[(int)Math.Min(count, Line / 4)]; // of a length that is not known beforehand, so that it is where the stack ends
        byte* room = stackalloc byte[Line + (int)((nint)end % Line)];
        Volatile.Write(ref *room, 0); // what is not used is left out
        loop(ref x, xStride, ref y, yStride, ref scratch, count, ref marks, groups);
    }

    private void Tiles(ref double x, nint xStride, ref double y, nint yStride, nint count, ref byte marks, nint groups)
    {
        double[] scratch = ArrayPool<double>.Shared.Rent(_scratchSize * ColumnFrame.StrideOf(_tile));
        for (nint done = 0; done < count; done += _tile)
        {
            nint size = Math.Max(Math.Min(_tile, count - done), _least), start = Math.Min(done, count - size);
            foreach (BatchLoop loop in _loops)
            {
                Aligned(loop, ref Unsafe.Add(ref x, start), xStride * sizeof(double), ref Unsafe.Add(ref y, start), yStride * sizeof(double), ref scratch[0], size, ref Unsafe.Add(ref marks, (start + Lanes - 1) / Lanes), groups);
            }
        }

        ArrayPool<double>.Shared.Return(scratch);
    }

    /// <summary>Fewer points than a vector has lanes: in columns of their own, with the last point repeated.</summary>
    private void Few(ref double x, nint xStride, ref double y, nint yStride, int count, ref byte marks, nint groups)
    {
        int inputs = _tape.Variables.Length, outputs = Rows > 0 ? Results : _tape.OutputCount;
        double[] memory = ArrayPool<double>.Shared.Rent((inputs + outputs) * _least);
        for (int v = 0; v < inputs; v++)
        {
            for (int i = 0; i < _least; i++) memory[(v * _least) + i] = Unsafe.Add(ref x, (v * xStride) + Math.Min(i, count - 1));
        }

        ref double results = ref memory[inputs * _least];
        Run(ref memory[0], _least, ref results, _least, _least, ref marks, groups);
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
