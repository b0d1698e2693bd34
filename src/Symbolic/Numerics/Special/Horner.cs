namespace Symbolic.Numerics;

/// <summary>Polynomials by Horner's rule, in plain and in compensated arithmetic.</summary>
internal static class Horner
{
    /// <summary>Σ c[k]·x^k.</summary>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int k = coefficients.Length - 1; k >= 0; k--) sum = Math.FusedMultiplyAdd(sum, x, coefficients[k]);
        return sum;
    }

    /// <summary>A polynomial whose first <paramref name="pairs"/> coefficients are given as unevaluated sums, the others as doubles after them.</summary>
    public static DoubleDouble Evaluate(ReadOnlySpan<double> coefficients, int pairs, DoubleDouble x)
    {
        DoubleDouble sum = Evaluate(coefficients[(2 * pairs)..], x.High);
        for (int k = pairs - 1; k >= 0; k--) sum = (sum * x) + new DoubleDouble(coefficients[2 * k], coefficients[(2 * k) + 1]);
        return sum;
    }
}
