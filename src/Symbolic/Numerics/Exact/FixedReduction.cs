namespace Symbolic.Numerics;

/// <summary>Reduction of an exact argument by multiples of π/2.</summary>
internal static class FixedReduction
{
    /// <summary>sin x and cos x for a nonzero dyadic x below 2^(2^17), both within 2^-(precision + 2) relative.</summary>
    public static (Ball Sin, Ball Cos) SinCos(Dyadic x, int precision)
    {
        if (x.Top < -(precision / 2) - 2L) return OfTiny(x, precision);
        int width = precision + 12 + Math.Max(0, (int)-x.Top);
        if (x.Top <= -1) return Evaluate(x.ToFixed(width), width, 0, precision);
        (Integer rest, int quarters) = Reduce(x, width);
        while (rest.BitLength < precision + 8)
        {
            width += precision + 8 - (int)rest.BitLength;
            (rest, quarters) = Reduce(x, width);
        }

        return Evaluate(rest, width, quarters, precision);
    }

    /// <summary>x − k·π/2 as a fixed-point number within 2 units, and k modulo 4.</summary>
    /// <remarks>π is off by 1 unit of a form with as many more bits as k has, so k·π/2 by less than half a unit.</remarks>
    private static (Integer Reduced, int Quarters) Reduce(Dyadic x, int width)
    {
        int wide = width + Math.Max(0, (int)x.Top) + 4;
        Integer quarter = RealConstants.Pi(wide + 1) >> 2, whole = x.ToFixed(wide);
        Integer k = x.Top < 50
            ? (long)Math.Round(x.Approximate() * (2 / Math.PI))
            : (((whole << 1) / quarter) + Integer.One) >> 1;
        return ((whole - (k * quarter)) >> (wide - width), k.LowBits(2));
    }

    /// <summary>Sine and cosine of a reduced argument, off by at most 2 units before and 2 after the series.</summary>
    private static (Ball Sin, Ball Cos) Evaluate(Integer rest, int width, int quarters, int precision)
    {
        (Integer sin, Integer cos) = FixedSine.SinCos(rest, width);
        return Ball.Rotate(Ball.FromFixed(sin, width, 4, precision), Ball.FromFixed(cos, width, 4, precision), quarters);
    }

    /// <summary>x − x³/6 ± … and 1 − x²/2 ± …: the series' first omitted terms bound the error.</summary>
    private static (Ball Sin, Ball Cos) OfTiny(Dyadic x, int precision) => (
        Ball.Create(x, Magnitude.PowerOfTwo((3 * x.Top) - 2), precision),
        Ball.One.Widened(Magnitude.PowerOfTwo((2 * x.Top) - 1)));
}
