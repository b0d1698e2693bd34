using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

public sealed class GammaFunctionTests
{
    private static readonly Dictionary<string, Func<double[], double>> s_kernels = new()
    {
        ["Gamma"] = static a => SpecialFunctions.Gamma(a[0]),
        ["LogGamma"] = static a => SpecialFunctions.LogGamma(a[0]),
        ["Digamma"] = static a => SpecialFunctions.Digamma(a[0]),
        ["Trigamma"] = static a => SpecialFunctions.Trigamma(a[0]),
        ["Polygamma"] = static a => SpecialFunctions.Polygamma(a[0], a[1]),
        ["Beta"] = static a => SpecialFunctions.Beta(a[0], a[1]),
        ["LogBeta"] = static a => SpecialFunctions.LogBeta(a[0], a[1]),
    };

    [Theory]
    [InlineData("Gamma", 1)]
    [InlineData("LogGamma", 1)]
    [InlineData("Digamma", 2, 1E-31)]
    [InlineData("Trigamma", 2)]
    [InlineData("Polygamma", 1)]
    [InlineData("Beta", 1)]
    [InlineData("LogBeta", 1)]
    public void Reference_points(string function, double ulps, double absolute = 0) =>
        SpecialReference.Verify("gamma.tsv", function, s_kernels[function], SpecialReference.Ulps(ulps, absolute));

    [Theory]
    [InlineData("LogGamma", 0)]
    [InlineData("Polygamma", 0)]
    [InlineData("LogBeta", 1E-15)]
    public void Reference_points_beside_zeros(string function, double absolute) =>
        SpecialReference.Verify("gamma.tsv", function + "Zero", s_kernels[function], SpecialReference.Relative(absolute), atLeast: 40);

