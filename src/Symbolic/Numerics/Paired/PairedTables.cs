using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Coefficients for <see cref="Horner.Evaluate(ReadOnlySpan{double}, int, DoubleDouble)"/> from exact reals.</summary>
internal static class PairedTables
{
    /// <summary>The first numbers as double-double numbers, the others as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Coefficients(IReadOnlyList<Ball> values, int pairs)
    {
        double[] table = new double[values.Count + pairs];
        for (int k = 0; k < values.Count; k++)
        {
            DoubleDouble pair = ToPair(values[k]);
            table[k < pairs ? 2 * k : pairs + k] = pair.High;
            if (k < pairs) table[(2 * k) + 1] = pair.Low;
        }

        return table;
    }

    /// <summary>The number, right to 2^-105 of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ToPair(Ball value)
    {
        double high = Rounded(value);
        return new DoubleDouble(high, Rounded(Ball.Subtract(value, Ball.FromDouble(high), 256)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Rounded(Ball value) =>
        value.TryRoundToDouble(out double rounded) ? rounded : value.ContainsZero ? 0 : throw new InvalidOperationException($"{value} is too wide for a coefficient");
}
