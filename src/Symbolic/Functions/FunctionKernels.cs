namespace Symbolic.Functions;

/// <summary>How a function is evaluated: in double, in vectors, in double-double arithmetic, exactly.</summary>
/// <param name="Kernel">See <see cref="FunctionDefinition.Kernel"/>, as for the other members.</param>
internal sealed record FunctionKernels(Delegate? Kernel)
{
    /// <summary>The kernel in single precision.</summary>
    public Delegate? SingleKernel { get; init; }

    /// <summary>A faster kernel for evaluation as written.</summary>
    public Delegate? FastKernel { get; init; }

    /// <summary>The kernel over eight doubles.</summary>
    public VectorKernel? Vector { get; init; }

    /// <summary>What results of the kernel lack.</summary>
    public ResidualKernel? Residual { get; init; }

    /// <summary>Other functions that come with the value, of a function of one argument.</summary>
    public Companion[] Companions { get; init; } = [];

    /// <summary>Evaluation in double-double arithmetic.</summary>
    public ExtendedKernel? Extended { get; init; }

    /// <summary>The same for two arguments.</summary>
    public BinaryExtendedKernel? ExtendedBinary { get; init; }

    /// <summary>Evaluation in exact real arithmetic.</summary>
    public Numerics.ExactFunction? Exact { get; init; }
}