    [Theory]
    [InlineData("Gamma", 0.0, double.PositiveInfinity)]
    [InlineData("Gamma", -0.0, double.NegativeInfinity)]
    [InlineData("Gamma", -1, double.NaN)]
    [InlineData("Gamma", -1E300, double.NaN)]
    [InlineData("Gamma", double.NegativeInfinity, double.NaN)]
    [InlineData("Gamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Gamma", double.NaN, double.NaN)]
    [InlineData("Gamma", -200.5, -0.0)]
    [InlineData("Gamma", -201.5, 0.0)]
    [InlineData("LogGamma", 1, 0.0)]
    [InlineData("LogGamma", 2, 0.0)]
    [InlineData("LogGamma", 0, double.PositiveInfinity)]
    [InlineData("LogGamma", -7, double.PositiveInfinity)]
    [InlineData("LogGamma", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("LogGamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("LogGamma", double.NaN, double.NaN)]
    [InlineData("Digamma", 0.0, double.NegativeInfinity)]
    [InlineData("Digamma", -0.0, double.PositiveInfinity)]
    [InlineData("Digamma", -3, double.NaN)]
    [InlineData("Digamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Digamma", double.NegativeInfinity, double.NaN)]
    [InlineData("Digamma", double.NaN, double.NaN)]
    [InlineData("Trigamma", 0, double.PositiveInfinity)]
    [InlineData("Trigamma", -4, double.PositiveInfinity)]
    [InlineData("Trigamma", double.PositiveInfinity, 0)]
    [InlineData("Trigamma", double.NegativeInfinity, double.NaN)]
    [InlineData("Trigamma", double.NaN, double.NaN)]
    public void Edges(string function, double x, double expected) => Assert.Equal(expected, s_kernels[function]([x]), SameBits);

    [Theory]
    [InlineData("Polygamma", 2, 0.0, double.NegativeInfinity)]
    [InlineData("Polygamma", 2, -0.0, double.PositiveInfinity)]
    [InlineData("Polygamma", 3, -0.0, double.PositiveInfinity)]
    [InlineData("Polygamma", 2, -1, double.NaN)]
    [InlineData("Polygamma", 3, -1, double.PositiveInfinity)]
    [InlineData("Polygamma", 0.5, 1, double.NaN)]
    [InlineData("Polygamma", -1, 1, double.NaN)]
    [InlineData("Polygamma", 2, double.PositiveInfinity, -0.0)]
    [InlineData("Polygamma", 5, double.NaN, double.NaN)]
    [InlineData("Polygamma", 500, 1E-3, double.NegativeInfinity)]
    [InlineData("Polygamma", 500, 1E300, -0.0)]
    [InlineData("Beta", 0.0, 2, double.PositiveInfinity)]
    [InlineData("Beta", 2, -0.0, double.NegativeInfinity)]
    [InlineData("Beta", -1, 2.5, double.NaN)]
    [InlineData("Beta", -1, 1, double.NaN)]
    [InlineData("Beta", -0.5, -1.5, 0)]
    [InlineData("Beta", double.PositiveInfinity, 2, 0)]
    [InlineData("Beta", double.NegativeInfinity, 2, double.NaN)]
    [InlineData("Beta", double.NaN, 2, double.NaN)]
    [InlineData("Beta", 1E308, 1E308, 0)]
    [InlineData("LogBeta", 1, 1, 0)]
    [InlineData("LogBeta", 0, 3, double.PositiveInfinity)]
    [InlineData("LogBeta", -2, 3.5, double.PositiveInfinity)]
    [InlineData("LogBeta", -0.5, -1.5, double.NegativeInfinity)]
    [InlineData("LogBeta", double.PositiveInfinity, 2, double.NegativeInfinity)]
    [InlineData("LogBeta", 1E308, 2, -1418.3924172843322)]
    [InlineData("LogBeta", 1E308, 1E308, -1.3862943611198906E308)]
    public void Edges_of_two_arguments(string function, double a, double b, double expected) =>
        Assert.Equal(expected, s_kernels[function]([a, b]), SameBits);

    [Fact]
    public void Factorials_are_the_nearest_doubles()
    {
        System.Numerics.BigInteger factorial = 1;
        for (int n = 1; n <= 170; n++)
        {
            factorial *= n;
            Assert.Equal((double)Rational.Create(factorial, 1).ToDouble(), SpecialFunctions.Gamma(n + 1));
        }

        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Gamma(172));
    }

    [Fact]
    public void Recurrences()
    {
        Random random = new(20240714);
        for (int i = 0; i < 2_000; i++)
        {
            double x = (i % 2 == 0 ? Math.ScaleB(1 + random.NextDouble(), random.Next(-20, 7)) : random.Next(1, 60)) - (i % 3 == 0 ? 40 : 0);
            double next = Math.Round((x + 1) * 1048576) / 1048576;
            x = next - 1;
            if (x == Math.Floor(x) && x < 1) continue;
            Near(SpecialFunctions.Gamma(next), x * SpecialFunctions.Gamma(x), 0, x);
            Near(SpecialFunctions.LogGamma(next), SpecialFunctions.LogGamma(x) + Math.Log(Math.Abs(x)), Math.Abs(SpecialFunctions.LogGamma(x)) + 1, x);
            Near(SpecialFunctions.Digamma(next), SpecialFunctions.Digamma(x) + (1 / x), Math.Abs(1 / x), x);
            Near(SpecialFunctions.Trigamma(next), SpecialFunctions.Trigamma(x) - (1 / (x * x)), 1 / (x * x), x);
            Near(SpecialFunctions.Polygamma(4, next), SpecialFunctions.Polygamma(4, x) + (24 / Math.Pow(x, 5)), Math.Abs(24 / Math.Pow(x, 5)), x);
        }
    }

    [Fact]
    public void Beta_is_symmetric_and_follows_its_recurrence()
    {
        Random random = new(20240715);
        for (int i = 0; i < 1_000; i++)
        {
            double a = Math.ScaleB(1 + random.NextDouble(), random.Next(-10, 8)), b = Math.ScaleB(1 + random.NextDouble(), random.Next(-10, 8));
            if (i % 3 == 0) a = -a;
            Assert.Equal(SpecialFunctions.Beta(a, b), SpecialFunctions.Beta(b, a));
            double right = SpecialFunctions.Beta(a + 1, b), up = SpecialFunctions.Beta(a, b + 1);
            if (a + 1 - 1 != a || b + 1 - 1 != b) continue;
            Near(SpecialFunctions.Beta(a, b), right + up, Math.Abs(right) + Math.Abs(up), a);
        }
    }

    private static void Near(double expected, double actual, double scale, double x)
    {
        if (double.IsInfinity(expected) && double.IsInfinity(actual)) return;
        Assert.True(Math.Abs(actual - expected) <= 2E-15 * (Math.Abs(expected) + scale) + (4 * double.Epsilon), $"at {x:R}: {expected:R} and {actual:R}");
    }

    private static bool SameBits(double a, double b) => BitConverter.DoubleToInt64Bits(double.IsNaN(a) ? double.NaN : a) == BitConverter.DoubleToInt64Bits(double.IsNaN(b) ? double.NaN : b);
}
