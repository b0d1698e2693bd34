using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

public sealed class ExponentialIntegralTests
{
    private const string File = "integrals.tsv";
    private const double Infinity = double.PositiveInfinity;

    private static readonly Dictionary<string, Func<double, double>> s_kernels = new()
    {
        ["ExpIntegralEi"] = SpecialFunctions.ExpIntegralEi,
        ["LogIntegral"] = SpecialFunctions.LogIntegral,
        ["SinIntegral"] = SpecialFunctions.SinIntegral,
        ["CosIntegral"] = SpecialFunctions.CosIntegral,
        ["HyperbolicSinIntegral"] = SpecialFunctions.HyperbolicSinIntegral,
        ["HyperbolicCosIntegral"] = SpecialFunctions.HyperbolicCosIntegral,
        ["FresnelS"] = SpecialFunctions.FresnelS,
        ["FresnelC"] = SpecialFunctions.FresnelC,
    };

    [Theory]
    [InlineData("ExpIntegralEi", 1.1)]
    [InlineData("LogIntegral", 1.5)]
    [InlineData("SinIntegral", 1)]
    [InlineData("HyperbolicSinIntegral", 1)]
    [InlineData("HyperbolicCosIntegral", 1.5)]
    [InlineData("FresnelS", 1)]
    [InlineData("FresnelC", 1.5)]
    public void Reference_points(string function, double ulps) =>
        SpecialReference.Verify(File, function, a => s_kernels[function](a[0]), SpecialReference.Ulps(ulps));

    [Fact]
    public void Generalized_exponential_integral_at_reference_points() =>
        SpecialReference.Verify(File, "ExpIntegralE", a => SpecialFunctions.ExpIntegralE(a[0], a[1]), SpecialReference.Ulps(1));

    [Fact]
    public void Cosine_integral_at_reference_points_is_relative_up_to_4_and_beyond_it_to_the_amplitude()
    {
        foreach (SpecialReference.Point point in SpecialReference.Read(File, "CosIntegral"))
        {
            double x = point.Arguments[0], error = Math.Abs(SpecialFunctions.CosIntegral(x) - point.Expected);
            double bound = x < 4 ? 1.5 * SpecialReference.Ulp(point.Expected) : Math.Max(2.3E-16 * Math.Abs(point.Expected), 1.2E-16 / x);
            Assert.True(error <= bound || point.Expected == SpecialFunctions.CosIntegral(x), $"Ci({x:R}) is off by {error}");
        }
    }

    [Theory]
    [InlineData("ExpIntegralEi", -0.0, -Infinity)]
    [InlineData("ExpIntegralEi", -Infinity, -0.0)]
    [InlineData("ExpIntegralEi", Infinity, Infinity)]
    [InlineData("ExpIntegralEi", -800, -0.0)]
    [InlineData("ExpIntegralEi", 716.5, Infinity)]
    [InlineData("LogIntegral", 0, -0.0)]
    [InlineData("LogIntegral", 1, -Infinity)]
    [InlineData("LogIntegral", -double.Epsilon, double.NaN)]
    [InlineData("LogIntegral", Infinity, Infinity)]
    [InlineData("SinIntegral", -0.0, -0.0)]
    [InlineData("SinIntegral", Infinity, Math.PI / 2)]
    [InlineData("SinIntegral", -Infinity, -Math.PI / 2)]
    [InlineData("CosIntegral", 0, -Infinity)]
    [InlineData("CosIntegral", Infinity, 0)]
    [InlineData("CosIntegral", -1, double.NaN)]
    [InlineData("HyperbolicSinIntegral", -0.0, -0.0)]
    [InlineData("HyperbolicSinIntegral", -Infinity, -Infinity)]
    [InlineData("HyperbolicSinIntegral", double.Epsilon, double.Epsilon)]
    [InlineData("HyperbolicCosIntegral", 0, -Infinity)]
    [InlineData("HyperbolicCosIntegral", Infinity, Infinity)]
    [InlineData("HyperbolicCosIntegral", -1, double.NaN)]
    [InlineData("FresnelS", -0.0, -0.0)]
    [InlineData("FresnelS", Infinity, 0.5)]
    [InlineData("FresnelS", 1E-120, 0)]
    [InlineData("FresnelC", -0.0, -0.0)]
    [InlineData("FresnelC", -Infinity, -0.5)]
    [InlineData("FresnelC", double.Epsilon, double.Epsilon)]
    public void Edges(string function, double x, double expected)
    {
        Assert.Equal(expected, s_kernels[function](x));
        Assert.Equal(double.IsNegative(expected), double.IsNegative(s_kernels[function](x)));
        Assert.True(double.IsNaN(s_kernels[function](double.NaN)));
    }

