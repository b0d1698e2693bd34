using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Airy functions with an exponent of their own, each by the method that is accurate there.</summary>
/// <remarks>Maclaurin series from −10 on, to 12 for Bi and to 2.1 for Ai; there Ai and Ai' are K of order 1/3 and 2/3 by its integral, up to ζ = 40;
/// asymptotic expansions beyond. Arguments may be pairs of doubles.</remarks>
internal static class AiryCore
{
    private const double SeriesFrom = -10, SeriesToOfBi = 12, SeriesToOfAi = 2.1, LargestZeta = 40;
    private const double Far = 1e9; // from here on ζ needs more than a pair of doubles for its phase
    private const double Beyond = 1e5; // e^ζ is out of every range
    private static readonly DoubleDouble s_third = DoubleDouble.One / 3;
    private static readonly DoubleDouble s_rootThree = DoubleDouble.Sqrt(3);

    /// <summary>Ai(x) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Ai(DoubleDouble x)
    {
        if (x.High < SeriesFrom) return Oscillating(-x, false).Ai;
        if (x.High <= SeriesToOfAi) return AirySeries.Values(x).Ai;
        if (x.High > Beyond) return 0;
        DoubleDouble zeta = AiryExpansion.Zeta(x);
        if (zeta.High > LargestZeta) return AiryExpansion.Value(x, zeta.High, 1) * ExtendedDouble.Exp(-zeta);
        return DoubleDouble.Sqrt(x / 3) / DoubleDouble.Pi * BesselModified.Integral(s_third, zeta); // DLMF 9.6.2
    }

    /// <summary>Ai'(x) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble AiPrime(DoubleDouble x)
    {
        if (x.High < SeriesFrom) return Oscillating(-x, true).Ai;
        if (x.High <= SeriesToOfAi) return AirySeries.Derivatives(x).Ai;
        if (x.High > Beyond) return -0.0;
        DoubleDouble zeta = AiryExpansion.Zeta(x);
        if (zeta.High > LargestZeta) return -AiryExpansion.Derivative(x, zeta.High, 1) * ExtendedDouble.Exp(-zeta);
        return -x / (s_rootThree * DoubleDouble.Pi) * BesselModified.Integral(2 * s_third, zeta); // DLMF 9.6.3
    }

    /// <summary>Bi(x) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Bi(DoubleDouble x)
    {
        if (x.High < SeriesFrom) return Oscillating(-x, false).Bi;
        if (x.High <= SeriesToOfBi) return AirySeries.Values(x).Bi;
        if (x.High > Beyond) return double.PositiveInfinity;
        DoubleDouble zeta = AiryExpansion.Zeta(x);
        return 2 * AiryExpansion.Value(x, zeta.High, -1) * ExtendedDouble.Exp(zeta);
    }

    /// <summary>Bi'(x) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble BiPrime(DoubleDouble x)
    {
        if (x.High < SeriesFrom) return Oscillating(-x, true).Bi;
        if (x.High <= SeriesToOfBi) return AirySeries.Derivatives(x).Bi;
        if (x.High > Beyond) return double.PositiveInfinity;
        DoubleDouble zeta = AiryExpansion.Zeta(x);
        return 2 * AiryExpansion.Derivative(x, zeta.High, -1) * ExtendedDouble.Exp(zeta);
    }

    /// <summary>Ai(−x) and Bi(−x), or their derivatives, for x ≥ 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ExtendedDouble Ai, ExtendedDouble Bi) Oscillating(DoubleDouble x, bool derivative)
    {
        double zeta = x.High * Math.Sqrt(x.High) * (2 / 3.0);
        (DoubleDouble sin, DoubleDouble cos) = x.High < Far ? Phase(AiryExpansion.Zeta(x)) : ExactPhase.OfAiry(x.High);
        (DoubleDouble ai, DoubleDouble bi) = derivative
            ? AiryExpansion.OscillatingDerivatives(x, zeta, sin, cos)
            : AiryExpansion.OscillatingValues(x, zeta, sin, cos);
        return (ai, bi);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble Sin, DoubleDouble Cos) Phase(DoubleDouble zeta)
    {
        DoubleDouble angle = zeta - DoubleDouble.Pi.Times(0.25);
        return (DoubleDouble.Sin(angle), DoubleDouble.Cos(angle));
    }
}
