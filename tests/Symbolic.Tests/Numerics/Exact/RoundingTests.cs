using System.Numerics;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Rounding to doubles against rounding of rationals, and balls around ties.</summary>
public sealed class RoundingTests
{
    private const int Seed = 7_654_321;

    [Fact]
    public void Exact_balls_round_as_rationals_do()
    {
        Random random = new(Seed);
        for (int i = 0; i < 3000; i++)
        {
            BigInteger mantissa = random.NextInt64(long.MinValue, long.MaxValue);
            if (random.Next(2) == 0) mantissa = (mantissa << random.Next(200)) + random.Next(-1, 2);
            Dyadic number = new(mantissa, random.Next(-1200, 1000));
            Assert.True(Ball.FromDyadic(number).TryRoundToDouble(out double rounded));
            Assert.True(BallAssert.ToRational(number).ToDouble().Equals(rounded), $"{mantissa}·2^{number.Exponent}, seed {Seed}");
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(5e-324)]
    [InlineData(2.2250738585072009e-308)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(1.0)]
    [InlineData(0.99999999999999989)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void The_tie_above_a_double_separates(double value)
    {
        double next = Math.BitIncrement(value);
        Rational tie = double.IsInfinity(next)
            ? Rational.FromDouble(value) + (Rational.FromDouble(Math.ScaleB(1, 970)) / 1)
            : (Rational.FromDouble(value) + Rational.FromDouble(next)) / 2;
        Ball exact = Ball.FromRational(tie, 64);
        Assert.True(exact.IsExact);
        Magnitude speck = Magnitude.PowerOfTwo(-3000);
        Assert.False(exact.Widened(speck).TryRoundToDouble(out double none));
        Assert.True(double.IsNaN(none));
        Ball shift = Ball.FromDyadic(new Dyadic(1, -2000));
        Assert.True(Ball.Subtract(exact, shift, 6000).Widened(speck).TryRoundToDouble(out double below));
        Assert.True(Ball.Add(exact, shift, 6000).Widened(speck).TryRoundToDouble(out double above));
        Assert.Equal(value, below);
        Assert.Equal(next, above);
        Assert.True(exact.TryRoundToDouble(out double even));
        Assert.True(even == value || even == next);
        Assert.True(double.IsInfinity(even) || (BitConverter.DoubleToInt64Bits(even) & 1) == 0);
    }

    [Fact]
    public void Zeros_and_their_signs()
    {
        Magnitude speck = Magnitude.PowerOfTwo(-1080);
        Assert.Equal(0L, Bits(Ball.Zero));
        Assert.Equal(0L, Bits(Ball.AroundZero(speck)));
        Assert.Equal(0L, Bits(Ball.FromDyadic(new Dyadic(1, -1076))));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), Bits(Ball.FromDyadic(new Dyadic(-1, -1078)).Widened(speck)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), Bits(Ball.Negate(Ball.Exp(Ball.FromDouble(-1e30), 64))));
        Assert.False(Ball.AroundZero(Magnitude.PowerOfTwo(-1074)).TryRoundToDouble(out _));
    }

    [Fact]
    public void Overflow_and_nothing()
    {
        Assert.True(Ball.Exp(Ball.FromDouble(1e6), 64).TryRoundToDouble(out double high));
        Assert.True(Ball.Negate(Ball.Exp(Ball.FromDouble(1e6), 64)).TryRoundToDouble(out double low));
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity), (high, low));
        Assert.False(Ball.Undefined.TryRoundToDouble(out _));
        Assert.False(Ball.Undecided.TryRoundToDouble(out _));
        Assert.True(double.IsNaN(Ball.Undecided.ToDouble()));
        Assert.Equal(BallKind.Undefined, Ball.FromDouble(double.NaN).Kind);
        Assert.Equal(BallKind.Undefined, Ball.FromDouble(double.NegativeInfinity).Kind);
    }

    [Fact]
    public void Radii_decide_exactly()
    {
        Random random = new(Seed);
        for (int i = 0; i < 2000; i++)
        {
            Ball ball = Ball.FromDouble(Sample.Any(random)).Widened(Magnitude.Up((ulong)random.NextInt64(1, 1L << 40), random.Next(-1180, 960)));
            (Rational low, Rational high) = BallAssert.Ends(ball);
            bool agrees = low.ToDouble() == high.ToDouble();
            Assert.True(agrees == ball.TryRoundToDouble(out double value), $"{ball}, seed {Seed}");
            if (agrees) Assert.Equal(low.ToDouble(), value);
        }
    }

    private static long Bits(Ball ball)
    {
        Assert.True(ball.TryRoundToDouble(out double value), ball.ToString());
        return BitConverter.DoubleToInt64Bits(value);
    }
}
