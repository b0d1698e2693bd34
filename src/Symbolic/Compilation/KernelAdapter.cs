using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>Makes delegates over argument lists from delegates over single arguments.</summary>
internal static class KernelAdapter
{
    private static readonly MethodInfo FirstElement =
        typeof(MemoryMarshal).GetMethods().Single(static m => m.Name == nameof(MemoryMarshal.GetReference)
            && m.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)).MakeGenericMethod(typeof(double));

    /// <summary>The kernel, reading its arguments from a span that has at least as many.</summary>
    public static TapeKernel.SpanKernel ToSpan(Delegate kernel, int arity)
    {
        DynamicMethod method = new("kernel", typeof(double), [kernel.GetType(), typeof(ReadOnlySpan<double>)], typeof(KernelAdapter).Module, true);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        for (int i = 0; i < arity; i++)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, FirstElement);
            il.Emit(OpCodes.Ldc_I4, i * sizeof(double));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldind_R8);
        }

        il.Emit(OpCodes.Callvirt, kernel.GetType().GetMethod("Invoke")!);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<TapeKernel.SpanKernel>(kernel);
    }
}
