using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

/// <summary>Double-double evaluation of every row that has one, against balls: its own error, and the bound of what an argument's error does.</summary>
public sealed class ExtendedKernelTests
{
    private const int Seed = 815;
    private const int Points = 10_000;
    private const int Precision = 240;
    private const double Least = 1e-265, Largest = 1e300;

    public static TheoryData<string> Rows => [.. StandardFunctions.Table.Definitions.Where(static row => row.IsExtended).Select(static row => $"{row.Name}/{row.Arity}").Order()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Values_and_variations_are_bounded(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(row => $"{row.Name}/{row.Arity}" == name);
        DoubleDoublePoints points = new(Seed);
        int measured = 0;
        for (int i = 0; i < Points; i++)
        {
            DoubleDouble[] x = [.. row.Parameters.Select(name => name == "n" ? points.NextOrder() : i % 3 == 0 ? (DoubleDouble)points.NextOrdinary() : points.Next())];
            if (x.Any(static a => a.High != 0 && Math.Abs(a.High) is < Least or > Largest)) continue;
            double[] moves = [.. x.Select((a, k) => i % 2 == 0 || row.Parameters[k] == "n" ? 0 : Math.Abs(a.High) * points.NextMove())];
            if (Check(row, x, moves, points)) measured++;
        }

        Assert.True(measured > Points / 20, $"{measured} points");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Arguments_at_the_edges_of_double_have_values_or_none(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(row => $"{row.Name}/{row.Arity}" == name);
        double[] edges = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 5e-324, -5e-324, 1e-310, double.MaxValue, -double.MaxValue, 1e300, -1e300, 0.5, -0.5, 1, -1, 30, -30];
        foreach (double x in edges)
        {
            foreach (double y in row.Arity == 1 ? [0] : edges)
            {
                double[] arguments = row.Arity == 1 ? [x] : [x, y];
                (DoubleDouble value, double error) = Evaluate(row, Array.ConvertAll(arguments, static a => (DoubleDouble)a), Array.ConvertAll(arguments, static a => double.IsNaN(a) ? a : 0));
                if (double.IsNaN(arguments.Sum(Math.Abs))) Assert.True(value.IsNaN || !double.IsFinite(error), $"{name} of {string.Join(" and ", arguments)} is {value}, off by {error}");
            }
        }
    }

    /// <summary>Whether the value at arguments anywhere within their errors is within the bound.</summary>
    private static bool Check(FunctionDefinition row, DoubleDouble[] x, double[] moves, DoubleDoublePoints points)
    {
        (DoubleDouble value, double error) = Evaluate(row, x, moves);
        if (!(error < Largest) || !(Math.Abs(value.High) < Largest)) return false;
        Ball[] moved = [.. x.Select((a, k) => Ball.Add(ExactError.ToBall(a), Ball.FromDouble(moves[k] * points.NextSigned()), 4_000))];
        Ball truth = Truth(row, moved);
        if (!truth.IsFinite) return false;
        Ball difference = Ball.Abs(Ball.Subtract(truth, Ball.Add(Ball.FromDouble(value.High), Ball.FromDouble(value.Low), 4_000), Precision));
        Assert.True(Ball.IsLessOrEqual(difference, Ball.FromDouble(error)) != false, $"{row.Name}({string.Join(", ", x)}) moved by {string.Join(", ", moves)}: {value}, off by {difference.ToDouble():R}, bound {error:R}");
        return true;
    }

    private static (DoubleDouble Value, double Error) Evaluate(FunctionDefinition row, DoubleDouble[] x, double[] moves)
    {
        if (row.Extended is { } unary)
        {
            DoubleDouble value = unary.Evaluate(x[0]);
            return (value, unary.Variation(x[0].High, value.High, moves[0]) + Rounding(value, unary.IsExact ? 0 : unary.RelativeError));
        }

        BinaryExtendedKernel binary = row.ExtendedBinary!;
        DoubleDouble f = binary.Evaluate(x[0], x[1]);
        return (f, binary.Variation(x[0].High, x[1].High, f.High, moves[0], moves[1]) + Rounding(f, binary.IsExact ? 0 : ExtendedKernel.ErrorOfMost));
    }

    /// <summary>Half of what is declared: the other half is a margin.</summary>
    private static double Rounding(DoubleDouble value, double relative) => relative == 0 ? 0 : (Math.Abs(value.High) * relative / 2) + 1e-300;

    private static Ball Truth(FunctionDefinition row, Ball[] x)
    {
        for (int precision = Precision; ; precision *= 2)
        {
            Ball ball = row.Exact!.Invoke(x, precision);
            if (!ball.IsFinite || ball.AccuracyBits >= 130 || precision > 4_000) return ball;
        }
    }
}
