using System.Globalization;
using Symbolic.Numerics;
using Symbolic.Tests.Compilation;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Stable delegates of random formulas and their derivatives against exact reals where it hurts: variables equal or some units apart, ends of domains, extrema, numbers of all magnitudes.</summary>
public sealed class StablePropertyTests
{
    private const int Formulas = 60, Points = 24, Operations = 6;

    /// <summary>Errors are three units of 2^-53 in the mean, and seldom above four times that.</summary>
    private const double MostBits = 3.8;

    private static readonly string[] s_variables = ["x", "y"];
    private static readonly double[] s_special = [1, -1, 0.5, 2, 0, -2, Math.PI / 2, Math.PI, Math.E, 10, 1 / 3.0, 1e-8, 1e8, 1e-160, 1e160, -1e-300, 700, -745];

    private static readonly string[] s_elementary = ["asin", "acos", "erfc", "csch", "sign", "relu", "sech", "log1mexp"];
    private static readonly string[] s_all = [.. s_elementary, "erf", "lgamma", "lambertw", "sinc", "sigmoid", "softplus", "floor", "acosh", "atanh", "coth"];

    [Theory]
    [InlineData(601)]
    [InlineData(602)]
    [InlineData(603)]
    [InlineData(604)]
    public void Values_and_derivatives_are_right_where_it_hurts(int seed) => Check(seed, s_elementary);

    [Theory]
    [InlineData(701)]
    [InlineData(702)]
    public void Functions_of_the_library_are_right_where_it_hurts(int seed) => Check(seed, s_all);

    private static void Check(int seed, string[] functions)
    {
        RandomFormulas random = new(seed, functions);
        Random choice = new(seed);
        for (int i = 0; i < Formulas; i++)
        {
            string text = random.NextWithBranches(Operations);
            Expr f = Expr.Parse(text);
            Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
            double[][] points = [.. Enumerable.Range(0, Points).Select(_ => Coordinate(choice, null)).Select(x => (double[])[x, Coordinate(choice, x)])];
            (double[][] Values, Accuracy Accuracy, string Door)[] all = [.. Evaluated(results, points, Accuracy.Stable), .. Evaluated(results, points, Accuracy.Verified)];
            for (int k = 0; k < Points; k++)
            {
                ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(results, s_variables, points[k], 2048);
                for (int j = 0; j < results.Length; j++)
                {
                    if (exact[j].Kind is not (ExactResultKind.Value or ExactResultKind.Overflows)) continue;
                    foreach ((double[][] values, Accuracy accuracy, string door) in all)
                    {
                        double value = values[k][j];
                        bool isRight = accuracy == Accuracy.Verified ? double.IsNaN(value) || ErrorBits.Of(value, exact[j].Value) <= 1 : ErrorBits.Of(value, exact[j].Value) <= MostBits;
                        string where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {text}, output {j}, {results[j]}, at {RandomFormulas.Text(points[k])}: {value:R} instead of {exact[j].Value:R}, {accuracy} {door}");
                        Assert.True(isRight, where);
                    }
                }
            }
        }
    }

    /// <summary>The results at each point, one by one and from a batch.</summary>
    private static (double[][] Values, Accuracy Accuracy, string Door)[] Evaluated(Expr[] results, double[][] points, Accuracy accuracy)
    {
        CompileOptions options = new() { Accuracy = accuracy };
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(results, s_variables, options);
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch(results, s_variables, options);
        double[] columns = new double[results.Length * points.Length];
        batch.Evaluate([.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], columns);
        double[][] single = Array.ConvertAll(points, _ => new double[results.Length]);
        for (int k = 0; k < points.Length; k++) function.Evaluate(points[k], single[k]);
        double[][] together = [.. points.Select((_, k) => results.Select((_, j) => columns[(j * points.Length) + k]).ToArray())];
        return [(single, accuracy, "delegate"), (together, accuracy, "batch")];
    }

    /// <summary>A number, another coordinate with either sign, or a special one, and often one some units in the last place away.</summary>
    private static double Coordinate(Random choice, double? other)
    {
        double value = choice.Next(3) switch
        {
            0 when other is { } same => same * (choice.Next(4) == 0 ? -1 : 1),
            1 => s_special[choice.Next(s_special.Length)],
            _ => (choice.Next(2) == 0 ? -1 : 1) * Math.Pow(10, (4 * choice.NextDouble()) - 2),
        };
        if (choice.Next(6) == 0) value *= 1 + ((choice.NextDouble() - 0.5) * Math.Pow(10, -16 * choice.NextDouble()));
        int steps = choice.Next(4) switch { 1 => choice.Next(-3, 4), 2 => choice.Next(-1000, 1000), _ => 0 };
        return value == 0 ? value : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + steps);
    }
}
