using System.Numerics;

namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MaxPolygammaOrder = 4096, MaxCotangentOrder = 64;

    /// <summary>ψ(x), the logarithmic derivative of Γ. <see cref="Undefined"/> at 0 and the negative whole numbers.</summary>
    /// <remarks>The asymptotic series after a shift; ψ(1 − x) − π·cot(πx) for x &lt; 0. Radius: r·(1/(x − r) + 1/(x − r)²), a bound of
    /// r·ψ', + one unit in the last place.</remarks>
    public static Ball Digamma(Ball x, int precision) => Polygamma(0, x, precision);

    /// <summary>ψ'(x). <see cref="Undefined"/> at 0 and the negative whole numbers.</summary>
    /// <remarks>As <see cref="Polygamma(int, Ball, int)"/>.</remarks>
    public static Ball Trigamma(Ball x, int precision) => Polygamma(1, x, precision);

    /// <summary>The polygamma function of an order that must be exactly a whole number ≥ 0; otherwise <see cref="Undefined"/>.</summary>
    /// <remarks>As <see cref="Polygamma(int, Ball, int)"/>.</remarks>
    public static Ball Polygamma(Ball order, Ball x, int precision)
    {
        if (order.Propagates() || x.Propagates()) return Propagate(order, x);
        if (!order.IsExact) return Undecided;
        if (!order.IsInteger || order.Sign < 0) return Undefined;
        return order._midpoint.Top > 12 ? Undecided : Polygamma((int)order._midpoint.Floor(), x, precision);
    }

    /// <summary>ψ^(n)(x) for n ≥ 0. <see cref="Undefined"/> at 0 and the negative whole numbers, and for n &lt; 0.</summary>
    /// <remarks>The asymptotic series after a shift, for high orders the terms of ζ(n + 1, x), reflection for x &lt; 0. Radius: r·(n!/(x − r)^(n+1) + (n+1)!/(x − r)^(n+2)), a bound of
    /// r·|ψ^(n+1)|, + one unit in the last place. Orders above 4096 stay undecided.</remarks>
    public static Ball Polygamma(int order, Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (order < 0) return Undefined;
        if (order > MaxPolygammaOrder || x.Sign is not { } sign || (sign < 0 && x.IsHuge)) return Undecided;
        if (sign == 0 || (sign < 0 && x.IsInteger)) return Undefined;
        if (x.IsExtreme) return PolygammaOfExtreme(order, x, precision);
        if (sign < 0) return PolygammaByReflection(order, x, precision);
        Ball value = PolygammaOfDyadic(order, x._midpoint, precision);
        if (x._radius.IsZero || !value.IsFinite) return value;
        Magnitude inherited = x._radius * PolygammaBound(order + 1, x.LowerMagnitude());
        return Create(value._midpoint, value._radius + inherited, precision);
    }

    /// <summary>An upper bound of |ψ^(n)(t)| for t ≥ lower: (n−1)!/t^n + n!/t^(n+1), n ≥ 1.</summary>
    private static Magnitude PolygammaBound(int order, Magnitude lower)
    {
        Magnitude reciprocal = Magnitude.One / lower, power = reciprocal;
        for (int i = 1; i < order; i++) power *= reciprocal * Magnitude.Up((ulong)i, 0);
        return power + (power * reciprocal * Magnitude.Up((ulong)order, 0));
    }

    /// <summary>Tiny: ψ^(n)(x) = (−1)^(n+1)·n!/x^(n+1) + O(1). Huge: log x for n = 0, (−1)^(n+1)·(n−1)!/x^n else, both within 1/x relative.</summary>
    private static Ball PolygammaOfExtreme(int order, Ball x, int precision)
    {
        int working = precision + 8;
        if (x.IsHuge && order == 0) return Log(x, precision).Widened(s_tiny);
        int power = x.IsHuge ? order : order + 1;
        Ball value = Divide(FromInteger(Factorial(power - 1)), Pow(x, power, working), working);
        value = value.IsExtreme ? value.Nudged() : value;
        return order % 2 == 0 ? Negate(value) : value;
    }

    /// <summary>ψ^(n)(x) = (−1)^n·ψ^(n)(1 − x) − π^(n+1)·Q_n(cot πx) with Q_0 = c and Q_(k+1) = −(1 + c²)·Q_k'.</summary>
    private static Ball PolygammaByReflection(int order, Ball x, int precision)
    {
        if (order > MaxCotangentOrder) return PolygammaBelowZero(order, x, precision);
        int working = precision + 16 + (2 * order);
        Ball reflected = Polygamma(order, Subtract(One, x, working + (int)Math.Clamp(x._midpoint.Top, 0, 256)), working);
        (Ball sin, Ball cos) = SinCosPi(x, working);
        Ball cotangent = Divide(cos, sin, working), value = Zero;
        Integer[] q = CotangentDerivative(order);
        for (int i = q.Length - 1; i >= 0; i--) value = Add(Multiply(value, cotangent, working), FromInteger(q[i]), working);
        value = Multiply(value, Pow(Pi(working), order + 1, working), working);
        return Subtract(order % 2 == 0 ? reflected : Negate(reflected), value, precision);
    }

    /// <summary>With the fraction f of x: ψ^(n)(f) − (−1)^n·(ψ^(n)(1 − f) − ψ^(n)(1 − x)).</summary>
    private static Ball PolygammaBelowZero(int order, Ball x, int precision)
    {
        Ball whole = Floor(x, precision);
        if (!whole.IsExact) return Undecided;
        int working = precision + (int)Math.Clamp(x._midpoint.Top, 0, 1100) + 1100;
        Ball fraction = Subtract(x, whole, working), above = Polygamma(order, fraction, precision + 8);
        Ball below = Subtract(Polygamma(order, Subtract(One, fraction, working), precision + 8), Polygamma(order, Subtract(One, x, working), precision + 8), precision + 8);
        return order % 2 == 0 ? Subtract(above, below, precision) : Add(above, below, precision);
    }

    private static Integer[] CotangentDerivative(int order)
    {
        Integer[] q = [0, 1];
        for (int n = 0; n < order; n++)
        {
            Integer[] next = new Integer[q.Length + 1];
            for (int i = 1; i < q.Length; i++)
            {
                next[i - 1] -= i * q[i];
                next[i + 1] -= i * q[i];
            }

            q = next;
        }

        return q;
    }

    /// <summary>ψ^(n) of an exact positive number, from the series at x + s and the s terms between.</summary>
    private static Ball PolygammaOfDyadic(int order, Dyadic x, int precision)
    {
        int working = precision + 24 + BitOperations.Log2((uint)precision) + (4 * BitOperations.Log2((uint)order + 1));
        if (x.Top < -working) return PolygammaNearZero(order, x, precision);
        int shift = StirlingSeries.Shift(x, working + (order * (BitOperations.Log2((uint)order + 2) + 1)));
        double direct = order < 8 ? double.PositiveInfinity : x.Approximate() * (Math.Pow(2, (working + 8.0) / order) - 1);
        if (direct < shift) return PolygammaByTerms(order, x, (int)direct + 1, precision);
        Ball series = PolygammaBySeries(order, x + new Dyadic(shift, 0), working);
        Ball sum = order < 2 ? Reciprocals(order + 1, x, shift, working) : Multiply(ReciprocalPowers(order + 1, x, shift, working), FromInteger(Factorial(order)), working);
        return order % 2 == 0 ? Subtract(series, sum, precision) : Add(series, sum, precision);
    }

    /// <summary>(−1)^(n+1)·n!·Σ 1/(x + k)^(n+1); what is left out is at most its first term t and its integral, t·(x + k)/n.</summary>
    private static Ball PolygammaByTerms(int order, Dyadic x, int count, int precision)
    {
        int working = precision + 32;
        Ball sum = Zero, end = FromDyadic(x + new Dyadic(count, 0));
        for (int k = 0; k < count; k++) sum = Add(sum, Pow(FromDyadic(x + new Dyadic(k, 0)), -order - 1, working), working);
        Magnitude omitted = Pow(end, -order - 1, 64).UpperMagnitude() * (Magnitude.One + Divide(end, FromInteger(order), 64).UpperMagnitude());
        Ball value = Multiply(sum.Widened(omitted), FromInteger(Factorial(order)), precision);
        return order % 2 == 0 ? Negate(value) : value;
    }

    /// <summary>Σ 1/(x + i) or Σ 1/(x + i)² over 0 ≤ i &lt; n, two terms at a time as in <see cref="Rising"/>: with s = 2x + n − 1 and q = x(x + n − 1) + i(n − 1 − i), s/q or (s² − 2q)/q².</summary>
    private static Ball Reciprocals(int power, Dyadic x, int n, int precision)
    {
        if (n == 0) return Zero; // also for arguments beside which 1 is nothing
        if (n % 2 != 0) return Add(Reciprocals(power, x + new Dyadic(1, 0), n - 1, precision), Reciprocal(Pow(FromDyadic(x), power, precision), precision), precision);
        Dyadic last = x + new Dyadic(n - 1, 0), ends = x * last, both = x + last;
        Ball numerator = Zero, denominator = One, square = FromDyadic(both * both);
        for (int i = 0; i < n / 2; i++)
        {
            Dyadic product = ends + new Dyadic((long)i * (n - 1 - i), 0);
            Ball factor = power == 1 ? FromDyadic(product) : Square(FromDyadic(product), precision);
            Ball weight = power == 1 ? denominator : Multiply(denominator, Subtract(square, FromDyadic(product.Scaled(1)), precision), precision);
            numerator = Add(Multiply(numerator, factor, precision), weight, precision);
            denominator = Multiply(denominator, factor, precision);
        }

        return Divide(power == 1 ? Multiply(numerator, FromDyadic(both), precision) : numerator, denominator, precision);
    }

    /// <summary>Σ 1/(x + i)^power over 0 ≤ i &lt; count, as one fraction.</summary>
    private static Ball ReciprocalPowers(int power, Dyadic x, int count, int precision)
    {
        Ball numerator = Zero, denominator = One;
        for (int i = 0; i < count; i++)
        {
            Ball factor = Pow(FromDyadic(x + new Dyadic(i, 0)), power, precision);
            numerator = Add(Multiply(numerator, factor, precision), denominator, precision);
            denominator = Multiply(denominator, factor, precision);
        }

        return Divide(numerator, denominator, precision);
    }

    /// <summary>(−1)^(n+1)·n!/x^(n+1) within |ψ^(n)(1 + x)| ≤ n!·ζ(2) + 1 for 0 &lt; x &lt; 1/2.</summary>
    private static Ball PolygammaNearZero(int order, Dyadic x, int precision)
    {
        Integer factorial = Factorial(order);
        Ball value = Divide(FromInteger(factorial), Pow(FromDyadic(x), order + 1, precision + 8), precision + 8);
        if (value.IsFinite) value = Create(value._midpoint, value._radius + Magnitude.Up((2 * factorial) + 1, 0), precision);
        else if (value.IsExtreme) value = value.Nudged();
        return order % 2 == 0 ? Negate(value) : value;
    }

    /// <summary>log z − 1/(2z) − Σ B(2k)/(2k·z^(2k)) for n = 0; (−1)^(n+1)·((n−1)!/z^n + n!/(2z^(n+1)) + Σ B(2k)(2k + n − 1)!/((2k)!·z^(2k+n))) else.</summary>
    private static Ball PolygammaBySeries(int order, Dyadic z, int precision)
    {
        Ball argument = FromDyadic(z);
        Ball half = Divide(FromDyadic(new Dyadic(Factorial(order), -1)), argument, precision);
        Ball tail = Divide(StirlingSeries.Sum(z, order + 1, precision), argument, precision);
        if (order == 0) return Subtract(Log(argument, precision), Add(half, tail, precision), precision);
        Ball bracket = Add(FromInteger(Factorial(order - 1)), Add(half, tail, precision), precision);
        Ball value = Divide(bracket, Pow(argument, order, precision), precision);
        return order % 2 == 0 ? Negate(value) : value;
    }
}
