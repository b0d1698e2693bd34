using Symbolic.Numerics;

namespace Symbolic.Library;

/// <summary>The derivatives of sinc in exact arithmetic, by x·s_n = sin^(n)(x) − n·s_(n−1).</summary>
internal static class ExactSinc
{
    private const int LargestOrder = 10_000;

    /// <summary>The n-th derivative at x; undecided while x is not told from 0, unless it is 0.</summary>
    public static Ball Derivative(Ball n, Ball x, int precision)
    {
        if (!n.TryRoundToDouble(out double order) || !double.IsInteger(order) || order is < 0 or > LargestOrder) return Ball.Undefined;
        if (Ball.AreEqual(x, Ball.Zero) == true) return AtZero((int)order, precision);
        Ball sin = Ball.Sin(x, precision), cos = Ball.Cos(x, precision);
        Ball value = Ball.Divide(sin, x, precision);
        for (int k = 1; k <= (int)order; k++)
        {
            Ball phase = (k % 4) switch { 0 => sin, 1 => cos, 2 => Ball.Negate(sin), _ => Ball.Negate(cos) };
            value = Ball.Divide(Ball.Subtract(phase, Ball.Multiply(Ball.FromInteger(k), value, precision), precision), x, precision);
        }

        return value;
    }

    private static Ball AtZero(int order, int precision)
    {
        if (order % 2 == 1) return Ball.Zero;
        Ball magnitude = Ball.Divide(Ball.One, Ball.FromInteger(order + 1), precision);
        return order % 4 == 0 ? magnitude : Ball.Negate(magnitude);
    }
}
