using System.Runtime.CompilerServices;

namespace Symbolic.Functions;

/// <summary>What rounded values of a function of one argument lack: f(x) − y for a double y next to f(x), right to 2^-62·|f(x)|.</summary>
/// <param name="kernel">The function of argument and value.</param>
/// <param name="name">What the source calls it.</param>
internal sealed class ResidualKernel(Func<double, double, double> kernel, [CallerArgumentExpression(nameof(kernel))] string name = "")
{
    /// <summary>The function of argument and value, as a row that tapes can call.</summary>
    public FunctionDefinition Row { get; } = new() { Name = "residual:" + name, Parameters = ["x", "y"], Kernel = kernel };
}
