using System.Reflection;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>A function that a tape calls: the row it comes from and its delegates.</summary>
internal sealed class TapeKernel
{
    private SpanKernel? _many;

    /// <summary>The kernel of a row that has one.</summary>
    public TapeKernel(FunctionDefinition definition)
    {
        Definition = definition;
        Kernel = definition.Kernel!;
        Unary = definition.Arity == 1 ? As<Func<double, double>>(Kernel) : null;
        Binary = definition.Arity == 2 ? As<Func<double, double, double>>(Kernel) : null;
        Ternary = definition.Arity == 3 ? As<Func<double, double, double, double>>(Kernel) : null;
    }

    /// <summary>A function of any number of arguments.</summary>
    internal delegate double SpanKernel(ReadOnlySpan<double> arguments);

    /// <summary>The row of the function table.</summary>
    public FunctionDefinition Definition { get; }

    /// <summary>The delegate as it stands in the row.</summary>
    public Delegate Kernel { get; }

    /// <summary>The kernel of a function of one argument, else null.</summary>
    public Func<double, double>? Unary { get; }

    /// <summary>The kernel of a function of two arguments, else null.</summary>
    public Func<double, double, double>? Binary { get; }

    /// <summary>The kernel of a function of three arguments, else null.</summary>
    public Func<double, double, double, double>? Ternary { get; }

    /// <summary>The kernel in single precision, or null.</summary>
    public Delegate? Single => Definition.SingleKernel;

    /// <summary>The kernel over a list of arguments; made when first used.</summary>
    public SpanKernel Many => _many ??= KernelAdapter.ToSpan(Kernel, Definition.Arity);

    /// <summary>The method behind a delegate when it can be called without the delegate: static, closed over nothing, not dynamic.</summary>
    public static MethodInfo? DirectMethod(Delegate kernel)
    {
        bool plain = kernel.Target is null && kernel.HasSingleTarget && kernel.Method is { IsStatic: true, DeclaringType: not null };
        return plain ? kernel.Method : null;
    }

    private static T As<T>(Delegate kernel)
        where T : Delegate =>
        kernel as T ?? (T)Delegate.CreateDelegate(typeof(T), kernel, kernel.GetType().GetMethod("Invoke")!);
}
