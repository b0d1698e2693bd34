using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Symbolic.Numerics;

namespace Symbolic.Functions;

/// <summary>What rounded values of a function of one or two arguments lack: f(x) − y for a double y next to f(x), right to 2^-62·|f(x)|; NaN where it is not known.</summary>
internal sealed class ResidualKernel
{
    /// <summary>Of a function of one argument: argument and value ↦ what the value lacks.</summary>
    /// <param name="kernel">The function.</param>
    /// <param name="vector">The same for eight lanes, none of which depends on another.</param>
    /// <param name="name">What to call it.</param>
    public ResidualKernel(Func<double, double, double> kernel, VectorKernel? vector = null, [CallerArgumentExpression(nameof(kernel))] string name = "") =>
        Row = new FunctionDefinition { Name = "residual:" + name, Parameters = ["a", "y"], Kernel = kernel, Vector = vector };

    /// <summary>Of a function of two arguments: arguments and value ↦ what the value lacks.</summary>
    public ResidualKernel(Func<double, double, double, double> kernel, VectorKernel? vector = null, [CallerArgumentExpression(nameof(kernel))] string name = "") =>
        Row = new FunctionDefinition { Name = "residual:" + name, Parameters = ["a", "b", "y"], Kernel = kernel, Vector = vector };

    /// <summary>A value together with what it lacks, which the function of arguments and value agrees with, by a <see cref="PairedKernel"/> or <see cref="PairedBinaryKernel"/>; null if there is none.</summary>
    public Delegate? PairedScalar { get; init; }

    /// <summary>Eight values of a function of one argument together with what they lack; null if there is none.</summary>
    public PairedVectorKernels? Paired { get; init; }

    /// <summary>Of powers, which are no call.</summary>
    public static ResidualKernel Power { get; } = new(KernelResiduals.Power, new(VectorResiduals.Power)) { PairedScalar = (PairedBinaryKernel)KernelPairs.Pow };

    /// <summary>Powers as a function, for tapes that also need what they lack.</summary>
    public static FunctionDefinition PowerRow { get; } = new() { Name = "pow", Parameters = ["x", "y"], Accuracy = "0.53 ulp", Kernels = static () => new(Math.Pow) { Residual = Power, Vector = new((Func<Vector512<double>, Vector512<double>, Vector512<double>>)VectorKernels.Pow) } };

    /// <summary>The function of arguments and value, as a row that tapes can call.</summary>
    public FunctionDefinition Row { get; }
}
