namespace Symbolic.Numerics;

/// <content>Derivatives of every order of quotients with a removable singularity.</content>
public sealed partial class Ball
{
    /// <summary>Powers of e with larger exponents than 2 to this are known by their logarithms.</summary>
    private const int LargestExponential = 59;

    private const int MostByOccupation = 255;

    /// <summary>The n-th derivative of (e^x − 1)/x, ∫₀¹ tⁿ·e^(xt) dt, for a whole n ≥ 0, which must be exact. <see cref="Undefined"/> for other exact orders.</summary>
    /// <remarks>The power series for |x| ≤ n + 1, else (e^x − n·(the derivative before))/x from order 0 upward, over the ball where e^x has no ordinary exponent. Radius: r times the next derivative at x + r, as all of them
    /// increase, + one unit in the last place.</remarks>
    public static Ball ExprelDerivative(Ball order, Ball x, int precision)
    {
        if (TryOrder(order, x, 12) is { } failure) return failure;
        int n = (int)order._midpoint.Floor();
        if (x.IsHuge) return (x._sign > 0 ? Divide(Exp(x, precision), x, precision) : OverPower(n, Negate(x), precision)).Nudged();
        Ball point = x.TinyAsFinite();
        if (point.LowerMagnitude().Top > LargestExponential) return ExprelByRecurrence(n, point, precision + 16);
        return ByMeanValue(point, (middle, p) => ExprelDerivativeOf(n, middle, p), ball => UpperEnd(ball, end => ExprelDerivativeOf(n + 1, end, 32)), precision);
    }

    /// <summary>The n-th derivative of log(1 + x)/x, (−1)ⁿ·n!·∫₀¹ tⁿ/(1 + xt)^(n+1) dt, for a whole n ≥ 0, which must be exact. <see cref="Undefined"/> for other exact orders and
    /// from −1 downward.</summary>
    /// <remarks>With w = x/(1 + x) it is (−1)ⁿ·n!/(1 + x)^(n+1) times Σ w^j/(n + 1 + j), summed for |w| ≤ 1/2 and else what log(1 + x) is more than the terms before.
    /// Radius: r times the next derivative at x − r, as their magnitudes decrease, + one unit in the last place.</remarks>
    public static Ball Log1prelDerivative(Ball order, Ball x, int precision)
    {
        if (TryOrder(order, x, 12) is { } failure) return failure;
        int n = (int)order._midpoint.Floor();
        if (x.IsHuge) return x._sign < 0 ? Undefined : Multiply(Signed(n, OverPower(n, x, precision)), Subtract(x.LogMagnitude, Harmonic(n, precision), precision), precision).Nudged();
        Ball point = x.TinyAsFinite();
        if (Add(point, One, precision + 64).Sign is not { } sign) return Undecided;
        if (sign <= 0) return Undefined;
        return ByMeanValue(point, (middle, p) => Log1prelDerivativeOf(n, middle, p), ball => LowerEnd(ball, end => Log1prelDerivativeOf(n + 1, end, 32)), precision);
    }

    /// <summary>The n-th derivative of coth(x) − 1/x, for a whole n ≥ 0, which must be exact. <see cref="Undefined"/> for other exact orders.</summary>
    /// <remarks>Σ 4^k·B(2k)/(2k)!·x^(2k−1) where few terms do, else 2^(n+1)·q⁽ⁿ⁾(2x) − (−1)ⁿ·n!/x^(n+1) with q = 1/(e^x − 1); above order 255 the sum over the poles, or of exponentials.
    /// The poles ikπ have residue 1, so that the next derivative is at most 4(n + 1)!/π^(n+2): radius r times that, or times the closed form over the ball, + one unit in the last place.
    /// Orders above 4095 stay undecided.</remarks>
    public static Ball LangevinDerivative(Ball order, Ball x, int precision)
    {
        if (TryOrder(order, x, 12) is { } failure) return failure;
        int n = (int)order._midpoint.Floor();
        if (x.IsHuge && n == 0) return FromInteger(x._sign).Widened(s_tiny);
        if (x.IsHuge) return Signed(x._sign > 0 ? n + 1 : 0, OverPower(n, Abs(x), precision)).Nudged();
        return ByMeanValue(x.TinyAsFinite(), (middle, p) => LangevinDerivativeOf(n, middle, p), ball => SlopeOf(ball, n + 1, LangevinByOccupation), precision);
    }

