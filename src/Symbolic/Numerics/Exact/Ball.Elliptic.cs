namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MaxMeanSteps = 64;

    /// <summary>The complete elliptic integral K(m) of the parameter m = k² for m &lt; 1. <see cref="Undefined"/> from 1 on.</summary>
    /// <remarks>π/(2·AGM(1, √(1 − m))); the mean lies between its two sequences. Radii are followed through.</remarks>
    public static Ball EllipticK(Ball m, int precision)
    {
        if (m.Propagates()) return m;
        int working = precision + 16;
        Ball rest = Subtract(One, m, working);
        if (rest.Sign <= 0) return Undefined;
        if (rest.Sign is null || !rest.IsFinite) return Undecided;
        (Ball mean, _) = ArithmeticGeometric(Sqrt(rest, working), working);
        return Divide(Scale(Pi(working), -1, working), mean, precision);
    }

    /// <summary>The complete elliptic integral E(m) for m ≤ 1; exactly 1 at 1. <see cref="Undefined"/> beyond.</summary>
    /// <remarks>K(m)·(1 − Σ 2^(n−1)·c_n²) with the differences c_n of the arithmetic-geometric mean. Radii are followed through.</remarks>
    public static Ball EllipticE(Ball m, int precision)
    {
        if (m.Propagates()) return m;
        Ball edge = Subtract(One, m, precision + 16);
        if (edge.Sign < 0) return Undefined;
        if (edge.IsZero) return One;
        if (edge.Sign is null || !edge.IsFinite) return Undecided;
        return Sharpened(precision, m, m, working =>
        {
            (Ball mean, Ball sum) = ArithmeticGeometric(Sqrt(Subtract(One, m, working), working), working);
            Ball factor = Subtract(One, Scale(Add(m, sum, working), -1, working), working);
            return Multiply(Divide(Scale(Pi(working), -1, working), mean, working), factor, working);
        });
    }

    /// <summary>The incomplete elliptic integral F(φ, m), where 1 − m·sin² stays positive on the way. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>sin φ·R_F(cos²φ, 1 − m·sin²φ, 1) and 2K(m) for every half turn. Radii are followed through.</remarks>
    public static Ball EllipticF(Ball phi, Ball m, int precision) =>
        IncompleteElliptic(phi, m, precision, static (s, c2, d2, _, p) => Multiply(s, CarlsonForms.RF(c2, d2, One, p), p), EllipticK);

    /// <summary>The incomplete elliptic integral E(φ, m), where 1 − m·sin² stays positive on the way. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>sin φ·(R_F − m·sin²φ·R_D/3)(cos²φ, 1 − m·sin²φ, 1) and 2E(m) for every half turn. Radii are followed through.</remarks>
    public static Ball EllipticE(Ball phi, Ball m, int precision) => IncompleteElliptic(phi, m, precision, SecondKindOf, EllipticE);

    /// <summary>The complete elliptic integral Π(n, m) for m &lt; 1 and n ≠ 1; the principal value for n &gt; 1.</summary>
    /// <remarks>π/(4M)·(2 + n/(1 − n)·Σ Q_k) with the arithmetic-geometric mean M and Q_(k+1) = Q_k·ε_k/2, |ε_k| &lt; 1 (DLMF 19.8.6); K(m) − Π(m/n, m) for n &gt; 1
    /// (DLMF 19.7.9); R_F(0, 1 − m, 1) + n/3·R_J(0, 1 − m, 1, 1 − n) for arguments too wide for the mean. Radii are followed through.</remarks>
    public static Ball EllipticPi(Ball n, Ball m, int precision)
    {
        if (n.Propagates() || m.Propagates()) return Propagate(n, m);
        Ball rest = Subtract(One, m, precision + 16), slack = Subtract(One, n, precision + 16);
        if (rest.Sign <= 0 || slack.IsZero) return Undefined;
        if (m.IsZero && slack.Sign < 0) return Zero;
        if (rest.Sign is null || slack.Sign is null || !rest.IsFinite || !slack.IsFinite) return Undecided;
        return Sharpened(precision, n, m, working =>
        {
            Ball value = slack.Sign > 0 ? CompleteThirdKind(n, m, working) : Subtract(EllipticK(m, working), CompleteThirdKind(Divide(m, n, working), m, working), working);
            return value.IsFinite ? value : ThirdKindOf(n, One, Zero, Subtract(One, m, working), Subtract(One, n, working), working);
        });
    }

    /// <summary>Π(n, m) for n &lt; 1. As |Q_(k+1)| ≤ |Q_k|/2, the terms after Q_k are at most |Q_k| together.</summary>
    private static Ball CompleteThirdKind(Ball n, Ball m, int precision)
    {
        Ball a = One, g = Sqrt(Subtract(One, m, precision), precision), slack = Subtract(One, n, precision), p = Sqrt(slack, precision), q = One, sum = One;
        long last = long.MinValue;
        for (int k = 0; k < MostMeanSteps(n, m); k++)
        {
            Ball product = Multiply(a, g, precision), square = Square(p, precision), both = Add(square, product, precision);
            q = Scale(Multiply(q, Divide(Subtract(square, product, precision), both, precision), precision), -1, precision);
            sum = Add(sum, q, precision);
            p = Divide(Scale(both, -1, precision), p, precision);
            (a, g) = (Scale(Add(a, g, precision), -1, precision), Sqrt(product, precision));
            if (!sum.IsFinite || !a.IsFinite || !g.IsFinite) return Undecided;
            long gap = a.LowerMagnitude().Top - Subtract(a, g, precision).UpperMagnitude().Top;
            bool isClose = gap > precision / 2 || (gap > 3 && gap <= last); // or as close as the radii allow
            last = gap;
            if (!isClose || q.UpperMagnitude().Top > -precision) continue;
            Ball mean = Hull(Scale(Add(a, g, precision), -1, precision), Sqrt(Multiply(a, g, precision), precision), precision);
            Ball series = Add(FromInteger(2), Multiply(Divide(n, slack, precision), sum.Widened(q.UpperMagnitude()), precision), precision);
            return Multiply(Divide(Scale(Pi(precision), -2, precision), mean, precision), series, precision);
        }

        return Undecided;
    }

    /// <summary>Each step halves the exponents that 1 − m and 1 − n begin with, or doubles the digits.</summary>
    private static long MostMeanSteps(Ball n, Ball m) => (2 * MaxMeanSteps) + Math.Max(0, n._midpoint.Top) + Math.Max(0, m._midpoint.Top);

    /// <summary>The incomplete elliptic integral Π(n, φ, m); the principal value beyond a pole.</summary>
    /// <remarks>sin φ·(R_F + n·sin²φ/3·R_J)(cos²φ, 1 − m·sin²φ, 1, 1 − n·sin²φ) and 2Π(n, m) for every half turn. Radii are followed
    /// through.</remarks>
    public static Ball EllipticPi(Ball n, Ball phi, Ball m, int precision)
    {
        if (n.Propagates()) return Propagate(n, Propagate(phi, m).Kind == BallKind.Undefined ? Undefined : n);
        return IncompleteElliptic(
            phi,
            m,
            precision,
            (s, c2, d2, _, p) => ThirdKindOf(n, s, c2, d2, Subtract(One, Multiply(n, Square(s, p), p), p), p),
            (m, p) => EllipticPi(n, m, p));
    }

    /// <summary>The limit of a ← (a + b)/2, b ← √(ab) from (1, b), and Σ over n ≥ 1 of 2^n·c_n² with c_n = (a − b)/2 of the step before.</summary>
    /// <remarks>c_(n+1) = c_n²/(4a), so with c_n ≤ a/2^g, g ≥ 2, the terms after n sum to less than 2^n·c_n²/2^g.</remarks>
    private static (Ball Mean, Ball Sum) ArithmeticGeometric(Ball b, int precision)
    {
        Ball a = One, sum = Zero;
        for (int n = 1; n < 2 * MaxMeanSteps; n++)
        {
            Ball difference = Scale(Subtract(a, b, precision), -1, precision), square = Square(difference, precision);
            (a, b) = (Scale(Add(a, b, precision), -1, precision), Sqrt(Multiply(a, b, precision), precision));
            sum = Add(sum, Scale(square, n, precision), precision);
            if (!a.IsFinite || !b.IsFinite) return (Undecided, Undecided);
            long gap = a.LowerMagnitude().Top - difference.UpperMagnitude().Top;
            if (gap < (n > MaxMeanSteps ? 2 : (precision / 2) + 4)) continue;
            Magnitude tail = Scale(square, n, precision).UpperMagnitude() * Magnitude.PowerOfTwo(-gap);
            return (Hull(a, b, precision), sum.Widened(tail));
        }

        return (Undecided, Undecided);
    }

    /// <summary>An integral from 0 to φ of an even function of period π: its part below a quarter period and twice the complete one per half turn.</summary>
    private static Ball IncompleteElliptic(Ball phi, Ball m, int precision, Func<Ball, Ball, Ball, Ball, int, Ball> part, Func<Ball, int, Ball> complete)
    {
        if (phi.Propagates() || m.Propagates()) return Propagate(phi, m);
        if (phi.IsZero || (phi.IsTiny && m.IsFinite)) return phi.Nudged();
        if (!phi.IsFinite || !m.IsFinite || phi._midpoint.Top > 4096) return Undecided;
        return Sharpened(precision, phi, m, working =>
        {
            int wide = working + (int)Math.Max(0, phi._midpoint.Top);
            Ball turns = Round(Divide(phi, Pi(wide), wide), wide);
            if (!turns.IsExact) return Undecided;
            (Ball sin, Ball cos) = SinCos(Subtract(phi, Multiply(turns, Pi(wide), wide), working), working);
            Ball square = Square(sin, working), slack = Subtract(One, Multiply(m, square, working), working);
            Ball rest = Subtract(One, m, working);
            if (slack.Sign < 0 || (!turns.IsZero && rest.Sign < 0)) return Undefined;
            if (!slack.IsNonnegative()) return Undecided;
            Ball value = part(sin, Square(cos, working), slack, m, working);
            return turns.IsZero ? value : Add(value, Multiply(Scale(turns, 1, working), complete(m, wide), wide), working);
        });
    }

    private static Ball SecondKindOf(Ball sin, Ball cosSquare, Ball slack, Ball m, int precision)
    {
        Ball first = CarlsonForms.RF(cosSquare, slack, One, precision), second = CarlsonForms.RD(cosSquare, slack, One, precision);
        Ball factor = Divide(Multiply(m, Square(sin, precision), precision), FromInteger(3), precision);
        return Multiply(sin, Subtract(first, Multiply(factor, second, precision), precision), precision);
    }

    private static Ball ThirdKindOf(Ball n, Ball sin, Ball cosSquare, Ball slack, Ball p, int precision)
    {
        if (p.Sign is not { } sign || sign == 0) return p.IsZero ? Undefined : Undecided;
        Ball first = CarlsonForms.RF(cosSquare, slack, One, precision);
        Ball third = sign > 0 ? CarlsonForms.RJ(cosSquare, slack, One, p, precision) : PrincipalValue(cosSquare, slack, Negate(p), first, precision);
        Ball factor = Divide(Multiply(n, Square(sin, precision), precision), FromInteger(3), precision);
        return Multiply(sin, Add(first, Multiply(factor, third, precision), precision), precision);
    }

    /// <summary>R_J(x, y, 1, −q): (q + z)R_J = (p − z)R_J(x, y, z, p) − 3R_F + 3√(xyz/(xy + pq))·R_C(xy + pq, pq), z the largest argument and
    /// p = (z(x + y + q) − xy)/(z + q) (DLMF 19.20.14).</summary>
    private static Ball PrincipalValue(Ball x, Ball y, Ball q, Ball first, int precision)
    {
        Ball z = One;
        if (IsLess(z, y) == true) (y, z) = (z, y);
        Ball product = Multiply(x, y, precision), both = Add(z, q, precision);
        Ball p = Divide(Subtract(Multiply(z, Add(Add(x, y, precision), q, precision), precision), product, precision), both, precision);
        Ball pq = Multiply(p, q, precision), sum = Add(product, pq, precision);
        Ball elementary = Divide(CarlsonForms.RC(Subtract(Divide(pq, sum, precision), One, precision), precision), Sqrt(sum, precision), precision);
        Ball root = Sqrt(Divide(Multiply(product, z, precision), sum, precision), precision);
        Ball value = Multiply(Subtract(p, z, precision), CarlsonForms.RJ(x, y, z, p, precision), precision);
        value = Subtract(value, Multiply(FromInteger(3), first, precision), precision);
        return Divide(Add(value, Multiply(FromInteger(3), Multiply(root, elementary, precision), precision), precision), both, precision);
    }
}
