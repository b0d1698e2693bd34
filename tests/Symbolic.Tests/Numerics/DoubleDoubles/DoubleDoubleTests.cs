using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

public sealed class DoubleDoubleTests
{
    private const int Seed = 4711;
    private const int Points = 2_000;
    private const double Least = 1e-270; // below, low parts are subnormal

    private static readonly Dictionary<string, (Func<DoubleDouble, DoubleDouble> Function, Func<Ball, int, Ball> Truth)> s_functions = new()
    {
        ["Sqrt"] = (DoubleDouble.Sqrt, Ball.Sqrt),
        ["Cbrt"] = (DoubleDouble.Cbrt, Ball.Cbrt),
        ["Exp"] = (DoubleDouble.Exp, Ball.Exp),
        ["Expm1"] = (DoubleDouble.Expm1, Ball.Expm1),
        ["Log"] = (DoubleDouble.Log, Ball.Log),
        ["Log1p"] = (DoubleDouble.Log1p, Ball.Log1p),
        ["Sinh"] = (DoubleDouble.Sinh, Ball.Sinh),
        ["Cosh"] = (DoubleDouble.Cosh, Ball.Cosh),
        ["Tanh"] = (DoubleDouble.Tanh, Ball.Tanh),
        ["Asinh"] = (DoubleDouble.Asinh, Ball.Asinh),
        ["Acosh"] = (DoubleDouble.Acosh, Ball.Acosh),
        ["Atanh"] = (DoubleDouble.Atanh, Ball.Atanh),
        ["Sin"] = (DoubleDouble.Sin, Ball.Sin),
        ["Cos"] = (DoubleDouble.Cos, Ball.Cos),
        ["Tan"] = (DoubleDouble.Tan, Ball.Tan),
        ["Cot"] = (DoubleDouble.Cot, Ball.Cot),
        ["Sec"] = (DoubleDouble.Sec, Ball.Sec),
        ["Csc"] = (DoubleDouble.Csc, Ball.Csc),
        ["Asin"] = (DoubleDouble.Asin, Ball.Asin),
        ["Acos"] = (DoubleDouble.Acos, Ball.Acos),
        ["Atan"] = (DoubleDouble.Atan, Ball.Atan),
    };

    private static readonly Dictionary<string, (Func<DoubleDouble, DoubleDouble, DoubleDouble> Function, Func<Ball, Ball, int, Ball> Truth)> s_operations = new()
    {
        ["Add"] = (static (x, y) => x + y, Ball.Add),
        ["Subtract"] = (static (x, y) => x - y, Ball.Subtract),
        ["Multiply"] = (static (x, y) => x * y, Ball.Multiply),
        ["Divide"] = (static (x, y) => x / y, Ball.Divide),
        ["AddDouble"] = (static (x, y) => x + y.High, static (x, y, p) => Ball.Add(x, Rounded(y), p)),
        ["MultiplyDouble"] = (static (x, y) => x * y.High, static (x, y, p) => Ball.Multiply(x, Rounded(y), p)),
        ["DivideDouble"] = (static (x, y) => x / y.High, static (x, y, p) => Ball.Divide(x, Rounded(y), p)),
        ["Atan2"] = (DoubleDouble.Atan2, Ball.Atan2),
        ["Pow"] = (DoubleDouble.Pow, Ball.Pow),
    };

    public static TheoryData<string> Functions => [.. s_functions.Keys];

