using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

public sealed class ZetaFunctionTests
{
    [Fact]
    public void Zeta_at_reference_points() =>
        SpecialReference.Verify("zeta.tsv", "Zeta", static a => SpecialFunctions.Zeta(a[0]), SpecialReference.Ulps(1));

    [Fact]
    public void Derivatives_of_zeta_at_reference_points() =>
        SpecialReference.Verify("zeta.tsv", "ZetaDerivative", static a => SpecialFunctions.ZetaDerivative(a[0], a[1]), SpecialReference.Ulps(1));

    [Fact]
    public void Hurwitz_zeta_at_reference_points() =>
        SpecialReference.Verify("zeta.tsv", "HurwitzZeta", static a => SpecialFunctions.HurwitzZeta(a[0], a[1]), SpecialReference.Relative(1E-20));

    [Theory]
    [InlineData(1, 3, double.PositiveInfinity)]
    [InlineData(2, 0, double.PositiveInfinity)]
    [InlineData(-3, 0, 0.008333333333333333)]
    [InlineData(0, 0, 0.5)]
    [InlineData(2, -1, double.PositiveInfinity)]
    [InlineData(3, -1, double.NaN)]
    [InlineData(2.5, -1, double.NaN)]
    [InlineData(3, double.PositiveInfinity, 0)]
    [InlineData(0.5, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(0.5, 1E308, -2E154)]
    [InlineData(-1E5, 1, 0)]
    [InlineData(-1E5, 3, double.NegativeInfinity)]
    [InlineData(1E300, 0.5, double.PositiveInfinity)]
    [InlineData(1E300, 1, 1)]
    [InlineData(double.NaN, 1, double.NaN)]
    public void Edges_of_Hurwitz_zeta(double s, double a, double expected) => Assert.Equal(expected, SpecialFunctions.HurwitzZeta(s, a));

    [Fact]
    public void Polylogarithm_at_reference_points() =>
        SpecialReference.Verify("polylog.tsv", "Polylog", static a => SpecialFunctions.Polylog(a[0], a[1]), SpecialReference.Relative());

    [Fact]
    public void Lambert_at_reference_points() =>
        SpecialReference.Verify("lambert.tsv", "LambertW", static a => SpecialFunctions.LambertW(a[0], a[1]), SpecialReference.Ulps(4));

    [Theory]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(-2, 0)]
    [InlineData(-1E300, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-301, double.NegativeInfinity)]
    [InlineData(-303, double.PositiveInfinity)]
    public void Edges_of_zeta(double s, double expected) => Assert.Equal(expected, SpecialFunctions.Zeta(s));

    [Theory]
    [InlineData(0, 3, 1.2020569031595942)]
    [InlineData(1, 1, double.NegativeInfinity)]
    [InlineData(2, 1, double.PositiveInfinity)]
    [InlineData(200, 0.999, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity, 0)]
    [InlineData(1.5, 2, double.NaN)]
    [InlineData(-1, 2, double.NaN)]
    [InlineData(257, 2, double.NaN)]
    [InlineData(201, 2, double.NegativeInfinity)]
    [InlineData(1, double.NegativeInfinity, double.NaN)]
    [InlineData(7, -9999.3, double.PositiveInfinity)]
    [InlineData(7, -10003.3, double.PositiveInfinity)]
    public void Edges_of_the_derivatives_of_zeta(double n, double s, double expected) => Assert.Equal(expected, SpecialFunctions.ZetaDerivative(n, s));

