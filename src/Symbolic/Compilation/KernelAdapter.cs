using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Makes delegates over argument lists from delegates over single arguments.</summary>
internal static class KernelAdapter
{
    /// <summary>The kernel over numbers of type <typeparamref name="T"/>, reading its arguments from a span that has at least <paramref name="arity"/>.</summary>
    public static TapeKernel.SpanKernel<T> ToSpan<T>(Delegate kernel, int arity)
        where T : unmanaged => RuntimeFeature.IsDynamicCodeSupported ? Emitted<T>(kernel, arity) : Invoked<T>(kernel, arity);

    /// <summary>A kernel that is called without code made for it, which takes much longer.</summary>
    internal static TapeKernel.SpanKernel<T> Invoked<T>(Delegate kernel, int arity)
        where T : unmanaged => x =>
        {
            object[] arguments = new object[arity];
            for (int i = 0; i < arity; i++) arguments[i] = x[i];
            return (T)kernel.DynamicInvoke(arguments)!;
        };

    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    private static TapeKernel.SpanKernel<T> Emitted<T>(Delegate kernel, int arity)
        where T : unmanaged
    {
        DynamicMethod method = new("kernel", typeof(T), [kernel.GetType(), typeof(ReadOnlySpan<T>)], typeof(KernelAdapter).Module, true);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        for (int i = 0; i < arity; i++)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, SpanMethods<T>.ReadOnlyReference);
            il.Emit(OpCodes.Ldc_I4, i * Marshal.SizeOf<T>());
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldobj, typeof(T));
        }

        il.Emit(OpCodes.Callvirt, DelegateMethods.Invoke(kernel.GetType()));
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<TapeKernel.SpanKernel<T>>(kernel);
    }
}
