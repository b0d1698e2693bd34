using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

using Symbolic.Compilation;

namespace Symbolic;

/// <summary>One or several expressions, ready to be evaluated in doubles at many points at once.</summary>
/// <remarks>
/// <para>Arithmetic gives the same bits as <see cref="CompiledFunction"/>; functions with a vector kernel may differ within the kernel's
/// accuracy (2 ulp). A result depends on its point alone, not on its neighbours, their number, the layout or threads. With
/// <see cref="Accuracy.Stable"/>, points at which digits may be lost are found by error bounds computed along with the results; only those are
/// settled, eight at a time in double-double arithmetic, and in exact arithmetic what that leaves over. Memory in use does not grow with the number of points. Safe to use from several
/// threads.</para>
/// <para>Layout: in <em>columns</em> all values of the first variable (or result) come first, then all of the second, and so on; in
/// <em>rows</em> all values of the first point, then all of the second.</para>
/// </remarks>
public sealed class CompiledBatch
{
    private const int LargestBlock = 32_768;
    private const long BlockOperations = 50_000_000;
    private const int RowBlock = 512;
    private readonly Lazy<BatchProgram> _program;
    private readonly Tape _tape;
    private readonly Guard? _guard;
    private readonly int _blockSize;

    /// <summary>A batch over a tape that computes what the guard, if there is one, wants to see.</summary>
    internal CompiledBatch(Tape tape, Guard? guard = null)
    {
        _tape = tape;
        _guard = guard;
        _program = new Lazy<BatchProgram>(() => BatchEmitter.Emit(tape, guard?.ProvesAll == false ? guard.Plan : null));

        // so few that a cancelled batch stops soon, whatever a point costs
        _blockSize = (int)Math.Clamp(BlockOperations / Math.Max(tape.Length, 1), 1, LargestBlock);
    }

    /// <summary>The variables, in the order of their columns.</summary>
    public ImmutableArray<string> Variables => _tape.Variables;

    /// <summary>The number of results per point.</summary>
    public int OutputCount => _guard?.OutputCount ?? _tape.OutputCount;

    /// <summary>Evaluates points in columns.</summary>
    /// <param name="columns">As many values per variable as there are points.</param>
    /// <param name="results">Receives as many values per result as there are points; must not overlap <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or the spans overlap.</exception>
    public void Evaluate(ReadOnlySpan<double> columns, Span<double> results)
    {
        nint count = Count<double>(columns, results);
        if (count == 0) return;
        ref double x = ref Unsafe.AsRef(in MemoryMarshal.GetReference(columns));
        Run(ref x, count, ref MemoryMarshal.GetReference(results), count, count, default);
    }

    /// <summary>Evaluates points in rows.</summary>
    /// <param name="rows">One value per variable for each point.</param>
    /// <param name="results">Receives one value per result for each point; must not overlap <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or the spans overlap.</exception>
    public void EvaluateRows(ReadOnlySpan<double> rows, Span<double> results)
    {
        int count = Count<double>(rows, results), inputs = Variables.Length, outputs = OutputCount, stride = ColumnFrame.StrideOf(RowBlock);
        double[] memory = ArrayPool<double>.Shared.Rent((inputs + outputs) * stride);
        for (int start = 0; start < count; start += RowBlock)
        {
            int size = Math.Min(RowBlock, count - start);
            for (int v = 0; v < inputs; v++)
            {
                for (int i = 0; i < size; i++) memory[(v * stride) + i] = rows[((start + i) * inputs) + v];
            }

            RunBlock(memory, stride, size);
            for (int k = 0; k < outputs; k++)
            {
                for (int i = 0; i < size; i++) results[((start + i) * outputs) + k] = memory[((inputs + k) * stride) + i];
            }
        }

        ArrayPool<double>.Shared.Return(memory);
    }

