namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>sin(x)/x, 1 at 0.</summary>
    /// <remarks>As <see cref="SincDerivative"/> of order 0.</remarks>
    public static Ball Sinc(Ball x, int precision) => SincDerivative(Zero, x, precision);

    /// <summary>The n-th derivative of sin(x)/x for a whole n ≥ 0, which must be exact. <see cref="Undefined"/> for other exact orders.</summary>
    /// <remarks>The power series for |x| ≤ n + 1, else (sin(x + nπ/2) − n·(the derivative before))/x from order 0 upward. The derivatives are
    /// ∫₀¹ tⁿ·cos(xt + nπ/2) dt, at most 1: radius r + one unit in the last place.</remarks>
    public static Ball SincDerivative(Ball order, Ball x, int precision)
    {
        if (TryOrder(order, x, 12) is { } failure) return failure;
        int n = (int)order._midpoint.Floor();
        if (x.IsHuge) return AroundZero(s_tiny.Scaled(12));
        return ByMeanValue(x.TinyAsFinite(), (point, p) => SincDerivativeOf(n, point, p), static _ => Magnitude.One, precision);
    }

    private static Ball SincDerivativeOf(int n, Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        bool far = x.Top > 14 || Math.Abs(x.Approximate()) > n + 1;
        return Sharpened(precision, argument, argument, working => far ? SincByRecurrence(n, argument, working) : SincBySeries(n, x, working));
    }

    private static Ball SincByRecurrence(int n, Ball x, int precision)
    {
        (Ball sin, Ball cos) = SinCos(x, precision);
        Ball value = Divide(sin, x, precision);
        for (int k = 1; k <= n; k++)
        {
            (Ball wave, _) = Rotate(sin, cos, k & 3);
            value = Divide(Subtract(wave, Multiply(FromInteger(k), value, precision), precision), x, precision);
        }

        return value;
    }

    /// <summary>Σ (−1)^j·x^(2j−n)/((2j + 1)·(2j − n)!) over 2j ≥ n.</summary>
    private static Ball SincBySeries(int n, Dyadic x, int precision)
    {
        int least = (n + 1) / 2, working = precision + (int)(1.45 * Math.Abs(x.Approximate())) + 16;
        Ball argument = FromDyadic(x), square = Negate(Square(argument, working));
        Ball first = n % 2 == 0 ? One : argument;
        return BallSeries.Sum(
            least % 2 == 0 ? first : Negate(first),
            (term, k) => Divide(Multiply(term, square, working), FromInteger(((2L * k) + 1 + (n % 2)) * ((2L * k) + 2 + (n % 2))), working),
            (term, k) => Divide(term, FromInteger((2L * (k + least)) + 1), working),
            Math.Abs(x.Approximate()),
            working);
    }
}
