using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>The arithmetic of floats: functions without a kernel in single precision are evaluated in double and rounded.</summary>
internal readonly struct SingleArithmetic : ITapeArithmetic<float>
{
    /// <inheritdoc/>
    public float Constant(TapeConstant constant) => (float)constant.Value;

    /// <inheritdoc/>
    public float Negate(float a) => -a;

    /// <inheritdoc/>
    public float Add(float a, float b) => a + b;

    /// <inheritdoc/>
    public float Subtract(float a, float b) => a - b;

    /// <inheritdoc/>
    public float Multiply(float a, float b) => a * b;

    /// <inheritdoc/>
    public float Divide(float a, float b) => a / b;

    /// <inheritdoc/>
    public float SquareRoot(float a) => MathF.Sqrt(a);

    /// <inheritdoc/>
    public float Power(float a, float b) => MathF.Pow(a, b);

    /// <inheritdoc/>
    public float CorrectedPower(float a, float b, float rest) => (float)Compilation.CorrectedPower.Evaluate(a, b, rest);

    /// <inheritdoc/>
    public float FusedMultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public float Call(TapeKernel kernel, float a) => kernel.SingleUnary is { } single ? single(a) : (float)kernel.Unary!(a);

    /// <inheritdoc/>
    public float Call(TapeKernel kernel, float a, float b) => kernel.SingleBinary is { } single ? single(a, b) : (float)kernel.Binary!(a, b);

    /// <inheritdoc/>
    public float Call(TapeKernel kernel, float a, float b, float c) =>
        kernel.SingleTernary is { } single ? single(a, b, c) : (float)kernel.Ternary!(a, b, c);

    /// <inheritdoc/>
    [SkipLocalsInit]
    public float Call(TapeKernel kernel, ReadOnlySpan<float> registers, ReadOnlySpan<int> arguments)
    {
        int count = arguments.Length;
        if (kernel.SingleMany is { } single)
        {
            Span<float> singles = count <= 64 ? stackalloc float[count] : new float[count];
            for (int i = 0; i < count; i++) singles[i] = registers[arguments[i]];
            return single(singles);
        }

        Span<double> values = count <= 64 ? stackalloc double[count] : new double[count];
        for (int i = 0; i < count; i++) values[i] = registers[arguments[i]];
        return (float)kernel.Many(values);
    }

    /// <inheritdoc/>
    public Truth Less(float a, float b) => a < b ? Truth.Yes : Truth.No;

    /// <inheritdoc/>
    public Truth LessOrEqual(float a, float b) => a <= b ? Truth.Yes : Truth.No;

    /// <inheritdoc/>
    public Truth Equal(float a, float b) => a == b ? Truth.Yes : Truth.No;
}
