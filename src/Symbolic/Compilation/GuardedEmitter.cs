using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Compiles guarded functions: results, their error estimates and the decision about them in one method.</summary>
internal static class GuardedEmitter
{
    private const int MostArguments = 4;

    /// <summary>The function over spans.</summary>
    public static SpanFunction Emit(Tape tape, Guard guard)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return Long(tape, guard);
        DataFlow flow = new(tape);
        List<ChunkPlan.Stretch> plan = ChunkPlan.Of(flow);
        if (plan.Count > 1 || guard.ProvesAll) return Long(tape, guard);
        (DynamicMethod method, KernelCalls kernels) = Start(tape, guard, typeof(void), [typeof(ReadOnlySpan<double>), typeof(Span<double>)]);
        ILGenerator il = method.GetILGenerator((tape.Length * 16) + 256);
        GuardedFrame frame = new(il, tape, guard.Plan);
        new BodyEmitter(flow, new ScalarCode(il, NumberTypes.Double, kernels), il, frame, plan[0], new ScratchMap(flow, false)).Emit();
        Label sound = il.DefineLabel();
        frame.Guard.LoadSign();
        il.Emit(OpCodes.Ldc_I8, 0L);
        il.Emit(OpCodes.Bge, sound);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        frame.Guard.LoadDoubts();
        il.Emit(OpCodes.Call, typeof(EmittedClosure).GetMethod(nameof(EmittedClosure.Settle))!);
        il.Emit(OpCodes.Ret); // the last call needs no frame
        il.MarkLabel(sound);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<SpanFunction>(kernels.Closure);
    }

    /// <summary>The function of one double per variable to one double, or null where that shape is not to be had.</summary>
    public static TDelegate? EmitScalar<TDelegate>(Tape tape, Guard guard)
        where TDelegate : Delegate
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return null;
        MethodInfo signature = DelegateMethods.Invoke(typeof(TDelegate));
        Type[] parameters = [.. signature.GetParameters().Select(static p => p.ParameterType)];
        bool fits = guard.OutputCount == 1 && signature.ReturnType == typeof(double) && parameters.Length == tape.Variables.Length
            && parameters.Length is >= 1 and <= MostArguments && parameters.All(static p => p == typeof(double));
        DataFlow flow = new(tape);
        List<ChunkPlan.Stretch> plan = ChunkPlan.Of(flow);
        if (!fits || plan.Count > 1 || guard.ProvesAll) return null;
        (DynamicMethod method, KernelCalls kernels) = Start(tape, guard, typeof(double), parameters);
        ILGenerator il = method.GetILGenerator((tape.Length * 16) + 256);
        GuardedScalarFrame frame = new(il, guard.Plan);
        new BodyEmitter(flow, new ScalarCode(il, NumberTypes.Double, kernels), il, frame, plan[0], new ScratchMap(flow, false)).Emit();
        Finish(il, frame, parameters.Length);
        return method.CreateDelegate<TDelegate>(kernels.Closure);
    }

    private static void Finish(ILGenerator il, GuardedScalarFrame frame, int arguments)
    {
        Label doubtful = il.DefineLabel();
        frame.Guard.LoadSign();
        il.Emit(OpCodes.Ldc_I8, 0L);
        il.Emit(OpCodes.Blt, doubtful);
        il.Emit(OpCodes.Ldloc, frame.Value);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(doubtful);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, frame.Value);
        frame.Guard.LoadDoubts();
        for (int i = 1; i <= arguments; i++) il.Emit(OpCodes.Ldarg, (short)i);
        il.Emit(OpCodes.Call, typeof(EmittedClosure).GetMethod($"Settle{arguments}")!);
        il.Emit(OpCodes.Ret);
    }

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static (DynamicMethod Method, KernelCalls Kernels) Start(Tape tape, Guard guard, Type result, Type[] parameters)
    {
        KernelCalls kernels = new(tape, NumberTypes.Double);
        kernels.Closure.Guard = guard;
        return (new("expression", result, [typeof(EmittedClosure), .. parameters], typeof(GuardedEmitter).Module, true) { InitLocals = false }, kernels);
    }

    /// <summary>Bodies too large for one method, and interpreted ones, leave what the guard looks at in memory.</summary>
    private static SpanFunction Long(Tape tape, Guard guard) => new LongFunction(DelegateEmitter.Emit<SpanFunction>(tape), guard, tape.Variables.Length).Evaluate;

    /// <summary>Results, then the decision about them.</summary>
    private sealed class LongFunction(SpanFunction evaluate, Guard guard, int variables)
    {
        private const int StackValues = 64;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        [SkipLocalsInit]
        public void Evaluate(ReadOnlySpan<double> x, Span<double> y)
        {
            EmittedClosure.Check(x, y, variables, guard.OutputCount);
            int total = guard.Total;
            double[]? rented = total <= StackValues ? null : ArrayPool<double>.Shared.Rent(total);
            Span<double> all = rented is null ? stackalloc double[StackValues] : rented;
            all = all[..total];
            evaluate(x, all);
            guard.Apply(x, all, y[..guard.OutputCount]);
            if (rented is not null) ArrayPool<double>.Shared.Return(rented);
        }
    }
}
