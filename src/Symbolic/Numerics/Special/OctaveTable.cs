using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Piecewise polynomials on intervals that halve each octave into the same number of parts, so that the leading bits of the argument name the interval.</summary>
internal static class OctaveTable
{
    /// <summary>The row number (0 at <paramref name="start"/>) and the exact distance of <paramref name="x"/> from the middle of its interval.</summary>
    /// <param name="x">A positive normal number.</param>
    /// <param name="start">Where the table begins: itself the left end of an interval.</param>
    /// <param name="bits">The logarithm to base 2 of the number of intervals to an octave.</param>
    /// <param name="offset">The distance from the middle.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Locate(double x, double start, int bits, out double offset)
    {
        int shift = 52 - bits;
        long key = BitConverter.DoubleToInt64Bits(x) >> shift;
        offset = x - BitConverter.Int64BitsToDouble(((key << 1) | 1) << (shift - 1));
        return (int)(key - (BitConverter.DoubleToInt64Bits(start) >> shift));
    }

    /// <summary>The value at <paramref name="x"/> + <paramref name="rest"/> of a table with four intervals to the octave, whose rows begin with one coefficient as an unevaluated sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Evaluate(ReadOnlySpan<double> table, int rowLength, double start, double x, double rest = 0)
    {
        int row = Locate(x, start, 2, out double offset);
        offset += rest;
        ReadOnlySpan<double> c = table.Slice(row * rowLength, rowLength);
        DoubleDouble sum = ErrorFree.FastTwoSum(c[0], offset * Horner.Evaluate(c[2..], offset));
        return ErrorFree.FastTwoSum(sum.High, sum.Low + c[1]);
    }

    /// <summary>The derivative of the polynomial that <see cref="Evaluate"/> evaluates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Derivative(ReadOnlySpan<double> table, int rowLength, double start, double x)
    {
        int row = Locate(x, start, 2, out double offset);
        return Horner.Derivative(table.Slice((row * rowLength) + 1, rowLength - 1), offset);
    }
}
