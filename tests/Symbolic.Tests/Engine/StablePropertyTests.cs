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

    [Theory]
    [InlineData(601)]
    [InlineData(602)]
    [InlineData(603)]
    [InlineData(604)]
    public void Values_and_derivatives_are_right_where_it_hurts(int seed)
    {
        RandomFormulas random = new(seed, "asin", "acos", "erfc", "csch", "sign", "relu", "sech", "log1mexp");
        Random choice = new(seed);
        for (int i = 0; i < Formulas; i++)
        {
            string text = random.NextWithBranches(Operations);
            Expr f = Expr.Parse(text);
            Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
            CompiledFunction stable = SymbolicEngine.Default.CompileFunction(results, s_variables);
            double[] values = new double[results.Length];
            for (int k = 0; k < Points; k++)
            {
                double x = Coordinate(choice, null), y = Coordinate(choice, x);
                ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(results, s_variables, [x, y], 2048);
                stable.Evaluate([x, y], values);
                for (int j = 0; j < values.Length; j++)
                {
                    if (exact[j].Kind is not (ExactResultKind.Value or ExactResultKind.Overflows)) continue;
                    string where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {text}, output {j}, {results[j]}, at {RandomFormulas.Text([x, y])}: {values[j]:R} instead of {exact[j].Value:R}");
                    Assert.True(ErrorBits.Of(values[j], exact[j].Value) <= MostBits, where);
                }
            }
        }
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
