namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MostOrderBits = 6;

    /// <summary>Li_s(x) = Σ x^k/k^s continued to x ≤ 1; for whole s ≤ 0 to every x but 1. <see cref="Undefined"/> where the value is not real or a pole.</summary>
    /// <remarks>For small whole orders, others as <see cref="PolylogOfRealOrder"/> says: The power series for |x| ≤ 1/2, the expansion in log x near 1, Li_n(x²) for x near −1, inversion below −1. The radius of x is
    /// followed through.</remarks>
    public static Ball Polylog(Ball order, Ball x, int precision)
    {
        if (order.Propagates() || x.Propagates()) return Propagate(order, x);
        if (x.IsHuge) return Undecided;
        if (x.IsTiny) return x.Nudged();
        if (x.IsZero) return x;
        if (!order.IsInteger || order._midpoint.Top > MostOrderBits || (order.Sign < 0 && order._midpoint.Top > 4)) return PolylogOfRealOrder(order, x, precision);
        int n = (int)order._midpoint.Floor();
        if (n == 1) return Negate(Log1p(Negate(x), precision));
        return n <= 0 ? RationalPolylog(-n, x, precision) : PolylogOfOrder(n, x, precision);
    }

    private static Ball PolylogOfOrder(int n, Ball x, int precision)
    {
        Ball rest = Subtract(One, x, precision + 16);
        if (rest.Sign < 0) return Undefined;
        if (rest.IsZero) return Zeta(FromInteger(n), precision);
        int working = precision + 16;
        Ball size = Abs(x);
        if (IsLessOrEqual(size, FromDyadic(new Dyadic(1, -1))) == true) return PolylogBySeries(n, x, working);
        if (rest.Sign is null || x.Sign is not { } sign) return Undecided;
        if (sign > 0) return PolylogNearOne(n, Log(x, working + 16), working);
        if (IsLess(FromInteger(1), size) == true) return PolylogByInversion(n, size, precision);
        if (IsLessOrEqual(size, One) != true) return Undecided;
        Ball square = Scale(PolylogOfOrder(n, Square(x, working + 8), working), 1 - n, working);
        return Subtract(square, PolylogOfOrder(n, size, working), precision);
    }

    private static Ball PolylogBySeries(int n, Ball x, int precision) => BallSeries.Sum(
        x,
        (term, _) => Multiply(term, x, precision),
        (term, k) => Divide(term, Pow(FromInteger(k + 1L), n, precision), precision),
        0,
        precision);

    /// <summary>Li_n(e^μ) = Σ_(k≠n−1) ζ(n − k)·μ^k/k! + μ^(n−1)/(n−1)!·(H_(n−1) − log(−μ)) for −0.7 &lt; μ &lt; 0.</summary>
    /// <remarks>|ζ(−j)| ≤ 4·j!/(2π)^(j+1), so a term k ≥ n is at most 4·|μ|^k/(2π)^(k−n+1), and the terms after it less than a fifth of that.</remarks>
    private static Ball PolylogNearOne(int n, Ball mu, int precision)
    {
        Ball power = One, sum = Zero;
        Magnitude ratio = mu.UpperMagnitude() * Magnitude.Up(0.16), bound = Magnitude.PowerOfTwo(2);
        for (int k = 0; k < n || bound.Top > -precision - 4; k++)
        {
            Ball coefficient = k == n - 1 ? PolylogLogarithm(n, mu, precision) : k < n - 1 ? Zeta(FromInteger(n - k), precision) : ZetaAtNegative(k - n, precision);
            sum = Add(sum, Multiply(coefficient, power, precision), precision);
            power = Divide(Multiply(power, mu, precision), FromInteger(k + 1L), precision);
            bound *= k < n ? mu.UpperMagnitude() : ratio;
        }

        return sum.Widened(bound.Scaled(1));
    }

    private static Ball PolylogLogarithm(int n, Ball mu, int precision)
    {
        Ball harmonic = Zero;
        for (int i = 1; i < n; i++) harmonic = Add(harmonic, Reciprocal(FromInteger(i), precision), precision);
        return Subtract(harmonic, Log(Negate(mu), precision), precision);
    }

    /// <summary>ζ(−j): −1/2 for j = 0, −B(j+1)/(j + 1) else.</summary>
    private static Ball ZetaAtNegative(int j, int precision)
    {
        if (j == 0) return FromDyadic(new Dyadic(-1, -1));
        return j % 2 == 0 ? Zero : Negate(Divide(Bernoulli((j + 1) / 2, precision), FromInteger(j + 1L), precision));
    }

    /// <summary>Li_n(−y) = −(−1)^n·Li_n(−1/y) − (log y)^n/n! − 2 Σ_(r≥1) (log y)^(n−2r)/(n−2r)!·η(2r) for y &gt; 1, η(s) = (1 − 2^(1−s))·ζ(s).</summary>
    private static Ball PolylogByInversion(int n, Ball y, int precision)
    {
        int working = precision + 16;
        Ball logarithm = Log(y, working), sum = Divide(Pow(logarithm, n, working), FromInteger(Factorial(n)), working);
        for (int r = 1; 2 * r <= n; r++)
        {
            Ball eta = Multiply(Subtract(FromInteger(2), FromDyadic(new Dyadic(1, 2 - (2L * r))), working), Zeta(FromInteger(2 * r), working), working);
            sum = Add(sum, Divide(Multiply(eta, Pow(logarithm, n - (2 * r), working), working), FromInteger(Factorial(n - (2 * r))), working), working);
        }

        Ball inner = PolylogOfOrder(n, Negate(Reciprocal(y, working)), working);
        return Negate(Add(sum, n % 2 == 0 ? inner : Negate(inner), precision));
    }

    /// <summary>Li_(−m)(x) = Σ k!·S(m + 1, k + 1)·(x/(1 − x))^(k+1) with Stirling's numbers of the second kind.</summary>
    private static Ball RationalPolylog(int m, Ball x, int precision)
    {
        int working = precision + (8 * m) + 16;
        Ball quotient = Divide(x, Subtract(One, x, working), working), sum = Zero;
        Integer[] stirling = [1];
        for (int row = 1; row <= m; row++)
        {
            Integer[] next = new Integer[row + 1];
            for (int k = 0; k <= row; k++) next[k] = ((k < row ? stirling[k] : 0) * (k + 1)) + (k > 0 ? stirling[k - 1] : 0);
            stirling = next;
        }

        for (int k = m; k >= 0; k--) sum = Multiply(Add(sum, FromInteger(Factorial(k) * stirling[k]), working), quotient, working);
        return Create(sum, precision);
    }
}
