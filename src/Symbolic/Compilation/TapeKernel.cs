using System.Reflection;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>A function that a tape calls: the row it comes from and its delegates.</summary>
internal sealed class TapeKernel
{
    private SpanKernel<double>? _many;
    private SpanKernel<float>? _singleMany;

    /// <summary>The kernel of a row that has one.</summary>
    public TapeKernel(FunctionDefinition definition)
        : this(definition, definition.Kernel!)
    {
    }

    private TapeKernel(FunctionDefinition definition, Delegate kernel)
    {
        Definition = definition;
        Kernel = kernel;
        Unary = As<Func<double, double>>(Kernel, 1);
        Near = definition.IsExtended && ErrorAnalysis.IsWithinUlp(definition) ? Unary : null;
        Binary = As<Func<double, double, double>>(Kernel, 2);
        Ternary = As<Func<double, double, double, double>>(Kernel, 3);
        SingleUnary = As<Func<float, float>>(Single, 1);
        SingleBinary = As<Func<float, float, float>>(Single, 2);
        SingleTernary = As<Func<float, float, float, float>>(Single, 3);
    }

    /// <summary>A function of any number of arguments.</summary>
    internal delegate T SpanKernel<T>(ReadOnlySpan<T> arguments)
        where T : unmanaged;

    /// <summary>The row of the function table.</summary>
    public FunctionDefinition Definition { get; }

    /// <summary>What gives a value together with what it lacks, where the tape needs both; then it is what gives the value alone, too.</summary>
    public Delegate? Paired { get; private init; }

    /// <summary>The row by which the tape asks for what comes with a value of <see cref="Paired"/>.</summary>
    public FunctionDefinition? RestRow { get; private init; }

    /// <summary>The delegate as it stands in the row, or the value of <see cref="Paired"/>.</summary>
    public Delegate Kernel { get; }

    /// <summary>Whether the machine has an instruction for the function, so that there is no call.</summary>
    public bool IsInstruction => Definition.Name is "abs";

    /// <summary>Whether the function takes a few operations on vectors, for all arguments.</summary>
    public bool IsShort => Definition is { IsExact: true, Vector: not null };

    /// <summary>The kernel in single precision as it stands in the row, or null.</summary>
    public Delegate? Single => Definition.SingleKernel;

    /// <summary>The kernel of a function of one argument, else null.</summary>
    public Func<double, double>? Unary { get; }

    /// <summary>The kernel of a function of one argument that is right to an ulp wherever the result lies, else null.</summary>
    public Func<double, double>? Near { get; }

    /// <summary>The kernel of a function of two arguments, else null.</summary>
    public Func<double, double, double>? Binary { get; }

    /// <summary>The kernel of a function of three arguments, else null.</summary>
    public Func<double, double, double, double>? Ternary { get; }

    /// <summary>The kernel in single precision of a function of one argument, where there is one.</summary>
    public Func<float, float>? SingleUnary { get; }

    /// <summary>The kernel in single precision of a function of two arguments, where there is one.</summary>
    public Func<float, float, float>? SingleBinary { get; }

    /// <summary>The kernel in single precision of a function of three arguments, where there is one.</summary>
    public Func<float, float, float, float>? SingleTernary { get; }

    /// <summary>The kernel over a list of arguments; made when first used.</summary>
    public SpanKernel<double> Many => _many ??= KernelAdapter.ToSpan<double>(Kernel, Definition.Arity);

    /// <summary>The kernel in single precision over a list of arguments, where there is one; made when first used.</summary>
    public SpanKernel<float>? SingleMany => Single is null ? null : _singleMany ??= KernelAdapter.ToSpan<float>(Single, Definition.Arity);

    /// <summary>The same function for values of which the tape also needs what they lack, if there is a kernel that gives both.</summary>
    public TapeKernel? WithRest() => Definition.Residual?.PairedScalar switch
    {
        PairedKernel paired => new(Definition, (Func<double, double>)(x => paired(x, out _))) { Paired = paired, RestRow = Definition.Residual.Row },
        PairedBinaryKernel paired => new(Definition, (Func<double, double, double>)((x, y) => paired(x, y, out _))) { Paired = paired, RestRow = Definition.Residual.Row },
        _ => null,
    };

    /// <summary>The same function for values of which the tape also needs another function of the argument.</summary>
    public TapeKernel With(Companion companion) => new(Definition, (Func<double, double>)(x => companion.Both(x, out _))) { Paired = companion.Both, RestRow = companion.Row };

    /// <summary>The method behind a delegate when it can be called without the delegate: static, closed over nothing, not dynamic.</summary>
    public static MethodInfo? DirectMethod(Delegate kernel)
    {
        bool plain = kernel.Target is null && kernel.HasSingleTarget && kernel.Method is { IsStatic: true, DeclaringType: not null };
        return plain ? kernel.Method : null;
    }

    private T? As<T>(Delegate? kernel, int arity)
        where T : Delegate
    {
        if (kernel is null || Definition.Arity != arity) return null;
        return kernel as T ?? (T)Delegate.CreateDelegate(typeof(T), kernel, DelegateMethods.Invoke(kernel.GetType()));
    }
}