    /// <summary>Evaluates points in columns of floats: computed in doubles and rounded once.</summary>
    /// <param name="columns">As many values per variable as there are points.</param>
    /// <param name="results">Receives as many values per result as there are points; must not overlap <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or the spans overlap.</exception>
    public void EvaluateSingle(ReadOnlySpan<float> columns, Span<float> results)
    {
        int count = Count<float>(columns, results), inputs = Variables.Length, outputs = OutputCount, stride = ColumnFrame.StrideOf(RowBlock);
        double[] memory = ArrayPool<double>.Shared.Rent((inputs + outputs) * stride);
        for (int start = 0; start < count; start += RowBlock)
        {
            int size = Math.Min(RowBlock, count - start);
            for (int v = 0; v < inputs; v++) Widen(columns.Slice((v * count) + start, size), memory.AsSpan(v * stride, size));
            RunBlock(memory, stride, size);
            for (int k = 0; k < outputs; k++) Narrow(memory.AsSpan((inputs + k) * stride, size), results.Slice((k * count) + start, size));
        }

        ArrayPool<double>.Shared.Return(memory);
    }

    /// <summary>Evaluates points in columns on several threads, with progress and cancellation.</summary>
    /// <param name="columns">As many values per variable as there are points.</param>
    /// <param name="results">Receives as many values per result as there are points; must not overlap <paramref name="columns"/>.</param>
    /// <param name="options">Threads, progress and cancellation.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or the memories overlap.</exception>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    public void Evaluate(ReadOnlyMemory<double> columns, Memory<double> results, BatchOptions options)
    {
        int count = Count<double>(columns.Span, results.Span);
        long done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Degree, CancellationToken = options.Cancellation };
        Parallel.For(0, (count + _blockSize - 1) / _blockSize, parallel, block =>
        {
            int start = block * _blockSize, size = Math.Min(_blockSize, count - start);
            ref double x = ref Unsafe.AsRef(in MemoryMarshal.GetReference(columns.Span)), y = ref MemoryMarshal.GetReference(results.Span);
            Run(ref Unsafe.Add(ref x, start), count, ref Unsafe.Add(ref y, start), count, size, options.Cancellation);
            options.Progress?.Report(Interlocked.Add(ref done, size));
        });
    }

    private void Run(ref double x, nint xStride, ref double y, nint yStride, nint count, CancellationToken cancellation)
    {
        BatchProgram program = _program.Value;
        if (_guard is null) program.Run(ref x, xStride, ref y, yStride, count);
        else new GuardedBatch(program, _guard).Run(ref x, xStride, ref y, yStride, count, cancellation);
    }

    private int Count<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        int count = y.Length / OutputCount;
        if (count * OutputCount != y.Length) throw new ArgumentException($"{y.Length} results are not a multiple of {OutputCount}", nameof(y));
        if (x.Length != count * Variables.Length) throw new ArgumentException($"{count} points need {count * Variables.Length} values, not {x.Length}", nameof(x));
        return x.Overlaps(y) ? throw new ArgumentException("the results must not be written over the variables", nameof(y)) : count;
    }

    /// <summary>Evaluates points whose variables, and then results, stand in columns of memory.</summary>
    private void RunBlock(double[] memory, int stride, int size)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(memory);
        Run(ref x, stride, ref Unsafe.Add(ref x, Variables.Length * stride), stride, size, default);
    }

    private static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        int i = 0;
        for (; i <= from.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            (Vector512<double> low, Vector512<double> high) = Vector512.Widen(Vector512.Create(from[i..]));
            low.CopyTo(to[i..]);
            high.CopyTo(to[(i + Vector512<double>.Count)..]);
        }

        for (; i < from.Length; i++) to[i] = from[i];
    }

    private static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        int i = 0;
        for (; i <= from.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512.Narrow(Vector512.Create(from[i..]), Vector512.Create(from[(i + Vector512<double>.Count)..])).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++) to[i] = (float)from[i];
    }
}
