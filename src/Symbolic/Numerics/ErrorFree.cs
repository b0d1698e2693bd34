using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Symbolic.Numerics;

/// <summary>Error-free transformations: a rounded operation together with its rounding error (Knuth; Dekker; Ogita, Rump and Oishi 2005).</summary>
internal static class ErrorFree
{
    /// <summary><c>a + b</c> exactly, for any order of magnitudes.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble TwoSum(double a, double b)
    {
        double sum = a + b;
        double t = sum - a;
        return new(sum, (a - (sum - t)) + (b - t));
    }

    /// <summary><c>a + b</c> exactly, provided that |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble FastTwoSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary><c>a·b</c> exactly, unless the error underflows.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble TwoProduct(double a, double b)
    {
        double product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    /// <summary><c>2^exponent</c> for exponents of normal numbers, −1022 to 1023.</summary>
    [MethodImpl(Jit.Inlined)]
    public static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    /// <summary>The whole number next to x, ties to even, for |x| below 2^31: without conversions, which take longer than the addition of 3·2^51.</summary>
    [MethodImpl(Jit.Inlined)]
    public static int Nearest(double x, out double whole)
    {
        const double Shift = 6755399441055744;
        double shifted = x + Shift;
        whole = shifted - Shift;
        return (int)BitConverter.DoubleToInt64Bits(shifted);
    }

    /// <summary>The whole number next to x·factor, right at halves only as far as the product is, for |x·factor| below 2^31.</summary>
    [MethodImpl(Jit.Inlined)]
    public static int Nearest(double x, double factor, out double whole)
    {
        const double Shift = 6755399441055744;
        double shifted = Math.FusedMultiplyAdd(x, factor, Shift);
        whole = shifted - Shift;
        return (int)BitConverter.DoubleToInt64Bits(shifted);
    }

    /// <summary>An entry of a table, without a check of the index.</summary>
    [MethodImpl(Jit.Inlined)]
    public static ref double Entry(ReadOnlySpan<double> table, int index) => ref Unsafe.Add(ref MemoryMarshal.GetReference(table), index);
}
