namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>The inverse of erf for |x| &lt; 1, odd. <see cref="Undefined"/> from ±1 on.</summary>
    /// <remarks>Interval Newton on erf w − x, for |x| &gt; 1/2 by the inverse of erfc, so the radius of x is followed through.</remarks>
    public static Ball Erfinv(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return Divide(x, TwoOverRootPi(precision + 4), precision).Nudged();
        Ball rest = Subtract(One, Abs(x), precision + 16);
        if (rest.Sign <= 0) return Undefined;
        if (rest.Sign is null) return Undecided;
        if (x._midpoint.Top > -1 || x._midpoint.IsZero)
        {
            Ball value = ErfcinvOfSmall(rest, precision);
            return x._midpoint.Sign < 0 ? Negate(value) : value;
        }

        Ball start = Divide(x.Center(), TwoOverRootPi(64), 64);
        if (2 * x._midpoint.Top < -precision - 8L) return Divide(x, TwoOverRootPi(precision + 8), precision).Widened(Magnitude.PowerOfTwo((3 * Math.Max(x._midpoint.Top, x._radius.Top)) + 2));
        return IntervalNewton.Zero(start, (w, p) => Subtract(Erf(w, p), x, p), static (w, p) => Multiply(TwoOverRootPi(p), Exp(Negate(Square(w, p)), p), p), precision);
    }

    /// <summary>The inverse of erfc for 0 &lt; x &lt; 2. <see cref="Undefined"/> elsewhere; exact at 1.</summary>
    /// <remarks>Interval Newton on −w² + log erfcx(w) − log x for x &lt; 1/2, else by the inverse of erf; the radius of x is followed
    /// through.</remarks>
    public static Ball Erfcinv(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.Sign <= 0) return Undefined;
        if (x.Sign is null) return Undecided;
        if (x.IsTiny) return ErfcinvOfSmall(x, precision);
        Ball rest = Subtract(One, x, precision + 16);
        if (rest.Sign < 0 && Add(rest, One, precision + 16).Sign <= 0) return Undefined;
        if (x._midpoint.Top < 0) return ErfcinvOfSmall(x, precision);
        return Erfinv(rest, precision);
    }

    private static Ball ErfcinvOfSmall(Ball q, int precision)
    {
        Ball logarithm = Log(q, precision + 32);
        if (logarithm.IsExtreme) return Sqrt(Negate(logarithm), precision).Nudged();
        double size = -logarithm.ToDouble(), start = Math.Sqrt(size);
        for (int i = 0; i < 6; i++) start = Math.Sqrt(Math.Max(0.01, size - Math.Log(Math.Sqrt(Math.PI) * (start + (1 / (start + 1.5))))));
        return IntervalNewton.Zero(
            FromDouble(start),
            (w, p) => Subtract(Subtract(Log(Erfcx(w, p + 16), p + 16), Square(w, p + 64), p), logarithm, p),
            static (w, p) => Negate(Divide(TwoOverRootPi(p), Erfcx(w, p), p)),
            precision);
    }
}
