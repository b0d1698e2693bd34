using Xunit;
using static Symbolic.Numerics.SpecialFunctions;

namespace Symbolic.Tests.Numerics.Special;

public sealed class AiryFunctionTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Dictionary<string, Func<double, double>> s_kernels = new()
    {
        ["AiryAi"] = AiryAi,
        ["AiryBi"] = AiryBi,
        ["AiryAiPrime"] = AiryAiPrime,
        ["AiryBiPrime"] = AiryBiPrime,
    };

    [Theory]
    [InlineData("AiryAi", -0.25)]
    [InlineData("AiryBi", -0.25)]
    [InlineData("AiryAiPrime", 0.25)]
    [InlineData("AiryBiPrime", 0.25)]
    public void Reference_points_and_neighbours_of_zeros(string function, double power)
    {
        List<string> failures = [];
        IReadOnlyList<SpecialReference.Point> points = SpecialReference.Read("airy.tsv", function);
        foreach (SpecialReference.Point point in points)
        {
            double x = point.Arguments[0], actual = s_kernels[function](x);
            double amplitude = x < 0 ? Math.Pow(1 + Math.Abs(x), power) / Math.Sqrt(Math.PI) : 0;
            double bound = SpecialReference.Ulp(point.Expected) + (1E-18 * amplitude);
            if (actual == point.Expected || Math.Abs(actual - point.Expected) <= bound) continue;
            failures.Add($"{function}({x:R}) = {actual:R}, expected {point.Expected:R}");
        }

        Assert.True(points.Count >= 200);
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    [Theory]
    [InlineData("AiryAi", Infinity, 0)]
    [InlineData("AiryAi", -Infinity, 0)]
    [InlineData("AiryAi", 1E300, 0)]
    [InlineData("AiryAi", -0.0, 0.3550280538878172)]
    [InlineData("AiryBi", Infinity, Infinity)]
    [InlineData("AiryBi", -Infinity, 0)]
    [InlineData("AiryBi", 105, Infinity)]
    [InlineData("AiryAiPrime", Infinity, -0.0)]
    [InlineData("AiryAiPrime", -Infinity, double.NaN)]
    [InlineData("AiryAiPrime", 0, -0.2588194037928068)]
    [InlineData("AiryBiPrime", Infinity, Infinity)]
    [InlineData("AiryBiPrime", -Infinity, double.NaN)]
    [InlineData("AiryBiPrime", 1E10, Infinity)]
    public void Edges(string function, double x, double expected)
    {
        Assert.Equal(expected, s_kernels[function](x));
        Assert.True(double.IsNaN(expected) || double.IsNegative(expected) == double.IsNegative(s_kernels[function](x)));
        Assert.True(double.IsNaN(s_kernels[function](double.NaN)));
    }

    [Fact]
    public void The_Wronskian_is_one_over_pi()
    {
        Random random = new(20241101);
        for (int i = 0; i < 2_000; i++)
        {
            double x = random.NextDouble() < 0.5 ? (random.NextDouble() * 60) - 30 : -Math.Exp(random.NextDouble() * 600);
            (double first, double second) = (AiryAi(x) * AiryBiPrime(x), AiryAiPrime(x) * AiryBi(x));
            double scale = Math.Abs(first) + Math.Abs(second);
            Assert.True(Math.Abs(first - second - (1 / Math.PI)) <= 5E-16 * scale, $"x = {x:R}");
        }
    }

    [Fact]
    public void Bessel_functions_of_order_one_third_give_the_same()
    {
        Random random = new(20241102);
        for (int i = 0; i < 2_000; i++)
        {
            double x = 0.01 + (20 * random.NextDouble()), zeta = 2 * x * Math.Sqrt(x) / 3, bound = 4E-16 * (1 + zeta);
            Assert.InRange(Math.Sqrt(x / 3) / Math.PI * BesselK(1 / 3.0, zeta) / AiryAi(x), 1 - bound, 1 + bound);
            double oscillating = Math.Sqrt(x) / 3 * (BesselJ(1 / 3.0, zeta) + BesselJ(-1 / 3.0, zeta));
            Assert.InRange(oscillating - AiryAi(-x), -bound, bound);
        }
    }
}
