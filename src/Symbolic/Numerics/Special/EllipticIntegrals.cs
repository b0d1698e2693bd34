using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Legendre's elliptic integrals of the parameter m = k² in double-double arithmetic, complete and for any amplitude.</summary>
internal static class EllipticIntegrals
{
    private const double Huge = -1e290, Largest = 1e280;
    private const double Straight = -1e100; // below it E(m) is √−m to far more than 100 bits
    private const double Precision = 1e-17; // AGM steps square the gap: 1e-17 leaves 1e-34

    /// <summary>Bulirsch's ∫₀^(π/2) (a·cos² + b·sin²)/((cos² + p·sin²)·√(cos² + k²·sin²)) dθ for k, p > 0, where nothing cancels if a, b ≥ 0 (DLMF 19.2.11).</summary>
    /// <remarks>R. Bulirsch, "Numerical calculation of elliptic integrals and elliptic functions III" (1969).</remarks>
    /// <param name="complement">k², that is 1 − m.</param>
    /// <param name="p">What divides sin².</param>
    /// <param name="a">What multiplies cos².</param>
    /// <param name="b">What multiplies sin².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Complete(DoubleDouble complement, DoubleDouble p, DoubleDouble a, DoubleDouble b)
    {
        if (complement.High > -Huge) return Complete(1 / complement, 1 / p, b / p, a / p) / DoubleDouble.Sqrt(complement);
        DoubleDouble k = DoubleDouble.Sqrt(complement);
        DoubleDouble product = k;
        DoubleDouble mean = 1;
        p = DoubleDouble.Sqrt(p);
        b /= p;
        while (true)
        {
            DoubleDouble f = a;
            a += b / p;
            DoubleDouble g = product / p;
            b = 2 * (b + (f * g));
            p += g;
            g = mean;
            mean += k;
            if (!(Math.Abs(g.High - k.High) > Precision * g.High)) break;
            k = 2 * DoubleDouble.Sqrt(product);
            product = k * mean;
        }

        return DoubleDouble.Pi.Times(0.5) * (b + (a * mean)) / (mean * (mean + p));
    }

    /// <summary>1 − m without rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Complement(double m) => ErrorFree.TwoSum(1, -m);

    /// <summary>K(m) for m &lt; 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble K(double m) => Complete(Complement(m), 1, 1, 1);

    /// <summary>E(m) for m &lt; 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble E(double m) => m < Straight ? DoubleDouble.Sqrt(-m) : Complete(Complement(m), 1, 1, Complement(m));

    /// <summary>K(m) for m &lt; 1, NaN elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble K(DoubleDouble m) => m.High < 1 && m.High > -Largest ? Complete(1 - m, 1, 1, 1) : DoubleDouble.NaN;

    /// <summary>E(m) for m &lt; 1, NaN elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble E(DoubleDouble m)
    {
        if (!(m.High < 1)) return DoubleDouble.NaN;
        DoubleDouble complement = 1 - m;
        return m.High < Straight ? DoubleDouble.Sqrt(-m) : Complete(complement, 1, 1, complement);
    }

    /// <summary>Both K and E move by no more than a share d/(2·(1 − m)): sin²θ/(1 − m·sin²θ) is at most 1/(1 − m).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Moves(double m, double value, double d)
    {
        double least = 1 - m - d - 1e-15;
        return d == 0 ? 0 : d < least / 128 ? value * d / least : double.PositiveInfinity;
    }

    /// <summary>D(m) = ∫ sin²θ/√(1 − m·sin²θ) dθ over a quarter period, for m &lt; 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble D(double m) => Complete(Complement(m), 1, 0, 1);

    /// <summary>Π(n, m) for m &lt; 1 and n ≠ 1: for n > 1 the principal value −(m/n)·∫ sin²/((1 − (m/n)·sin²)·√(1 − m·sin²)) (DLMF 19.6.5).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Pi3(double n, double m)
    {
        if (n < 1) return Complete(Complement(m), ErrorFree.TwoSum(1, -n), 1, 1);
        DoubleDouble other = (DoubleDouble)m / n;
        if (Math.Abs(other.High) < 1e-100) return -other * Complete(Complement(m), 1 - other, 0, 1);
        return -Complete(Complement(m), 1 - other, 0, other);
    }

    /// <summary>F(φ, m) up to a quarter period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble F(Amplitude phi, double m) => phi.Sin * CarlsonIntegrals.RF(phi.CosSquared, phi.DeltaSquared(m), 1);

