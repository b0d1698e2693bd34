using Symbolic.Compilation;
using Xunit;
using static Symbolic.Tests.Compilation.CompilationTable;

namespace Symbolic.Tests.Compilation;

/// <summary>Tapes in an arithmetic whose conditions may be undecided.</summary>
public sealed class IntervalTests
{
    private static readonly Expr s_x = Expr.Symbol("x");

    [Fact]
    public void Conditions_of_intervals_are_decided_or_not()
    {
        Tape tape = TapeBuilder.Build([If(F("<", s_x, 1), s_x + 10, s_x.Pow(2))], ["x"], Table, Read);
        Assert.True(Evaluate(tape, new Interval(0, 0.5), out Interval below));
        Assert.Equal(new Interval(10, 10.5), below);
        Assert.True(Evaluate(tape, new Interval(2, 3), out Interval above));
        Assert.Equal(new Interval(4, 9), above);
        Assert.False(Evaluate(tape, new Interval(0.5, 1.5), out _));
    }

    [Fact]
    public void What_decides_first_decides()
    {
        Expr condition = F("or", F("<", s_x, 5), F("<", s_x, 1));
        Tape tape = TapeBuilder.Build([If(F("not", condition), 1, 2)], ["x"], Table, Read);
        Assert.True(Evaluate(tape, new Interval(0, 2), out Interval value));
        Assert.Equal(new Interval(2, 2), value);
    }

    private static bool Evaluate(Tape tape, Interval x, out Interval y)
    {
        Interval[] result = new Interval[1];
        IntervalArithmetic arithmetic = default;
        bool decided = TapeInterpreter.Evaluate(tape, ref arithmetic, [x], result.AsSpan());
        y = result[0];
        return decided;
    }

    private readonly record struct Interval(double Low, double High);

    private readonly struct IntervalArithmetic : ITapeArithmetic<Interval>
    {
        public Interval Constant(TapeConstant constant) => new(constant.Value, constant.Value);

        public Interval Negate(Interval a) => new(-a.High, -a.Low);

        public Interval Add(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

        public Interval Subtract(Interval a, Interval b) => new(a.Low - b.High, a.High - b.Low);

        public Interval Multiply(Interval a, Interval b)
        {
            double[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
            return new(products.Min(), products.Max());
        }

        public Interval Divide(Interval a, Interval b) => Multiply(a, new Interval(1 / b.High, 1 / b.Low));

        public Interval SquareRoot(Interval a) => new(Math.Sqrt(a.Low), Math.Sqrt(a.High));

        public Interval Power(Interval a, Interval b) => new(Math.Pow(a.Low, b.Low), Math.Pow(a.High, b.High));

        public Interval CorrectedPower(Interval a, Interval b, Interval rest) => Power(a, b);

        public Interval FusedMultiplyAdd(Interval a, Interval b, Interval c) => Add(Multiply(a, b), c);

        public Interval Call(TapeKernel kernel, Interval a) => new(kernel.Unary!(a.Low), kernel.Unary(a.High));

        public Interval Call(TapeKernel kernel, Interval a, Interval b) => new(kernel.Binary!(a.Low, b.Low), kernel.Binary(a.High, b.High));

        public Interval Call(TapeKernel kernel, Interval a, Interval b, Interval c) => throw new NotSupportedException();

        public Interval Call(TapeKernel kernel, ReadOnlySpan<Interval> registers, ReadOnlySpan<int> arguments) => throw new NotSupportedException();

        public Truth Less(Interval a, Interval b) => a.High < b.Low ? Truth.Yes : a.Low >= b.High ? Truth.No : Truth.Undecided;

        public Truth LessOrEqual(Interval a, Interval b) => a.High <= b.Low ? Truth.Yes : a.Low > b.High ? Truth.No : Truth.Undecided;

        public Truth Equal(Interval a, Interval b) =>
            a.Low == a.High && a == b ? Truth.Yes : a.High < b.Low || b.High < a.Low ? Truth.No : Truth.Undecided;
    }
}
