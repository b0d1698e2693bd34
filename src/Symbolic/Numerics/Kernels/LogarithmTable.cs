namespace Symbolic.Numerics;

/// <summary>Reciprocals c of 128 cells of [0.7057, 1.4115) in 10 bits, and −log c, each as the sum of three doubles.</summary>
internal static class LogarithmTable
{
    /// <summary>The number of cells.</summary>
    public const int Steps = 128;

    /// <summary>The lowest bit of a double that does not select the cell.</summary>
    public const int CellBits = 52 - 7;

    /// <summary>The bits of ≈ 0.7057, where the first cell begins: 1 lies inside a cell, not at its edge.</summary>
    public const long Origin = 0x3fe6955500000000;

    /// <summary>Cell i at 4·i: c, then −log c as high, low, tail.</summary>
    public static readonly double[] Values = Build();

    private static double[] Build()
    {
        double[] values = new double[4 * Steps];
        for (int i = 0; i < Steps; i++)
        {
            double middle = BitConverter.Int64BitsToDouble(Origin + ((long)i << CellBits) + (1L << (CellBits - 1)));
            int c = Math.Abs(middle - 1) < 1 / 256.0 ? 512 : (int)Math.Round(512 / middle); // the cells beside 1 keep c = 1
            values[4 * i] = c / 512.0;
            (values[(4 * i) + 1], values[(4 * i) + 2], values[(4 * i) + 3]) = ConstantSeries.ToTriple(ConstantSeries.Log(512, c));
        }

        return values;
    }
}
