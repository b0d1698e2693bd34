using System.Collections.Immutable;

namespace Symbolic.Functions;

/// <summary>One row of the function table: everything the engine knows about a function.</summary>
/// <remarks>Adding a function is adding a row: the parser takes its name and arity from here, the differentiator its partials,
/// the compiler its kernel, exact evaluation its meaning, the printers its notation.</remarks>
public sealed record FunctionDefinition
{
    private readonly DeferredKernels _kernels = DeferredKernels.None;

    /// <summary>The name, as printed.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters' names, as the formulas of this row use them.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>Where the definition comes from.</summary>
    public FunctionOrigin Origin { get; init; } = FunctionOrigin.BuiltIn;

    /// <summary>A static method or delegate over doubles, one argument per parameter; null when the function is evaluated by its <see cref="Spec"/>.</summary>
    public Delegate? Kernel
    {
        get => _kernels.Value.Kernel;
        init => _kernels = new DeferredKernels(_kernels.Value with { Kernel = value });
    }

    /// <summary>All that evaluates the function, where it is made when first asked for.</summary>
    internal Func<FunctionKernels> Kernels
    {
        init => _kernels = new DeferredKernels(value);
    }

    /// <summary>Evaluation in exact real arithmetic: balls for the arguments and a precision in bits; null when <see cref="Spec"/> says it.</summary>
    public Numerics.ExactFunction? Exact
    {
        get => _kernels.Value.Exact;
        init => _kernels = new DeferredKernels(_kernels.Value with { Exact = value });
    }

    /// <summary>Evaluation of a function of one argument in double-double arithmetic; null when <see cref="Spec"/> or <see cref="Exact"/> takes its place.</summary>
    internal ExtendedKernel? Extended
    {
        get => _kernels.Value.Extended;
        init => _kernels = new DeferredKernels(_kernels.Value with { Extended = value });
    }

    /// <summary>The same for a function of two arguments.</summary>
    internal BinaryExtendedKernel? ExtendedBinary
    {
        get => _kernels.Value.ExtendedBinary;
        init => _kernels = new DeferredKernels(_kernels.Value with { ExtendedBinary = value });
    }

    /// <summary>Whether the function itself is evaluated in double-double arithmetic.</summary>
    internal bool IsExtended => Extended is not null || ExtendedBinary is not null;

    /// <summary>Other functions that come with the value, of a function of one argument.</summary>
    internal Companion[] Companions => _kernels.Value.Companions;

    /// <summary>What the results of the kernel of a function of one argument lack; null where that is not known.</summary>
    internal ResidualKernel? Residual
    {
        get => _kernels.Value.Residual;
        init => _kernels = new DeferredKernels(_kernels.Value with { Residual = value });
    }

    /// <summary>The partial derivative by each parameter, in the row's own parameters; a null entry is not differentiable (<c>none</c>).
    /// Entries that are <see cref="Formula.Absent"/>, and all of them in a default array, follow from <see cref="Spec"/>, or stay
    /// unevaluated, <c>D[1](f)(x)</c>, where there is none.</summary>
    public ImmutableArray<Formula?> Partials { get; init; }

    /// <summary>The exact meaning over the reals in terms of other functions, where there is one.</summary>
    public Formula? Spec { get; init; }

    /// <summary>The form a compiled delegate evaluates, when that is not <see cref="Spec"/>; never differentiated.</summary>
    public Formula? Value { get; init; }

    /// <summary>The derivative along a direction, in terms of the parameters and <c>d(u)</c> for the derivative of what <c>u</c> stands for; null for the chain rule.</summary>
    public Formula? Tangent { get; init; }

    /// <summary>A condition on the parameters that holds where the function is defined; null where it always is.</summary>
    public Formula? Domain { get; init; }

    /// <summary>A condition that must be provable of the arguments before a call is differentiated: <c>where lo &lt;= 0</c>; null for none.</summary>
    public Formula? Where { get; init; }

    /// <summary>Whether the parser replaces a call by <see cref="Spec"/> at once, as for <c>sqrt(x)</c> = <c>x^(1/2)</c>.</summary>
    public bool IsMacro { get; init; }

