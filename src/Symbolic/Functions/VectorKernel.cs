namespace Symbolic.Functions;

/// <summary>The kernel of a function over eight doubles at once.</summary>
/// <param name="Kernel">A function of as many <c>Vector512&lt;double&gt;</c> as the function has parameters, valid for all lanes.</param>
public sealed record VectorKernel(Delegate Kernel)
{
    /// <summary>A faster function of the same type that is valid unless <see cref="Rare"/> says otherwise; null if there is none.</summary>
    public Delegate? Common { get; init; }

    /// <summary>From one <c>Vector512&lt;double&gt;</c>, whether some lane needs <see cref="Kernel"/> (or the scalar kernel) instead of <see cref="Common"/>.</summary>
    public Delegate? Rare { get; init; }

    /// <summary>The greatest error in units in the last place, where that is more than the function's own; null where it is not.</summary>
    public double? Ulps { get; init; }
}
