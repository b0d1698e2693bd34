using System.Globalization;
using System.Numerics;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Balls contain values computed elsewhere to up to 250 digits, and are as narrow as the precision promises.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Names()
    {
        TheoryData<string> names = [];
        foreach (string name in Lines().Select(static line => line[0]).Distinct()) names.Add(name);
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Balls_contain_the_reference_values(string name)
    {
        ExactFunction function = SampledFunction.Named(name).Function;
        foreach (string[] line in Lines().Where(line => line[0] == name))
        {
            Ball[] arguments = [.. line[1].Split(' ').Select(static text => Ball.FromDouble(double.Parse(text, CultureInfo.InvariantCulture)))];
            (Rational value, Rational tolerance) = Decimal(line[2]);
            foreach (int precision in new[] { 24, 53, 113, 192, 777 }) Check(function(arguments, precision), precision, value, tolerance, $"{name}({line[1]}) at {precision} bits");
        }
    }

    [Fact]
    public void Every_function_has_reference_values()
    {
        string[] derived = ["floor", "ceil", "round", "trunc", "frac", "abs", "sign", "min", "max", "add", "subtract", "multiply", "divide", "square", "root"];
        string[] known = [.. Lines().Select(static line => line[0]).Distinct()];
        Assert.Empty(SampledFunction.All.Select(static f => f.Name).Except(known).Except(derived));
    }

    /// <summary>Beside a branch point a low precision may decide nothing.</summary>
    private static void Check(Ball ball, int precision, Rational value, Rational tolerance, string context)
    {
        if (ball.Kind == BallKind.Undecided && precision < 60) return;
        BallAssert.Contains(ball, value, tolerance, context);
        bool besideZero = ball.Radius < Magnitude.PowerOfTwo(8 - precision);
        Assert.True(besideZero || ball.AccuracyBits >= precision - 8, $"{context}: {ball} has only {ball.AccuracyBits} bits");
    }

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Numerics", "Exact", "ReferenceValues.tsv"))
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split('\t'));

    /// <summary>A decimal number and one unit in its last place.</summary>
    private static (Rational Value, Rational Unit) Decimal(string text)
    {
        string[] parts = text.Split('e');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (parts[0].Length - point - 1);
        BigInteger digits = BigInteger.Parse(parts[0].Remove(point, 1), CultureInfo.InvariantCulture);
        Rational unit = exponent >= 0 ? Rational.Create(BigInteger.Pow(10, exponent), 1) : Rational.Create(1, BigInteger.Pow(10, -exponent));
        return (digits * unit, unit);
    }
}
