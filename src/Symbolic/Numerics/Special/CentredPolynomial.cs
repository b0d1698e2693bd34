using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>A polynomial in the centred and scaled variable (x − centre)·scale, whose constant term is an unevaluated sum.</summary>
/// <param name="centre">The middle of the interval it approximates on.</param>
/// <param name="scale">The reciprocal of half the interval's length.</param>
/// <param name="tail">What the constant term lacks.</param>
/// <param name="coefficients">The coefficients, constant term first.</param>
internal sealed class CentredPolynomial(double centre, double scale, double tail, double[] coefficients)
{
    /// <summary>The value at x: where the constant term dominates, good to far less than an ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble At(double x)
    {
        double t = (x - centre) * scale;
        double sum = 0;
        for (int k = coefficients.Length - 1; k >= 1; k--) sum = Math.FusedMultiplyAdd(sum, t, coefficients[k]);
        DoubleDouble product = ErrorFree.TwoProduct(sum, t);
        DoubleDouble value = ErrorFree.FastTwoSum(coefficients[0], product.High);
        return ErrorFree.FastTwoSum(value.High, value.Low + (product.Low + tail));
    }
}
