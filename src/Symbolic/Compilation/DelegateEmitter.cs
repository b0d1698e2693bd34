using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Compiles tapes to delegates.</summary>
/// <remarks>The delegates compute the same bits as <see cref="TapeInterpreter"/>, except for the payload of NaN, and call it where the platform cannot make code at run time. They can be
/// collected.</remarks>
internal static class DelegateEmitter
{
    /// <summary>Compiles a tape.</summary>
    /// <typeparam name="TDelegate"><see cref="SpanFunction"/>, <see cref="SingleSpanFunction"/>, or a delegate that takes one double (or float) per
    /// variable and returns one.</typeparam>
    /// <param name="tape">The tape; it has one output unless the delegate is over spans.</param>
    /// <param name="computeInDouble">Whether a function of floats computes in doubles and rounds its results.</param>
    /// <exception cref="ArgumentException">The delegate does not fit the tape.</exception>
    public static TDelegate Emit<TDelegate>(Tape tape, bool computeInDouble = false)
        where TDelegate : Delegate
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return Interpreted<TDelegate>(tape, computeInDouble);
        MethodInfo signature = DelegateMethods.Invoke(typeof(TDelegate));
        Type[] parameters = [.. signature.GetParameters().Select(static p => p.ParameterType)];
        bool isSpans = signature.ReturnType == typeof(void);
        bool isSingle = isSpans ? typeof(TDelegate) == typeof(SingleSpanFunction) : signature.ReturnType == typeof(float);
        NumberTypes types = !isSingle ? NumberTypes.Double : computeInDouble ? NumberTypes.SingleByDouble : NumberTypes.Single;
        Check<TDelegate>(tape, parameters, isSpans, types);
        DataFlow flow = new(tape);
        List<ChunkPlan.Stretch> plan = ChunkPlan.Of(flow);
        if (plan.Count > 1) return Long<TDelegate>(flow, plan, types, isSpans);
        KernelCalls kernels = new(tape, types);
        DynamicMethod method = Method(signature.ReturnType, [typeof(EmittedClosure), .. parameters]);
        ILGenerator il = method.GetILGenerator((tape.Length * 16) + 64);
        Frame frame = isSpans ? new Frame.Spans(il, types, tape) : new Frame.Scalar(il, types);
        new BodyEmitter(flow, new ScalarCode(il, types, kernels), il, frame, plan[0], new ScratchMap(flow, false)).Emit();
        if (isSpans) il.Emit(OpCodes.Ret);
        return method.CreateDelegate<TDelegate>(kernels.Closure);
    }

    /// <summary>A delegate that interprets a tape; over single numbers one of up to eight doubles or four floats.</summary>
    internal static TDelegate Interpreted<TDelegate>(Tape tape, bool computeInDouble)
        where TDelegate : Delegate
    {
        SingleSpanFunction? single = computeInDouble ? null : (x, y) => TapeInterpreter.Evaluate(tape, x, y);
        return ScalarDelegates.Of<TDelegate>((x, y) => TapeInterpreter.Evaluate(tape, x, y), tape.Variables.Length, tape.OutputCount, single);
    }

    private static void Check<TDelegate>(Tape tape, Type[] parameters, bool isSpans, NumberTypes types)
    {
        bool fits = isSpans
            ? typeof(TDelegate) == typeof(SpanFunction) || typeof(TDelegate) == typeof(SingleSpanFunction)
            : parameters.Length == tape.Variables.Length && tape.OutputCount == 1 && parameters.All(p => p == types.Storage);
        if (!fits) throw new ArgumentException($"{typeof(TDelegate)} does not fit {tape.Variables.Length} variables and {tape.OutputCount} results", nameof(tape));
    }

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static DynamicMethod Method(Type result, Type[] parameters) =>
        new("expression", result, parameters, typeof(DelegateEmitter).Module, true) { InitLocals = false };

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static TDelegate Long<TDelegate>(DataFlow flow, List<ChunkPlan.Stretch> plan, NumberTypes types, bool isSpans)
        where TDelegate : Delegate
    {
        if (types == NumberTypes.Double) return Bind<TDelegate, double, double>(flow, plan, types, isSpans);
        return types == NumberTypes.Single
            ? Bind<TDelegate, float, float>(flow, plan, types, isSpans)
            : Bind<TDelegate, float, double>(flow, plan, types, isSpans);
    }

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static TDelegate Bind<TDelegate, TStorage, T>(DataFlow flow, List<ChunkPlan.Stretch> plan, NumberTypes types, bool isSpans)
        where TDelegate : Delegate
        where T : unmanaged
    {
        ChunkedProgram<TStorage, T> program = ChunkEmitter.Emit<TStorage, T>(flow, types, plan);
        if (isSpans) return typeof(ChunkedProgram<TStorage, T>).GetMethod(nameof(program.Evaluate))!.CreateDelegate<TDelegate>(program);
        return Scalar<TDelegate, TStorage, T>(program, flow.Tape.Variables.Length, types);
    }

    /// <summary>Puts the arguments into consecutive memory and evaluates there.</summary>
    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static TDelegate Scalar<TDelegate, TStorage, T>(ChunkedProgram<TStorage, T> program, int count, NumberTypes types)
        where TDelegate : Delegate
        where T : unmanaged
    {
        DynamicMethod method = Method(types.Storage, [program.GetType(), .. Enumerable.Repeat(types.Storage, count)]);
        ILGenerator il = method.GetILGenerator();
        LocalBuilder memory = il.DeclareLocal(typeof(void*));
        il.Emit(OpCodes.Ldc_I4, Math.Max(count, 1) * types.StorageSize);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Localloc);
        il.Emit(OpCodes.Stloc, memory);
        for (int i = 0; i < count; i++)
        {
            il.Emit(OpCodes.Ldloc, memory);
            il.Emit(OpCodes.Ldc_I4, i * types.StorageSize);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(types.IsSingleStorage ? OpCodes.Stind_R4 : OpCodes.Stind_R8);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, memory);
        il.Emit(OpCodes.Call, typeof(ChunkedProgram<TStorage, T>).GetMethod(nameof(program.EvaluateOne))!);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<TDelegate>(program);
    }
}