    public static TheoryData<string> Operations => [.. s_operations.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_err_by_less_than_2_to_the_minus_100(string name)
    {
        (Func<DoubleDouble, DoubleDouble> function, Func<Ball, int, Ball> truth) = s_functions[name];
        DoubleDoublePoints points = new(Seed);
        int measured = 0;
        for (int i = 0; i < Points; i++)
        {
            DoubleDouble x = points.Next();
            DoubleDouble y = function(x);
            if (!(Math.Abs(y.High) is > Least and < double.PositiveInfinity) || Math.Abs(x.High) < Least) continue;
            Ball exact = ExactError.ToBall(x);
            if (Check(name, y, precision => truth(exact, precision), $"{x}")) measured++;
        }

        Assert.True(measured > 500, $"{measured} points");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operations_err_by_less_than_2_to_the_minus_100(string name)
    {
        (Func<DoubleDouble, DoubleDouble, DoubleDouble> function, Func<Ball, Ball, int, Ball> truth) = s_operations[name];
        DoubleDoublePoints points = new(Seed);
        for (int i = 0; i < Points; i++)
        {
            DoubleDouble x = points.Next();
            DoubleDouble y = points.Beside(x);
            if (name == "Pow") x = DoubleDouble.Abs(x);
            DoubleDouble z = function(x, y);
            if (!(Math.Abs(z.High) is > Least and < double.PositiveInfinity) || Math.Min(Math.Abs(x.High), Math.Abs(y.High)) < Least) continue;
            (Ball u, Ball v) = (ExactError.ToBall(x), ExactError.ToBall(y));
            Check(name, z, precision => truth(u, v, precision), $"{x}, {y}");
        }
    }

    [Fact]
    public void Sums_and_products_of_doubles_are_exact()
    {
        DoubleDoublePoints points = new(Seed);
        for (int i = 0; i < Points; i++)
        {
            (double x, double y) = (points.Next().High, points.Next().High);
            DoubleDouble sum = DoubleDouble.Sum(x, y);
            Assert.True(Ball.Subtract(Ball.Add(Ball.FromDouble(x), Ball.FromDouble(y), 4_000), Parts(sum), 4_000).IsZero, $"{x:R} + {y:R}");
            DoubleDouble product = DoubleDouble.Product(x, y);
            if (!(Math.Abs(product.High) is > Least and < double.PositiveInfinity)) continue;
            Assert.True(Ball.Subtract(Ball.Multiply(Ball.FromDouble(x), Ball.FromDouble(y), 4_000), Parts(product), 4_000).IsZero, $"{x:R}·{y:R}");
        }
    }

    [Theory]
    [InlineData("1/3")]
    [InlineData("-7/10")]
    [InlineData("123456789123456789123456789/1000")]
    public void Rationals_convert(string text)
    {
        string[] parts = text.Split('/');
        Rational value = Rational.Create(System.Numerics.BigInteger.Parse(parts[0]), System.Numerics.BigInteger.Parse(parts[1]));
        Check("FromRational", DoubleDouble.FromRational(value), precision => Ball.FromRational(value, precision), text, -105);
        Check("FromRational", ExtendedDouble.FromRational(value), precision => Ball.FromRational(value, precision), text, -105);
    }

    [Fact]
    public void Edges_are_those_of_doubles()
    {
        double[] specials = [0, -0.0, 1, -1, 2, -2, 0.5, 1e300, -1e300, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (double x in specials)
        {
            Same(Math.Exp(x), DoubleDouble.Exp(x));
            Same(Math.Log(x), DoubleDouble.Log(x));
            Same(Math.Sqrt(x), DoubleDouble.Sqrt(x));
            Same(Math.Cbrt(x), DoubleDouble.Cbrt(x));
            Same(Math.Sin(x), DoubleDouble.Sin(x));
            Same(Math.Cos(x), DoubleDouble.Cos(x));
            Same(Math.Tan(x), DoubleDouble.Tan(x));
            Same(Math.Asin(x), DoubleDouble.Asin(x));
            Same(Math.Acos(x), DoubleDouble.Acos(x));
            Same(Math.Atan(x), DoubleDouble.Atan(x));
            Same(Symbolic.Numerics.Kernels.Sinh(x), DoubleDouble.Sinh(x));
            Same(Symbolic.Numerics.Kernels.Cosh(x), DoubleDouble.Cosh(x));
            Same(Symbolic.Numerics.Kernels.Tanh(x), DoubleDouble.Tanh(x));
            Same(Symbolic.Numerics.Kernels.Asinh(x), DoubleDouble.Asinh(x));
            Same(Symbolic.Numerics.Kernels.Acosh(x), DoubleDouble.Acosh(x));
            Same(Symbolic.Numerics.Kernels.Atanh(x), DoubleDouble.Atanh(x));
            Same(Symbolic.Numerics.Kernels.Log1p(x), DoubleDouble.Log1p(x));
            Same(Symbolic.Numerics.Kernels.Expm1(x), DoubleDouble.Expm1(x));
            foreach (double y in specials)
            {
                Same(x + y, (DoubleDouble)x + (DoubleDouble)y);
                Same(x - y, (DoubleDouble)x - y);
                Same(x * y, (DoubleDouble)x * (DoubleDouble)y);
                Same(x / y, (DoubleDouble)x / (DoubleDouble)y);
                Same(Math.Atan2(y, x), DoubleDouble.Atan2(y, x));
                Same(Math.Pow(x, y), DoubleDouble.Pow(x, (DoubleDouble)y));
                Assert.Equal(x < y, (DoubleDouble)x < y);
                Assert.Equal(x <= y, (DoubleDouble)x <= y);
                Assert.Equal(x == y, (DoubleDouble)x == y);
                Assert.Equal(x.CompareTo(y), ((DoubleDouble)x).CompareTo(y));
            }
        }
    }

    [Fact]
    public void Whole_powers_and_signs()
    {
        Assert.Equal((DoubleDouble)(-8), DoubleDouble.Pow(-2, 3));
        Assert.Equal((DoubleDouble)0.25, DoubleDouble.Pow(-2, -2));
        Assert.Equal((DoubleDouble)1, DoubleDouble.Pow(5, 0));
        Assert.Equal(-27, Math.Round(DoubleDouble.Pow(-3, (DoubleDouble)3).High));
        Assert.True(DoubleDouble.Pow(-3, (DoubleDouble)0.5).IsNaN);
    }

    private static void Same(double expected, DoubleDouble actual)
    {
        double tolerance = double.IsFinite(expected) ? 4e-16 * Math.Abs(expected) : 0;
        Assert.True(expected.Equals(actual.High) || Math.Abs(expected - actual.High) <= tolerance, $"expected {expected:R}, got {actual}");
        Assert.True(!double.IsFinite(expected) || expected != 0 || actual.Low == 0, $"{actual}");
    }

    private static bool Check(string name, ExtendedDouble actual, Func<int, Ball> truth, string where, double bound = -100)
    {
        double? bits = ExactError.Bits(actual, truth);
        Assert.True(bits is null || bits <= bound, $"{name}({where}): 2^{bits}, seed {Seed}");
        return bits is not null;
    }

    private static Ball Parts(DoubleDouble x) => Ball.Add(Ball.FromDouble(x.High), Ball.FromDouble(x.Low), 4_000);

    private static Ball Rounded(Ball y) => Ball.FromDouble(y.ToDouble());
}
