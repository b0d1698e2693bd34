using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>A long tape as several emitted methods that share scratch memory.</summary>
/// <typeparam name="TStorage">The type of variables and results.</typeparam>
/// <typeparam name="T">The type of intermediate values.</typeparam>
internal sealed class ChunkedProgram<TStorage, T>(Tape tape, ChunkedProgram<TStorage, T>.Chunk[] chunks, int scratchSize)
    where T : unmanaged
{
    private const int StackSize = 512;

    /// <summary>One chunk: runs from one of its entries and says where to go on, chunk number times <see cref="ChunkExit.Scale"/> plus entry.</summary>
    internal delegate int Chunk(ref T scratch, ref TStorage x, ref TStorage y, int entry);

    /// <summary>Evaluates at a point.</summary>
    public void Evaluate(ReadOnlySpan<TStorage> x, Span<TStorage> y)
    {
        EmittedClosure.Check(x, y, tape.Variables.Length, tape.OutputCount);
        Run(ref Unsafe.AsRef(in MemoryMarshal.GetReference(x)), ref MemoryMarshal.GetReference(y));
    }

    /// <summary>Evaluates a tape with one output.</summary>
    public TStorage EvaluateOne(ref TStorage x)
    {
        TStorage y = default!;
        Run(ref x, ref y);
        return y;
    }

    [SkipLocalsInit]
    private void Run(ref TStorage x, ref TStorage y)
    {
        T[]? rented = scratchSize <= StackSize ? null : ArrayPool<T>.Shared.Rent(scratchSize);
        Span<T> scratch = rented ?? (stackalloc T[StackSize]);
        ref T first = ref MemoryMarshal.GetReference(scratch);
        for (int next = 0; next / ChunkExit.Scale < chunks.Length;) next = chunks[next / ChunkExit.Scale](ref first, ref x, ref y, next % ChunkExit.Scale);
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }
}
