using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Derivatives of the incomplete gamma functions by their order.</content>
public static partial class SpecialFunctions
{
    /// <summary>∂P(a, x)/∂a = −∂Q(a, x)/∂a.</summary>
    /// <remarks>NaN for negative x, which P admits for isolated a only. 0 at x = 0 for positive a, at x = +∞ and at a = +∞. The series and the continued fraction of <see cref="GammaP"/>
    /// differentiated term by term, whose parts have one sign; the expansion about 0 and Temme's expansion differentiated likewise. Measured: relative error 3E-15 for positive a.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double GammaPOrderDerivative(double a, double x)
    {
        if (!(x >= 0) || double.IsNaN(a) || double.IsNegativeInfinity(a) || (double.IsInfinity(a) && double.IsInfinity(x))) return double.NaN;
        if (x == 0) return a > 0 ? 0 : double.NaN;
        if (double.IsInfinity(x) || double.IsInfinity(a)) return 0;
        if (Math.Abs(a) < 1E-300) a = 0; // 1/a overflows, and the limit is reached
        if (IsPole(a)) return a < LeastGamma ? ExactValue.Of(Ball.GammaPOrderDerivative, a, x) : (a % 2 == 0 ? -1 : 1) * UpperGamma(a, x) * Gamma(1 - a);
        if (a < -1E5) return ExactValue.Of(Ball.GammaPOrderDerivative, a, x);
        int power;
        if (IncompleteGammaCore.IsUniform(a, x)) return -(IncompleteGammaCore.Density(a, x, out power) * IncompleteGammaOrder.Uniform(a, x)).ToDouble(power);
        (DoubleDouble value, DoubleDouble byOrder) = IncompleteGammaOrder.Scaled(a, x);
        DoubleDouble bracket = (value * (DoubleDouble.Log(x) - PolygammaCore.DigammaOfReal(a))) + byOrder;
        if (!IncompleteGammaCore.IsLower(a, x)) bracket = -bracket;
        if (a > 0) return (IncompleteGammaCore.Density(a, x, out power) * (bracket * a)).ToDouble(power);
        return (Times(IncompleteGammaCore.Power(a, x, out power), bracket) / GammaCore.Gamma(a, out int scale)).ToDouble(power - scale);
    }

    /// <summary>∂γ(a, x)/∂a = ∫₀ˣ t^(a−1)·e^(−t)·log t dt, continued to negative a.</summary>
    /// <remarks>NaN for negative x and at the poles of Γ. 0 at x = 0 and Γ′(a) at x = +∞ for positive a. As for <see cref="GammaPOrderDerivative"/>. Measured: relative error 2E-15, absolute
    /// 1E-15 of the greater part beside the zero, which lies above x = 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LowerGammaOrderDerivative(double a, double x)
    {
        if (!(x >= 0) || double.IsNaN(a) || IsPole(a) || double.IsInfinity(a)) return double.NaN;
        if (x == 0) return a > 0 ? 0 : double.NaN;
        return double.IsInfinity(x) ? Gamma(a) * Digamma(a) : UnregularisedByOrder(a, x, wantsLower: true);
    }

    /// <summary>∂Γ(a, x)/∂a = ∫ₓ^∞ t^(a−1)·e^(−t)·log t dt.</summary>
    /// <remarks>Every real a; NaN for negative x, 0 at x = +∞; at x = 0 Γ′(a) for positive a and −∞ for the others. As for <see cref="GammaPOrderDerivative"/>. Measured: relative error
    /// 2E-15, absolute 1E-15 beside the zero, which lies below x = 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double UpperGammaOrderDerivative(double a, double x)
    {
        if (!(x >= 0) || double.IsNaN(a) || double.IsInfinity(a)) return double.NaN;
        if (x == 0) return a > 0 ? Gamma(a) * Digamma(a) : double.NegativeInfinity;
        if (a < LeastOrder) return x < 1 ? double.NegativeInfinity : 0; // t^(a−1) is nothing but beside x
        return double.IsInfinity(x) ? 0 : UnregularisedByOrder(a, x, wantsLower: false);
    }

    private const double LeastOrder = -1e300;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double UnregularisedByOrder(double a, double x, bool wantsLower)
    {
        bool lower = IncompleteGammaCore.IsLower(a, x);
        if (IncompleteGammaCore.IsUniform(a, x))
        {
            double regularised = (wantsLower ? GammaP(a, x) : GammaQ(a, x)) * Digamma(a);
            double slope = GammaPOrderDerivative(a, x) * (wantsLower ? 1 : -1);
            return (GammaCore.Gamma(Math.Min(a, 1000), out int scale) * (regularised + slope)).ToDouble(scale);
        }

        (DoubleDouble value, DoubleDouble byOrder) = IncompleteGammaOrder.Scaled(a, x);
        DoubleDouble bracket = (value * DoubleDouble.Log(x)) + byOrder, power = IncompleteGammaCore.Power(a, x, out int exponent);
        if (bracket.High < 0) (bracket, power) = (-bracket, -power);
        DoubleDouble part = Times(power, bracket);
        if (lower == wantsLower) return part.ToDouble(exponent);
        if (a > 1000) return double.PositiveInfinity; // of Γ′(a) the lesser part is nothing
        if (double.IsInfinity(part.High)) return -part.High;
        DoubleDouble whole = GammaCore.Gamma(a, out int gammaExponent) * PolygammaCore.DigammaOfReal(a);
        int common = Math.Max(gammaExponent, exponent);
        return (whole.Times(Math.ScaleB(1, gammaExponent - common)) - part.Times(Math.ScaleB(1, exponent - common))).ToDouble(common);
    }
}
