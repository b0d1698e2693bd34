using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Legendre's elliptic integrals with parameter m = k² (DLMF 19.2).</content>
public static partial class SpecialFunctions
{
    /// <summary>The complete elliptic integral of the first kind, K(m) = ∫₀^(π/2) dθ/√(1 − m·sin²θ), for m ≤ 1.</summary>
    /// <remarks>+∞ at 1, 0 at −∞, NaN above 1. Arithmetic–geometric mean in double-double arithmetic. Measured: 0.50 ulp.</remarks>
    /// <param name="m">The parameter k², negative too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EllipticK(double m)
    {
        if (!(m < 1)) return m == 1 ? double.PositiveInfinity : double.NaN;
        return double.IsInfinity(m) ? 0 : EllipticIntegrals.K(m).High;
    }

    /// <summary>The complete elliptic integral of the second kind, E(m) = ∫₀^(π/2) √(1 − m·sin²θ) dθ, for m ≤ 1.</summary>
    /// <remarks>1 at 1, +∞ at −∞, NaN above 1. Arithmetic–geometric mean in double-double arithmetic. Measured: 0.50 ulp.</remarks>
    /// <param name="m">The parameter k², negative too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EllipticE(double m)
    {
        if (!(m < 1)) return m == 1 ? 1 : double.NaN;
        return double.IsInfinity(m) ? double.PositiveInfinity : EllipticIntegrals.E(m).High;
    }

    /// <summary>The incomplete elliptic integral of the first kind, F(φ, m) = ∫₀^φ dθ/√(1 − m·sin²θ), where the integrand is real on the way.</summary>
    /// <remarks>Odd in φ; ±0 at φ = ±0, ±∞ at φ = ±∞ and at m = 1 from ±π/2 on; NaN where m·sin²θ exceeds 1 on the way. Any φ by the quasi-period
    /// F(φ + π) = F(φ) + 2K. Carlson's RF in double-double arithmetic. Measured: 0.50 ulp.</remarks>
    /// <param name="phi">The amplitude in radians.</param>
    /// <param name="m">The parameter k², negative too, above 1 for small amplitudes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EllipticF(double phi, double m) =>
        Incomplete(phi, m, 0, static (a, m) => EllipticIntegrals.F(a, m), static m => m == 1 ? double.PositiveInfinity : EllipticIntegrals.K(m));

    /// <summary>The incomplete elliptic integral of the second kind, E(φ, m) = ∫₀^φ √(1 − m·sin²θ) dθ, where the integrand is real on the way.</summary>
    /// <remarks>Odd in φ; ±0 at φ = ±0, ±∞ at φ = ±∞; NaN where m·sin²θ exceeds 1 on the way. Any φ by the quasi-period E(φ + π) = E(φ) + 2E.
    /// Carlson's RF and RD in double-double arithmetic. Measured: 0.50 ulp.</remarks>
    /// <param name="phi">The amplitude in radians.</param>
    /// <param name="m">The parameter k², negative too, above 1 for small amplitudes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EllipticE(double phi, double m) =>
        Incomplete(phi, m, double.PositiveInfinity, static (a, m) => EllipticIntegrals.E(a, m), static m => m == 1 ? 1 : EllipticIntegrals.E(m));

    /// <summary>The complete elliptic integral of the third kind, Π(n, m) = ∫₀^(π/2) dθ/((1 − n·sin²θ)·√(1 − m·sin²θ)), for m ≤ 1; Cauchy's principal value for n > 1.</summary>
    /// <remarks>+∞ at n = 1 and at m = 1 for n &lt; 1, −∞ at m = 1 for n > 1; 0 at n = ±∞ and m = −∞; NaN for m > 1. Bulirsch's cel in double-double
    /// arithmetic. Measured: 0.50 ulp.</remarks>
    /// <param name="n">The characteristic.</param>
    /// <param name="m">The parameter k², negative too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EllipticPi(double n, double m)
    {
        if (double.IsNaN(n) || !(m <= 1)) return double.NaN;
        if (double.IsInfinity(n)) return m == 1 ? double.NaN : 0;
        if (n == 1) return double.IsInfinity(m) ? double.NaN : double.PositiveInfinity;
        if (m == 1) return n < 1 ? double.PositiveInfinity : double.NegativeInfinity;
        return double.IsInfinity(m) ? 0 : EllipticIntegrals.Pi3(n, m).High;
    }

    /// <summary>The incomplete elliptic integral of the third kind, Π(n; φ, m) = ∫₀^φ dθ/((1 − n·sin²θ)·√(1 − m·sin²θ)); Cauchy's principal value beyond a pole.</summary>
    /// <remarks>Odd in φ; ±0 at φ = ±0; NaN where m·sin²θ exceeds 1 on the way. Any φ by the quasi-period Π(φ + π) = Π(φ) + 2Π. Carlson's RF, RJ and RC in
    /// double-double arithmetic, for n·sin²φ > 1 through the characteristic m/n; ball arithmetic where |n| or |φ| passes 1E90 or |m| 1E100. Measured: 0.50 ulp.</remarks>
    /// <param name="n">The characteristic.</param>
    /// <param name="phi">The amplitude in radians.</param>
    /// <param name="m">The parameter k², negative too, above 1 for small amplitudes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double EllipticPi(double n, double phi, double m)
    {
        if (!double.IsFinite(n)) return double.IsNaN(n) || double.IsNaN(phi) || !(m <= 1) ? double.NaN : Math.CopySign(0, phi);
        bool remote = Math.Abs(n) >= 1e90 || Math.Abs(phi) >= 1e90 || Math.Abs(m) >= 1e100;
        if (remote && double.IsFinite(phi) && double.IsFinite(m)) return phi == 0 ? phi : ExactValue.Of(Ball.EllipticPi, n, phi, m);
        return Incomplete(phi, m, 0, (a, m) => EllipticIntegrals.Pi3(n, a, m), m => EllipticPi(n, m) is var value && double.IsFinite(value) ? EllipticIntegrals.Pi3(n, m) : value);
    }

    /// <summary>A quasi-periodic integral from its part below a quarter period, its complete value and its limit at m = −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Incomplete(double phi, double m, double limit, Func<Amplitude, double, DoubleDouble> part, Func<double, DoubleDouble> complete)
    {
        if (double.IsNaN(m) || double.IsNaN(phi) || double.IsPositiveInfinity(m)) return double.NaN;
        if (phi == 0) return phi;
        if (double.IsNegativeInfinity(m)) return Math.CopySign(limit, phi);
        if (double.IsInfinity(phi)) return m <= 1 ? phi * (double)complete(m) : double.NaN;
        Amplitude amplitude = Amplitude.Of(phi);
        bool within = amplitude.HalfPeriods.High == 0;
        if (m > 1 && !(within && amplitude.DeltaSquared(m).High >= 0)) return double.NaN;
        DoubleDouble value = part(amplitude, m);
        if (within) return value.High;
        DoubleDouble quarter = complete(m);
        return quarter.IsFinite ? (value + (2 * amplitude.HalfPeriods * quarter)).High : quarter.High * amplitude.HalfPeriods.High;
    }
}
