namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>π, within one unit in the last place. Kept at the largest precision asked for.</summary>
    public static Ball Pi(int precision) => FromFixed(RealConstants.Pi(precision + 2), precision + 2L, 1, precision);

    /// <summary>e, within one unit in the last place.</summary>
    public static Ball E(int precision) => FromFixed(RealConstants.E(precision + 2), precision + 2L, 1, precision);

    /// <summary>log 2, within one unit in the last place.</summary>
    public static Ball LogOfTwo(int precision) => FromFixed(RealConstants.Log2(precision + 2), precision + 2L, 1, precision);

    /// <summary>Euler's γ = 0.5772…, within one unit in the last place.</summary>
    public static Ball EulerGamma(int precision) => FromFixed(RealConstants.EulerGamma(precision + 2), precision + 2L, 1, precision);
}
