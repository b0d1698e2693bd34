using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Emits the methods of a tape that is too long for one.</summary>
internal sealed class ChunkEmitter
{
    private readonly DataFlow _flow;
    private readonly NumberTypes _types;
    private readonly KernelCalls _kernels;
    private readonly List<ChunkPlan.Stretch> _plan;
    private readonly ScratchMap _scratch;
    private readonly List<int>[] _entries;

    private ChunkEmitter(DataFlow flow, NumberTypes types, List<ChunkPlan.Stretch> plan)
    {
        _flow = flow;
        _types = types;
        _plan = plan;
        _kernels = new KernelCalls(flow.Tape, types);
        _scratch = new ScratchMap(flow, true);
        _entries = new List<int>[plan.Count];
    }

    /// <summary>The tape as a program of several methods. Time linear in its length.</summary>
    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    public static ChunkedProgram<TStorage, T> Emit<TStorage, T>(DataFlow flow, NumberTypes types, List<ChunkPlan.Stretch> plan)
        where T : unmanaged
    {
        ChunkEmitter emitter = new(flow, types, plan);
        ChunkedProgram<TStorage, T>.Chunk[] chunks = new ChunkedProgram<TStorage, T>.Chunk[plan.Count];
        for (int i = 0; i < chunks.Length; i++) chunks[i] = emitter.Emit(i).CreateDelegate<ChunkedProgram<TStorage, T>.Chunk>(emitter._kernels.Closure);
        Parallel.For(0, chunks.Length, i => Prepare(chunks[i]));
        return new ChunkedProgram<TStorage, T>(flow.Tape, chunks, emitter._scratch.Size);
    }

    /// <summary>Has a chunk compiled, which happens at its first call: entry −1 leaves at once.</summary>
    private static void Prepare<TStorage, T>(ChunkedProgram<TStorage, T>.Chunk chunk)
        where T : unmanaged
    {
        T scratch = default;
        TStorage x = default!, y = default!;
        chunk(ref scratch, ref x, ref y, ChunkExit.Unrun);
    }

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private DynamicMethod Emit(int number)
    {
        Type scratch = _types.Arithmetic.MakeByRefType(), storage = _types.Storage.MakeByRefType();
        DynamicMethod method = new("chunk", typeof(int), [typeof(EmittedClosure), scratch, storage, storage, typeof(int)], typeof(ChunkEmitter).Module, true)
        {
            InitLocals = false,
        };
        ChunkPlan.Stretch stretch = _plan[number];
        ILGenerator il = method.GetILGenerator(stretch.Length * 16);
        _scratch.Enter(stretch);
        BodyEmitter body = new(_flow, new ScalarCode(il, _types, _kernels), il, new Frame.Chunk(il, _types), stretch, _scratch);
        Dispatch(il, body, _entries[number] ?? []);
        body.Emit();
        Leave(il, (number + 1) * ChunkExit.Scale);
        foreach ((int target, Label label) in body.Exits)
        {
            il.MarkLabel(label);
            Leave(il, Enter(target, number));
        }

        return method;
    }

    private static void Leave(ILGenerator il, int next)
    {
        il.Emit(OpCodes.Ldc_I4, next);
        il.Emit(OpCodes.Ret);
    }

    private static void Dispatch(ILGenerator il, BodyEmitter body, List<int> entries)
    {
        Label start = il.DefineLabel();
        il.Emit(OpCodes.Ldarg, (short)4);
        il.Emit(OpCodes.Brfalse, start);
        if (entries.Count > 0)
        {
            il.Emit(OpCodes.Ldarg, (short)4);
            il.Emit(OpCodes.Switch, [start, .. entries.Select(body.LabelOf)]);
        }

        Leave(il, ChunkExit.Unrun);
        il.MarkLabel(start);
    }

    /// <summary>The code for continuing at an instruction of a later chunk, which becomes an entry of that chunk unless it is its first.</summary>
    private int Enter(int target, int from)
    {
        if (target == _flow.Code.Length) return _plan.Count * ChunkExit.Scale;
        int chunk = from + 1;
        while (_plan[chunk].End <= target) chunk++;
        if (_plan[chunk].Start == target) return chunk * ChunkExit.Scale;
        List<int> entries = _entries[chunk] ??= [];
        int entry = entries.IndexOf(target);
        if (entry < 0)
        {
            entry = entries.Count;
            entries.Add(target);
        }

        return (chunk * ChunkExit.Scale) + entry + 1;
    }
}
