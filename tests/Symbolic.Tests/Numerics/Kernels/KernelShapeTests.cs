using System.Reflection;
using Symbolic.Tests.Numerics.Kernels.Accuracy;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>Symmetry and monotony: kernels keep the shape of their functions to the last bit.</summary>
public sealed class KernelShapeTests
{
    private const int Seed = 77;

    private static readonly string[] s_odd =
    [
        "Sinh", "Tanh", "Csch", "Coth", "Asinh", "Atanh", "Acsch", "Acoth", "Cbrt", "Csc", "Cot", "Acot", "Acsc", "SinPi", "TanPi", "VersinOverX", "DVersinOverXSquared",
        "XMinusSin", "TanMinusX", "ReciprocalMinusCot", "SinhMinusX", "Langevin", "Sign",
    ];

    private static readonly string[] s_even =
    [
        "Cosh", "Sech", "Sec", "Sinc", "CosPi", "Cosm1", "Versin", "VersinOverXSquared", "DVersinOverX", "Exsec", "Coshm1", "DLangevin", "DSigmoid", "LogCosh", "LogSinh", "LogTanh",
        "Log1pSquare", "Gaussian", "ExpSquare",
    ];

    /// <summary>Monotone functions of one argument: name, direction, and the interval they are monotone on.</summary>
    public static TheoryData<string, int, double, double> Monotone => new()
    {
        { "Expm1", 1, -1e300, 1e300 },
        { "Exp2", 1, -1e300, 1e300 },
        { "Exp10", 1, -1e300, 1e300 },
        { "Exprel", 1, -1e300, 1e300 },
        { "Dexprel", 1, -1e300, 1e300 },
        { "Phi2", 1, -1e300, 1e300 },
        { "DPhi2", 1, -1e300, 1e300 },
        { "Sigmoid", 1, -1e300, 1e300 },
        { "Softplus", 1, -1e300, 1e300 },
        { "LogSigmoid", 1, -1e300, 1e300 },
        { "Bernoulli", -1, -1e300, 1e300 },
        { "DBernoulli", 1, -1e300, 1e300 },
        { "InverseCloglog", 1, -1e300, 1e300 },
        { "Gaussian", -1, 0, 1e300 },
        { "Log1p", 1, -1, 1e300 },
        { "Log10", 1, 0, 1e300 },
        { "Log2", 1, 0, 1e300 },
        { "Log1mExp", -1, -1e300, -1e-300 },
        { "LogExpm1", 1, 1e-300, 1e300 },
        { "Logit", 1, 0, 1 },
        { "Cloglog", 1, 0, 1 },
        { "Log1pOverX", -1, -1, 1e300 },
        { "LogOverXm1", -1, 1e-300, 1e300 },
        { "Sinh", 1, -1e300, 1e300 },
        { "Cosh", 1, 0, 1e300 },
        { "Tanh", 1, -1e300, 1e300 },
        { "Sech", -1, 0, 1e300 },
        { "Csch", -1, 1e-300, 1e300 },
        { "Coth", -1, 1e-300, 1e300 },
        { "Asinh", 1, -1e300, 1e300 },
        { "Acosh", 1, 1, 1e300 },
        { "Atanh", 1, -1, 1 },
        { "Acsch", -1, 1e-300, 1e300 },
        { "Asech", -1, 0, 1 },
        { "Acoth", -1, 1, 1e300 },
        { "SinhMinusX", 1, -1e300, 1e300 },
        { "Coshm1", 1, 0, 1e300 },
        { "Langevin", 1, -1e300, 1e300 },
        { "DLangevin", -1, 0, 1e300 },
        { "LogCosh", 1, 0, 1e300 },
        { "LogSinh", 1, 1e-300, 1e300 },
        { "LogTanh", 1, 1e-300, 1e300 },
        { "Acot", -1, 1e-300, 1e300 },
        { "Asec", 1, 1, 1e300 },
        { "Acsc", -1, 1, 1e300 },
        { "XMinusSin", 1, -1e300, 1e300 },
        { "Cbrt", 1, -1e300, 1e300 },
        { "Sqrt1pm1", 1, -1, 1e300 },
        { "Expm1mx", 1, 0, 1e300 },
        { "Log1pmx", -1, 0, 1e300 },
    };

    private static IEnumerable<double[]> Points => new KernelPoints(KernelCase.Parse("Expm1(x real) = exp(x) - 1 | 1"), Seed).Neighbourhoods(4_000);

    [Fact]
    public void Odd_and_even_functions_are_so_to_the_bit()
    {
        foreach (double x in Points.Select(static p => p[0]))
        {
            foreach (string name in s_odd) Assert.True((-Kernel(name)(x)).Equals(Kernel(name)(-x)), $"{name}({x:R})");
            foreach (string name in s_even) Assert.True(Kernel(name)(x).Equals(Kernel(name)(-x)), $"{name}({x:R})");
        }
    }

    [Theory]
    [MemberData(nameof(Monotone))]
    public void Monotone_functions_never_step_back(string name, int direction, double from, double to)
    {
        Func<double, double> kernel = Kernel(name);
        double[] points = [.. Points.Select(static p => p[0]).SelectMany(static x => Run(x)).Where(x => x >= from && x <= to).Distinct().Order()];
        Assert.True(points.Length > 1_000, $"{points.Length} points");
        for (int i = 1; i < points.Length; i++)
        {
            double step = (kernel(points[i]) - kernel(points[i - 1])) * direction;
            Assert.True(step >= 0 || double.IsNaN(step), $"{name} steps back between {points[i - 1]:R} and {points[i]:R}, seed {Seed}");
        }
    }

    [Fact]
    public void Symmetric_functions_do_not_depend_on_the_order()
    {
        Random random = new(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
            double y = random.Next(2) == 0 ? (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)) : x * (1 + (random.NextDouble() * 1e-10));
            foreach (string name in (string[])["Hypot", "LogAddExp", "LogHypot", "Min", "Max"]) Assert.Equal(Kernel2(name)(x, y), Kernel2(name)(y, x));
            foreach (string name in (string[])["SinDifference", "CosDifference", "TanDifference", "AtanDifference", "ExpDifference", "CbrtDifference", "ReciprocalDifference", "SquareDifference"])
            {
                Assert.True(Kernel2(name)(x, y).Equals(-Kernel2(name)(y, x)) || x == y, $"{name}({x:R}, {y:R})");
            }
        }
    }

    /// <summary>A few consecutive doubles.</summary>
    private static IEnumerable<double> Run(double x)
    {
        for (int i = 0; i < 8; i++)
        {
            yield return x;
            x = Math.BitIncrement(x);
        }
    }

    private static MethodInfo Method(string name) => typeof(Symbolic.Numerics.Kernels).GetMethod(name)!;

    private static Func<double, double> Kernel(string name) => Method(name).CreateDelegate<Func<double, double>>();

    private static Func<double, double, double> Kernel2(string name) => Method(name).CreateDelegate<Func<double, double, double>>();
}
