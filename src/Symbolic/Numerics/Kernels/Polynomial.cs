using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Horner's scheme with fused multiply-add.</summary>
internal static class Polynomial
{
    /// <summary>Σ coefficients[i]·xⁱ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(double x, ReadOnlySpan<double> coefficients)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--) sum = Math.FusedMultiplyAdd(sum, x, coefficients[i]);
        return sum;
    }

    /// <summary>factor·(head + headLow + x·Σ coefficients[i]·xⁱ) rounded once, where the sum is small against the head.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