    /// <summary>The n-th derivative of x/(e^x − 1), for a whole n ≥ 0, which must be exact. <see cref="Undefined"/> for other exact orders.</summary>
    /// <remarks>Σ B(k)/k!·x^k where few terms do, else x·q⁽ⁿ⁾ + n·q⁽ⁿ⁻¹⁾ with q = 1/(e^x − 1); above order 255 as for <see cref="LangevinDerivative"/>. The next derivative is at most 1 for n = 0, and 4(n + 1)!/(2π)^(n+1) for
    /// higher orders, by its poles: radius r times that, or times the closed form over the ball, + one unit in the last place.</remarks>
    public static Ball BernoulliDerivative(Ball order, Ball x, int precision)
    {
        if (TryOrder(order, x, 12) is { } failure) return failure;
        int n = (int)order._midpoint.Floor();
        if (x.IsHuge && x._sign < 0 && n < 2) return n == 0 ? Negate(x).Nudged() : FromInteger(-1).Widened(s_tiny);
        if (x.IsHuge) return n >= 2 && x._sign < 0 && n % 2 != 0 ? Negate(BernoulliOfHuge(n, Negate(x), precision)) : BernoulliOfHuge(n, Abs(x), precision);
        return ByMeanValue(x.TinyAsFinite(), (middle, p) => BernoulliDerivativeOf(n, middle, p), ball => n == 0 && ball.Sign is not 1 ? Magnitude.One : SlopeOf(ball, n + 1, BernoulliByOccupation), precision);
    }

    private static Ball? TryOrder(Ball order, Ball x, int bits)
    {
        if (order.Propagates() || x.Propagates()) return Propagate(order, x);
        if (!order.IsExact) return Undecided;
        if (!order.IsInteger || order.Sign < 0) return Undefined;
        return order._midpoint.Top > bits ? Undecided : null;
    }

    private static Magnitude UpperEnd(Ball ball, Func<Dyadic, Ball> value) => SizeAt(ball.UpperEnd(), value);

    private static Magnitude LowerEnd(Ball ball, Func<Dyadic, Ball> value) => Negate(ball).UpperEnd() is { IsFinite: true } end && Negate(end) is var least
        && Add(least, One, 128).Sign is 1 ? SizeAt(least, value) : Magnitude.Infinite;

    private static Magnitude SizeAt(Ball end, Func<Dyadic, Ball> value) => end.IsFinite && value(end._midpoint).TinyAsFinite() is { IsFinite: true } size ? size.UpperMagnitude() : Magnitude.Infinite;

    /// <summary>n!/x^(n+1).</summary>
    private static Ball OverPower(int n, Ball x, int precision) => Divide(FromInteger(Factorial(n)), Pow(x, FromInteger(n + 1), precision + 8), precision);

    private static Ball ExprelDerivativeOf(int n, Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        bool far = x.Top > 14 || Math.Abs(x.Approximate()) > n + 1;
        return Sharpened(precision, argument, argument, working => far ? ExprelByRecurrence(n, argument, working) : ExprelBySeries(n, x, working));
    }

    private static Ball ExprelByRecurrence(int n, Ball x, int precision)
    {
        Ball power = Exp(x, precision), value = Divide(Expm1(x, precision), x, precision);
        for (int k = 1; k <= n; k++) value = Divide(Subtract(power, Multiply(FromInteger(k), value, precision), precision), x, precision);
        return value;
    }

    /// <summary>Σ x^j/(j!·(n + 1 + j)).</summary>
    private static Ball ExprelBySeries(int n, Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        int working = precision + (int)(1.45 * Math.Abs(x.Approximate())) + 16;
        return BallSeries.Sum(
            One,
            (term, k) => Divide(Multiply(term, argument, working), FromInteger(k + 1), working),
            (term, k) => Divide(term, FromInteger((long)n + 1 + k), working),
            2 * Math.Abs(x.Approximate()),
            working);
    }

