namespace Symbolic.Numerics;

/// <summary>The natural logarithm in fixed point.</summary>
internal static class FixedLogarithm
{
    private const int DirectWidth = 320;

    /// <summary>log(x/2^width)·2^width for 2^(width−1) ≤ x ≤ 2^(width+1), within 32 units.</summary>
    /// <remarks>For any y, log x = y + log(1 + d) with d = x·exp(−y) − 1. The approximation y comes from a double, or from a third of the
    /// width, so few terms of the series for log(1 + d) are needed; d is off by at most 6 units, each of at most 9 terms adds 2.</remarks>
    public static Integer Log(Integer x, int width)
    {
        Integer y = Approximate(x, width);
        Integer d = ((x * FixedExponential.Exp(-y, width)) >> width) - (Integer.One << width);
        Integer sum = y + d, power = d;
        for (int k = 2; !power.IsZero && !power.IsMinusOne; k++)
        {
            power = (power * d) >> width;
            sum += k % 2 == 0 ? -power / k : power / k;
        }

        return sum;
    }

    private static Integer Approximate(Integer x, int width)
    {
        if (width <= DirectWidth) return FixedPoint.FromDouble(Math.Log(FixedPoint.Approximate(x, width)), width);
        int lower = (width / 3) + 16;
        return Log(x >> (width - lower), lower) << (width - lower);
    }
}