    /// <summary>D(φ, m) = (F − E)/m up to a quarter period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble D(Amplitude phi, double m) => MultipleOfD(1, phi, m);

    /// <summary>E(φ, m) up to a quarter period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble E(Amplitude phi, double m) => F(phi, m) - MultipleOfD(m, phi, m);

    /// <summary>Π(n, φ, m) up to a quarter period, the principal value beyond the pole n·sin²φ = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Pi3(double n, Amplitude phi, double m)
    {
        DoubleDouble complement = phi.Complement(n);
        if (complement.High == 0) return double.PositiveInfinity * Math.Sign(phi.Sin.High);
        if (complement.High < 0) return BeyondPole(n, phi, m, -complement);
        if (n < -1e6 && n < 2 * m) return LargeNegative(n, phi, m);
        return F(phi, m) + Excess(n, phi, m, complement);
    }

    /// <summary>factor·D(φ, m); RD is homogeneous of degree −3/2, which keeps huge arguments in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble MultipleOfD(double factor, Amplitude phi, double m)
    {
        DoubleDouble delta = phi.DeltaSquared(m);
        int half = QuarterOfExponent(delta.High);
        double scale = ErrorFree.PowerOfTwo(-2 * half);
        DoubleDouble third = CarlsonIntegrals.RD(phi.CosSquared.Times(scale), delta.Times(scale), scale);
        return phi.TimesSinSquared(factor * scale) * phi.Sin.Times(ErrorFree.PowerOfTwo(-half)) * third / 3;
    }

    /// <summary>Π − F = n·∫ sin²/((1 − n·sin²)·√(1 − m·sin²)) with 1 − n·sin²φ given; RJ is homogeneous as RD is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Excess(DoubleDouble n, Amplitude phi, double m, DoubleDouble complement)
    {
        DoubleDouble delta = phi.DeltaSquared(m);
        int half = QuarterOfExponent(Math.Max(complement.High, delta.High));
        double scale = ErrorFree.PowerOfTwo(-2 * half);
        DoubleDouble third = CarlsonIntegrals.RJ(phi.CosSquared.Times(scale), delta.Times(scale), scale, complement.Times(scale));
        return phi.TimesSinSquared(n.Times(scale)) * phi.Sin.Times(ErrorFree.PowerOfTwo(-half)) * third / 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int QuarterOfExponent(double largest) => Math.ILogB(Math.Max(1, largest)) / 4;

    /// <summary>Π for n·sin²φ > 1 by the integral with parameter m/n (DLMF 19.7.8), the logarithm as an inverse hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble BeyondPole(double n, Amplitude phi, double m, DoubleDouble beyond)
    {
        DoubleDouble other = (DoubleDouble)m / n;
        DoubleDouble rest = 1 - phi.TimesSinSquared(other);
        DoubleDouble square = (n - DoubleDouble.One) * (1 - other);
        DoubleDouble scaled = phi.TimesSinSquared(square);
        DoubleDouble ratio = DoubleDouble.Sqrt(phi.DeltaSquared(m) * phi.CosSquared / scaled);
        DoubleDouble logarithm = ratio * CarlsonIntegrals.RC(1, beyond * rest / scaled) / DoubleDouble.Sqrt(square);
        return (Math.Sign(phi.Sin.High) * logarithm) - Excess(other, phi, m, rest);
    }

    /// <summary>Π for n far below 0 and m by the integral with parameter (m − n)/(1 − n), without the cancellation of F and n·(…) (DLMF 19.7.9).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LargeNegative(double n, Amplitude phi, double m)
    {
        DoubleDouble below = 1 - (DoubleDouble)n;
        DoubleDouble other = (m - (DoubleDouble)n) / below;
        DoubleDouble ofOther = Complement(m) / below;
        DoubleDouble root = DoubleDouble.Sqrt(-n / below * (m - (DoubleDouble)n));
        DoubleDouble tangent = root * phi.Sin * phi.Cosine / DoubleDouble.Sqrt(phi.DeltaSquared(m));
        DoubleDouble third = F(phi, m) + Excess(other, phi, m, phi.CosSquared + (ofOther * phi.SinSquared));
        DoubleDouble factor = DoubleDouble.Sqrt(ofOther * (1 - (m / other)));
        DoubleDouble angle = tangent * CarlsonIntegrals.RC(1, 1 + (tangent * tangent));
        if (m > 1) factor = -factor; // both of its factors are negative
        return ((factor * third) + (m / root * F(phi, m)) + angle) / DoubleDouble.Sqrt(below * (1 - (m / (DoubleDouble)n)));
    }
}
