using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Identities between independently computed functions, at precisions up to the limit of evaluation.</summary>
public sealed class IdentityTests
{
    private static readonly Ball s_x = Ball.FromDouble(0.7310585786300049), s_two = Ball.FromInteger(2);

    public static TheoryData<int> Precisions() => [200, 1000, 12_288];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Constants(int p)
    {
        Ball fifth = Ball.FromRational(Rational.Create(1, 5), p), other = Ball.FromRational(Rational.Create(1, 239), p);
        Ball machin = Ball.Subtract(Ball.Scale(Ball.Atan(fifth, p), 4, p), Ball.Scale(Ball.Atan(other, p), 2, p), p);
        Same(Ball.Pi(p), machin, p);
        Same(Ball.E(p), Ball.Exp(Ball.One, p), p);
        Same(Ball.LogOfTwo(p), Ball.Log(s_two, p), p);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2000)]
    public void Eulers_constant(int p) => Same(Ball.EulerGamma(p), Ball.Negate(Ball.Digamma(Ball.One, p)), p);

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Inverses(int p)
    {
        Same(s_x, Ball.Exp(Ball.Log(s_x, p), p), p);
        Same(s_x, Ball.Log1p(Ball.Expm1(s_x, p), p), p);
        Same(s_x, Ball.Tan(Ball.Atan(s_x, p), p), p);
        Same(s_x, Ball.Sin(Ball.Asin(s_x, p), p), p);
        Same(s_x, Ball.Cos(Ball.Acos(s_x, p), p), p);
        Same(s_x, Ball.Sinh(Ball.Asinh(s_x, p), p), p);
        Same(s_x, Ball.Tanh(Ball.Atanh(s_x, p), p), p);
        Same(s_x, Ball.Pow(Ball.Root(s_x, 7, p), 7, p), p);
        Same(s_x, Ball.Square(Ball.Sqrt(s_x, p), p), p);
        Same(s_x, Ball.Pow(Ball.Pow(s_x, Ball.FromDouble(0.3), p), Ball.Reciprocal(Ball.FromDouble(0.3), p), p), p);
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Addition_theorems(int p)
    {
        Ball y = Ball.FromDouble(3.14159), sum = Ball.Add(s_x, y, p);
        Ball sines = Ball.Add(Ball.Multiply(Ball.Sin(s_x, p), Ball.Cos(y, p), p), Ball.Multiply(Ball.Cos(s_x, p), Ball.Sin(y, p), p), p);
        Same(Ball.Sin(sum, p), sines, p);
        Same(Ball.Exp(sum, p), Ball.Multiply(Ball.Exp(s_x, p), Ball.Exp(y, p), p), p);
        Same(Ball.Log(Ball.Multiply(s_x, y, p), p), Ball.Add(Ball.Log(s_x, p), Ball.Log(y, p), p), p);
        Same(Ball.One, Ball.Add(Ball.Erf(s_x, p), Ball.Erfc(s_x, p), p), p);
    }

    [Theory]
    [InlineData(0.25, 300)]
    [InlineData(-3.75, 300)]
    [InlineData(11.5, 300)]
    [InlineData(0.625, 3000)]
    public void Gamma_recurrence_and_duplication(double value, int p)
    {
        Ball x = Ball.FromDouble(value), next = Ball.Add(x, Ball.One, p);
        Same(Ball.Gamma(next, p), Ball.Multiply(x, Ball.Gamma(x, p), p), p);
        Same(Ball.Digamma(next, p), Ball.Add(Ball.Digamma(x, p), Ball.Reciprocal(x, p), p), p);
        Same(Ball.Trigamma(next, p), Ball.Subtract(Ball.Trigamma(x, p), Ball.Reciprocal(Ball.Square(x, p), p), p), p);
        Ball half = Ball.Add(x, Ball.FromDouble(0.5), p), factor = Ball.Multiply(Ball.Sqrt(Ball.Pi(p), p), Ball.Pow(s_two, Ball.Subtract(Ball.One, Ball.Scale(x, 1, p), p), p), p);
        Same(Ball.Multiply(factor, Ball.Gamma(Ball.Scale(x, 1, p), p), p), Ball.Multiply(Ball.Gamma(x, p), Ball.Gamma(half, p), p), p);
    }

    [Fact]
    public void Constants_are_shared_between_threads()
    {
        Integer expected = RealConstants.Pi(9000) >> 8000;
        Parallel.For(0, 64, i =>
        {
            int width = 1000 + (i * 150);
            Assert.Equal(expected, RealConstants.Pi(width) >> (width - 1000));
            Assert.True(Ball.Sin(Ball.FromDouble(1e300), width).AccuracyBits >= width - 4);
        });
    }

    private static void Same(Ball a, Ball b, int precision)
    {
        BallAssert.Overlap(a, b, $"identity at {precision} bits");
        Assert.True(Math.Min(a.AccuracyBits, b.AccuracyBits) >= precision - 40, $"{a.AccuracyBits} and {b.AccuracyBits} bits at {precision}");
    }
}
