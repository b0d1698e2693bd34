using System.Globalization;
using System.Reflection;
using Symbolic.Tests.House;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>What kernels do at infinities, signed zeros, NaN and the edges of domains.</summary>
public sealed class KernelEdgeTests
{
    private static readonly double[] s_specials =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 0.5, -0.5, 1, -1, 2, -3, 800, -800, 1e160, double.MaxValue, double.MinValue, double.PositiveInfinity,
        double.NegativeInfinity, double.NaN,
    ];

    /// <summary>Arguments that make the result independent of the others, by IEEE 754.</summary>
    private static readonly HashSet<string> s_ignoreNaN = ["Hypot", "LogHypot"];

    public static TheoryData<string> Lines =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "Numerics", "Kernels", "edges.cases")).Where(static line => line.Length > 0 && line[0] != '#')];

    private static IEnumerable<MethodInfo> Kernels => typeof(Symbolic.Numerics.Kernels).GetMethods(BindingFlags.Public | BindingFlags.Static);

    [Theory]
    [MemberData(nameof(Lines))]
    public void Edge(string line)
    {
        string[] sides = line.Split(" = ");
        string name = sides[0][..sides[0].IndexOf('(', StringComparison.Ordinal)];
        double[] arguments = [.. sides[0][(name.Length + 1)..^1].Split(", ").Select(Read)];
        double actual = Invoke(Kernels.Single(m => m.Name == name), arguments);
        double expected = Read(sides[1]);
        Assert.True(actual.Equals(expected) && (double.IsNaN(expected) || double.IsNegative(actual) == double.IsNegative(expected)), $"{line}, but it is {actual:R}");
    }

    [Fact]
    public void NaN_in_any_argument_gives_NaN()
    {
        foreach (MethodInfo kernel in Kernels.Where(static m => !s_ignoreNaN.Contains(m.Name)))
        {
            for (int i = 0; i < kernel.GetParameters().Length; i++)
            {
                if (kernel.GetParameters()[i].ParameterType == typeof(int)) continue;
                double[] arguments = Enumerable.Repeat(0.5, kernel.GetParameters().Length).ToArray();
                if (kernel.Name == "PowLog") arguments[2] = 1;
                if (kernel.Name is "Dsinc" or "ExprelDerivative" or "Log1prelDerivative" or "LangevinDerivative" or "BernoulliDerivative") arguments[0] = 2;
                if (kernel.Name == "IntegerPower") arguments[1] = 3;
                arguments[i] = double.NaN;
                Assert.True(double.IsNaN(Invoke(kernel, arguments)), $"{kernel.Name}, argument {i + 1}");
            }
        }
    }

    [Fact]
    public void No_combination_of_special_values_throws()
    {
        Random random = new(5);
        foreach (MethodInfo kernel in Kernels)
        {
            int count = kernel.GetParameters().Length;
            for (int trial = 0; trial < 400 * count; trial++)
            {
                double[] arguments = [.. Enumerable.Range(0, count).Select(_ => s_specials[random.Next(s_specials.Length)])];
                Exception? error = Record.Exception(() => Invoke(kernel, arguments));
                Assert.True(error is null, $"{kernel.Name}({string.Join(", ", arguments)}): {error}");
            }
        }
    }

    private static double Invoke(MethodInfo kernel, double[] arguments)
    {
        object[] boxed = [.. kernel.GetParameters().Select((p, i) => p.ParameterType == typeof(int) ? (object)(int)arguments[i] : arguments[i])];
        return (double)kernel.Invoke(null, boxed)!;
    }

    private static double Read(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "-0" => -0.0,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
