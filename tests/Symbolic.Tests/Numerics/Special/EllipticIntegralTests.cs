using Xunit;
using static Symbolic.Numerics.SpecialFunctions;

namespace Symbolic.Tests.Numerics.Special;

public sealed class EllipticIntegralTests
{
    private const string File = "elliptic.tsv";
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("EllipticK", 1)]
    [InlineData("EllipticE", 1)]
    [InlineData("EllipticF", 2)]
    [InlineData("EllipticE", 2)]
    [InlineData("EllipticPi", 2)]
    [InlineData("EllipticPi", 3)]
    public void Reference_points(string function, int arity)
    {
        List<string> failures = [];
        int count = 0;
        foreach (SpecialReference.Point point in SpecialReference.Read(File, function))
        {
            if (point.Arguments.Length != arity) continue;
            count++;
            double actual = Evaluate(function, point.Arguments);
            if (actual == point.Expected || Math.Abs(actual - point.Expected) <= SpecialReference.Ulp(point.Expected)) continue;
            failures.Add($"{function}({string.Join(", ", point.Arguments)}) = {actual:R}, expected {point.Expected:R}");
        }

        Assert.True(count >= 100, $"{count} points");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    [Theory]
    [InlineData("EllipticK", new[] { 1.0 }, Infinity)]
    [InlineData("EllipticK", new[] { 1.0000000000000002 }, double.NaN)]
    [InlineData("EllipticK", new[] { -Infinity }, 0)]
    [InlineData("EllipticK", new[] { double.NaN }, double.NaN)]
    [InlineData("EllipticK", new[] { -0.0 }, Math.PI / 2)]
    [InlineData("EllipticE", new[] { 1.0 }, 1)]
    [InlineData("EllipticE", new[] { -Infinity }, Infinity)]
    [InlineData("EllipticE", new[] { 2.0 }, double.NaN)]
    [InlineData("EllipticE", new[] { 0.0 }, Math.PI / 2)]
    [InlineData("EllipticF", new[] { -0.0, 0.5 }, -0.0)]
    [InlineData("EllipticF", new[] { 2.0, 1 }, Infinity)]
    [InlineData("EllipticF", new[] { -2.0, 1 }, -Infinity)]
    [InlineData("EllipticF", new[] { Infinity, 0.5 }, Infinity)]
    [InlineData("EllipticF", new[] { 1, 2.0 }, double.NaN)]
    [InlineData("EllipticF", new[] { 3, 2.0 }, double.NaN)]
    [InlineData("EllipticF", new[] { -1, -Infinity }, -0.0)]
    [InlineData("EllipticF", new[] { 1, double.NaN }, double.NaN)]
    [InlineData("EllipticF", new[] { double.NaN, 0 }, double.NaN)]
    [InlineData("EllipticE", new[] { -Infinity, 0.5 }, -Infinity)]
    [InlineData("EllipticE", new[] { -1, -Infinity }, -Infinity)]
    [InlineData("EllipticE", new[] { 1, Infinity }, double.NaN)]
    [InlineData("EllipticPi", new[] { 1.0, 0.5 }, Infinity)]
    [InlineData("EllipticPi", new[] { 0.5, 1.0 }, Infinity)]
    [InlineData("EllipticPi", new[] { 2.0, 1.0 }, -Infinity)]
    [InlineData("EllipticPi", new[] { 0.5, 1.5 }, double.NaN)]
    [InlineData("EllipticPi", new[] { -Infinity, 0.5 }, 0)]
    [InlineData("EllipticPi", new[] { 0.5, -Infinity }, 0)]
    [InlineData("EllipticPi", new[] { 1, 2, 0.5 }, Infinity)]
    [InlineData("EllipticPi", new[] { 1, -2, 0.5 }, -Infinity)]
    [InlineData("EllipticPi", new[] { 0.5, -0.0, 0.5 }, -0.0)]
    [InlineData("EllipticPi", new[] { Infinity, -1, 0.5 }, -0.0)]
    [InlineData("EllipticPi", new[] { 0.5, 1, 2 }, double.NaN)]
    [InlineData("EllipticPi", new[] { 0.5, 1, double.NaN }, double.NaN)]
    public void Edges(string function, double[] arguments, double expected)
    {
        double actual = Evaluate(function, arguments);
        Assert.Equal(expected, actual);
        Assert.Equal(double.IsNaN(expected) || double.IsNegative(expected), double.IsNaN(actual) || double.IsNegative(actual));
    }

    [Fact]
    public void Legendres_relation_holds()
    {
        Random random = new(20240901);
        for (int i = 0; i < 3_000; i++)
        {
            double m = 0.25 + (0.5 * random.NextDouble()), other = 1 - m; // exact
            double sum = (EllipticE(m) * EllipticK(other)) + (EllipticE(other) * EllipticK(m)) - (EllipticK(m) * EllipticK(other));
            Assert.True(Math.Abs(sum - (Math.PI / 2)) < 3E-15, $"m = {m:R}");
        }
    }

    [Fact]
    public void Incomplete_integrals_are_odd_and_quasi_periodic()
    {
        Random random = new(20240902);
        for (int i = 0; i < 500; i++)
        {
            double m = 1 - Math.Exp((8 * random.NextDouble()) - 6), n = (2 * random.NextDouble()) - 1.5, phi = 8 * random.NextDouble();
            Assert.Equal(-EllipticF(phi, m), EllipticF(-phi, m));
            Assert.Equal(-EllipticE(phi, m), EllipticE(-phi, m));
            Assert.Equal(-EllipticPi(n, phi, m), EllipticPi(n, -phi, m));
            double bound = 4E-15 * (1 + (1 / Math.Sqrt(1 - m)) + Math.Sqrt(1 - m)) * 8; // φ + π is rounded
            Assert.InRange(EllipticF(phi + Math.PI, m) - EllipticF(phi, m) - (2 * EllipticK(m)), -bound, bound);
            Assert.InRange(EllipticE(phi + Math.PI, m) - EllipticE(phi, m) - (2 * EllipticE(m)), -bound, bound);
        }
    }

    [Fact]
    public void Special_characteristics_reduce_the_third_kind()
    {
        Random random = new(20240903);
        for (int i = 0; i < 2_000; i++)
        {
            double m = (3 * random.NextDouble()) - 2.1, phi = 1.5 * random.NextDouble();
            Relative(EllipticF(phi, m), EllipticPi(0, phi, m), 0);
            double delta = Math.Sqrt(1 - (m * Math.Pow(Math.Sin(phi), 2)));
            Relative((EllipticE(phi, m) - (m * Math.Sin(2 * phi) / (2 * delta))) / (1 - m), EllipticPi(m, phi, m), 1E-13);
            Relative(EllipticE(m) / (1 - m), EllipticPi(m, m), 1E-15);
            Relative(EllipticK(m), EllipticPi(0, m), 0);
        }
    }

    [Fact]
    public void Degenerate_parameters_are_elementary()
    {
        Random random = new(20240904);
        for (int i = 0; i < 2_000; i++)
        {
            double phi = 1.57 * random.NextDouble(), far = 100 * random.NextDouble();
            Relative(far, EllipticF(far, 0), 3E-16);
            Relative(far, EllipticE(far, 0), 3E-16);
            Relative(Math.Sin(phi), EllipticE(phi, 1), 3E-16);
            Relative(Math.Asinh(Math.Tan(phi)), EllipticF(phi, 1), 2E-15 / Math.Cos(phi));
            double n = 0.9 * random.NextDouble(), root = Math.Sqrt(1 - n);
            Relative(Math.Atan(root * Math.Tan(phi)) / root, EllipticPi(n, phi, 0), 1E-14);
        }
    }

    private static void Relative(double expected, double actual, double bound) =>
        Assert.True(Math.Abs(actual - expected) <= bound * Math.Abs(expected), $"{actual:R} instead of {expected:R}");

    private static double Evaluate(string function, double[] a) => (function, a.Length) switch
    {
        ("EllipticK", 1) => EllipticK(a[0]),
        ("EllipticE", 1) => EllipticE(a[0]),
        ("EllipticF", 2) => EllipticF(a[0], a[1]),
        ("EllipticE", 2) => EllipticE(a[0], a[1]),
        ("EllipticPi", 2) => EllipticPi(a[0], a[1]),
        _ => EllipticPi(a[0], a[1], a[2]),
    };
}
