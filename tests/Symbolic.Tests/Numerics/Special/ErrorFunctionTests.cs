using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

public sealed class ErrorFunctionTests
{
    private static readonly Dictionary<string, Func<double, double>> s_kernels = new()
    {
        ["Erf"] = SpecialFunctions.Erf,
        ["Erfc"] = SpecialFunctions.Erfc,
        ["Erfcx"] = SpecialFunctions.Erfcx,
        ["Erfi"] = SpecialFunctions.Erfi,
        ["Dawson"] = SpecialFunctions.Dawson,
        ["Erfinv"] = SpecialFunctions.Erfinv,
        ["Erfcinv"] = SpecialFunctions.Erfcinv,
    };

    [Theory]
    [InlineData("Erf", 1)]
    [InlineData("Erfc", 1)]
    [InlineData("Erfcx", 1)]
    [InlineData("Erfi", 1)]
    [InlineData("Dawson", 1)]
    [InlineData("Erfinv", 2)]
    [InlineData("Erfcinv", 2)]
    public void Reference_points(string function, double ulps) =>
        SpecialReference.Verify("erf.tsv", function, a => s_kernels[function](a[0]), SpecialReference.Ulps(ulps));

    [Theory]
    [InlineData("Erf", double.NaN, double.NaN)]
    [InlineData("Erf", double.PositiveInfinity, 1)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Erfc", double.NaN, double.NaN)]
    [InlineData("Erfc", double.PositiveInfinity, 0)]
    [InlineData("Erfc", double.NegativeInfinity, 2)]
    [InlineData("Erfc", -0.0, 1)]
    [InlineData("Erfcx", double.NaN, double.NaN)]
    [InlineData("Erfcx", double.PositiveInfinity, 0)]
    [InlineData("Erfcx", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Erfi", double.NaN, double.NaN)]
    [InlineData("Erfi", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Erfi", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Erfi", -0.0, -0.0)]
    [InlineData("Dawson", double.NaN, double.NaN)]
    [InlineData("Dawson", double.PositiveInfinity, 0)]
    [InlineData("Dawson", double.NegativeInfinity, -0.0)]
    [InlineData("Dawson", -0.0, -0.0)]
    [InlineData("Erfinv", double.NaN, double.NaN)]
    [InlineData("Erfinv", -1, double.NegativeInfinity)]
    [InlineData("Erfinv", 1.0000000000000002, double.NaN)]
    [InlineData("Erfinv", double.NegativeInfinity, double.NaN)]
    [InlineData("Erfinv", -0.0, -0.0)]
    [InlineData("Erfcinv", double.NaN, double.NaN)]
    [InlineData("Erfcinv", -0.0, double.PositiveInfinity)]
    [InlineData("Erfcinv", 2, double.NegativeInfinity)]
    [InlineData("Erfcinv", -double.Epsilon, double.NaN)]
    [InlineData("Erfcinv", 2.0000000000000004, double.NaN)]
    [InlineData("Erfcinv", double.PositiveInfinity, double.NaN)]
    public void Edges(string function, double x, double expected)
    {
        double actual = s_kernels[function](x);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(double.IsNaN(actual) ? double.NaN : actual));
    }

    [Fact]
    public void Odd_functions_are_odd_and_the_complement_complements()
    {
        Random random = new(20240711);
        for (int i = 0; i < 5_000; i++)
        {
            double x = (random.NextDouble() * 16) - 8;
            foreach (string odd in (string[])["Erf", "Erfi", "Dawson"]) Assert.Equal(-s_kernels[odd](x), s_kernels[odd](-x));
            Assert.InRange(SpecialFunctions.Erf(x) + SpecialFunctions.Erfc(x), 1 - 2.3E-16, 1 + 2.3E-16);
            Assert.InRange(SpecialFunctions.Erfc(x) + SpecialFunctions.Erfc(-x), 2 - 4.5E-16, 2 + 4.5E-16);
        }
    }

    [Fact]
    public void Inverses_undo_the_functions()
    {
        Random random = new(20240712);
        for (int i = 0; i < 5_000; i++)
        {
            double x = (random.NextDouble() * 2) - 1;
            Assert.True(Math.Abs(SpecialFunctions.Erf(SpecialFunctions.Erfinv(x)) - x) <= 5E-16 * Math.Abs(x), $"x = {x:R}");
            double q = Math.Exp(-700 * random.NextDouble()), y = SpecialFunctions.Erfcinv(q);
            Assert.True(Math.Abs(SpecialFunctions.Erfc(y) - q) <= 1E-15 * q * (1 + (y * y)), $"q = {q:R}");
        }
    }

    [Fact]
    public void Scaled_forms_agree_with_what_they_scale()
    {
        Random random = new(20240713);
        for (int i = 0; i < 5_000; i++)
        {
            double x = (random.NextDouble() * 45) - 22, scale = Math.Exp(x * x), bound = 1E-14 * (1 + (x * x));
            double scaled = x < 20 ? scale * SpecialFunctions.Erfc(x) : SpecialFunctions.Erfcx(x);
            Assert.True(Math.Abs((SpecialFunctions.Erfcx(x) / scaled) - 1) <= bound, $"x = {x:R}");
            Assert.True(Math.Abs((SpecialFunctions.Erfi(x) * Math.Sqrt(Math.PI) / 2 / scale) - SpecialFunctions.Dawson(x)) <= bound * Math.Abs(SpecialFunctions.Dawson(x)), $"x = {x:R}");
        }
    }

    [Fact]
    public void Steps_between_the_pieces_do_not_show()
    {
        foreach (double joint in (double[])[0.5, 0.625, 0.75, 1, 1.25, 2, 3, 4, 5, 7, 8])
        {
            foreach ((string function, Func<double, double> f) in s_kernels)
            {
                if (function.EndsWith("inv", StringComparison.Ordinal)) continue;
                double before = f(Math.BitDecrement(joint)), at = f(joint);
                Assert.True(Math.Abs(at - before) <= (4 + (4 * joint * joint)) * SpecialReference.Ulp(at), $"{function} at {joint}");
            }
        }
    }
}
