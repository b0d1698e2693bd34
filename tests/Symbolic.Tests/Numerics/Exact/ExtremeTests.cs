using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Numbers whose exponents do not fit keep enough of themselves for what follows.</summary>
public sealed class ExtremeTests
{
    private const int Bits = 128;

    public static TheoryData<double> Sizes() => [1e19, 3e20, 1e97, 1e300, double.MaxValue];

    private static double Rounded(Ball ball)
    {
        Assert.True(ball.TryRoundToDouble(out double value), ball.ToString());
        return value;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softplus_and_sigmoid_far_out(double x)
    {
        Ball exp = Ball.Exp(Ball.FromDouble(x), Bits), sum = Ball.Add(Ball.One, exp, Bits);
        Assert.Equal(x, Rounded(Ball.Log(sum, Bits)));
        Assert.Equal(0.0, Rounded(Ball.Reciprocal(sum, Bits)));
        Assert.Equal(1.0, Rounded(Ball.Divide(exp, sum, Bits)));
        Assert.Equal(double.PositiveInfinity, Rounded(sum));
        Assert.Equal(1, Ball.Reciprocal(sum, Bits).Sign);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Quotients_of_extreme_numbers(double x)
    {
        Ball sinh = Ball.Sinh(Ball.FromDouble(-x), Bits), cosh = Ball.Cosh(Ball.FromDouble(x), Bits);
        Assert.Equal(-1.0, Rounded(Ball.Divide(sinh, cosh, Bits)));
        Ball shifted = Ball.Exp(Ball.Add(Ball.FromDouble(x), Ball.One, 1200), 1200);
        Ball e = Ball.Divide(shifted, Ball.Exp(Ball.FromDouble(x), 1200), Bits);
        Assert.Equal(Math.E, Rounded(e));
        Assert.Equal(x, Rounded(Ball.Log(Ball.Exp(Ball.FromDouble(x), Bits), Bits)));
    }

    [Fact]
    public void Towers_of_exponentials_come_back()
    {
        Ball start = Ball.FromDouble(1e300), tower = start;
        for (int i = 0; i < 10; i++) tower = Ball.Exp(tower, Bits);
        Assert.Equal(double.PositiveInfinity, Rounded(tower));
        for (int i = 0; i < 10; i++) tower = Ball.Log(tower, Bits);
        Assert.Equal(1e300, Rounded(tower));
    }

    [Fact]
    public void Towers_beyond_the_limit_are_undecided_not_wrong()
    {
        Ball tower = Ball.FromDouble(1e300);
        for (int i = 0; i < 1000; i++) tower = Ball.Exp(tower, Bits);
        Assert.Equal(BallKind.Undecided, tower.Kind);
    }

    [Fact]
    public void Products_of_very_large_and_very_small_numbers()
    {
        Ball x = Ball.FromDouble(1e90), exp = Ball.Exp(x, Bits);
        Assert.Equal(0.0, Rounded(Ball.Multiply(exp, Ball.Exp(Ball.Negate(exp), Bits), Bits)));
        Ball gumbel = Ball.Exp(Ball.Negate(Ball.Exp(Ball.Negate(x), Bits)), Bits);
        Assert.Equal(1.0, Rounded(gumbel));
        Assert.Equal(0.0, Rounded(Ball.Subtract(Ball.One, gumbel, Bits)));
    }

    [Fact]
    public void Differences_of_tiny_numbers_stay_tiny()
    {
        Ball tiny = Ball.Exp(Ball.FromDouble(-1e90), Bits);
        Assert.Equal(0.0, Rounded(Ball.Subtract(tiny, tiny, Bits)));
        Ball square = Ball.Multiply(tiny, tiny, Bits);
        Assert.Equal(1, Ball.Subtract(tiny, square, Bits).Sign);
        Assert.Equal(0.5, Rounded(Ball.Divide(tiny, Ball.Add(tiny, tiny, Bits), Bits)));
    }

    [Theory]
    [InlineData(2.88e158, 9.9e125)]
    [InlineData(7.527189076897978E+203, -1.9546973778518E+257)]
    [InlineData(1e19, -1e19)]
    [InlineData(1e300, 0)]
    public void What_a_cancellation_leaves_stays_smaller_than_what_was_cancelled(double a, double b)
    {
        Ball p = Ball.Exp(Ball.FromDouble(a), Bits), sum = Ball.Add(p, Ball.Exp(Ball.FromDouble(b), Bits), Bits);
        Ball share = Ball.Divide(p, sum, Bits), rest = Ball.Subtract(share, Ball.Square(share, Bits), Bits);
        Assert.Equal(0.0, Rounded(rest));
        Assert.Equal(0.0, Rounded(Ball.Multiply(Ball.Multiply(rest, sum, Bits), Ball.Reciprocal(p, Bits), Bits)));
        Assert.Equal(0.0, Rounded(Ball.Divide(Ball.Subtract(Ball.Subtract(sum, p, Bits), Ball.Exp(Ball.FromDouble(b), Bits), Bits), p, Bits)));
        Assert.Equal(0.0, Rounded(Ball.Divide(Ball.Multiply(Ball.Subtract(Ball.One, share, Bits), p, Bits), sum, Bits)));
        Assert.False(Ball.Multiply(Ball.Multiply(rest, sum, Bits), sum, Bits).TryRoundToDouble(out double lost) && lost != 0);
    }

    [Fact]
    public void Radii_may_be_as_small_as_extreme_numbers()
    {
        Ball tiny = Ball.Exp(Ball.FromDouble(-1e290), Bits), big = Ball.Exp(Ball.FromDouble(1e289), Bits);
        foreach (Ball one in new[] { Ball.Add(Ball.One, tiny, Bits), Ball.Exp(tiny, Bits), Ball.Cosh(tiny, Bits), Ball.Square(Ball.Add(Ball.One, tiny, Bits), Bits), Ball.Sqrt(Ball.Add(Ball.One, tiny, Bits), Bits) })
        {
            Assert.Equal(1.0, Rounded(one));
            Assert.Equal(0.0, Rounded(Ball.Multiply(Ball.Subtract(one, Ball.One, Bits), big, Bits)));
            Assert.Equal(0.0, Rounded(Ball.Multiply(Ball.Log(one, Bits), big, Bits)));
            Assert.Equal(BallKind.Undecided, Ball.Sqrt(Ball.Subtract(one, Ball.One, Bits), Bits).Kind);
        }

        Ball nothing = Ball.Subtract(Ball.Add(Ball.One, tiny, Bits), Ball.One, Bits);
        Assert.True(Ball.Square(nothing, Bits).ContainsZero);
        Assert.True(Ball.Cbrt(nothing, Bits).ContainsZero);
        Assert.Equal(BallKind.Undecided, Ball.Divide(Ball.One, nothing, Bits).Kind);
    }

    [Fact]
    public void Exponents_meet_the_extreme_form_without_a_gap()
    {
        Ball two = Ball.FromInteger(2);
        Ball below = Ball.Pow(two, Ball.FromDouble(Math.ScaleB(1, 59)), Bits), above = Ball.Square(Ball.Square(below, Bits), Bits);
        Assert.True(below.IsFinite);
        Assert.True(above.IsExtreme);
        Ball back = Ball.Sqrt(Ball.Sqrt(above, Bits), Bits);
        Assert.Equal(1.0, Rounded(Ball.Divide(back, below, Bits)));
        Assert.Equal(true, Ball.IsLess(below, above));
        Assert.Equal(true, Ball.IsLess(Ball.Reciprocal(above, Bits), Ball.Reciprocal(below, Bits)));
    }
}
