namespace Symbolic.Numerics;

/// <summary>The logarithm of the beta function in compensated arithmetic.</summary>
internal static class BetaCore
{
    private const double Large = 30, Huge = 1E20;

    /// <summary>log B(a, b) for positive a and b; absolute error about 2^-90 for moderate arguments.</summary>
    /// <remarks>Where the larger argument passes 30, log Γ(a) − log Γ(a + b) is one expression from Stirling's series, so that nothing large cancels.</remarks>
    public static Compensated LogBeta(Compensated a, Compensated b)
    {
        if (a.Hi < b.Hi) (a, b) = (b, a);
        if (a.Hi < Large) return LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        if (b.Hi > Huge) return -((a * CompensatedFunctions.Log1p(b / a)) + (b * CompensatedFunctions.Log1p(a / b)));
        Compensated sum = a + b;
        Compensated series = PolygammaCore.StirlingSeries(a) - PolygammaCore.StirlingSeries(sum);
        Compensated ratio = (sum + -0.5) * CompensatedFunctions.Log1p(b / a);
        return LogGamma(b) - ratio - (b * (CompensatedFunctions.Log(a) + -1.0)) + series;
    }

    /// <summary>log Γ(y) for positive y.</summary>
    public static Compensated LogGamma(Compensated y) =>
        y.Hi >= 1 ? PolygammaCore.LogGamma(y) : PolygammaCore.LogGamma(y + 1.0) - CompensatedFunctions.Log(y);
}
