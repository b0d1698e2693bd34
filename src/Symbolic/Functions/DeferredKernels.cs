namespace Symbolic.Functions;

/// <summary>The kernels of a function, made when first asked for: to bind a few hundred methods takes longer than most derivatives, which need none of them.</summary>
/// <remarks>Safe to share between threads: all of them see the same kernels. Equal where the kernels are.</remarks>
internal sealed class DeferredKernels : IEquatable<DeferredKernels>
{
    private readonly Func<FunctionKernels>? _make;
    private FunctionKernels? _made;

    /// <summary>Kernels that are still to be made.</summary>
    public DeferredKernels(Func<FunctionKernels> make) => _make = make;

    /// <summary>Kernels that are there.</summary>
    public DeferredKernels(FunctionKernels kernels) => _made = kernels;

    /// <summary>No kernels.</summary>
    public static DeferredKernels None { get; } = new(new FunctionKernels(Kernel: null));

    /// <summary>The kernels.</summary>
    public FunctionKernels Value => _made ?? Make();

    /// <inheritdoc/>
    public bool Equals(DeferredKernels? other) => ReferenceEquals(this, other) || (other is not null && Value == other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeferredKernels);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    private FunctionKernels Make()
    {
        Interlocked.CompareExchange(ref _made, _make!(), null);
        return _made;
    }
}