    private static Ball Log1prelDerivativeOf(int n, Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        return Sharpened(precision, argument, argument, working =>
        {
            Ball onePlus = Add(argument, One, working), w = Divide(argument, onePlus, working);
            if (w.UpperMagnitude().Top > -1) return Log1prelByLogarithm(n, argument, working);
            Ball sum = BallSeries.Sum(One, (term, _) => Multiply(term, w, working), (term, k) => Divide(term, FromInteger((long)n + 1 + k), working), 0, working);
            return Multiply(Signed(n, OverPower(n, onePlus, working)), sum, working);
        });
    }

    /// <summary>(−1)ⁿ·n!/x^(n+1)·(log(1 + x) − Σ_(k≤n) w^k/k).</summary>
    private static Ball Log1prelByLogarithm(int n, Ball x, int precision)
    {
        Ball w = Divide(x, Add(x, One, precision), precision), rest = Log1p(x, precision), power = One;
        for (int k = 1; k <= n; k++)
        {
            power = Multiply(power, w, precision);
            rest = Subtract(rest, Divide(power, FromInteger(k), precision), precision);
        }

        return Multiply(Signed(n, OverPower(n, x, precision)), rest, precision);
    }

    private static Ball Signed(int n, Ball value) => n % 2 == 0 ? value : Negate(value);

    private static Ball Harmonic(int n, int precision)
    {
        Ball sum = Zero;
        for (int k = 1; k <= n; k++) sum = Add(sum, Divide(One, FromInteger(k), precision), precision);
        return sum;
    }

    private static Ball LangevinDerivativeOf(int n, Dyadic x, int precision)
    {
        if (x.IsZero && n % 2 == 0) return Zero;
        Ball argument = FromDyadic(x.Abs());
        bool isNear = x.IsZero || (x.Top <= 0 && Terms(x, precision) < 64 + n);
        Ball value = Sharpened(precision, argument, argument, working => n > MostByOccupation
            ? LangevinOfHighOrder(n, argument, working)
            : isNear ? LangevinBySeries(n, x.Abs(), working) : LangevinByOccupation(n, argument, working));
        return x.Sign < 0 && n % 2 == 0 ? Negate(value) : value;
    }

    private static Ball BernoulliDerivativeOf(int n, Dyadic x, int precision)
    {
        Ball argument = FromDyadic(x);
        if (n < 2 && x.Sign < 0)
        {
            Ball mirrored = BernoulliDerivativeOf(n, x.Abs(), precision + 8);
            return n == 0 ? Subtract(mirrored, argument, precision + 8) : Subtract(FromInteger(-1), mirrored, precision + 8);
        }

        if (x.IsZero && n > 1 && n % 2 != 0) return Zero;
        Ball positive = Abs(argument);
        bool isNear = x.IsZero || (x.Top <= 1 && Terms(x, precision) < 64 + n);
        Ball value = Sharpened(precision, positive, positive, working => n > MostByOccupation
            ? BernoulliOfHighOrder(n, positive, working)
            : isNear ? BernoulliBySeries(n, x.Abs(), working) : BernoulliByOccupation(n, positive, working));
        return x.Sign < 0 && n % 2 != 0 ? Negate(value) : value;
    }

    /// <summary>How many terms of the series in Bernoulli numbers reach a precision.</summary>
    private static double Terms(Dyadic x, int precision) => precision / (2 * (1.65 - x.Top));

    /// <summary>2^(n+1)·q⁽ⁿ⁾(2x) − (−1)ⁿ·n!/x^(n+1) for a positive ball, + 1 for n = 0.</summary>
    private static Ball LangevinByOccupation(int n, Ball x, int precision)
    {
        Ball q = Reciprocal(Expm1(Scale(x, 1, precision), precision), precision);
        Ball wave = Scale(Occupation(n, q, precision), n + 1, precision);
        Ball difference = Subtract(wave, Signed(n, OverPower(n, x, precision)), precision);
        return n == 0 ? Add(difference, One, precision) : difference;
    }

