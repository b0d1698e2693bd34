using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Airy functions and their derivatives (DLMF 9.2).</content>
public static partial class SpecialFunctions
{
    /// <summary>The Airy function Ai(x), the solution of w'' = x·w that decays for x to +∞.</summary>
    /// <remarks>0 at ±∞; subnormal from 104.36 and 0 from 108.6 on. Maclaurin series, K of order 1/3, or asymptotic expansions, in double-double arithmetic, the phase for
    /// large negative x in whole numbers. Measured: 0.5 ulp, next to zeros an absolute error of 0.001 ulp of the amplitude.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AiryAi(double x) => double.IsFinite(x) ? AiryCore.Ai(x).ToDouble() : double.IsNaN(x) ? x : 0;

    /// <summary>The derivative Ai'(x).</summary>
    /// <remarks>−0 at +∞, NaN at −∞ where it oscillates with growing amplitude |x|^(1/4)/√π. As <see cref="AiryAi"/>, with K of order 2/3. Measured: 0.5 ulp, next to
    /// zeros an absolute error of 0.001 ulp of the amplitude.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AiryAiPrime(double x) => double.IsFinite(x) ? AiryCore.AiPrime(x).ToDouble() : x > 0 ? -0.0 : double.NaN;

    /// <summary>The Airy function Bi(x), the solution of w'' = x·w that for x to −∞ lags behind Ai by a quarter period.</summary>
    /// <remarks>0 at −∞, +∞ at +∞ and from 104.34 on. Maclaurin series up to 12, else asymptotic expansions, as <see cref="AiryAi"/>. Measured: 0.5 ulp, next to zeros
    /// an absolute error of 0.001 ulp of the amplitude.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AiryBi(double x) => double.IsFinite(x) ? AiryCore.Bi(x).ToDouble() : double.IsNegativeInfinity(x) ? 0 : x;

    /// <summary>The derivative Bi'(x).</summary>
    /// <remarks>+∞ at +∞ and from 104 on, NaN at −∞ where it oscillates with growing amplitude |x|^(1/4)/√π. As <see cref="AiryBi"/>. Measured: 0.5 ulp, next to zeros
    /// an absolute error of 0.001 ulp of the amplitude.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double AiryBiPrime(double x) => double.IsFinite(x) ? AiryCore.BiPrime(x).ToDouble() : x > 0 ? x : double.NaN;
}
