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
    private const double Least = 1e-265, Largest = 1e300, RelativeError = 1.0 / (1L << 50) / (1L << 45);

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

    /// <summary>Where a variable is no number, there is no end but a value.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Arguments_that_are_no_numbers_have_no_value(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(row => $"{row.Name}/{row.Arity}" == name);
        bool isSelection = row.IsStepLike || row.Name is "min" or "max";
        foreach (double x in (ReadOnlySpan<double>)[double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -double.MaxValue, double.Epsilon, -double.Epsilon, 0])
        {
            DoubleDouble value = row.Extended is { } unary ? unary.Evaluate(x) : row.ExtendedBinary!.Evaluate(row.Parameters[0] == "n" ? 1 : x, x);
            if (double.IsNaN(x) && !isSelection) Assert.True(double.IsNaN(value.High), $"{name} of NaN is {value}");
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
            return (value, unary.Variation(x[0].High, value.High, moves[0]) + Rounding(value, unary.IsExact));
        }

        BinaryExtendedKernel binary = row.ExtendedBinary!;
        DoubleDouble f = binary.Evaluate(x[0], x[1]);
        return (f, binary.Variation(x[0].High, x[1].High, f.High, moves[0], moves[1]) + Rounding(f, binary.IsExact));
    }

    private static double Rounding(DoubleDouble value, bool isExact) => isExact ? 0 : (Math.Abs(value.High) * RelativeError) + 1e-300;

    private static Ball Truth(FunctionDefinition row, Ball[] x)
    {
        for (int precision = Precision; ; precision *= 2)
        {
            Ball ball = row.Exact!.Invoke(x, precision);
            if (!ball.IsFinite || ball.AccuracyBits >= 130 || precision > 4_000) return ball;
        }
    }
}