    [Theory]
    [InlineData(2, 0, 1)]
    [InlineData(1, 0, Infinity)]
    [InlineData(-3, -0.0, Infinity)]
    [InlineData(2, -1, double.NaN)]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(1, double.NaN, double.NaN)]
    [InlineData(2, Infinity, 0)]
    [InlineData(Infinity, 1, 0)]
    [InlineData(-Infinity, 1, Infinity)]
    [InlineData(0, double.Epsilon, Infinity)]
    [InlineData(1E300, 1E-300, 1E-300)]
    [InlineData(1, 800, 0)]
    [InlineData(-5000, 3500, 0)]
    [InlineData(-5000, 1, Infinity)]
    public void Edges_of_the_generalized_exponential_integral(double n, double x, double expected) =>
        Assert.Equal(expected, SpecialFunctions.ExpIntegralE(n, x));

    [Fact]
    public void Neighbouring_orders_satisfy_the_recurrence()
    {
        Random random = new(20240801);
        for (int i = 0; i < 5_000; i++)
        {
            double n = (random.NextDouble() * 40) - 10, x = Math.Exp((random.NextDouble() * 12) - 6);
            double decay = Math.Exp(-x), next = n * SpecialFunctions.ExpIntegralE(n + 1, x), here = x * SpecialFunctions.ExpIntegralE(n, x);
            double bound = 4E-16 * (decay + Math.Abs(next) + Math.Abs(here)) * (1 + Math.Abs(Math.Log(x)));
            Assert.True(Math.Abs(next + here - decay) <= bound, $"n = {n:R}, x = {x:R}");
        }
    }

    [Fact]
    public void Logarithmic_and_hyperbolic_integrals_agree_with_Ei()
    {
        Random random = new(20240802);
        for (int i = 0; i < 5_000; i++)
        {
            double x = Math.Exp((random.NextDouble() * 8) - 4), ei = SpecialFunctions.ExpIntegralEi(x), e1 = SpecialFunctions.ExpIntegralE(1, x);
            Assert.Equal(-e1, SpecialFunctions.ExpIntegralEi(-x));
            double scale = Math.Abs(ei) + e1;
            Assert.InRange(SpecialFunctions.HyperbolicSinIntegral(x) + SpecialFunctions.HyperbolicCosIntegral(x) - ei, -1E-15 * scale, 1E-15 * scale);
            Assert.InRange(SpecialFunctions.HyperbolicSinIntegral(x) - SpecialFunctions.HyperbolicCosIntegral(x) - e1, -1E-15 * scale, 1E-15 * scale);
            if (x < 20) Assert.InRange(SpecialFunctions.LogIntegral(Math.Exp(x)) - ei, -1E-15 * (scale + Math.Exp(x)), 1E-15 * (scale + Math.Exp(x)));
        }
    }

    [Theory]
    [InlineData("ExpIntegralEi", new[] { 0.25, 0.75, 1, 2, 5, 10, 20, 40, -0.5, -1, -2, -4, -10 })]
    [InlineData("SinIntegral", new[] { 2.0, 4, 8 })]
    [InlineData("CosIntegral", new[] { 0.375, 0.875, 2.75, 4, 8 })]
    [InlineData("HyperbolicSinIntegral", new[] { 2.0, 40 })]
    [InlineData("HyperbolicCosIntegral", new[] { 0.375, 0.75, 2, 40 })]
    [InlineData("FresnelS", new[] { 1, 1.5, 2.5 })]
    [InlineData("FresnelC", new[] { 1, 1.5, 2.5 })]
    public void Steps_between_the_pieces_do_not_show(string function, double[] joints)
    {
        foreach (double joint in joints)
        {
            double before = s_kernels[function](Math.BitDecrement(joint)), at = s_kernels[function](joint);
            double slope = Math.Abs(joint) * SpecialReference.Ulp(1) * Math.Exp(joint) / Math.Abs(joint);
            Assert.True(Math.Abs(at - before) <= slope + (2 * SpecialReference.Ulp(at)), $"{function} at {joint}");
        }
    }
}
