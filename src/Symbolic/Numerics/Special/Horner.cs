using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Polynomials by Horner's rule, in plain and in compensated arithmetic.</summary>
internal static class Horner
{
    /// <summary>Σ c[k]·x^k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int k = coefficients.Length - 1; k >= 0; k--) sum = Math.FusedMultiplyAdd(sum, x, coefficients[k]);
        return sum;
    }

    /// <summary>Σ k·c[k]·x^(k−1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Derivative(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int k = coefficients.Length - 1; k > 0; k--) sum = Math.FusedMultiplyAdd(sum, x, k * coefficients[k]);
        return sum;
    }

    /// <summary>−f′(x) for f(x) = g(1/x²)/x and a polynomial g given as by <see cref="Evaluate(ReadOnlySpan{double}, int, DoubleDouble)"/> with one pair: (g + 2zg′)/x² with z = 1/x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EvaluateOddDerivative(ReadOnlySpan<double> coefficients, double x)
    {
        double z = 1 / x / x;
        double tail = Evaluate(coefficients[2..], z) + (2 * Derivative(coefficients[1..], z));
        return (coefficients[0] + (z * tail)) / x / x;
    }

    /// <summary>A polynomial whose first <paramref name="pairs"/> coefficients are given as unevaluated sums, the others as doubles after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Evaluate(ReadOnlySpan<double> coefficients, int pairs, DoubleDouble x)
    {
        DoubleDouble sum = Evaluate(coefficients[(2 * pairs)..], x.High);
        for (int k = pairs - 1; k >= 0; k--) sum = DoubleWord.Add(DoubleWord.Multiply(sum, x), new DoubleDouble(coefficients[2 * k], coefficients[(2 * k) + 1]));
        return sum;
    }
}
