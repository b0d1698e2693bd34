using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Whatever a ball argument contains, the result contains its image.</summary>
public sealed class InclusionTests
{
    private const int Seed = 20240611;
    private const int Rounds = 60;

    public static TheoryData<string> Names()
    {
        TheoryData<string> names = [];
        foreach (SampledFunction function in SampledFunction.All) names.Add(function.Name);
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Higher_precision_stays_inside(string name)
    {
        SampledFunction function = SampledFunction.Named(name);
        Random random = new(Seed + name.Length);
        for (int round = 0; round < Rounds; round++)
        {
            double[] values = [.. function.Arguments.Select(draw => draw(random))];
            Ball[] arguments = [.. values.Select(Ball.FromDouble)];
            int low = random.Next(20, 200), high = random.Next(low, 500);
            string context = $"{name}({string.Join(", ", values)}) at {low} and {high} bits, seed {Seed}";
            BallAssert.Overlap(function.Function(arguments, low), function.Function(arguments, high), context);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Points_of_wide_arguments_stay_inside(string name)
    {
        SampledFunction function = SampledFunction.Named(name);
        Random random = new(Seed * name.Length);
        int decided = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Ball[] centers = [.. function.Arguments.Select(draw => Ball.FromDouble(draw(random)))];
            Ball[] wide = [.. centers.Select(center => Widen(center, random))];
            int precision = random.Next(20, 200);
            Ball result = function.Function(wide, precision);
            if (result.Kind == BallKind.Undecided) continue;
            decided++;
            for (int point = 0; point < 3; point++)
            {
                Ball[] inner = [.. wide.Select(ball => Pick(ball, random))];
                string context = $"{name}({string.Join(", ", inner.Select(static b => b.ToString()))}) in {name}({string.Join(", ", wide.Select(static b => b.ToString()))}) at {precision} bits, seed {Seed}";
                BallAssert.Overlap(result, function.Function(inner, 400), context);
            }
        }

        Assert.True(decided > Rounds / 3, $"{name}: only {decided} of {Rounds} wide balls led anywhere");
    }

    /// <summary>A radius from far below to somewhat above the midpoint; whole arguments of orders stay exact one time in two.</summary>
    private static Ball Widen(Ball center, Random random) =>
        center.IsInteger && random.Next(2) == 0 ? center : center.Widened(Magnitude.Up(center.Midpoint.Mantissa, center.Midpoint.Exponent - random.Next(-1, 70)));

    private static Ball Pick(Ball ball, Random random)
    {
        Dyadic share = new(random.Next(4) == 0 ? (random.Next(2) == 0 ? 1L << 40 : -(1L << 40)) : random.NextInt64(-(1L << 40), 1L << 40), -40);
        return Ball.FromDyadic(ball.Midpoint + (ball.Radius.ToDyadic() * share));
    }
}
