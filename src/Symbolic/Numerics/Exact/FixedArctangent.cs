namespace Symbolic.Numerics;

/// <summary>The arctangent in fixed point.</summary>
internal static class FixedArctangent
{
    private const int DirectWidth = 320;

    /// <summary>atan(x/2^width)·2^width for |x| ≤ 2^width, within 32 units.</summary>
    /// <remarks>For any y, atan x = y + atan(z) with z = (x·cos y − sin y)/(cos y + x·sin y). The approximation y comes from a double, or
    /// from a third of the width. z is off by at most 8 units, each of at most 5 terms of the series for atan(z) adds 3.</remarks>
    public static Integer Atan(Integer x, int width)
    {
        Integer y = Approximate(x, width);
        (Integer sin, Integer cos) = FixedSine.SinCos(y, width);
        Integer z = ((x * cos) - (sin << width)) / (cos + ((x * sin) >> width));
        Integer square = (z * z) >> width, sum = y + z, power = z;
        for (int k = 3; !power.IsZero && !power.IsMinusOne; k += 2)
        {
            power = (power * square) >> width;
            sum += k % 4 == 3 ? -power / k : power / k;
        }

        return sum;
    }

    private static Integer Approximate(Integer x, int width)
    {
        if (width <= DirectWidth) return FixedPoint.FromDouble(Math.Atan(FixedPoint.Approximate(x, width)), width);
        int lower = (width / 3) + 16;
        return Atan(x >> (width - lower), lower) << (width - lower);
    }
}