    /// <summary>x·q⁽ⁿ⁾ + n·q⁽ⁿ⁻¹⁾ for a positive ball.</summary>
    private static Ball BernoulliByOccupation(int n, Ball x, int precision)
    {
        Ball q = Reciprocal(Expm1(x, precision), precision);
        Ball value = Multiply(x, Occupation(n, q, precision), precision);
        return n == 0 ? value : Add(value, Multiply(FromInteger(n), Occupation(n - 1, q, precision), precision), precision);
    }

    /// <summary>(−1)ⁿ·(2^(n+1)·Σ jⁿ·e^(−2jx) − n!/x^(n+1)) from x = n on, else the sum over the poles ikπ.</summary>
    private static Ball LangevinOfHighOrder(int n, Ball x, int precision)
    {
        if (IsLess(x, FromInteger(n)) != false) return PoleSum(n, x, Pi(precision), isWeighted: false, precision);
        Ball sum = ExponentialSum(j => Multiply(Pow(FromInteger(j), n, precision), Exp(Negate(Multiply(FromInteger(2 * j), x, precision)), precision), precision), precision);
        return Signed(n, Subtract(Scale(sum, n + 1, precision), OverPower(n, x, precision), precision));
    }

    /// <summary>(−1)ⁿ·Σ jⁿ⁻¹·(jx − n)·e^(−jx) from x = 2n on, else the sum over the poles 2ikπ, whose residues they are.</summary>
    private static Ball BernoulliOfHighOrder(int n, Ball x, int precision)
    {
        if (IsLess(x, FromInteger(2 * n)) != false) return PoleSum(n, x, Scale(Pi(precision), 1, precision), isWeighted: true, precision);
        return Signed(n, ExponentialSum(
            j =>
            {
                Ball multiple = Multiply(FromInteger(j), x, precision), factor = Multiply(Pow(FromInteger(j), n - 1, precision), Subtract(multiple, FromInteger(n), precision), precision);
                return Multiply(factor, Exp(Negate(multiple), precision), precision);
            },
            precision));
    }

    /// <summary>Σ over j ≥ 1 of terms that fall by more than half.</summary>
    private static Ball ExponentialSum(Func<int, Ball> term, int precision)
    {
        Ball sum = term(1);
        for (int j = 2; ; j++)
        {
            Ball next = term(j);
            if (!next.IsFinite || !sum.IsFinite) return sum.IsExtreme ? sum.Nudged() : sum.Widened(next.UpperMagnitude().Scaled(1));
            if (next.UpperMagnitude().Top < sum.UpperMagnitude().Top - precision) return sum.Widened(next.UpperMagnitude().Scaled(1));
            sum = Add(sum, next, precision);
        }
    }

    /// <summary>2·(−1)ⁿ·n!·Re Σ over k ≥ 1 of 1/(x − ih)^(n+1) with h = k·step, of ih/(x − ih)^(n+1) where that is the residue; for n ≥ 4.</summary>
    /// <remarks>Terms are at most r_k^(−N) with r² = x² + h² and N = n + 1, N = n where weighted. As r_(k+j)² ≥ r_k²·(1 + cj) with c = 2k·step²/r_k², terms from k on add up to less than
    /// r_k^(−N)·(1 + 2/(c(N − 2))).</remarks>
    private static Ball PoleSum(int n, Ball x, Ball step, bool isWeighted, int precision)
    {
        Ball sum = Zero, square = Square(x, precision);
        int order = isWeighted ? n : n + 1;
        for (int k = 1; ; k++)
        {
            Ball height = Multiply(FromInteger(k), step, precision), norm = Add(square, Square(height, precision), precision);
            Ball spread = Divide(norm, Multiply(FromInteger((long)k * (order - 2)), Square(step, 64), 64), 64);
            Magnitude rest = Pow(Sqrt(norm, 64), -order, 64).UpperMagnitude() * (Magnitude.One + spread.UpperMagnitude());
            if (k > 1 && rest.Top < sum.UpperMagnitude().Top - precision) return Scale(Multiply(Signed(n, FromInteger(Factorial(n))), sum.Widened(rest), precision), 1, precision);
            ComplexBall power = ComplexBall.Pow(new ComplexBall(x, height), n + 1, precision);
            Ball part = isWeighted ? Negate(Multiply(height, power.Imaginary, precision)) : power.Real;
            sum = Add(sum, Divide(part, Pow(norm, n + 1, precision), precision), precision);
            if (!sum.IsFinite) return Undecided;
        }
    }

