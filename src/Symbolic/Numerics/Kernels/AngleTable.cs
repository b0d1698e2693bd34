using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>atan(i/64) for i from 0 to 64, each as the sum of two doubles.</summary>
internal static class AngleTable
{
    /// <summary>Steps per unit.</summary>
    public const int Steps = 64;

    /// <summary>Entry i at 2·i: high, low.</summary>
    public static readonly double[] Values = Build();

    private static double[] Build()
    {
        double[] values = new double[2 * (Steps + 1)];
        BigInteger angle = BigInteger.Zero;
        for (int i = 1; i <= Steps; i++)
        {
            angle += ConstantSeries.Atan(Steps, (Steps * Steps) + (i * (i - 1))); // atan(i/64) − atan((i − 1)/64)
            (values[2 * i], values[(2 * i) + 1], _) = ConstantSeries.ToTriple(angle);
        }

        return values;
    }
}
