using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

public sealed class IncompleteGammaTests
{
    private static readonly Dictionary<string, Func<double, double, double>> s_kernels = new()
    {
        ["LowerGamma"] = SpecialFunctions.LowerGamma,
        ["UpperGamma"] = SpecialFunctions.UpperGamma,
        ["GammaP"] = SpecialFunctions.GammaP,
        ["GammaQ"] = SpecialFunctions.GammaQ,
        ["LowerGammaOrderDerivative"] = SpecialFunctions.LowerGammaOrderDerivative,
        ["UpperGammaOrderDerivative"] = SpecialFunctions.UpperGammaOrderDerivative,
        ["GammaPOrderDerivative"] = SpecialFunctions.GammaPOrderDerivative,
        ["GammaDensity"] = SpecialFunctions.GammaDensity,
    };

    [Theory]
    [InlineData("LowerGamma")]
    [InlineData("UpperGamma")]
    [InlineData("GammaP")]
    [InlineData("GammaQ")]
    [InlineData("GammaDensity")]
    public void Reference_points(string function) =>
        SpecialReference.Verify("incomplete-gamma.tsv", function, a => s_kernels[function](a[0], a[1]), SpecialReference.Relative());

    [Theory]
    [InlineData("LowerGammaOrderDerivative", 1E-12)]
    [InlineData("UpperGammaOrderDerivative", 1E-15)]
    [InlineData("GammaPOrderDerivative", 0)]
    public void Derivatives_by_the_order_at_reference_points(string function, double absolute) =>
        SpecialReference.Verify("incomplete-gamma-order.tsv", function, a => s_kernels[function](a[0], a[1]), SpecialReference.Relative(absolute));

    [Theory]
    [InlineData("LowerGammaOrderDerivative", 2, 0, 0)]
    [InlineData("LowerGammaOrderDerivative", -1, 2, double.NaN)]
    [InlineData("LowerGammaOrderDerivative", 2, -1, double.NaN)]
    [InlineData("LowerGammaOrderDerivative", 300, 290, double.PositiveInfinity)]
    [InlineData("UpperGammaOrderDerivative", -1, 0, double.NegativeInfinity)]
    [InlineData("UpperGammaOrderDerivative", 2, double.PositiveInfinity, 0)]
    [InlineData("UpperGammaOrderDerivative", 1E10, 1E10, double.PositiveInfinity)]
    [InlineData("UpperGammaOrderDerivative", double.NaN, 1, double.NaN)]
    [InlineData("GammaPOrderDerivative", 2, 0, 0)]
    [InlineData("GammaPOrderDerivative", 2, double.PositiveInfinity, 0)]
    [InlineData("GammaPOrderDerivative", double.PositiveInfinity, 2, 0)]
    [InlineData("GammaPOrderDerivative", 2, -1, double.NaN)]
    [InlineData("LowerGamma", 0, 1, double.PositiveInfinity)]
    [InlineData("LowerGamma", 2, 0, 0)]
    [InlineData("LowerGamma", -2, 1, double.NaN)]
    [InlineData("LowerGamma", -0.5, 0, double.NegativeInfinity)]
    [InlineData("LowerGamma", 5, double.PositiveInfinity, 24)]
    [InlineData("LowerGamma", 1.5, -1, double.NaN)]
    [InlineData("LowerGamma", double.PositiveInfinity, 0.5, 0)]
    [InlineData("LowerGamma", 1E308, 1E308, double.PositiveInfinity)]
    [InlineData("LowerGamma", 3, -1E9, double.NegativeInfinity)]
    [InlineData("UpperGamma", 0, 0, double.PositiveInfinity)]
    [InlineData("UpperGamma", 5, 0, 24)]
    [InlineData("UpperGamma", -1.5, 0, double.PositiveInfinity)]
    [InlineData("UpperGamma", 5, double.PositiveInfinity, 0)]
    [InlineData("UpperGamma", 2, -1E308, double.NegativeInfinity)]
    [InlineData("UpperGamma", 3, -1E308, double.PositiveInfinity)]
    [InlineData("UpperGamma", 3, 1E308, 0)]
    [InlineData("UpperGamma", -1E300, 1E-300, double.PositiveInfinity)]
    [InlineData("UpperGamma", double.NaN, 1, double.NaN)]
    [InlineData("UpperGamma", 1, double.NaN, double.NaN)]
    [InlineData("GammaP", 3, 0, 0)]
    [InlineData("GammaP", 0, 2, 1)]
    [InlineData("GammaP", -3, 2, 1)]
    [InlineData("GammaP", 3, double.PositiveInfinity, 1)]
    [InlineData("GammaP", double.PositiveInfinity, 3, 0)]
    [InlineData("GammaP", double.PositiveInfinity, double.PositiveInfinity, double.NaN)]
    [InlineData("GammaP", 1E308, 1.1E308, 1)]
    [InlineData("GammaQ", 3, 0, 1)]
    [InlineData("GammaQ", -3, 2, 0)]
    [InlineData("GammaQ", 3, double.PositiveInfinity, 0)]
    [InlineData("GammaQ", 0.5, -1, double.NaN)]
    [InlineData("GammaQ", 1E308, 1.1E308, 0)]
    [InlineData("GammaDensity", 2, 0, 0)]
    [InlineData("GammaDensity", 1, 0, 1)]
    [InlineData("GammaDensity", 0.5, 0, double.PositiveInfinity)]
    [InlineData("GammaDensity", -0.5, 0, double.NegativeInfinity)]
    [InlineData("GammaDensity", -1, 2, 0)]
    [InlineData("GammaDensity", 3, double.PositiveInfinity, 0)]
    [InlineData("GammaDensity", 2, -1, -2.718281828459045)]
    [InlineData("GammaDensity", 2.5, -1, double.NaN)]
    [InlineData("GammaDensity", 1E300, 1, 0)]
    public void Edges(string function, double a, double x, double expected) => Assert.Equal(expected, s_kernels[function](a, x));