    /// <summary>Other names for the same function.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The LaTeX command without arguments, e.g. <c>\sin</c>; null for <c>\operatorname{name}</c>.</summary>
    public string? Latex { get; init; }

    /// <summary>The measured accuracy of the kernel, e.g. <c>0.53 ulp</c>.</summary>
    public string? Accuracy { get; init; }

    /// <summary>Whether the kernel makes no error at all.</summary>
    internal bool IsExact => Accuracy == "exact";

    /// <summary>How the kernel computes, and after whom, e.g. <c>corrected square root (Borges 2019)</c>; null where nothing is said.</summary>
    public string? Method { get; init; }

    /// <summary>+1 for even functions of one argument, −1 for odd ones, 0 for the others.</summary>
    public int Parity { get; init; }

    /// <summary>The set its values lie in.</summary>
    public Numerics.Interval Range { get; init; } = Numerics.Interval.All;

    /// <summary>A bound of the condition number |x·f'(x)/f(x)| in terms of the parameter; null for the quotient itself.</summary>
    internal Formula? Amplification { get; init; }

    /// <summary>The least share that a value may be of its slope times the argument for the argument's error to be passed on by the slope alone; more than that of other functions where
    /// the slope itself changes fast, as it does the faster the larger x is where it oscillates with x².</summary>
    internal double LeastSlopeShare { get; init; }

    /// <summary>Whether there are extrema however large the argument is, between which the value is about its slope's slope.</summary>
    internal bool Oscillates { get; init; }

    /// <summary>+1 for functions of one argument that increase over their whole domain, −1 for those that decrease, 0 for the others.</summary>
    public int Monotone { get; init; }

    /// <summary>Whether the value is exactly zero-derivative almost everywhere and integer-like, as for floor and sign.</summary>
    public bool IsStepLike { get; init; }

    /// <summary>Whether it jumps at 0 and nowhere else, so that it depends on the sign of its argument alone.</summary>
    internal bool JumpsAtZero { get; init; }

    /// <summary>Whether the values are −1, 0 and 1: products with them round nothing off.</summary>
    internal bool IsSign => JumpsAtZero && Parity < 0;

    /// <summary>Whether exchanging the two arguments changes nothing.</summary>
    public bool IsSymmetric { get; init; }

    /// <summary>Whether pairs see a call as its <see cref="Spec"/>, as they see <c>log1p(u)</c> as <c>log(1 + u)</c>.</summary>
    public bool MatchesAsSpec { get; init; }

    /// <summary>Whether the derivative form is deliberately not that of the value: straight-through, stop-gradient, clipping.</summary>
    public bool IsSurrogate { get; init; }

    /// <summary>The kernel in single precision; null when the double kernel's result is rounded.</summary>
    public Delegate? SingleKernel
    {
        get => _kernels.Value.SingleKernel;
        init => _kernels = new DeferredKernels(_kernels.Value with { SingleKernel = value });
    }

    /// <summary>The kernel over eight doubles at once; null when batches evaluate <see cref="Kernel"/> point by point.</summary>
    public VectorKernel? Vector
    {
        get => _kernels.Value.Vector;
        init => _kernels = new DeferredKernels(_kernels.Value with { Vector = value });
    }

    /// <summary>A kernel of the same type that is faster and right to a few ulp; null when <see cref="Kernel"/> serves evaluation as written too.</summary>
    internal Delegate? FastKernel
    {
        get => _kernels.Value.FastKernel;
        init => _kernels = new DeferredKernels(_kernels.Value with { FastKernel = value });
    }

    /// <summary>What evaluation as written may compute instead of calling the kernel; the first that pays off is taken.</summary>
    internal ImmutableArray<FastForm> FastForms { get; init; } = [];

    /// <summary>The file and line a rule file defines the function at; null for built-in rows.</summary>
    public string? Source { get; init; }

    /// <summary>The partial by parameter number <paramref name="index"/> (0-based): a formula, <see cref="Formula.Absent"/>, or null for <c>none</c>.</summary>
    internal Formula? Partial(int index) => Partials.IsDefault ? Formula.Absent : Partials[index];

    /// <summary>The number of parameters.</summary>
    public int Arity => Parameters.Length;

    /// <summary>The name with its parameters: <c>hypot(x, y)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters)})";
}
