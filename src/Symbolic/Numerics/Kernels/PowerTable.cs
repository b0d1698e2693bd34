using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>2^(i/128) for i from 0 to 127, each as the sum of three doubles.</summary>
internal static class PowerTable
{
    /// <summary>The number of entries.</summary>
    public const int Steps = 128;

    /// <summary>Entry i at 3·i: high, low, tail.</summary>
    public static readonly double[] Values = Build();

    private static double[] Build()
    {
        double[] values = new double[3 * Steps];
        for (int i = 0; i < Steps; i++)
        {
            BigInteger power = ConstantSeries.Exp(ConstantSeries.Ln2 * i / Steps);
            (values[3 * i], values[(3 * i) + 1], values[(3 * i) + 2]) = ConstantSeries.ToTriple(power);
        }

        return values;
    }
}
