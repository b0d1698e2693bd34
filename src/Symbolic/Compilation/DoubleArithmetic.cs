using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>The arithmetic of doubles.</summary>
internal readonly struct DoubleArithmetic : ITapeArithmetic<double>
{
    /// <inheritdoc/>
    public double Constant(TapeConstant constant) => constant.Value;

    /// <inheritdoc/>
    public double Negate(double a) => -a;

    /// <inheritdoc/>
    public double Add(double a, double b) => a + b;

    /// <inheritdoc/>
    public double Subtract(double a, double b) => a - b;

    /// <inheritdoc/>
    public double Multiply(double a, double b) => a * b;

    /// <inheritdoc/>
    public double Divide(double a, double b) => a / b;

    /// <inheritdoc/>
    public double SquareRoot(double a) => Math.Sqrt(a);

    /// <inheritdoc/>
    public double Power(double a, double b) => Math.Pow(a, b);

    /// <inheritdoc/>
    public double CorrectedPower(double a, double b, double rest) => Compilation.CorrectedPower.Evaluate(a, b, rest);

    /// <inheritdoc/>
    public double FusedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public double Call(TapeKernel kernel, double a) => kernel.Unary!(a);

    /// <inheritdoc/>
    public double Call(TapeKernel kernel, double a, double b) => kernel.Binary!(a, b);

    /// <inheritdoc/>
    public double Call(TapeKernel kernel, double a, double b, double c) => kernel.Ternary!(a, b, c);

    /// <inheritdoc/>
    [SkipLocalsInit]
    public double Call(TapeKernel kernel, ReadOnlySpan<double> registers, ReadOnlySpan<int> arguments)
    {
        Span<double> values = arguments.Length <= 64 ? stackalloc double[arguments.Length] : new double[arguments.Length];
        for (int i = 0; i < values.Length; i++) values[i] = registers[arguments[i]];
        return kernel.Many(values);
    }

    /// <inheritdoc/>
    public Truth Less(double a, double b) => a < b ? Truth.Yes : Truth.No;

    /// <inheritdoc/>
    public Truth LessOrEqual(double a, double b) => a <= b ? Truth.Yes : Truth.No;

    /// <inheritdoc/>
    public Truth Equal(double a, double b) => a == b ? Truth.Yes : Truth.No;
}