    [Fact]
    public void Parts_make_the_whole()
    {
        Random random = new(20240716);
        for (int i = 0; i < 2_000; i++)
        {
            double a = Math.ScaleB(1 + random.NextDouble(), random.Next(-8, 12)), x = a * Math.Exp((random.NextDouble() * 4) - 2);
            Near(1, SpecialFunctions.GammaP(a, x) + SpecialFunctions.GammaQ(a, x), a, x);
            if (a < 170) Near(SpecialFunctions.Gamma(a), SpecialFunctions.LowerGamma(a, x) + SpecialFunctions.UpperGamma(a, x), a, x);
            Near(SpecialFunctions.GammaP(a, x) * (a < 170 ? SpecialFunctions.Gamma(a) : 1), a < 170 ? SpecialFunctions.LowerGamma(a, x) : SpecialFunctions.GammaP(a, x), a, x);
        }
    }

    [Fact]
    public void Recurrence_in_the_order_holds_for_every_order()
    {
        Random random = new(20240717);
        for (int i = 0; i < 2_000; i++)
        {
            double a = Math.Round(((random.NextDouble() * 120) - 40) * 1048576) / 1048576, x = Math.Exp((random.NextDouble() * 8) - 4);
            double next = SpecialFunctions.UpperGamma(a + 1, x), part = a * SpecialFunctions.UpperGamma(a, x), power = Math.Pow(x, a) * Math.Exp(-x);
            Assert.True(Math.Abs(next - part - power) <= 3E-14 * (Math.Abs(part) + power), $"a = {a:R}, x = {x:R}");
        }
    }

    [Fact]
    public void Error_and_exponential_functions_are_special_cases()
    {
        Random random = new(20240718);
        for (int i = 0; i < 2_000; i++)
        {
            double x = Math.Exp((random.NextDouble() * 16) - 12);
            Near(SpecialFunctions.Erfc(x), SpecialFunctions.GammaQ(0.5, x * x), 0.5, x, 1E-15 * (1 + (x * x * 4)));
            Near(Math.Exp(-x), SpecialFunctions.GammaQ(1, x), 1, x);
            Near(-Math.Exp(x) * (x - 1), SpecialFunctions.UpperGamma(2, -x), 2, x, 1E-14 * Math.Max(1, 1 / Math.Abs(x - 1)));
        }
    }

    private static void Near(double expected, double actual, double a, double x, double bound = 1E-14) =>
        Assert.True(Math.Abs(actual - expected) <= Math.Max(1E-300, bound * Math.Abs(expected)), $"a = {a:R}, x = {x:R}: {expected:R} and {actual:R}");

    [Theory]
    [InlineData(-4216779150.377137, 4.8423426999799854E+132)]
    [InlineData(-1569285.7515824593, 6.820849496717939E+177)]
    [InlineData(-1569285.7515824593, 3)]
    public void Powers_and_gamma_functions_beyond_every_scale_are_told_apart(double a, double x)
    {
        ExactResult truth = SymbolicEngine.Default.EvaluateExact(Expr.Parse("lowergamma(a, x)"), new Dictionary<string, double> { ["a"] = a, ["x"] = x });
        Assert.Equal(truth.Value, SpecialFunctions.LowerGamma(a, x));
    }
}
