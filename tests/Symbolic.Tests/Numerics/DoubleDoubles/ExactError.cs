using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

/// <summary>The relative error of double-double results against balls.</summary>
internal static class ExactError
{
    private const int Precision = 300;

    /// <summary>log₂ of the relative error of a result, −∞ for an exact one; null where the truth is undefined, 0 or out of range.</summary>
    public static double? Bits(ExtendedDouble actual, Func<int, Ball> truth)
    {
        Ball expected = Settle(truth);
        if (!expected.IsFinite || expected.ContainsZero) return null;
        if (!actual.IsFinite) return double.PositiveInfinity;
        Ball difference = Ball.Abs(Ball.Subtract(ToBall(actual), expected, Precision));
        double ratio = Ball.Divide(difference, Ball.Abs(expected), Precision).ToDouble();
        return Math.Log2(ratio);
    }

    /// <summary>The exact value of a pair with an exponent.</summary>
    public static Ball ToBall(ExtendedDouble x) =>
        Ball.Scale(Ball.Add(Ball.FromDouble(x.Mantissa.High), Ball.FromDouble(x.Mantissa.Low), 4_000), x.Exponent, 4_000);

    private static Ball Settle(Func<int, Ball> truth)
    {
        for (int precision = Precision; ; precision *= 4)
        {
            Ball ball = truth(precision);
            if (!ball.IsFinite || ball.AccuracyBits >= 150 || precision > 10_000) return ball;
        }
    }
}