    [Theory]
    [InlineData(2, 1, 1.6449340668482264)]
    [InlineData(1, 1, double.PositiveInfinity)]
    [InlineData(-3, 1, double.PositiveInfinity)]
    [InlineData(2, 1.0000000000000002, double.NaN)]
    [InlineData(0, 3, -1.5)]
    [InlineData(-2, 3, -1.5)]
    [InlineData(0, double.PositiveInfinity, -1)]
    [InlineData(-1, double.NegativeInfinity, 0)]
    [InlineData(2, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(2, double.Epsilon, double.Epsilon)]
    [InlineData(2.5, 0, 0)]
    [InlineData(double.NaN, 0.5, double.NaN)]
    [InlineData(2, double.NaN, double.NaN)]
    [InlineData(-500.5, 0.9, double.PositiveInfinity)]
    [InlineData(1E10, -1E5, -1E5)]
    public void Edges_of_the_polylogarithm(double n, double x, double expected) => Assert.Equal(expected, SpecialFunctions.Polylog(n, x));

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(-0.3678794411714423, 0, -0.9999999846957459)]
    [InlineData(-0.36787944117144233, 0, double.NaN)]
    [InlineData(-0.36787944117144233, -1, double.NaN)]
    [InlineData(0, -1, double.NegativeInfinity)]
    [InlineData(double.Epsilon, -1, double.NaN)]
    [InlineData(double.PositiveInfinity, 0, double.PositiveInfinity)]
    [InlineData(double.NaN, 0, double.NaN)]
    [InlineData(1, 1, double.NaN)]
    public void Edges_of_Lambert(double x, double branch, double expected) => Assert.Equal(expected, SpecialFunctions.LambertW(x, branch));

    [Fact]
    public void Lambert_inverts_x_times_its_exponential()
    {
        Random random = new(20240719);
        for (int i = 0; i < 5_000; i++)
        {
            double w = (random.NextDouble() * 100) - 1, v = -1 - (random.NextDouble() * 100);
            Assert.True(Math.Abs(SpecialFunctions.LambertW(w * Math.Exp(w)) - w) <= 2E-15 * Math.Abs(w) / Math.Min(1, Math.Abs(1 + w)) + 2E-8 * (w < -0.99 ? 1 : 0), $"w = {w:R}");
            Assert.True(Math.Abs(SpecialFunctions.LambertW(v * Math.Exp(v), -1) - v) <= 3E-14 * Math.Abs(v / (1 + v)) + 2E-8 * (v > -1.01 ? 1 : 0), $"w = {v:R}");
        }
    }

    [Fact]
    public void Duplication_of_the_polylogarithm()
    {
        Random random = new(20240720);
        for (int i = 0; i < 500; i++)
        {
            double n = i % 2 == 0 ? random.Next(-5, 12) : (random.NextDouble() * 10) - 2, x = random.NextDouble();
            double both = SpecialFunctions.Polylog(n, x) + SpecialFunctions.Polylog(n, -x), square = SpecialFunctions.Polylog(n, x * x) * Math.Pow(2, 1 - n);
            Assert.True(Math.Abs(both - square) <= 3E-14 * Math.Abs(SpecialFunctions.Polylog(n, x)) * (1 + (Math.Abs(n) / (1 - x))), $"n = {n:R}, x = {x:R}");
        }
    }

    [Fact]
    public void Zeta_derivatives_are_the_differences_of_each_other()
    {
        Random random = new(20240721);
        for (int i = 0; i < 100; i++)
        {
            double s = (random.NextDouble() * 24) - 12, h = 1.0 / 1024;
            if (Math.Abs(s - 1) < 0.5) continue;
            int n = random.Next(0, 4);
            double third = SpecialFunctions.ZetaDerivative(n + 3, s), fifth = SpecialFunctions.ZetaDerivative(n + 5, s);
            double difference = (SpecialFunctions.ZetaDerivative(n, s + h) - SpecialFunctions.ZetaDerivative(n, s - h)) / (2 * h);
            double expected = SpecialFunctions.ZetaDerivative(n + 1, s) + (third * h * h / 6) + (fifth * h * h * h * h / 120);
            double scale = Math.Abs(SpecialFunctions.ZetaDerivative(n, s)) + Math.Abs(expected) + Math.Abs(fifth);
            Assert.True(Math.Abs(difference - expected) <= 1E-12 * scale, $"n = {n}, s = {s:R}");
        }
    }
}
