using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Symbolic.Numerics;

/// <summary>Horner's scheme with fused multiply-add, for even and odd powers side by side.</summary>
internal static class Polynomial
{
    /// <summary>Σ coefficients[i]·xⁱ, of three terms or more.</summary>
    [MethodImpl(Jit.Inlined)]
    public static double Evaluate(double x, ReadOnlySpan<double> coefficients)
    {
        ref double c = ref MemoryMarshal.GetReference(coefficients);
        int last = coefficients.Length - 1;
        double square = x * x, sum = Unsafe.Add(ref c, last), other = Unsafe.Add(ref c, last - 1);
        for (int i = last - 2; i > 1; i -= 2)
        {
            sum = Math.FusedMultiplyAdd(sum, square, Unsafe.Add(ref c, i));
            other = Math.FusedMultiplyAdd(other, square, Unsafe.Add(ref c, i - 1));
        }

        // all but the first term, which is rounded once
        double tail = (coefficients.Length & 1) != 0 ? Math.FusedMultiplyAdd(sum, x, other) : Math.FusedMultiplyAdd(other, x, Math.FusedMultiplyAdd(sum, square, Unsafe.Add(ref c, 1)));
        return Math.FusedMultiplyAdd(tail, x, c);
    }

    /// <summary>factor·(head + headLow + x·Σ coefficients[i]·xⁱ) rounded once, where the sum is small against the head.</summary>
    [MethodImpl(Jit.Inlined)]
    public static double Scaled(DoubleDouble factor, double head, double headLow, double x, ReadOnlySpan<double> coefficients)
    {
        DoubleDouble sum = ErrorFree.FastTwoSum(head, Math.FusedMultiplyAdd(x, Evaluate(x, coefficients), headLow));
        double product = factor.High * sum.High;
        if (factor.High == 0) return product;
        if (Math.Abs(product) < 1e-285) return Scaling.Round(factor.Times(ErrorFree.PowerOfTwo(500)) * sum, -500);
        double error = Math.FusedMultiplyAdd(factor.High, sum.High, -product);
        return product + (error + Math.FusedMultiplyAdd(factor.High, sum.Low, factor.Low * sum.High));
    }
}
