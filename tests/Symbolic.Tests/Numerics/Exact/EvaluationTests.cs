using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Evaluation with rising precision: cancellation, overflow, absence of a value, and the limit.</summary>
public sealed class EvaluationTests
{
    private static Ball D(double value) => Ball.FromDouble(value);

    private static ExactResult Run(Func<int, Ball> f) => ExactEvaluation.Run(f);

    [Fact]
    public void Rumps_polynomial()
    {
        Ball a = D(77617), b = D(33096);
        ExactResult result = Run(p =>
        {
            Ball a2 = Ball.Square(a, p), b2 = Ball.Square(b, p), b6 = Ball.Pow(b, 6, p);
            Ball inner = Ball.Subtract(Ball.Multiply(Ball.Multiply(D(11), a2, p), b2, p), b6, p);
            inner = Ball.Subtract(Ball.Subtract(inner, Ball.Multiply(D(121), Ball.Square(b2, p), p), p), D(2), p);
            Ball sum = Ball.Add(Ball.Multiply(D(333.75), b6, p), Ball.Multiply(a2, inner, p), p);
            sum = Ball.Add(sum, Ball.Multiply(D(5.5), Ball.Pow(b, 8, p), p), p);
            return Ball.Add(sum, Ball.Divide(a, Ball.Scale(b, 1, p), p), p);
        });
        Assert.Equal(new ExactResult(ExactResultKind.Value, -0.82739605994682137, result.Precision), result);
    }

    [Theory]
    [InlineData(1e-150, 0.5)]
    [InlineData(5e-324, 0.5)]
    [InlineData(1e-5, 0.49999999999583333)]
    public void One_less_the_cosine_over_the_square(double x, double expected)
    {
        ExactResult result = Run(p => Ball.Divide(Ball.Subtract(Ball.One, Ball.Cos(D(x), p), p), Ball.Square(D(x), p), p));
        Assert.Equal((ExactResultKind.Value, expected), (result.Kind, result.Value));
    }

    [Fact]
    public void Outcomes()
    {
        Ball two = D(2);
        Assert.Equal(ExactResultKind.Overflows, Run(p => Ball.Exp(D(710), p)).Kind);
        Assert.Equal(double.NegativeInfinity, Run(p => Ball.Negate(Ball.Exp(D(1e300), p))).Value);
        Assert.Equal(ExactResultKind.Undefined, Run(p => Ball.Log(Ball.Subtract(two, two, p), p)).Kind);
        Assert.Equal(ExactResultKind.Undecided, Run(p => Ball.Reciprocal(Ball.Subtract(Ball.Exp(Ball.Log(two, p), p), two, p), p)).Kind);
        Assert.Equal(new ExactResult(ExactResultKind.Value, 0, Run(p => Ball.Subtract(Ball.Exp(Ball.Log(two, p), p), two, p)).Precision), Run(p => Ball.Subtract(Ball.Exp(Ball.Log(two, p), p), two, p)));
    }

    [Fact]
    public void The_limit_is_kept()
    {
        List<int> tried = [];
        ExactResult result = ExactEvaluation.Run(
            p =>
            {
                tried.Add(p);
                return Ball.Undecided;
            },
            1000);
        Assert.Equal(new ExactResult(ExactResultKind.Undecided, double.NaN, 1000), result);
        Assert.Equal([96, 192, 384, 768, 1000], tried);
    }

    [Fact]
    public void Cancellation_is_noticed()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ExactEvaluation.Run(static _ => Ball.One, cancellation: source.Token));
    }

    [Theory]
    [InlineData(1e22)]
    [InlineData(1e300)]
    [InlineData(-1.7976931348623157e308)]
    public void Arguments_of_any_size_are_reduced(double x)
    {
        ExactResult one = Run(p => Ball.Add(Ball.Square(Ball.Sin(D(x), p), p), Ball.Square(Ball.Cos(D(x), p), p), p));
        Assert.Equal(1, one.Value);
        Assert.Equal(Math.Sin(x), Run(p => Ball.Sin(D(x), p)).Value, 1e-15);
    }
}