    private static Ball BernoulliOfHuge(int n, Ball x, int precision) => Signed(n, Multiply(x, Exp(Negate(x), precision), precision)).Nudged();

    private static Ball Occupation(int n, Ball q, int precision)
    {
        if (n > OccupationPolynomials.MaxOrder) return Undecided;
        Ball sum = Zero;
        Integer[] row = OccupationPolynomials.Row(n);
        for (int k = n; k >= 0; k--) sum = Multiply(q, Add(sum, FromInteger(row[k]), precision), precision);
        return Signed(n, sum);
    }

    /// <summary>Σ 4^k·B(2k)/(2k)!·(2k − 1)…(2k − n)·x^(2k−1−n).</summary>
    private static Ball LangevinBySeries(int n, Dyadic x, int precision) => BernoulliSum(n, -1, 2, FromDyadic(x), precision);

    /// <summary>Σ B(2k)/(2k)!·(2k)…(2k − n + 1)·x^(2k−n), with B(0) − x/2.</summary>
    private static Ball BernoulliBySeries(int n, Dyadic x, int precision)
    {
        Ball sum = BernoulliSum(n, 0, 0, FromDyadic(x), precision);
        if (n == 0) return Add(sum, Subtract(One, Scale(FromDyadic(x), -1, precision), precision), precision);
        return n == 1 ? Subtract(sum, Scale(One, -1, precision), precision) : sum;
    }

    /// <summary>Σ over k ≥ 1 of 2^(bits·k)·B(2k)/(2k)! times the n-th derivative of x^(2k+shift). Terms fall by more than half from k = n + 2 on, as 4^k·|B(2k)|/(2k)! ≤ 4/π^2k and
    /// |x| is below 1, or below 2 where bits is 0.</summary>
    private static Ball BernoulliSum(int n, int shift, int bits, Ball x, int precision)
    {
        Ball sum = Zero;
        for (int k = 1; ; k++)
        {
            int power = (2 * k) + shift;
            if (power < n) continue;
            Integer falling = Factorial(power) / Factorial(power - n);
            Ball monomial = power == n ? One : Pow(x, FromInteger(power - n), precision);
            Ball coefficient = Divide(Multiply(Bernoulli(k, precision), FromInteger(falling << (bits * k)), precision), FromInteger(Factorial(2 * k)), precision);
            Ball term = Multiply(coefficient, monomial, precision);
            sum = Add(sum, term, precision);
            if (term.IsZero || (k > n + 2 && term.UpperMagnitude().Top < sum.UpperMagnitude().Top - precision)) return sum.Widened(term.UpperMagnitude());
        }
    }

    /// <summary>A bound of the derivative of an order over a ball: by the residues of the poles, or by the closed form where that is better.</summary>
    private static Magnitude SlopeOf(Ball x, int order, Func<int, Ball, int, Ball> closed)
    {
        Magnitude bound = Magnitude.Up(1);
        Ball factorial = Divide(FromInteger(4 * Factorial(order)), Pow(Pi(64), FromInteger(order), 64), 64); // above either bound
        if (order > 1) bound = factorial.UpperMagnitude();
        if (Abs(x) is not { IsFinite: true } size || size.LowerMagnitude().Top < 1) return bound;
        Ball value = closed(order, size, 64).TinyAsFinite();
        return value.IsFinite ? Magnitude.Min(bound, value.UpperMagnitude()) : bound;
    }
}
