using System.Reflection;
using System.Reflection.Emit;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Emits calls of kernels: directly where the kernel is a static method, else through a delegate in the closure.</summary>
internal sealed class KernelCalls
{
    private static readonly FieldInfo KernelsField = typeof(EmittedClosure).GetField(nameof(EmittedClosure.Kernels))!;
    private readonly Tape _tape;
    private readonly TargetOf[] _targets;

    /// <summary>Decides for each kernel of a tape how it is called.</summary>
    public KernelCalls(Tape tape, NumberTypes types)
    {
        _tape = tape;
        List<Delegate> delegates = [];
        _targets = new TargetOf[tape.Kernels.Length];
        for (int i = 0; i < _targets.Length; i++)
        {
            Delegate? single = types.IsSingleArithmetic ? tape.Kernels[i].Single : null;
            Delegate kernel = single ?? tape.Kernels[i].Kernel;
            MethodInfo? method = TapeKernel.DirectMethod(kernel);
            _targets[i] = new TargetOf(method ?? DelegateMethods.Invoke(kernel.GetType()), method is null ? delegates.Count : -1, types.IsSingleArithmetic && single is null);
            if (method is null) delegates.Add(kernel);
        }

        Closure = new EmittedClosure([.. delegates]);
    }

    /// <summary>The first argument of the emitted methods.</summary>
    public EmittedClosure Closure { get; }

    /// <summary>Before the arguments.</summary>
    public void Begin(ILGenerator il, int kernel)
    {
        if (_targets[kernel].Delegate < 0) return;
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, KernelsField);
        il.Emit(OpCodes.Ldc_I4, _targets[kernel].Delegate);
        il.Emit(OpCodes.Ldelem_Ref);
    }

    /// <summary>After each argument.</summary>
    public void Argument(ILGenerator il, int kernel)
    {
        if (_targets[kernel].ByDouble) il.Emit(OpCodes.Conv_R8);
    }

    /// <summary>After the last argument.</summary>
    public void End(ILGenerator il, int kernel)
    {
        TargetOf target = _targets[kernel];
        il.Emit(target.Delegate < 0 ? OpCodes.Call : OpCodes.Callvirt, target.Method);
        if (target.ByDouble) il.Emit(OpCodes.Conv_R4);
    }

    /// <summary>Whether the value of a function and what it lacks, which the other function says, come from one call.</summary>
    public bool IsPaired(int kernel, int residual) =>
        _tape.Kernels[kernel] is { RestRow: { } row } && ReferenceEquals(row, _tape.Kernels[residual].Definition);

    /// <summary>arguments → value of such a function; what it lacks goes to a variable.</summary>
    public void CallPaired(ILGenerator il, int kernel, LocalBuilder rest)
    {
        il.Emit(OpCodes.Ldloca, rest);
        il.Emit(OpCodes.Call, _tape.Kernels[kernel].Paired!.Method);
    }

    private readonly record struct TargetOf(MethodInfo Method, int Delegate, bool ByDouble);
}
