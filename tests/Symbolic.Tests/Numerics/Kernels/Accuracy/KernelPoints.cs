namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>Seeded points for a kernel: random bit patterns, the human range 1e-3 to 1e3, and the neighbourhoods of thresholds.</summary>
internal sealed class KernelPoints(KernelCase kernel, int seed)
{
    private static readonly double[] s_thresholds =
    [
        1e-17, 1e-9, 1 / 256.0, 0.0625, 0.125, 0.25, 0.5, Math.Log(2), 1 - (1 / Math.E), 0.881373587019543, 1, 2, 4, 8, 20, 30, 39, 40, 50, 60, 80, 330, 400,
        700, 708.3964185322641, 709.782712893384, 710.4758600739439, 745.1332191019411, 750, 800, 1e9, 1e20, 134217728, 268435456, 1e150, 1e-150,
        Math.PI / 4, Math.PI / 2, Math.PI, 4.493409457909064, 100 * Math.PI,
    ];

    private static readonly double[] s_corners =
    [
        0, double.Epsilon, 1e-310, 2.2250738585072014E-308, 1e-290, 1e-160, 1e-30, 0.5, 0.99999999999999989, 1, 1.0000000000000002, 2, 3, 700, 800, 1e30, 1e160, 1e290, double.MaxValue / 2,
        double.MaxValue,
    ];

    private readonly Random _random = new(seed);

    /// <summary>Random finite bit patterns.</summary>
    public IEnumerable<double[]> BitPatterns(int count) => Draw(count, BitPattern);

    /// <summary>Magnitudes from 1e-3 to 1e3.</summary>
    public IEnumerable<double[]> HumanRange(int count) => Draw(count, Human);

    /// <summary>Combinations of zeros, ones and the ends of the range.</summary>
    public IEnumerable<double[]> Corners(int count) => Draw(count, Corner);

    /// <summary>Doubles next to thresholds and to their powers of two.</summary>
    public IEnumerable<double[]> Neighbourhoods(int count) => Draw(count, Neighbour);

    private IEnumerable<double[]> Draw(int count, Func<double> source)
    {
        for (int i = 0; i < count; i++)
        {
            double[] point = new double[kernel.Parameters.Length];
            for (int j = 0; j < point.Length; j++)
            {
                KernelParameter parameter = kernel.Parameters[j];
                bool near = j > 0 && parameter.Range.StartsWith("near", StringComparison.Ordinal) && _random.Next(2) == 0;
                point[j] = parameter.Restrict(near ? Beside(point[j - 1]) : source());
            }

            yield return point;
        }
    }

    private double BitPattern()
    {
        while (true)
        {
            double x = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(x)) return x;
        }
    }

    private double Corner()
    {
        double x = s_corners[_random.Next(s_corners.Length)];
        return x == 0 ? 0 : Signed(x); // what −0 means is a convention; the tables of edges say it
    }

    private double Human() => Signed(Math.Pow(10, (_random.NextDouble() * 6) - 3));

    private double Neighbour()
    {
        double x = s_thresholds[_random.Next(s_thresholds.Length)];
        return _random.Next(2) == 0 ? Signed(Math.BitIncrement(x + (_random.Next(-3, 4) * Math.BitIncrement(x) * 1.1e-16))) : Signed(Beside(x));
    }

    private double Beside(double x) => x * (1 + Signed(Math.Pow(10, -17 * _random.NextDouble()))) * (_random.Next(8) == 0 ? -1 : 1);

    private double Signed(double x) => _random.Next(2) == 0 ? x : -x;
}
