using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Taylor polynomials in double-double arithmetic about the middles of intervals that halve each octave into the same number of parts. Each is
/// made when the first argument falls into its interval.</summary>
/// <param name="start">The left end of the first interval.</param>
/// <param name="bits">The logarithm to base 2 of the number of intervals to an octave.</param>
/// <param name="octaves">The number of octaves.</param>
/// <param name="pairs">How many coefficients are double-double numbers; the others are doubles.</param>
/// <param name="expand">The Taylor coefficients about a number.</param>
internal sealed class TaylorCells(double start, int bits, int octaves, int pairs, Func<double, Ball[]> expand)
{
    private readonly double[]?[] _cells = new double[octaves << bits][];

    /// <summary>The value at a number within the intervals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble Evaluate(DoubleDouble x)
    {
        int row = OctaveTable.Locate(x.High, start, bits, out double offset);
        double[] cell = Volatile.Read(ref _cells[row]) ?? Expand(row, x.High - offset);
        return Horner.Evaluate(cell, pairs, ErrorFree.TwoSum(offset, x.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Expand(int row, double middle)
    {
        double[] cell = PairedTables.Coefficients(expand(middle), pairs);
        Volatile.Write(ref _cells[row], cell);
        return cell;
    }
}
