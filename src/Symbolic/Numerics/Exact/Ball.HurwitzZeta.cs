namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MaxZetaOrder = 256;
    private const int MaxZetaTerms = 20_000;
    private const double ReflectedOrder = -30;

    /// <summary>Hurwitz's ζ(s, a) for real s and a > 0, and for whole s every a. <see cref="Undefined"/> at s = 1, at the poles a = 0, −1, −2, … for s > 0, and for other negative a; ζ(s, 0) = ζ(s) for s ≤ 0.</summary>
    /// <remarks>As <see cref="ZetaDerivative"/>; by polygamma functions for whole s from 2 on, by ζ(s, a) = (−1)^(1−s)·ζ(s, 1 − a) for other whole s and a ≤ 0. Radius: that of these operations.</remarks>
    public static Ball HurwitzZeta(Ball s, Ball a, int precision)
    {
        if (s.Propagates() || a.Propagates()) return Propagate(s, a);
        if (AreEqual(s, One) == true) return Undefined;
        if (a.Sign is not { } sign || a.IsExtreme || s.IsExtreme) return Undecided;
        if (s.IsInteger && s.Sign > 0 && s._midpoint.Top <= 8) return ZetaByPolygamma((int)s._midpoint.Floor(), a, precision);
        if (sign > 0) return HurwitzSeries(s, a, 1, precision) is [var value] ? value : Undecided;
        if (sign == 0 && s.Sign is 1) return Undefined;
        if (!s.IsInteger) return !s.IsExact ? Undecided : sign == 0 ? Zeta(s, precision) : Undefined;
        if (s.Sign > 0) return HurwitzBelowZero(s, a, precision);
        Ball reflected = HurwitzZeta(s, Subtract(One, a, precision + 64), precision);
        return s._midpoint.Floor().IsEven ? Negate(reflected) : reflected;
    }

    /// <summary>The derivative of a whole order of Riemann's ζ at a real s. <see cref="Undefined"/> at 1 and for orders that are not whole and ≥ 0; orders above 256 stay undecided.</summary>
    /// <remarks>The Euler–Maclaurin formula on Taylor polynomials in s, the sum alone for large s, Hurwitz's formula far below 0. Radius: that of the terms, and Johansson's bound of the remainder
    /// 4·|(s + x)_2M|/(2π)^2M·∫ (a + t)^(−s−2M−x) dt, coefficient by coefficient (F. Johansson, "Rigorous high-precision computation of the Hurwitz zeta function and its
    /// derivatives", 2015, Theorem 1).</remarks>
    public static Ball ZetaDerivative(Ball order, Ball s, int precision)
    {
        if (order.Propagates() || s.Propagates()) return Propagate(order, s);
        if (AreEqual(s, One) == true) return Undefined;
        if (!order.IsExact) return Undecided;
        if (!order.IsInteger || order.Sign < 0) return Undefined;
        if (order.IsZero) return Zeta(s, precision);
        if (s.IsExtreme || order._midpoint.Top > 9 || order._midpoint.Floor() > MaxZetaOrder) return Undecided;
        int n = (int)order._midpoint.Floor();
        if (HurwitzSeries(s, One, n + 1, precision + 8) is not { } series) return Undecided;
        return Multiply(series[n], FromInteger(Factorial(n)), precision);
    }

    /// <summary>For whole s and negative a with the fraction f: ζ(s, f) + (−1)^s·(ζ(s, 1 − f) − ζ(s, 1 − a)).</summary>
    private static Ball HurwitzBelowZero(Ball s, Ball a, int precision)
    {
        Ball whole = Floor(a, precision);
        if (!whole.IsExact || !a.IsExact) return Undecided;
        int working = precision + (int)Math.Clamp(a._midpoint.Top, 0, 1100) + 1100;
        Ball fraction = Subtract(a, whole, working);
        if (fraction.IsZero) return Undefined;
        Ball above = HurwitzZeta(s, fraction, precision + 8), mirrored = HurwitzZeta(s, Subtract(One, fraction, working), precision + 8);
        Ball below = Subtract(mirrored, HurwitzZeta(s, Subtract(One, a, working), precision + 8), precision + 8);
        return s._midpoint.Floor().IsEven ? Add(above, below, precision) : Subtract(above, below, precision);
    }

    /// <summary>ζ(n, a) = (−1)^n·ψ^(n−1)(a)/(n − 1)!.</summary>
    private static Ball ZetaByPolygamma(int n, Ball a, int precision)
    {
        Ball value = Divide(Polygamma(n - 1, a, precision + 8), FromInteger(Factorial(n - 1)), precision);
        return n % 2 == 0 ? value : Negate(value);
    }

    /// <summary>Taylor's coefficients of ζ(s + x, a) in x for a > 0; null where it would take too long.</summary>
    private static Ball[]? HurwitzSeries(Ball s, Ball a, int length, int precision)
    {
        double order = s._midpoint.Approximate(), start = a._midpoint.Approximate();
        double lead = length > 1 ? Math.Max(start, 2) : start, decay = order - (length / Math.Log(lead + 1)) - 1;
        int working = precision + 40 + (2 * length);
        double direct = decay > 8 ? (lead * Math.Pow(2, (working + length) / decay)) - start : double.PositiveInfinity;
        double reach = (working / 4.0) + Math.Abs(order) + 12, count = Math.Max(0, Math.Ceiling(reach - start));
        if (order < ReflectedOrder && length * Math.Pow(2, working / -order) < count) return start < (order > -1e6 ? MaxZetaTerms : 2) ? HurwitzByReflection(s, a, length, working + (int)s._midpoint.Top) : null;
        if (!(Math.Min(direct, count) <= MaxZetaTerms && order > -MaxZetaTerms)) return null;
        if (direct < count) return HurwitzByTerms(s, a, (int)direct + 2, length, working);
        working += (int)(Math.Max(0, 1 - order) * Math.Log2(reach + Math.Min(start, reach) + 2)) + 16;
        return HurwitzByEulerMaclaurin(s, a, (int)count, length, working);
    }

    /// <summary>ζ(1 − w, a) = 2Γ(w)/(2π)^w·Σ cos(πw/2 − 2πka)/k^w over k ≥ 1 for 0 &lt; a ≤ 1 (Hurwitz), and the terms between such an a and a greater one.</summary>
    private static Ball[]? HurwitzByReflection(Ball s, Ball a, int length, int precision)
    {
        Integer whole = a._midpoint.IsInteger ? a._midpoint.Floor() - 1 : a._midpoint.Floor();
        Ball fraction = Subtract(a, FromInteger(whole), precision + 64), w = Subtract(One, s, precision + 1100);
        if (fraction.Sign is not 1 || IsLessOrEqual(fraction, One) != true) return null;
        if (HurwitzWaves(w, fraction, length, precision) is not { } sum) return null;
        Ball[] factor = Product(GammaSeries(w, length, precision), PowerSeries(w, Scale(Pi(precision), 1, precision), length, precision), precision);
        sum = [.. Product(sum, factor, precision).Select((value, k) => Scale(k % 2 == 0 ? value : Negate(value), 1, precision))];
        Accumulate(sum, [.. HurwitzTerms(s, fraction, (int)whole, length, precision).Select(Negate)], precision);
        return sum;
    }

    /// <summary>Σ cos(π(w + x)/2 − 2πka)·k^(−w−x). Coefficients of terms are at most f(k) = k^−w·(log k + π/2)^i/i!; where w − 1 − i/(log k + π/2) ≥ 1, terms from k on add up to less than
    /// f(k)·(1 + k).</summary>
    private static Ball[]? HurwitzWaves(Ball w, Ball a, int length, int precision)
    {
        Ball half = Scale(Pi(precision), -1, precision);
        Ball[] sum = new Ball[length], turned = new Ball[length];
        Array.Fill(sum, Zero);
        for (int i = 0; i < length; i++) turned[i] = i == 0 ? One : Divide(Multiply(turned[i - 1], half, precision), FromInteger(i), precision);
        for (int k = 1; k < MaxZetaTerms; k++)
        {
            Ball[] power = PowerSeries(w, FromInteger(k), length, precision), wave = new Ball[length];
            if (HurwitzTail(w, power[0], k, length) is { } rest && rest.Zip(turned).All(pair => pair.First.Top < pair.Second.UpperMagnitude().Top - precision))
            {
                return [.. sum.Zip(rest, static (value, bound) => value.Widened(bound))];
            }

            (Ball sin, Ball cos) = SinCosPi(Subtract(Scale(w, -1, precision + 1100), Scale(Multiply(FromInteger(k), a, precision + 64), 1, precision + 64), precision + 1100), precision);
            for (int i = 0; i < length; i++)
            {
                Ball turn = i % 2 == 0 ? cos : sin;
                wave[i] = Multiply(((i + 1) & 2) == 0 ? turn : Negate(turn), turned[i], precision);
            }

            Accumulate(sum, Product(wave, power, precision), precision);
        }

        return null;
    }

    private static Magnitude[]? HurwitzTail(Ball w, Ball power, int k, int length)
    {
        Ball logarithm = Add(Log(FromInteger(k), 64), Scale(Pi(64), -1, 64), 64);
        if (IsLess(Multiply(Subtract(w, FromInteger(2), 64), logarithm, 64), FromInteger(length)) != false) return null;
        Magnitude[] rest = new Magnitude[length];
        Ball bound = Multiply(power, FromInteger(k + 1), 64);
        for (int i = 0; i < length; i++)
        {
            rest[i] = bound.UpperMagnitude();
            bound = Divide(Multiply(bound, logarithm, 64), FromInteger(i + 1), 64);
        }

        return rest;
    }

    /// <summary>Taylor's coefficients of Γ(w + x): Γ′ = ψ·Γ.</summary>
    private static Ball[] GammaSeries(Ball w, int length, int precision)
    {
        Ball[] series = new Ball[length], slope = new Ball[length];
        series[0] = Gamma(w, precision);
        for (int k = 1; k < length; k++)
        {
            slope[k - 1] = Divide(Polygamma(k - 1, w, precision), FromInteger(Factorial(k - 1)), precision);
            Ball sum = Zero;
            for (int i = 0; i < k; i++) sum = Add(sum, Multiply(series[i], slope[k - 1 - i], precision), precision);
            series[k] = Divide(sum, FromInteger(k), precision);
        }

        return series;
    }

    /// <summary>Σ (a + k)^−s over k below N. The rest is at most the next term and its integral, at most t/7 times that where s − 1 − k/log t > 7.</summary>
    private static Ball[] HurwitzByTerms(Ball s, Ball a, int count, int length, int precision)
    {
        Ball[] sum = HurwitzTerms(s, a, count, length, precision);
        Ball next = Add(a, FromInteger(count), precision);
        Magnitude reach = Magnitude.One + next.UpperMagnitude();
        return [.. sum.Zip(PowerSeries(s, next, length, 64), (value, omitted) => value.Widened(omitted.UpperMagnitude() * reach))];
    }

    /// <summary>Σ (a + k)^−s over k below N, then A^(1−s)/(s − 1) + A^−s/2 + Σ B(2j)/(2j)!·s(s + 1)…(s + 2j − 2)·A^(1−s−2j) with A = a + N.</summary>
    private static Ball[]? HurwitzByEulerMaclaurin(Ball s, Ball a, int count, int length, int precision)
    {
        Ball[] sum = HurwitzTerms(s, a, count, length, precision);
        Ball end = Add(a, FromInteger(count), precision), square = Square(end, precision);
        Ball[] power = PowerSeries(s, end, length, precision);
        Accumulate(sum, DividedByLinear([.. power.Select(p => Multiply(p, end, precision))], Subtract(s, One, precision), precision), precision);
        Accumulate(sum, [.. power.Select(p => Scale(p, -1, precision))], precision);
        Ball[] factor = TimesLinear([.. power.Select(p => Scale(Divide(p, end, precision), -1, precision))], s, precision);
        for (int j = 1; j < 2 * precision; j++)
        {
            Ball[] term = [.. factor.Select(f => Multiply(f, Bernoulli(j, precision), precision))];
            Accumulate(sum, term, precision);
            if (!Array.TrueForAll(sum, static value => value.IsFinite)) return null;
            bool settled = sum.Zip(term).All(pair => pair.Second.UpperMagnitude().Top < pair.First.UpperMagnitude().Top - precision);
            if (settled && ZetaRemainder(s, end, j, length) is { } remainder) return [.. sum.Zip(remainder, static (value, bound) => value.Widened(bound.UpperMagnitude()))];
            factor = TimesLinear(TimesLinear(factor, Add(s, FromInteger((2L * j) - 1), precision), precision), Add(s, FromInteger(2L * j), precision), precision);
            Ball divisor = Multiply(square, FromInteger(((2L * j) + 1) * ((2L * j) + 2)), precision);
            factor = [.. factor.Select(f => Divide(f, divisor, precision))];
        }

        return null;
    }

    /// <summary>The bound of the remainder after M terms; null where its integral does not converge. ∫_A^∞ t^(−b−1)·log^k t dt/k! = A^(−b)·Σ log^i A/(i!·b^(k + 1 − i)).</summary>
    private static Ball[]? ZetaRemainder(Ball s, Ball end, int terms, int length)
    {
        const int Precision = 64;
        Ball b = Add(s, FromInteger((2L * terms) - 1), Precision), logarithm = Abs(Log(end, Precision)), twoPi = Scale(Pi(Precision), 1, Precision);
        if (b.Sign is not 1) return null;
        Ball[] rising = new Ball[length];
        Array.Fill(rising, Zero);
        rising[0] = Scale(Divide(Pow(end, Negate(b), Precision), Multiply(b, Pow(twoPi, 2 * terms, Precision), Precision), Precision), 2, Precision);
        for (int i = 0; i < 2 * terms; i++) rising = TimesLinear(rising, Abs(Add(s, FromInteger(i), Precision)), Precision);
        Ball[] integral = new Ball[length];
        Ball coefficient = One;
        for (int k = 0; k < length; k++)
        {
            if (k > 0) coefficient = Divide(Multiply(coefficient, logarithm, Precision), FromInteger(k), Precision);
            integral[k] = k == 0 ? One : Add(Divide(integral[k - 1], b, Precision), coefficient, Precision);
        }

        return [.. Enumerable.Range(0, length).Select(k => Enumerable.Range(0, k + 1).Aggregate(Zero, (total, i) => Add(total, Multiply(rising[i], integral[k - i], Precision), Precision)))];
    }

    private static Ball[] HurwitzTerms(Ball s, Ball a, int count, int length, int precision)
    {
        Ball[] sum = new Ball[length];
        Array.Fill(sum, Zero);
        for (int k = 0; k < count; k++) Accumulate(sum, PowerSeries(s, Add(a, FromInteger(k), precision), length, precision), precision);
        return sum;
    }

    /// <summary>Taylor's coefficients of t^(−s−x): t^(−s)·(−log t)^k/k!.</summary>
    private static Ball[] PowerSeries(Ball s, Ball t, int length, int precision)
    {
        Ball[] series = new Ball[length];
        series[0] = Pow(t, Negate(s), precision);
        Ball step = length > 1 ? Negate(Log(t, precision)) : Zero;
        for (int k = 1; k < length; k++) series[k] = Divide(Multiply(series[k - 1], step, precision), FromInteger(k), precision);
        return series;
    }

    /// <summary>The product of two truncated series.</summary>
    private static Ball[] Product(Ball[] x, Ball[] y, int precision)
    {
        Ball[] product = new Ball[x.Length];
        Array.Fill(product, Zero);
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; i + k < y.Length; k++) product[i + k] = Add(product[i + k], Multiply(x[i], y[k], precision), precision);
        }

        return product;
    }

    private static void Accumulate(Ball[] sum, Ball[] term, int precision)
    {
        for (int k = 0; k < sum.Length; k++) sum[k] = Add(sum[k], term[k], precision);
    }

    /// <summary>(c + x) times a truncated series.</summary>
    private static Ball[] TimesLinear(Ball[] series, Ball c, int precision) =>
        [.. series.Select((value, k) => k == 0 ? Multiply(value, c, precision) : Add(Multiply(value, c, precision), series[k - 1], precision))];

    /// <summary>A truncated series over c + x.</summary>
    private static Ball[] DividedByLinear(Ball[] series, Ball c, int precision)
    {
        Ball[] quotient = new Ball[series.Length];
        for (int k = 0; k < series.Length; k++) quotient[k] = Divide(k == 0 ? series[0] : Subtract(series[k], quotient[k - 1], precision), c, precision);
        return quotient;
    }
}
