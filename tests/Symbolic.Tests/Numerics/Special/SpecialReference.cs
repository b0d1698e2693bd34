using System.Globalization;
using Xunit;

namespace Symbolic.Tests.Numerics.Special;

/// <summary>Reference points kept as text: name, arguments and the correctly rounded value, separated by tabs.</summary>
internal static class SpecialReference
{
    /// <summary>One point.</summary>
    public sealed record Point(double[] Arguments, double Expected);

    /// <summary>The points of one function in a file of the Data folder.</summary>
    public static IReadOnlyList<Point> Read(string file, string function)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Numerics", "Special", "Data", file);
        List<Point> points = [];
        foreach (string line in File.ReadLines(path))
        {
            string[] fields = line.Split('\t');
            if (fields[0] != function) continue;
            double[] numbers = [.. fields[1..].Select(Parse)];
            points.Add(new Point(numbers[..^1], numbers[^1]));
        }

        return points;
    }

    /// <summary>Asserts every point of a function, with the error in ulp or as the larger of a relative and an absolute one.</summary>
    public static void Verify(string file, string function, Func<double[], double> kernel, Func<double, double, bool> accepts, int atLeast = 100)
    {
        IReadOnlyList<Point> points = Read(file, function);
        Assert.True(points.Count >= atLeast, $"{function}: only {points.Count} points in {file}");
        List<string> failures = [];
        foreach (Point point in points)
        {
            double actual = kernel(point.Arguments);
            if (Same(point.Expected, actual) || (double.IsFinite(point.Expected) && double.IsFinite(actual) && accepts(point.Expected, actual))) continue;
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{function}({string.Join(", ", point.Arguments)}) = {actual:R}, expected {point.Expected:R}"));
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {points.Count}:\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>Within so many units in the last place of the expected value, or within the absolute error given.</summary>
    public static Func<double, double, bool> Ulps(double bound, double absolute = 0) =>
        (expected, actual) => Math.Abs(actual - expected) <= Math.Max(absolute, bound * Ulp(expected));

    /// <summary>Within 1E-14 of the value, and beside a zero, where that is less than the absolute error given, within that.</summary>
    public static Func<double, double, bool> Relative(double absolute = 0) =>
        (expected, actual) => Math.Abs(actual - expected) <= Math.Max(Math.Max(absolute, double.Epsilon), 1E-14 * Math.Abs(expected));

    /// <summary>The distance to the next double away from 0.</summary>
    public static double Ulp(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value) is var gap && double.IsFinite(gap) ? gap : Math.ScaleB(1, 971);

    private static bool Same(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : a == b && double.IsNegative(a) == double.IsNegative(b);

    private static double Parse(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
