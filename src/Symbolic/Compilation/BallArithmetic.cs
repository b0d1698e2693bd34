using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The arithmetic of exact reals at one working precision.</summary>
internal readonly struct BallArithmetic(int precision) : ITapeArithmetic<Ball>
{
    /// <inheritdoc/>
    public Ball Constant(TapeConstant constant) => constant.Exact switch
    {
        null => Ball.FromDouble(constant.Value),
        Number number => Ball.FromRational(number.Value, precision),
        Constant { Name: "pi" } => Ball.Pi(precision),
        Constant { Name: "e" } => Ball.E(precision),
        _ => Ball.Undefined,
    };

    /// <inheritdoc/>
    public Ball Negate(Ball a) => Ball.Negate(a);

    /// <inheritdoc/>
    public Ball Add(Ball a, Ball b) => Ball.Add(a, b, precision);

    /// <inheritdoc/>
    public Ball Subtract(Ball a, Ball b) => Ball.Subtract(a, b, precision);

    /// <inheritdoc/>
    public Ball Multiply(Ball a, Ball b) => Ball.Multiply(a, b, precision);

    /// <inheritdoc/>
    public Ball Divide(Ball a, Ball b) => Ball.Divide(a, b, precision);

    /// <inheritdoc/>
    public Ball SquareRoot(Ball a) => Ball.Sqrt(a, precision);

    /// <inheritdoc/>
    public Ball Power(Ball a, Ball b) => Ball.Pow(a, b, precision);

    /// <inheritdoc/>
    public Ball CorrectedPower(Ball a, Ball b, Ball rest) => Ball.Pow(a, b, precision);

    /// <inheritdoc/>
    public Ball FusedMultiplyAdd(Ball a, Ball b, Ball c) => Add(Multiply(a, b), c);

    /// <inheritdoc/>
    public Ball Call(TapeKernel kernel, Ball a) => kernel.Definition.Exact!([a], precision);

    /// <inheritdoc/>
    public Ball Call(TapeKernel kernel, Ball a, Ball b) => kernel.Definition.Exact!([a, b], precision);

    /// <inheritdoc/>
    public Ball Call(TapeKernel kernel, Ball a, Ball b, Ball c) => kernel.Definition.Exact!([a, b, c], precision);

    /// <inheritdoc/>
    public Ball Call(TapeKernel kernel, ReadOnlySpan<Ball> registers, ReadOnlySpan<int> arguments)
    {
        Ball[] values = new Ball[arguments.Length];
        for (int i = 0; i < values.Length; i++) values[i] = registers[arguments[i]];
        return kernel.Definition.Exact!(values, precision);
    }

    /// <inheritdoc/>
    public Truth Less(Ball a, Ball b) => Decided(Ball.IsLess(a, b));

    /// <inheritdoc/>
    public Truth LessOrEqual(Ball a, Ball b) => Decided(Ball.IsLessOrEqual(a, b));

    /// <inheritdoc/>
    public Truth Equal(Ball a, Ball b) => Decided(Ball.AreEqual(a, b));

    private static Truth Decided(bool? relation) => relation switch
    {
        true => Truth.Yes,
        false => Truth.No,
        _ => Truth.Undecided,
    };
}
