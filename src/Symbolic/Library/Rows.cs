using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Symbolic.Functions;

namespace Symbolic.Library;

/// <summary>Writes rows of the function table on one line each.</summary>
internal static class Rows
{
    /// <summary><see cref="FunctionDefinition.LeastSlopeShare"/> where a function has another branch: the slope grows as 1/√d at the distance d from there, and its slope as the cube of that.</summary>
    public const double LeastBranchShare = 1.0 / (1 << 16);

    /// <summary>A function from its signature <c>name(a, b)</c>, its kernel, and one partial per parameter; <c>none</c> where it has no derivative.</summary>
    public static FunctionDefinition Row(string signature, Delegate kernel, params string[] partials) => Row(signature, kernels: null, partials) with { Kernel = kernel };

    /// <summary>The same with more kernels than one, which are made when first asked for; null for a function that has none.</summary>
    public static FunctionDefinition Row(string signature, Func<FunctionKernels>? kernels, params string[] partials)
    {
        int open = signature.IndexOf('(', StringComparison.Ordinal);
        Formula?[] formulas = new Formula?[partials.Length];
        for (int i = 0; i < formulas.Length; i++) formulas[i] = partials[i] == "none" ? null : new Formula(partials[i]);
        FunctionDefinition row = new()
        {
            Name = signature[..open],
            Parameters = ImmutableCollectionsMarshal.AsImmutableArray(signature[(open + 1)..^1].Split(", ")),
            Partials = partials.Length == 0 ? default : ImmutableCollectionsMarshal.AsImmutableArray(formulas),
        };
        return kernels is null ? row : row with { Kernels = kernels };
    }

    /// <summary>What values of a function of one argument lack: together with the value, at one point, at eight, and together with the eight values.</summary>
    public static ResidualKernel Paired(
        PairedKernel scalar,
        Func<double, double, double> kernel,
        PairedVectorKernels paired,
        [CallerArgumentExpression(nameof(kernel))] string name = "") => new(kernel, new VectorKernel(paired.Residual), name) { PairedScalar = scalar, Paired = paired };

    /// <summary>What values of a function of two arguments lack: together with the value, at one point, and at eight.</summary>
    public static ResidualKernel Paired(
        PairedBinaryKernel scalar,
        Func<double, double, double, double> kernel,
        Func<Vector512<double>, Vector512<double>, Vector512<double>, Vector512<double>> vector,
        [CallerArgumentExpression(nameof(kernel))] string name = "") => new(kernel, new VectorKernel(vector), name) { PairedScalar = scalar };

    /// <summary>A name the parser replaces by its meaning at once.</summary>
    public static FunctionDefinition Macro(string signature, string meaning) => Row(signature, kernels: null) with { Spec = meaning, IsMacro = true };
}
