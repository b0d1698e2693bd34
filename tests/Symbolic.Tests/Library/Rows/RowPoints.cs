using Symbolic.Functions;

namespace Symbolic.Tests.Library.Rows;

/// <summary>Seeded points for a row of the function table: random bit patterns, human magnitudes mixed with small whole numbers, and edges.</summary>
internal sealed class RowPoints(FunctionDefinition row, int seed)
{
    private static readonly double[] s_edges =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 1e-160, 1e-17, -1e-17, 0.5, -0.5, 0.99999999999999989, 1, 1.0000000000000002, -1, -0.99999999999999989, -1.0000000000000002,
        2, 3, -2, -3, Math.PI, 20, 100, -100, 709.78, 745.2, -745.2, 1e9, 1e160, -1e160, double.MaxValue, -double.MaxValue,
    ];

    private readonly Random _random = new(seed);

    /// <summary>Random finite bit patterns.</summary>
    public IEnumerable<double[]> BitPatterns(int count) => Draw(count, BitPattern);

    /// <summary>Magnitudes from 1e-3 to 1e3, one in four a small whole number.</summary>
    public IEnumerable<double[]> HumanRange(int count) => Draw(count, Human);

    /// <summary>Magnitudes from 1e-18 to 1e18.</summary>
    public IEnumerable<double[]> WideRange(int count) => Draw(count, () => Math.Pow(10, (_random.NextDouble() * 36) - 18) * (_random.Next(3) == 0 ? -1 : 1));

    /// <summary>Numbers next to whole ones, to halves, and to plus or minus the arguments before them: where functions have zeros and poles and kernels change methods.</summary>
    public IEnumerable<double[]> Neighbourhoods(int count)
    {
        for (int i = 0; i < count; i++)
        {
            double[] point = new double[row.Arity];
            for (int k = 0; k < point.Length; k++) point[k] = row.Parameters[k] is "n" or "k" && _random.Next(2) == 0 ? _random.Next(-2, 40) : Near(point.AsSpan(0, k));
            yield return point;
        }
    }

    /// <summary>All edges of one argument, or as many random combinations of more.</summary>
    public IEnumerable<double[]> Edges() => row.Arity == 1 ? s_edges.Select(static x => new[] { x }) : Draw(2 * s_edges.Length, () => _random.Next(3) == 0 ? Human() : s_edges[_random.Next(s_edges.Length)]);

    /// <remarks>n and k are the table's names for orders and branches, mostly small whole numbers.</remarks>
    private IEnumerable<double[]> Draw(int count, Func<double> source)
    {
        for (int i = 0; i < count; i++) yield return [.. row.Parameters.Select(name => name is "n" or "k" && _random.Next(4) != 0 ? _random.Next(-2, 8) : source())];
    }

    private double Near(ReadOnlySpan<double> before)
    {
        double centre = _random.Next(4) switch
        {
            0 => _random.Next(-8, 9),
            1 => _random.Next(-40, 41) / 2.0,
            2 when before.Length > 0 => before[_random.Next(before.Length)] * (_random.Next(2) == 0 ? 1 : -1),
            _ => Human(),
        };
        double step = Math.ScaleB(_random.NextDouble() - 0.5, -_random.Next(60));
        return _random.Next(2) == 0 ? centre * (1 + step) : centre + step;
    }

    private double BitPattern()
    {
        while (true)
        {
            double x = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(x)) return x;
        }
    }

    private double Human()
    {
        if (_random.Next(4) == 0) return _random.Next(-3, 8);
        double size = Math.Pow(10, (_random.NextDouble() * 6) - 3);
        return _random.Next(3) == 0 ? -size : size;
    }
}
