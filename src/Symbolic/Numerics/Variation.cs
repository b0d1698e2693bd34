using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>How far a function's value can be from f(a) where its argument is within <c>d</c> of <c>a</c>: rigorous first-order bounds, +∞ where d
/// is too large for one. Each takes the argument, the value f(a) and d ≥ 0.</summary>
/// <remarks>Over such short intervals the slope changes by less than the margin of 1/32 that is added to it.</remarks>
internal static class Variation
{
    private const double Margin = 33 / 32.0;
    private const double Short = 1 / 128.0;

    // next to their zeros, values reduced modulo π/2 are right to 2^-190 of the argument
    private const double Reduction = 1e-52;

    /// <summary>|(|a'| − |a|)| ≤ d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Abs(double a, double f, double d) => d;

    /// <summary>e^a·(e^d − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp(double a, double f, double d) => d < Short ? f * d * Margin : double.PositiveInfinity;

    /// <summary>As for the exponential, with e^a = 1 + f where that has digits left; far below 0 all values are between −1 and −1 + e^(a + d).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Expm1(double a, double f, double d)
    {
        if (!(d < Short)) return a + d < -1 ? Math.Exp(a + d) * Margin : double.PositiveInfinity;
        return (f > -0.5 ? 1 + f : Math.Exp(a)) * d * Margin;
    }

    /// <summary>d/(a − d).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log(double a, double f, double d) => d < Short * a ? d / a * Margin : double.PositiveInfinity;

    /// <summary>d/(1 + a − d).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1p(double a, double f, double d) => d < Short * (1 + a) ? d / (1 + a) * Margin : double.PositiveInfinity;

    /// <summary>|a|^(1/3)·d/(3·|a|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cbrt(double a, double f, double d) => d < Short * Math.Abs(a) ? Math.Abs(f / a) * d * Margin : d == 0 ? 0 : double.PositiveInfinity;

    /// <summary>Slopes are at most 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Circular(double a, double f, double d) => (d * Margin) + (Math.Abs(a) * Reduction);

    /// <summary>(1 + tan²)·d, and for the cotangent (1 + cot²)·d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tan(double a, double f, double d)
    {
        double inner = d + (Math.Abs(a) * Reduction);
        return inner * (1 + Math.Abs(f)) < Short ? inner * (1 + (f * f)) * Margin : double.PositiveInfinity;
    }

    /// <summary>Of 1/cos and 1/sin: at most f²·d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Secant(double a, double f, double d)
    {
        double inner = d + (Math.Abs(a) * Reduction);
        return inner * Math.Abs(f) < Short ? inner * (f * f) * Margin : double.PositiveInfinity;
    }

    /// <summary>√(1 + sinh²) ≤ 1 + |sinh|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinh(double a, double f, double d) => d < Short ? (1 + Math.Abs(f)) * d * Margin : double.PositiveInfinity;

    /// <summary>|sinh| ≤ cosh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosh(double a, double f, double d) => d < Short ? f * d * Margin : double.PositiveInfinity;

    /// <summary>1 − tanh² ≤ 1; beyond 1, all values are within 2·e^(−2·(|a| − d)) of ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tanh(double a, double f, double d)
    {
        double least = Math.Abs(a) - d;
        return d > Short && least > 1 ? Math.Min(d, 2 * Math.Exp(-2 * least)) * Margin : d * Margin;
    }

    /// <summary>d/√(1 + a²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asinh(double a, double f, double d) => d < Short * Math.Max(1, Math.Abs(a)) ? d / Math.Max(1, Math.Abs(a)) * Margin : double.PositiveInfinity;

    /// <summary>d/√(a² − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acosh(double a, double f, double d) => d == 0 ? 0 : d < Short * (a - 1) ? d / Math.Sqrt((a - 1) * 2) * Margin : double.PositiveInfinity;

    /// <summary>d/(1 − a²) ≤ d/(1 − |a|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atanh(double a, double f, double d) => d == 0 ? 0 : d < Short * (1 - Math.Abs(a)) ? d / (1 - Math.Abs(a)) * Margin : double.PositiveInfinity;

    /// <summary>d/(1 + a²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan(double a, double f, double d) => d < Short * Math.Max(1, Math.Abs(a)) ? d / (1 + (a * a)) * (Margin * Margin) : double.PositiveInfinity;

    /// <summary>d/√(1 − a²) ≤ d/√(1 − |a|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asin(double a, double f, double d) => d == 0 ? 0 : d < Short * (1 - Math.Abs(a)) ? d / Math.Sqrt(1 - Math.Abs(a)) * Margin : double.PositiveInfinity;
}
