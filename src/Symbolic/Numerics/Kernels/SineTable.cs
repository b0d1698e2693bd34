namespace Symbolic.Numerics;

/// <summary>sin and cos of i/64 for |i| ≤ 52, each as the sum of two doubles.</summary>
internal static class SineTable
{
    /// <summary>Steps per unit.</summary>
    public const int Steps = 64;

    /// <summary>The index of the last entry; π/4 is below 52/64.</summary>
    public const int Last = 52;

    /// <summary>Entry i at 4·(i + 52): sin high, sin low, cos high, cos low.</summary>
    public static readonly double[] Values = Build();

    private static double[] Build()
    {
        double[] values = new double[4 * ((2 * Last) + 1)];
        for (int i = -Last; i <= Last; i++)
        {
            (System.Numerics.BigInteger sin, System.Numerics.BigInteger cos) = ConstantSeries.SinCos(ConstantSeries.Ratio(i, Steps));
            int at = 4 * (i + Last);
            (values[at], values[at + 1], _) = ConstantSeries.ToTriple(sin);
            (values[at + 2], values[at + 3], _) = ConstantSeries.ToTriple(cos);
        }

        return values;
    }
}
