namespace Symbolic.Numerics;

/// <summary>What the fixed-point kernels share.</summary>
internal static class FixedPoint
{
    /// <summary>1, s, s², …, s^m with <paramref name="width"/> fractional bits; for |s| ≤ 1/2 each within 2 units.</summary>
    public static Integer[] Powers(Integer s, int m, int width)
    {
        Integer[] powers = new Integer[m + 1];
        powers[0] = Integer.One << width;
        powers[1] = s;
        for (int i = 2; i <= m; i++)
        {
            powers[i] = i % 2 == 0 ? (powers[i / 2] * powers[i / 2]) >> width : (powers[i - 1] * s) >> width;
        }

        return powers;
    }

    /// <summary>value/2^width as a double good to 50 bits or more; a starting point only.</summary>
    public static double Approximate(Integer value, int width) => new Dyadic(value, -width).Approximate();

    /// <summary>A double as a fixed-point number.</summary>
    public static Integer FromDouble(double value, int width) => Dyadic.FromDouble(value).ToFixed(width);
}
