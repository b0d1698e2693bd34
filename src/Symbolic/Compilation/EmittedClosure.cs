namespace Symbolic.Compilation;

/// <summary>What emitted code finds in its first argument: the delegates it calls.</summary>
internal sealed class EmittedClosure(Delegate[] kernels)
{
    /// <summary>The delegates of functions that cannot be called directly.</summary>
    public readonly Delegate[] Kernels = kernels;

    /// <summary>Throws unless the spans have the lengths a function needs and do not overlap.</summary>
    public static void Check<T>(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs)
    {
        if (x.Length != inputs) throw new ArgumentException($"{inputs} values are needed, one per variable, not {x.Length}", nameof(x));
        if (y.Length < outputs) throw new ArgumentException($"there are {outputs} results, but room for {y.Length}", nameof(y));
        if (x.Overlaps(y)) throw new ArgumentException("the results must not be written over the variables", nameof(y));
    }
}
