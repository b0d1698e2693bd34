using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Differences in which the terms cancel: derivatives of the scaled error functions, and of the beta function.</content>
public static partial class SpecialFunctions
{
    /// <summary>2x·erfcx(x) − 2/√π, the derivative of <see cref="Erfcx"/>.</summary>
    /// <remarks>Negative and increasing, about −1/(√π·x²) for large x where the two terms agree in all their digits; −∞ below −26.6, −0 at +∞. Compensated below 1/2, the
    /// derivatives of the polynomials of <see cref="Erfcx"/> above. Measured: relative error 6E-16.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ErfcxDerivative(double x)
    {
        if (x >= 8) return -Horner.EvaluateOddDerivative(ErrorFunctionTables.ErfcxLarge, x);
        if (x >= 0.5) return OctaveTable.Derivative(ErrorFunctionTables.ErfcxTable, 16, 0.5, x);
        if (!(x > ErfcxOverflow)) return double.IsNaN(x) ? x : double.NegativeInfinity;
        DoubleDouble erfc = x > -0.5 ? 1 - SmallErf(x) : 1 + (DoubleDouble)Erf(-x);
        DoubleDouble power = CompensatedFunctions.Exp(DoubleDouble.Product(x, x), out int exponent);
        return ((power * erfc * (2 * x)) - TwoOverRootPi.Times(Math.ScaleB(1, -exponent))).ToDouble(exponent);
    }

    /// <summary>1 − 2x·dawson(x), the derivative of <see cref="Dawson"/>.</summary>
    /// <remarks>Even; 1 at 0, about −1/(2x²) for large x, −0 at ±∞. Compensated below 1/2, the derivatives of the polynomials of <see cref="Dawson"/> above. Measured: relative error
    /// 1E-15, absolute 1E-16 beside the zeros ±0.924….</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DawsonDerivative(double x)
    {
        double a = Math.Abs(x);
        if (a >= 8) return -Horner.EvaluateOddDerivative(ErrorFunctionTables.DawsonLarge, a);
        if (a >= 0.5) return OctaveTable.Derivative(ErrorFunctionTables.DawsonTable, 18, 0.5, a);
        return double.IsNaN(x) ? x : (1 - (Horner.Evaluate(ErrorFunctionTables.DawsonSmall, 1, x * x) * x * (2 * x))).High;
    }

    /// <summary>ψ(a + b) − ψ(a), which in a derivative of the beta function would cancel for b small against a.</summary>
    /// <remarks>NaN where a or a + b is a pole of ψ; 0 at a = +∞ with finite b, +∞ at b = +∞. From 1E-8 of the distance from a to the nearest pole on compensated, below by two terms of Taylor's series; ball
    /// arithmetic where an argument is below 1E-20 or beyond 1E12.
    /// Measured: relative error 5E-16.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DigammaDifference(double a, double b)
    {
        DoubleDouble sum = DoubleDouble.Sum(a, b);
        if (double.IsNaN(sum.High) || double.IsNegativeInfinity(a) || double.IsNegativeInfinity(b)) return double.NaN;
        if (IsPole(a) || (IsPole(sum.High) && sum.Low == 0)) return double.NaN;
        if (double.IsInfinity(a)) return double.IsInfinity(b) ? double.NaN : 0;
        if (double.IsInfinity(sum.High)) return double.IsInfinity(b) ? b : Math.Log(1 + (b / a));
        if (Math.Min(Math.Abs(a), Math.Abs(b)) < 1E-20 || Math.Max(Math.Abs(a), Math.Abs(b)) > 1E12) return b == 0 ? 0 : ExactValue.Of(ExactDifference, a, b);
        double distance = a > 0.5 ? a : Math.Abs(a - Math.Round(a));
        if (Math.Abs(b) >= 1E-8 * distance) return (PolygammaCore.DigammaOfReal(sum) - PolygammaCore.DigammaOfReal(a)).High;
        double slope = Trigamma(a);
        return double.IsInfinity(slope) ? b / a / (a + b) : b * (slope + (b / 2 * Polygamma(2, a)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball ExactDifference(Ball a, Ball b, int precision) =>
        Ball.Subtract(Ball.Digamma(Ball.Add(a, b, precision), precision), Ball.Digamma(a, precision), precision);
}
