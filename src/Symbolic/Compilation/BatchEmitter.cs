using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Emits loops that evaluate a tape at many points.</summary>
/// <remarks>A loop handles a stretch of the tape for a vector of points at a time, in registers; where a tape needs several loops, they take turns on
/// tiles of points that stay in the cache. Vectors with a rare argument of a function are handed to a
/// <see cref="CarefulLoop"/>.</remarks>
internal static class BatchEmitter
{
    private const int WholeLength = 400, LeastLength = 100, MostLength = 200;
    private const int LongestTile = 512, ScratchDoubles = 32_768;

    /// <summary>The loops for a tape. Time linear in its length.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="guard">What is computed beside the results, if loops over vectors are to say which of them are in doubt.</param>
    public static BatchProgram Emit(Tape tape, GuardPlan? guard = null) =>
        RuntimeFeature.IsDynamicCodeSupported ? Emitted(tape, guard) : new BatchProgram(tape, DelegateEmitter.Emit<SpanFunction>(tape));

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static BatchProgram Emitted(Tape tape, GuardPlan? guard)
    {
        DataFlow flow = new(tape);
        bool hasJumps = tape.Code.Any(static i => i.IsJump);
        List<ChunkPlan.Stretch> plan = ChunkPlan.Of(flow, WholeLength, LeastLength, MostLength);
        bool isWhole = plan.Count == 1, isVector = VectorCode.Supports(tape) && (isWhole || !hasJumps);
        if (!isVector && !isWhole) return new BatchProgram(tape, DelegateEmitter.Emit<SpanFunction>(tape));
        ScratchMap scratch = new(flow, !isWhole);
        foreach (ChunkPlan.Stretch stretch in plan) scratch.Enter(stretch);
        int tile = Math.Clamp(ScratchDoubles / Math.Max(scratch.Size, 1), Vector512<double>.Count, LongestTile) / Vector512<double>.Count * Vector512<double>.Count;
        if (!isVector) return new BatchProgram(tape, [Scalar(flow, plan[0])], 0, 0, 1);
        EmittedClosure closure = VectorCode.Closure(tape);
        bool canDiverge = isWhole && (VectorCode.HasFewPairs(tape) || tape.Kernels.Any(VectorCode.IsGuarded));
        int outputs = guard?.OutputCount ?? tape.OutputCount, rows = guard is null ? 0 : MaskCode.RowsOf(guard);
        if (canDiverge) closure.Careful = new CarefulLoop(() => Vector(flow, plan[0], scratch, tile, VectorCode.Closure(tape), guard));
        BatchLoop[] loops = [.. plan.Select(stretch => Vector(flow, stretch, scratch, tile, closure, guard))];
        return new BatchProgram(tape, loops, scratch.Size, tile, Vector512<double>.Count) { Rows = rows, Results = outputs };
    }

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static DynamicMethod Method() => new(
        "batch",
        typeof(void),
        [typeof(EmittedClosure), typeof(double).MakeByRefType(), typeof(nint), typeof(double).MakeByRefType(), typeof(nint), typeof(double).MakeByRefType(), typeof(nint), typeof(byte).MakeByRefType(), typeof(nint)],
        typeof(BatchEmitter).Module,
        true)
    {
        InitLocals = false,
    };

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static BatchLoop Scalar(DataFlow flow, ChunkPlan.Stretch stretch)
    {
        DynamicMethod method = Method();
        ILGenerator il = method.GetILGenerator(stretch.Length * 16);
        KernelCalls kernels = new(flow.Tape, NumberTypes.Double);
        ColumnFrame frame = new(il, flow, stretch, false, 0, null);
        Label loop = il.DefineLabel();
        il.MarkLabel(loop);
        new BodyEmitter(flow, new ScalarCode(il, NumberTypes.Double, kernels), il, frame, stretch, new ScratchMap(flow, false)).Emit();
        Advance(il, frame, 1);
        il.Emit(OpCodes.Ldloc, frame.Point);
        il.Emit(OpCodes.Ldarg, (short)6);
        il.Emit(OpCodes.Blt_Un, loop);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<BatchLoop>(kernels.Closure);
    }

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static BatchLoop Vector(DataFlow flow, ChunkPlan.Stretch stretch, ScratchMap scratch, int tile, EmittedClosure closure, GuardPlan? guard)
    {
        DynamicMethod method = Method();
        ILGenerator il = method.GetILGenerator(stretch.Length * 16);
        ColumnFrame frame = new(il, flow, stretch, true, tile, guard);
        Label loop = il.DefineLabel(), next = il.DefineLabel(), diverged = il.DefineLabel();
        il.MarkLabel(loop);
        frame.Masks?.Begin();
        new BodyEmitter(flow, new VectorCode(il, flow.Tape, diverged, closure.Careful is not null), il, frame, stretch, scratch).Emit();
        frame.Masks?.End();
        il.MarkLabel(next);
        Step(il, frame, loop);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(diverged);
        if (closure.Careful is null) il.Emit(OpCodes.Ret);
        if (closure.Careful is null) return method.CreateDelegate<BatchLoop>(closure);
        for (short argument = 0; argument < 5; argument++) il.Emit(OpCodes.Ldarg, argument);
        il.Emit(OpCodes.Ldarg, (short)7);
        il.Emit(OpCodes.Ldarg, (short)8);
        il.Emit(OpCodes.Ldloc, frame.Point);
        il.Emit(OpCodes.Call, typeof(EmittedClosure).GetMethod(nameof(EmittedClosure.Diverge))!);
        il.Emit(OpCodes.Br, next);
        return method.CreateDelegate<BatchLoop>(closure);
    }

    private static void Advance(ILGenerator il, ColumnFrame frame, int step)
    {
        il.Emit(OpCodes.Ldloc, frame.Point);
        il.Emit(OpCodes.Ldc_I4, step);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, frame.Point);
    }

    /// <summary>To the next vector; the last one ends at the last point, over points done before if need be.</summary>
    private static void Step(ILGenerator il, ColumnFrame frame, Label loop)
    {
        Label done = il.DefineLabel();
        Advance(il, frame, Vector512<double>.Count);
        il.Emit(OpCodes.Ldloc, frame.Point);
        il.Emit(OpCodes.Ldarg, (short)6);
        il.Emit(OpCodes.Bge_Un, done);
        il.Emit(OpCodes.Ldloc, frame.Point);
        il.Emit(OpCodes.Ldarg, (short)6);
        il.Emit(OpCodes.Ldc_I4, Vector512<double>.Count);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Min), [typeof(nuint), typeof(nuint)])!);
        il.Emit(OpCodes.Stloc, frame.Point);
        il.Emit(OpCodes.Br, loop);
        il.MarkLabel(done);
    }
}
