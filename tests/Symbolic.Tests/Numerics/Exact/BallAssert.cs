using System.Numerics;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>What can be proved about balls with rational arithmetic alone.</summary>
internal static class BallAssert
{
    private static readonly Magnitude s_least = Magnitude.PowerOfTwo(-20_000L);

    /// <summary>A finite ball's lower and upper end; radii too small to be written out are raised to 2^-20000.</summary>
    public static (Rational Low, Rational High) Ends(Ball ball)
    {
        Assert.True(ball.IsFinite, $"{ball} is not finite");
        Rational middle = ToRational(ball.Midpoint), radius = ball.IsExact ? Rational.Zero : ToRational(Magnitude.Max(ball.Radius, s_least).ToDyadic());
        return (middle - radius, middle + radius);
    }

    /// <summary>The ball holds some number within a tolerance of the given one.</summary>
    public static void Contains(Ball ball, Rational value, Rational tolerance, string context)
    {
        (Rational low, Rational high) = Ends(ball);
        Assert.True(low <= value + tolerance && value - tolerance <= high, $"{context}: {ball} misses the value by more than the tolerance");
    }

    /// <summary>Two balls of the same number have a number in common; balls that are not finite agree with everything but a proof of the contrary.</summary>
    public static void Overlap(Ball a, Ball b, string context)
    {
        Assert.False(Contradict(a, b), $"{context}: {a} contradicts {b}");
        if (!a.IsFinite || !b.IsFinite) return;
        Ball gap = Ball.Subtract(a, b, 4000);
        Assert.True(gap.ContainsZero || gap.IsZero, $"{context}: {a} and {b} are apart");
    }

    public static Rational ToRational(Dyadic value) => value.Exponent >= 0
        ? Rational.Create(value.Mantissa << checked((int)value.Exponent), 1)
        : Rational.Create(value.Mantissa, BigInteger.One << checked((int)-value.Exponent));

    private static bool Contradict(Ball a, Ball b) =>
        (a.Kind == BallKind.Undefined && b.Kind is BallKind.Finite or BallKind.Extreme) || (b.Kind == BallKind.Undefined && a.Kind is BallKind.Finite or BallKind.Extreme);
}
