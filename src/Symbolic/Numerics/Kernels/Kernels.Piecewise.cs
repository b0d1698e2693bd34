using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Piecewise functions; all are exact or correctly rounded.</content>
public static partial class Kernels
{
    /// <summary>max(x, 0): 0 for x ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Relu(double x) => x > 0 || double.IsNaN(x) ? x : 0;

    /// <summary>−1, 0 or 1; ±0 at ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>The nearest whole number, halves to the even neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Round(double x) => Math.Round(x);

    /// <summary>x − floor(x), in [0, 1]; 1 only where a tiny negative x rounds to it. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Frac(double x) => x - Math.Floor(x);

    /// <summary>x − y·floor(x/y), the remainder with the sign of the divisor. NaN for y = 0 or infinite x; for infinite y it is x where the signs
    /// agree and y where they do not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Mod(double x, double y)
    {
        double remainder = x % y;
        if (remainder == 0) return Math.CopySign(0, y);
        return remainder < 0 == y < 0 ? remainder : remainder + y;
    }

    /// <summary>x limited to [low, high]; NaN when one argument is. Where low exceeds high, low for x below low and high for x above high, low first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Clamp(double x, double low, double high) => double.IsNaN(low) || double.IsNaN(high) ? double.NaN : x < low ? low : x > high ? high : x;

    /// <summary>The Heaviside step: 0 below 0, 1 above, 1/2 at ±0, so that step(x) = (1 + sign(x))/2 everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Step(double x) => x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x;

    /// <summary>The lesser argument, NaN when one is; −0 is less than +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <summary>The greater argument, NaN when one is; −0 is less than +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Max(double x, double y) => Math.Max(x, y);
}
