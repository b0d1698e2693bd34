using Xunit;
using static Symbolic.Numerics.SpecialFunctions;

namespace Symbolic.Tests.Numerics.Special;

public sealed class BesselFunctionTests
{
    private const string File = "bessel.tsv";
    private const double Infinity = double.PositiveInfinity;

    private static readonly Dictionary<string, Func<double, double, double>> s_kernels = new()
    {
        ["BesselJ"] = BesselJ,
        ["BesselY"] = BesselY,
        ["BesselI"] = BesselI,
        ["BesselK"] = BesselK,
    };

    [Theory]
    [InlineData("BesselI")]
    [InlineData("BesselK")]
    public void Modified_functions_at_reference_points(string function) =>
        SpecialReference.Verify(File, function, a => s_kernels[function](a[0], a[1]), SpecialReference.Ulps(1));

    [Theory]
    [InlineData("BesselJ")]
    [InlineData("BesselY")]
    public void Oscillating_functions_at_reference_points_and_beside_zeros(string function)
    {
        List<string> failures = [];
        foreach (SpecialReference.Point point in SpecialReference.Read(File, function))
        {
            (double n, double x) = (point.Arguments[0], point.Arguments[1]);
            double actual = s_kernels[function](n, x);
            double amplitude = x > Math.Abs(n) ? Math.Sqrt(2 / Math.PI / Math.Sqrt((x - Math.Abs(n)) * (x + Math.Abs(n)))) : 0;
            double bound = SpecialReference.Ulp(point.Expected) + (1E-18 * amplitude);
            if (actual == point.Expected || Math.Abs(actual - point.Expected) <= bound) continue;
            failures.Add($"{function}({n:R}, {x:R}) = {actual:R}, expected {point.Expected:R}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    [Theory]
    [InlineData("BesselJ", 0, -0.0, 1)]
    [InlineData("BesselJ", 1, -0.0, -0.0)]
    [InlineData("BesselJ", 0.5, 0, 0)]
    [InlineData("BesselJ", -2, 0, 0)]
    [InlineData("BesselJ", -0.5, 0, Infinity)]
    [InlineData("BesselJ", -1.5, 0, -Infinity)]
    [InlineData("BesselJ", 3, -Infinity, 0)]
    [InlineData("BesselJ", 0.5, -1, double.NaN)]
    [InlineData("BesselJ", Infinity, 1, 0)]
    [InlineData("BesselJ", -Infinity, 1, double.NaN)]
    [InlineData("BesselJ", 1E308, 1E-308, 0)]
    [InlineData("BesselJ", 1, double.Epsilon, 0)]
    [InlineData("BesselJ", 0, double.Epsilon, 1)]
    [InlineData("BesselY", 0, 0, -Infinity)]
    [InlineData("BesselY", -1, 0, Infinity)]
    [InlineData("BesselY", -0.5, 0, 0)]
    [InlineData("BesselY", -1.75, 0, -Infinity)]
    [InlineData("BesselY", 2, -1, double.NaN)]
    [InlineData("BesselY", 2, Infinity, 0)]
    [InlineData("BesselY", 39.9, double.Epsilon, -Infinity)]
    [InlineData("BesselI", 0, 0, 1)]
    [InlineData("BesselI", -1.5, 0, -Infinity)]
    [InlineData("BesselI", 2, -Infinity, Infinity)]
    [InlineData("BesselI", 3, -Infinity, -Infinity)]
    [InlineData("BesselI", 0.25, -1, double.NaN)]
    [InlineData("BesselI", 1.7E308, 1.7E308, Infinity)]
    [InlineData("BesselI", 1.7E308, 1E308, 0)]
    [InlineData("BesselK", 0, 0, Infinity)]
    [InlineData("BesselK", -3, Infinity, 0)]
    [InlineData("BesselK", 3, -1, double.NaN)]
    [InlineData("BesselK", 1.7E308, 1E308, Infinity)]
    [InlineData("BesselK", 0, 800, 0)]
    public void Edges(string function, double n, double x, double expected)
    {
        Func<double, double, double> f = s_kernels[function];
        Assert.Equal(expected, f(n, x));
        Assert.Equal(double.IsNaN(expected) || double.IsNegative(expected), double.IsNaN(f(n, x)) || double.IsNegative(f(n, x)));
        Assert.True(double.IsNaN(f(double.NaN, x)) && double.IsNaN(f(n, double.NaN)));
    }

    [Theory]
    [InlineData(1E14, 2E14, 2.2604164649647276E-8)] // the leading terms of Debye's expansion with 1200 bits
    [InlineData(1E20, 1E25, -1.705124409403426E-13)]
    [InlineData(3E30, 1E31, -1.2917251275715797E-16)]
    [InlineData(1E40, 1.0000000000000002E40, 6.322471365086613E-17)]
    [InlineData(1E5, 1E300, -7.860673062724093E-151)]
    [InlineData(0.5, 1E308, 3.617580596934688E-155)]
    [InlineData(3, 1E22, 7.759951744073064E-12)]
    public void Phases_with_hundreds_of_digits(double n, double x, double expected) =>
        Assert.InRange(BesselJ(n, x), expected - SpecialReference.Ulp(expected), expected + SpecialReference.Ulp(expected));

    [Fact]
    public void Wronskians_hold()
    {
        Random random = new(20241001);
        for (int i = 0; i < 3_000; i++)
        {
            double n = (random.NextDouble() * 80) - 20, x = Math.Exp((random.NextDouble() * 10) - 4);
            (double j, double y, double j1, double y1) = (BesselJ(n, x), BesselY(n, x), BesselJ(n + 1, x), BesselY(n + 1, x));
            if (double.IsFinite(y1 * j) && Math.Abs(j) > 1E-290)
            {
                double scale = Math.Abs(j1 * y) + Math.Abs(j * y1) + (2 / (Math.PI * x));
                Assert.True(Math.Abs((j1 * y) - (j * y1) - (2 / (Math.PI * x))) <= 1E-15 * scale, $"J, Y: n = {n:R}, x = {x:R}");
            }

            (double a, double k, double a1, double k1) = (BesselI(n, x), BesselK(n, x), BesselI(n + 1, x), BesselK(n + 1, x));
            if (!double.IsFinite(a * k1) || Math.Abs(a) < 1E-290 || k < 1E-290) continue;
            double size = Math.Abs(a * k1) + Math.Abs(a1 * k);
            Assert.True(Math.Abs((a * k1) + (a1 * k) - (1 / x)) <= 1E-15 * size, $"I, K: n = {n:R}, x = {x:R}");
        }
    }

    [Fact]
    public void Neighbouring_orders_satisfy_the_recurrences_across_all_methods()
    {
        Random random = new(20241002);
        for (int i = 0; i < 800; i++)
        {
            double x = Math.Exp((random.NextDouble() * 9) - 1), n = Math.Round(64 * x * 1.5 * random.NextDouble()) / 64;
            foreach ((string name, Func<double, double, double> f) in s_kernels)
            {
                double sign = name is "BesselI" or "BesselK" ? -1 : 1, turn = name == "BesselK" ? -1 : 1;
                (double below, double here, double above) = (f(n - 1, x), f(n, x) * (2 * n / x), f(n + 1, x));
                double scale = Math.Abs(below) + Math.Abs(here) + Math.Abs(above);
                if (!double.IsFinite(scale) || Math.Abs(below) < 1E-290 || Math.Abs(above) < 1E-290) continue;
                Assert.True(Math.Abs(below + (sign * above) - (turn * here)) <= 1E-15 * scale, $"{name}: n = {n:R}, x = {x:R}");
            }
        }
    }

    [Fact]
    public void Half_orders_are_elementary()
    {
        Random random = new(20241003);
        for (int i = 0; i < 3_000; i++)
        {
            double x = Math.Exp((random.NextDouble() * 16) - 8), scale = Math.Sqrt(2 / (Math.PI * x));
            Close(scale * Math.Sin(x), BesselJ(0.5, x), scale);
            Close(scale * Math.Cos(x), BesselJ(-0.5, x), scale);
            Close(-scale * Math.Cos(x), BesselY(0.5, x), scale);
            if (x < 700) Close(scale * Symbolic.Numerics.Kernels.Sinh(x), BesselI(0.5, x), 0);
            Close(Math.Sqrt(Math.PI / (2 * x)) * Math.Exp(-x), BesselK(-0.5, x), 0);
        }
    }

    [Fact]
    public void Methods_meet_without_a_step()
    {
        foreach (double x in (double[])[2, 25, 40])
        {
            for (double n = 0; n < 60; n += 0.75)
            {
                foreach ((string name, Func<double, double, double> f) in s_kernels)
                {
                    (double before, double at) = (f(n, Math.BitDecrement(x)), f(n, x));
                    double bound = (4 + (2 * (x + n))) * (SpecialReference.Ulp(at) + (name is "BesselJ" or "BesselY" && x > n ? 5E-17 : 0));
                    Assert.True(Math.Abs(at - before) <= bound, $"{name} at {n}, {x}");
                }
            }
        }
    }

    private static void Close(double expected, double actual, double amplitude)
    {
        double bound = (1E-15 * Math.Abs(expected)) + (2E-16 * amplitude);
        Assert.True(Math.Abs(actual - expected) <= bound, $"{actual:R} instead of {expected:R}");
    }
}
