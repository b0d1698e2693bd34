using System.Numerics;

namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>log x for x &gt; 0. <see cref="Undefined"/> at 0 (a pole) and below; exact at 1.</summary>
    /// <remarks>Radius: r/(x − r) + one unit in the last place.</remarks>
    public static Ball Log(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.Sign is not { } sign) return Undecided;
        if (sign <= 0) return Undefined;
        return x.IsExtreme ? x.LogMagnitude : LogOfPositive(x._midpoint, x._radius, precision);
    }

    /// <summary>log(1 + x) for x &gt; −1, with relative accuracy also near 0. <see cref="Undefined"/> at −1 and below.</summary>
    /// <remarks>Radius: r/(1 + x − r) + one unit in the last place.</remarks>
    public static Ball Log1p(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        if (x.IsHuge || x._midpoint.Top > -1 || x._radius.Top > -1) return Log(Add(x, One, precision + 8), precision);
        Magnitude inherited = x._radius.IsZero ? default : x._radius / Add(x, One, 64).LowerMagnitude();
        if (x._midpoint.IsZero) return AroundZero(inherited);
        Ball value = LogNearOne(x._midpoint, precision);
        return Create(value._midpoint, value._radius + inherited, precision);
    }

    /// <summary>log(1 − e^x) for x &lt; 0, with relative accuracy also far below. <see cref="Undefined"/> from 0 on.</summary>
    /// <remarks>By e^x − 1 beside 0, where that is small, else by log(1 + y).</remarks>
    public static Ball Log1mExp(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        bool isSmall = x.IsZero || x.IsTiny || (!x.IsHuge && x._midpoint.Top < 0);
        return isSmall ? Log(Negate(Expm1(x, precision + 8)), precision) : Log1p(Negate(Exp(x, precision + 8)), precision);
    }

    /// <summary>log(1 + e^x), with relative accuracy also far below.</summary>
    /// <remarks>Radius: that of log(1 + y).</remarks>
    public static Ball Softplus(Ball x, int precision) => Log1p(Exp(x, precision + 8), precision);

    /// <summary>The logarithm to base 2, exact for powers of 2.</summary>
    /// <remarks>Radius: that of log(x)/log(2).</remarks>
    public static Ball Log2(Ball x, int precision)
    {
        if (x.IsExact && x._midpoint.Sign > 0 && x._midpoint.Mantissa.IsPowerOfTwo) return FromInteger(x._midpoint.Top - 1);
        return Divide(Log(x, precision + 4), LogOfTwo(precision + 4), precision);
    }

    /// <summary>The logarithm to base 10, exact for powers of 10.</summary>
    /// <remarks>Radius: that of log(x)/log(10).</remarks>
    public static Ball Log10(Ball x, int precision)
    {
        if (x.IsExact && PowerOfTen(x._midpoint) is { } power) return FromInteger(power);
        return Divide(Log(x, precision + 4), Log(FromInteger(10), precision + 4), precision);
    }

    /// <summary>log of midpoint ± radius, a positive ball whose exponent may exceed <see cref="Limit"/>.</summary>
    /// <remarks>x = f·2^k with f between 0.7 and 1.42: no cancellation unless k = 0. Off by at most 36 units of the fixed-point form.</remarks>
    private static Ball LogOfPositive(Dyadic x, Magnitude radius, int precision)
    {
        if (!radius.IsZero) precision = new Ball(x, radius).Worth(x.Top + 64, precision);
        long k = x.Top;
        if (x.Scaled(-k).Approximate() < 0.70710678) k--;
        Magnitude inherited = radius.IsZero ? default : radius / new Ball(x, radius).LowerMagnitude();
        if (k == 0)
        {
            Ball near = LogNearOne(x - new Dyadic(1, 0), precision);
            return Create(near._midpoint, near._radius + inherited, precision);
        }

        int width = precision + 10, extra = BitOperations.Log2((ulong)Math.Abs(k)) + 1;
        Integer fraction = FixedLogarithm.Log(x.ToFixed(width - k), width);
        Integer value = fraction + ((k * RealConstants.Log2(width + extra)) >> extra);
        return Create(value, -width, Magnitude.Up(40, -width) + inherited, precision);
    }

    /// <summary>log(1 + u) for an exact |u| ≤ 1/2 within 2^-(precision + 2) relative.</summary>
    private static Ball LogNearOne(Dyadic u, int precision)
    {
        if (u.IsZero) return Zero;
        long zeros = -u.Top;
        if (zeros > precision + 4L) return Create(u, Magnitude.PowerOfTwo(-2 * zeros), precision);
        int width = precision + 10 + Math.Max((int)zeros, 0);
        Integer value = FixedLogarithm.Log((Integer.One << width) + u.ToFixed(width), width);
        return FromFixed(value, width, 40, precision);
    }

    /// <summary>The k with x = 10^k for k ≥ 0, if there is one.</summary>
    private static long? PowerOfTen(Dyadic x)
    {
        if (x.Sign <= 0 || !x.IsInteger || x.Top > 1 << 16) return null;
        Integer value = x.Floor();
        long k = value.TrailingZeros();
        return value >> (int)k == Integer.Pow(5, (int)k) ? k : null;
    }
}
