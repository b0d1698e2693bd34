namespace Symbolic.Numerics;

/// <summary>Errors in bits: log2(1 + distance in units in the last place), 64 for NaN where the truth is a number.</summary>
internal static class ErrorBits
{
    /// <summary>The error of NaN.</summary>
    public const double Lost = 64;

    /// <summary>The error of a value.</summary>
    public static double Of(double actual, double truth)
    {
        if (double.IsNaN(actual)) return Lost;
        Int128 distance = Int128.Abs((Int128)Ordinal(actual) - Ordinal(truth));
        return Math.Log2(1 + (double)distance);
    }

    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
