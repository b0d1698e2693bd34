using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

public sealed class ExtendedDoubleTests
{
    private const int Seed = 815;
    private const int Points = 2_000;

    private static readonly Dictionary<string, (Func<ExtendedDouble, ExtendedDouble, ExtendedDouble> Function, Func<Ball, Ball, int, Ball> Truth)> s_operations = new()
    {
        ["Add"] = (static (x, y) => x + y, Ball.Add),
        ["Subtract"] = (static (x, y) => x - y, Ball.Subtract),
        ["Multiply"] = (static (x, y) => x * y, Ball.Multiply),
        ["Divide"] = (static (x, y) => x / y, Ball.Divide),
        ["Sqrt"] = (static (x, _) => ExtendedDouble.Sqrt(x), static (x, _, p) => Ball.Sqrt(x, p)),
        ["Cbrt"] = (static (x, _) => ExtendedDouble.Cbrt(x), static (x, _, p) => Ball.Cbrt(x, p)),
        ["Exp"] = (static (x, _) => ExtendedDouble.Exp(x), static (x, _, p) => Ball.Exp(x, p)),
        ["Log"] = (static (x, _) => ExtendedDouble.Log(x), static (x, _, p) => Ball.Log(x, p)),
    };

    public static TheoryData<string> Operations => [.. s_operations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operations_err_by_less_than_2_to_the_minus_98(string name)
    {
        (Func<ExtendedDouble, ExtendedDouble, ExtendedDouble> function, Func<Ball, Ball, int, Ball> truth) = s_operations[name];
        DoubleDoublePoints points = new(Seed);
        int measured = 0;
        for (int i = 0; i < Points; i++)
        {
            ExtendedDouble x = points.NextExtended();
            ExtendedDouble y = points.NextExtended();
            if (i % 3 == 0) y = ExtendedDouble.ScaleB(points.Next(), x.Exponent);
            if (name == "Exp" && x.Exponent > 40) continue;
            ExtendedDouble actual = function(x, y);
            (Ball u, Ball v) = (ExactError.ToBall(x), ExactError.ToBall(y));
            double? bits = ExactError.Bits(actual, precision => truth(u, v, Math.Max(precision, name == "Add" || name == "Subtract" ? 45_000 : 0)));
            Assert.True(bits is null || bits <= -98, $"{name}({x}, {y}): 2^{bits}, seed {Seed}");
            if (bits is not null) measured++;
        }

        Assert.True(measured > 500, $"{measured} points");
    }

    [Fact]
    public void Powers_err_in_proportion_to_the_exponent_of_e()
    {
        DoubleDoublePoints points = new(Seed);
        for (int i = 0; i < Points; i++)
        {
            ExtendedDouble x = ExtendedDouble.Abs(points.NextExtended());
            ExtendedDouble y = points.Next();
            double t = Math.Abs((y * ExtendedDouble.Log(x)).ToDouble());
            if (!(t < 1e12)) continue;
            (Ball u, Ball v) = (ExactError.ToBall(x), ExactError.ToBall(y));
            double? bits = ExactError.Bits(ExtendedDouble.Pow(x, y), precision => Ball.Pow(u, v, precision));
            Assert.True(bits is null || bits <= -95 + Math.Log2(Math.Max(1, t / 1000)), $"Pow({x}, {y}): 2^{bits}, seed {Seed}");
        }
    }

    [Fact]
    public void Exponentials_beyond_the_range_divide()
    {
        ExtendedDouble ratio = ExtendedDouble.Exp(1000) / ExtendedDouble.Exp(999);
        Assert.Equal(Math.E, ratio.ToDouble());
        Assert.Equal(Math.Exp(0.5), (ExtendedDouble.Exp(123456.5) / ExtendedDouble.Exp(123456)).ToDouble());
        Assert.Equal(1e10, (ExtendedDouble.Log(ExtendedDouble.Exp(1e10))).ToDouble());
        Assert.True(double.IsPositiveInfinity(ExtendedDouble.Exp(1000).ToDouble()));
        Assert.Equal(0, ExtendedDouble.Exp(-1000).ToDouble());
    }

    [Theory]
    [InlineData(1e-320)]
    [InlineData(5e-324)]
    [InlineData(-3.3e-310)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(0.1)]
    public void Doubles_survive_the_way_there_and_back(double x)
    {
        Assert.Equal(x, ((ExtendedDouble)x).ToDouble());
        Assert.Equal(x / 3, ((ExtendedDouble)x / 3).ToDouble());
        Assert.Equal(x, ExtendedDouble.ScaleB(ExtendedDouble.ScaleB(x, 5_000), -5_000).ToDouble());
    }

    [Fact]
    public void Edges_are_those_of_doubles()
    {
        double[] specials = [0, 1, -1, 2, -2, 0.5, 1e300, -1e300, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (double x in specials)
        {
            Assert.Equal(Math.Sqrt(x), ExtendedDouble.Sqrt(x).ToDouble());
            Assert.Equal(Math.Log(x), ExtendedDouble.Log(x).ToDouble(), 1e-12);
            Assert.Equal(Math.Exp(x), ExtendedDouble.Exp(x).ToDouble());
            foreach (double y in specials)
            {
                Assert.Equal(x + y, ((ExtendedDouble)x + y).ToDouble());
                Assert.Equal(x * y, ((ExtendedDouble)x * y).ToDouble());
                Assert.Equal(x / y, ((ExtendedDouble)x / y).ToDouble());
                Assert.Equal(x < y, (ExtendedDouble)x < y);
                Assert.Equal(x >= y, (ExtendedDouble)x >= y);
                Assert.Equal(x == y, (ExtendedDouble)x == y);
                Assert.Equal(Math.Sign(x.CompareTo(y)), Math.Sign(((ExtendedDouble)x).CompareTo(y)));
                double power = Math.Pow(x, y);
                double actual = ExtendedDouble.Pow(x, y).ToDouble();
                Assert.True(power.Equals(actual) || Math.Abs(power - actual) < 1e-15 * Math.Abs(power), $"{x:R}^{y:R}: {power:R}, {actual:R}");
            }
        }
    }

    [Fact]
    public void Exponents_saturate()
    {
        ExtendedDouble x = ExtendedDouble.ScaleB(1, 1L << 59);
        Assert.True(double.IsPositiveInfinity((x * x * x * x).Mantissa.High));
        Assert.Equal(0, (1 / x / x / x).Sign);
        Assert.True(double.IsNegativeInfinity((-x * x * x).Mantissa.High));
    }
}
