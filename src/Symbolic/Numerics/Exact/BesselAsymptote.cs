namespace Symbolic.Numerics;

/// <summary>Hankel's expansions of the Bessel functions for large positive arguments and real order.</summary>
/// <remarks>With a_k(ν) = (4ν² − 1)(4ν² − 9)…(4ν² − (2k−1)²)/(k!·8^k). The errors are those of DLMF 10.17(iii) and 10.40(ii), (iii).</remarks>
internal static class BesselAsymptote
{
    /// <summary>Whether the expansions are worth trying: their least terms are about e^(−2x).</summary>
    public static bool IsFar(Ball order, Ball x, int precision) =>
        x.IsFinite && x.Midpoint.Sign > 0 && order.Midpoint.Top <= 16
        && (x.Midpoint.Top > 60 || x.Midpoint.Approximate() > (0.4 * precision) + 32 + (2 * Math.Abs(order.Midpoint.Approximate())));

    /// <summary>J and Y: √(2/(πx))·(P·cos χ − Q·sin χ) and √(2/(πx))·(P·sin χ + Q·cos χ), χ = x − (ν/2 + 1/4)π.</summary>
    /// <remarks>P and Q envelop their series once the index exceeds ν/2 + 1.</remarks>
    public static (Ball J, Ball Y) Oscillating(Ball order, Ball x, int precision)
    {
        Ball square = Ball.Scale(Ball.Square(order, precision), 2, precision);
        double earliest = (Math.Abs(order.Midpoint.Approximate()) / 2) + 2;
        Ball first = Ratio(square, 0, x, precision);
        (Ball p, _, _) = BallSeries.Asymptotic(Ball.One, (term, k) => Pair(term, square, 2 * k, x, precision), earliest, precision);
        (Ball q, _, _) = BallSeries.Asymptotic(first, (term, k) => Pair(term, square, (2 * k) + 1, x, precision), earliest, precision);
        Ball turns = Ball.Scale(Ball.Add(Ball.Scale(order, 1, precision), Ball.One, precision), -2, precision);
        (Ball sinTurn, Ball cosTurn) = (Ball.SinPi(turns, precision), Ball.CosPi(turns, precision));
        (Ball sinX, Ball cosX) = Ball.SinCos(x, precision);
        Ball cos = Ball.Add(Ball.Multiply(cosX, cosTurn, precision), Ball.Multiply(sinX, sinTurn, precision), precision);
        Ball sin = Ball.Subtract(Ball.Multiply(sinX, cosTurn, precision), Ball.Multiply(cosX, sinTurn, precision), precision);
        Ball scale = Ball.Sqrt(Ball.Divide(Ball.FromInteger(2), Ball.Multiply(Ball.Pi(precision), x, precision), precision), precision);
        Ball j = Ball.Subtract(Ball.Multiply(p, cos, precision), Ball.Multiply(q, sin, precision), precision);
        Ball y = Ball.Add(Ball.Multiply(p, sin, precision), Ball.Multiply(q, cos, precision), precision);
        return (Ball.Multiply(scale, j, precision), Ball.Multiply(scale, y, precision));
    }

    /// <summary>K: √(π/(2x))·e^(−x)·Σ a_k/x^k, enveloping once k ≥ |ν| − 1/2.</summary>
    public static Ball Decaying(Ball order, Ball x, int precision)
    {
        (Ball sum, _, _) = Series(order, x, 1, precision);
        Ball scale = Ball.Sqrt(Ball.Divide(Ball.Pi(precision), Ball.Scale(x, 1, precision), precision), precision);
        return Ball.Multiply(Ball.Multiply(scale, Ball.Exp(Ball.Negate(x), precision), precision), sum, precision);
    }

    /// <summary>I: e^x/√(2πx)·(Σ (−1)^k a_k/x^k + R) up to K/π, |R| ≤ 2χ(N)·|a_N|/x^N·exp(|ν² − 1/4|·χ(1)/x), χ(N) = √π·Γ(N/2 + 1)/Γ(N/2 + 1/2) ≤ N + 1.</summary>
    public static Ball Growing(Ball order, Ball x, int precision)
    {
        (Ball sum, Magnitude omitted, int terms) = Series(order, x, -1, precision);
        Ball exponent = Ball.Divide(Ball.Scale(Ball.Add(Ball.Square(order, 64), Ball.One, 64), 1, 64), x, 64);
        Magnitude rest = omitted * Magnitude.Up((2UL * (ulong)terms) + 2, 0) * Ball.Exp(exponent, 32).UpperMagnitude();
        Ball scale = Ball.Divide(Ball.Exp(x, precision), Ball.Sqrt(Ball.Scale(Ball.Multiply(Ball.Pi(precision), x, precision), 1, precision), precision), precision);
        Ball leading = Ball.Multiply(scale, sum.Widened(rest), precision);
        Ball decaying = Decaying(order, x, 32);
        return leading.IsFinite && decaying.IsFinite ? leading.Widened(decaying.UpperMagnitude()) : leading.Nudged();
    }

    private static (Ball Sum, Magnitude Omitted, int Terms) Series(Ball order, Ball x, int sign, int precision)
    {
        Ball square = Ball.Scale(Ball.Square(order, precision), 2, precision);
        double earliest = Math.Abs(order.Midpoint.Approximate()) + 1;
        return BallSeries.Asymptotic(
            Ball.One,
            (term, k) => Ball.Multiply(sign < 0 ? Ball.Negate(term) : term, Ratio(square, k, x, precision), precision),
            earliest,
            precision);
    }

    /// <summary>a_(k+1)/(a_k·x) = (4ν² − (2k+1)²)/(8(k+1)x).</summary>
    private static Ball Ratio(Ball square, int k, Ball x, int precision)
    {
        long odd = (2L * k) + 1;
        return Ball.Divide(Ball.Subtract(square, Ball.FromInteger(odd * odd), precision), Ball.Multiply(Ball.FromInteger(8L * (k + 1)), x, precision), precision);
    }

    private static Ball Pair(Ball term, Ball square, int k, Ball x, int precision) =>
        Ball.Negate(Ball.Multiply(Ball.Multiply(term, Ratio(square, k, x, precision), precision), Ratio(square, k + 1, x, precision), precision));
}
