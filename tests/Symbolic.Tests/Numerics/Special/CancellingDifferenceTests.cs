using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

public sealed class CancellingDifferenceTests
{
    [Fact]
    public void Derivative_of_erfcx_at_reference_points() =>
        SpecialReference.Verify("differences.tsv", "ErfcxDerivative", static a => SpecialFunctions.ErfcxDerivative(a[0]), SpecialReference.Ulps(4));

    [Fact]
    public void Derivative_of_Dawsons_integral_at_reference_points() =>
        SpecialReference.Verify("differences.tsv", "DawsonDerivative", static a => SpecialFunctions.DawsonDerivative(a[0]), SpecialReference.Ulps(8, 1E-17));

    [Fact]
    public void Digamma_difference_at_reference_points() =>
        SpecialReference.Verify("differences.tsv", "DigammaDifference", static a => SpecialFunctions.DigammaDifference(a[0], a[1]), SpecialReference.Ulps(3));

    [Theory]
    [InlineData(0, -1.1283791670955126)]
    [InlineData(double.PositiveInfinity, -0.0)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(-27, double.NegativeInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Edges_of_the_derivative_of_erfcx(double x, double expected) => Assert.Equal(expected, SpecialFunctions.ErfcxDerivative(x));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.PositiveInfinity, -0.0)]
    [InlineData(double.NegativeInfinity, -0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Edges_of_the_derivative_of_Dawsons_integral(double x, double expected) => Assert.Equal(expected, SpecialFunctions.DawsonDerivative(x));

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(-1, 0.5, double.NaN)]
    [InlineData(0.5, -2.5, double.NaN)]
    [InlineData(double.PositiveInfinity, 1, 0)]
    [InlineData(1, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.NaN)]
    [InlineData(1E308, 1E308, 0.6931471805599453)]
    [InlineData(1, double.NaN, double.NaN)]
    public void Edges_of_the_digamma_difference(double a, double b, double expected) => Assert.Equal(expected, SpecialFunctions.DigammaDifference(a, b));
}
