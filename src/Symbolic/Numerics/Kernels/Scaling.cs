using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>Rounds a pair of doubles times a power of two to one double, once.</summary>
internal static class Scaling
{
    private const int Margin = 1000;
    private const double LeastNormal = 2.2250738585072014E-308;
    private const int LeastExponent = -1074;

    /// <summary><c>value·2^exponent</c> rounded once; ±∞ and subnormal results included.</summary>
    [MethodImpl(Jit.Inlined)]
    public static double Round(DoubleDouble value, int exponent)
    {
        if ((uint)(exponent + Margin) > 2 * Margin) return RoundAtTheEdge(value, exponent);
        double result = (value.High + value.Low) * PowerOfTwo(exponent);
        return Math.Abs(result) >= LeastNormal ? result : RoundAtTheEdge(value, exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RoundAtTheEdge(DoubleDouble value, int exponent)
    {
        if (exponent > 0) return Math.ScaleB(value.High + value.Low, exponent);
        if (value.High == 0 || exponent < -2040) return Math.CopySign(0, value.High);
        if (Math.Abs(value.High) >= Math.ScaleB(1, -1022 - exponent)) return Math.ScaleB(value.High + value.Low, exponent);

        // round at the place of the last subnormal bit by adding a number whose ulp that is
        double anchor = Math.CopySign(Math.ScaleB(1, 52 + LeastExponent - exponent), value.High);
        DoubleDouble sum = TwoSum(anchor, value.High);
        double rounded = sum.High + (sum.Low + value.Low);
        return Math.CopySign(Math.ScaleB(rounded - anchor, exponent), value.High);
    }
}
