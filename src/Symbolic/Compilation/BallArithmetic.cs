using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The arithmetic of exact reals at one working precision.</summary>
/// <param name="precision">The precision in bits.</param>
/// <param name="conditions">What conditions are taken to be that cannot be decided.</param>
internal readonly struct BallArithmetic(int precision, BallConditions conditions) : ITapeArithmetic<Ball>
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
    public Truth Less(Ball a, Ball b) => Decided(Ball.IsLess(a, b), a, b);

    /// <inheritdoc/>
    public Truth LessOrEqual(Ball a, Ball b) => Decided(Ball.IsLessOrEqual(a, b), a, b);

    /// <inheritdoc/>
    public Truth Equal(Ball a, Ball b) => Decided(Ball.AreEqual(a, b), a, b);

    private Truth Decided(bool? relation, Ball a, Ball b) =>
        relation ?? conditions.Next(a.Kind == BallKind.Undefined || b.Kind == BallKind.Undefined) ? Truth.Yes : Truth.No;
}
