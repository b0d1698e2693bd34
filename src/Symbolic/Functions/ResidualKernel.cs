namespace Symbolic.Functions;

/// <summary>What rounded values of a function of one argument lack: f(x) − y for a double y next to f(x), right to 2^-62·|f(x)|.</summary>
internal sealed class ResidualKernel(Func<double, double, double> kernel)
{
    /// <summary>The function of argument and value, as a row that tapes can call.</summary>
    public FunctionDefinition Row { get; } = new() { Name = $"residual:{kernel.Method.Name}", Parameters = ["x", "y"], Kernel = kernel };
}
