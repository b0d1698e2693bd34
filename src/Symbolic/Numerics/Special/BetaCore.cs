using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The logarithm of the beta function in compensated arithmetic.</summary>
internal static class BetaCore
{
    private const double Large = 30, Huge = 1E20;

    /// <summary>log B(a, b) for positive a and b; absolute error about 2^-90 for moderate arguments.</summary>
    /// <remarks>Where the larger argument passes 30, log Γ(a) − log Γ(a + b) is one expression from Stirling's series, so that nothing large cancels.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble LogBeta(DoubleDouble a, DoubleDouble b)
    {
        if (a.High < b.High) (a, b) = (b, a);
        if (a.High < Large) return LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        if (b.High > Huge) return -((a * DoubleDouble.Log1p(b / a)) + (b * DoubleDouble.Log1p(a / b)));
        DoubleDouble sum = a + b;
        DoubleDouble series = PolygammaCore.StirlingSeries(a) - PolygammaCore.StirlingSeries(sum);
        DoubleDouble ratio = (sum - 0.5) * DoubleDouble.Log1p(b / a);
        return LogGamma(b) - ratio - (b * (DoubleDouble.Log(a) - 1)) + series;
    }

    /// <summary>log Γ(y) for positive y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble LogGamma(DoubleDouble y) =>
        y.High >= 1 ? PolygammaCore.LogGamma(y) : PolygammaCore.LogGamma(y + 1) - DoubleDouble.Log(y);
}
