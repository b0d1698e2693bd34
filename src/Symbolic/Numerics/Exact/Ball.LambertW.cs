namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>Lambert's W on the principal branch: the w ≥ −1 with w·e^w = x, for x ≥ −1/e. <see cref="Undefined"/> below.</summary>
    /// <remarks>Interval Newton on w·e^w − x, for x &gt; 2 on w + log w − log x, so the radius of x is followed through.</remarks>
    public static Ball LambertW(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.Nudged();
        if (x.IsHuge) return x._sign < 0 ? Undefined : LambertOfLogarithm(x.LogMagnitude, precision);
        if (IsLess(FromInteger(2), x) == true) return LambertOfLogarithm(Log(x, precision + 16), precision);
        Ball slack = Add(One, Multiply(x, E(precision + 16), precision + 16), precision + 16);
        if (slack.Sign < 0) return Undefined;
        if (slack.Sign is null) return Undecided;
        if (x._midpoint.Top < -precision - 8L && x._radius.Top < -8) return x.Widened(Magnitude.PowerOfTwo((2 * Math.Max(x._midpoint.Top, x._radius.Top)) + 4));
        double near = slack.ToDouble(), start = near < 0.3 ? NearBranchPoint(Math.Sqrt(2 * near)) : Math.Log(1 + x.ToDouble());
        Ball w = Sharpened(precision, x, x, working => IntervalNewton.Zero(
            StartAt(start, x),
            (w, p) => Subtract(Multiply(w, Exp(w, p), p), x, p),
            static (w, p) => Multiply(Exp(w, p), Add(w, One, p), p),
            working));
        return w.IsFinite && Add(w, One, precision).Sign is 1 ? w : Undecided;
    }

    /// <summary>Lambert's W on the lower branch: the w ≤ −1 with w·e^w = x, for −1/e ≤ x &lt; 0. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>Interval Newton on w + log(−w) − log(−x), so the radius of x is followed through.</remarks>
    public static Ball LambertWLower(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.Sign >= 0) return Undefined;
        if (x.Sign is null) return Undecided;
        Ball logarithm = Log(Negate(x), precision + 32);
        if (logarithm.IsExtreme) return logarithm.Nudged();
        Ball slack = Add(One, Multiply(x.TinyAsFinite(), E(precision + 16), precision + 16), precision + 16);
        if (slack.Sign < 0) return Undefined;
        if (slack.Sign is null) return Undecided;
        double near = slack.ToDouble(), size = -logarithm.ToDouble();
        double start = near < 0.3 ? NearBranchPoint(-Math.Sqrt(2 * near)) : -size - Math.Log(size + Math.Log(size + 2));
        Ball w = Sharpened(precision, x, x, working => LowerZero(FromDouble(start), x, working));
        return w.IsFinite && Add(w, One, precision).Sign is -1 ? w : Undecided;
    }

    /// <summary>Lambert's W on branch 0 or −1, which must be given exactly; <see cref="Undefined"/> for other branches.</summary>
    /// <remarks>As the functions of one argument.</remarks>
    public static Ball LambertW(Ball x, Ball branch, int precision)
    {
        if (x.Propagates() || branch.Propagates()) return Propagate(x, branch);
        if (branch.IsZero) return LambertW(x, precision);
        if (!branch.IsExact) return branch.Sign is null || Add(branch, One, precision).Sign is null ? Undecided : Undefined;
        return branch.IsInteger && branch.ToDouble() == -1 ? LambertWLower(x, precision) : Undefined;
    }

    private static Ball LowerZero(Ball start, Ball x, int precision)
    {
        Ball logarithm = Log(Negate(x), precision + 32);
        return IntervalNewton.Zero(
            start,
            (w, p) => Subtract(Add(w, Log(Negate(w), p), p), logarithm, p),
            static (w, p) => Add(One, Reciprocal(w, p), p),
            precision);
    }

    /// <summary>The w &gt; 0 with w + log w = a.</summary>
    private static Ball LambertOfLogarithm(Ball a, int precision)
    {
        if (a.IsExtreme) return a.Nudged();
        double size = a.ToDouble();
        double start = double.IsFinite(size) ? Math.Max(0.5, size - Math.Log(Math.Max(size, 1))) : double.MaxValue;
        return IntervalNewton.Zero(
            FromDouble(start),
            (w, p) => Subtract(Add(w, Log(w, p), p), a, p),
            static (w, p) => Add(One, Reciprocal(w, p), p),
            precision);
    }

    /// <summary>The first terms of −1 + p − p²/3 + 11p³/72 − …, p = ±√(2(1 + ex)).</summary>
    private static double NearBranchPoint(double p) => -1 + (p * (1 - (p * ((1 / 3.0) - (p * 11 / 72)))));

    /// <summary>A start as a ball; arguments too small for a double start from themselves.</summary>
    private static Ball StartAt(double start, Ball argument) => double.IsFinite(start) && start != 0 ? FromDouble(start) : argument.Center();
}
