using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The error function, the gamma function, steps and functions of two arguments where arguments or values are beyond the range of double.</summary>
internal static class ScaledSpecialFunctions
{
    private const double Short = 1 / 128.0, Margin = 1.05, Remainder = 1e-200, Unit = ScaledNumber.Unit, FunctionUnit = ScaledNumber.FunctionUnit;
    private const int TinyExponent = -800, SmallExponent = -60, WholeExponent = 120, AsymptoticExponent = 120, LargestGammaExponent = 15, LargestGaussianExponent = 9;

    private static ScaledNumber One => new(1, Remainder);

    /// <summary>Nothing is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Unknown(ScaledNumber x) => ScaledNumber.None;

    /// <summary>Nothing is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Unknown(ScaledNumber x, ScaledNumber y) => ScaledNumber.None;

    /// <summary>Lambert's W beyond the range of double, by W + log(W) = log(x), and W(x) = x next to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber LambertW(ScaledNumber x)
    {
        if (IsTiny(x)) return new ScaledNumber(x.Value, x.Error + Remainder);
        if (!IsAsymptotic(x)) return ScaledNumber.None;
        ScaledNumber logarithm = ScaledFunctions.Log(x);
        DoubleDouble u = logarithm.Value.ToDoubleDouble();
        double w = u.High - Math.Log(u.High);
        for (int i = 0; i < 4; i++) w -= (w + Math.Log(w) - u.High) / (1 + (1 / w));
        DoubleDouble value = w - ((w + DoubleDouble.Log(w) - u) / (1 + (1 / (DoubleDouble)w)));
        return new ScaledNumber(value, ((logarithm.Error * (u.High / w)) + FunctionUnit) * Margin);
    }

    /// <summary>(e^x − 1)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Exprel(ScaledNumber x)
    {
        if (IsTiny(x)) return One;
        ScaledNumber power = ScaledFunctions.Expm1(x);
        return power.Error < Short && x.Error < Short ? new ScaledNumber(power.Value / x.Value, ((power.Error + x.Error) * 1.05) + Unit) : ScaledNumber.None;
    }

    /// <summary>The derivative of (e^x − 1)/x: e^x·(x − 1)/x² or 1/x² where that is beyond the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Dexprel(ScaledNumber x)
    {
        if (IsTiny(x)) return new ScaledNumber(0.5, Remainder);
        if (!(x.Error < Short)) return ScaledNumber.None;
        ExtendedDouble square = x.Value * x.Value;
        return x.Value.Sign < 0 ? new ScaledNumber(1 / square, (2 * Margin * x.Error) + Unit) : TimesLeading(ScaledFunctions.Exp(x), (x.Value - 1) / square, x.Error);
    }

    /// <summary>x/(e^x − 1): x·e^−x or −x where that is beyond the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Bernoulli(ScaledNumber x)
    {
        if (IsTiny(x)) return One;
        return x.Value.Sign < 0 ? Times(x, -1) : TimesLeading(ScaledFunctions.Exp(x with { Value = -x.Value }), x.Value, x.Error);
    }

    /// <summary>The derivative of x/(e^x − 1): (1 − x)·e^−x or −1 where that is beyond the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Dbernoulli(ScaledNumber x)
    {
        if (IsTiny(x)) return new ScaledNumber(-0.5, Remainder);
        return x.Value.Sign < 0 ? Signed(x, 1) : TimesLeading(ScaledFunctions.Exp(x with { Value = -x.Value }), 1 - x.Value, x.Error);
    }

    /// <summary>erf x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Erf(ScaledNumber x) => IsTiny(x) ? Times(x, SpecialFunctions.TwoOverRootPi) : Signed(x, 1);

    /// <summary>The inverse of erf next to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Erfinv(ScaledNumber x) => IsTiny(x) ? Times(x, 1 / SpecialFunctions.TwoOverRootPi) : ScaledNumber.None;

    /// <summary>erfc x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Erfc(ScaledNumber x)
    {
        if (IsTiny(x)) return One;
        if (x.Value.Sign < 0) return Signed(x, -2);
        if (x.Value.Exponent <= LargestGaussianExponent) return Gaussian(x, PairedErrorFunctions.ErfcParts(x.Value.ToDoubleDouble(), out int exponent), exponent);
        return FarGaussian(x, PairedErrorFunctions.Erfcx(x.Value.ToDoubleDouble()), -1);
    }

    /// <summary>erfcx x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Erfcx(ScaledNumber x)
    {
        if (IsTiny(x)) return One;
        return x.Value.Sign > 0 ? Reciprocal(x, SpecialFunctions.TwoOverRootPi.Times(0.5)) : ScaledNumber.None;
    }

    /// <summary>erfi x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Erfi(ScaledNumber x)
    {
        if (IsTiny(x)) return Times(x, SpecialFunctions.TwoOverRootPi);
        if (x.Value.Exponent <= LargestGaussianExponent) return Gaussian(x, PairedErrorFunctions.ErfiParts(x.Value.ToDoubleDouble(), out int exponent), exponent);
        return FarGaussian(x, PairedErrorFunctions.Dawson(x.Value.ToDoubleDouble()) * SpecialFunctions.TwoOverRootPi, 1);
    }

    /// <summary>Dawson's integral.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Dawson(ScaledNumber x) => IsTiny(x) ? Times(x, 1) : Reciprocal(x, 0.5);

    /// <summary>Γ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Gamma(ScaledNumber x)
    {
        if (IsTiny(x)) return Reciprocal(x, 1);
        if (x.Value.Exponent >= LargestGammaExponent) return ScaledNumber.None;
        DoubleDouble a = x.Value.ToDoubleDouble();
        double inherited = PairedVariation.Gamma(a.High, 1, Math.Abs(a.High) * x.Error);
        ExtendedDouble value = ExtendedDouble.ScaleB(PairedGamma.GammaParts(a, out int exponent), exponent);
        return value.IsFinite ? new ScaledNumber(value, inherited + FunctionUnit) : ScaledNumber.None;
    }

    /// <summary>log |Γ(x)|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber LogGamma(ScaledNumber x)
    {
        ScaledNumber log = ScaledFunctions.Log(ScaledFunctions.Abs(x));
        if (IsTiny(x)) return log with { Value = -log.Value };
        return IsAsymptotic(x) && x.Error < Short ? new ScaledNumber(x.Value * (log.Value - 1), (1.1 * x.Error) + FunctionUnit) : ScaledNumber.None;
    }

    /// <summary>ψ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Digamma(ScaledNumber x)
    {
        if (IsTiny(x)) return Reciprocal(x, -1);
        return IsAsymptotic(x) ? ScaledFunctions.Log(x) : ScaledNumber.None;
    }

    /// <summary>ψ′(x), where it is 1/x² or 1/x up to 2^-110.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Trigamma(ScaledNumber x)
    {
        ScaledNumber inverse = Reciprocal(x, 1);
        if (x.Value.Exponent < SmallExponent) return new ScaledNumber(inverse.Value * inverse.Value, (2.1 * inverse.Error) + Unit);
        return IsAsymptotic(x) ? inverse : ScaledNumber.None;
    }

    /// <summary>The greatest whole number not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Floor(ScaledNumber x) => IsTiny(x) ? (x.Value.Sign < 0 ? new ScaledNumber(-1, 0) : default) : Whole(x);

    /// <summary>The least whole number not below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Ceiling(ScaledNumber x) => IsTiny(x) ? (x.Value.Sign > 0 ? new ScaledNumber(1, 0) : default) : Whole(x);

    /// <summary>The nearest whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Round(ScaledNumber x) => IsTiny(x) ? default : Whole(x);

    /// <summary>−1 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Sign(ScaledNumber x) => x.Error < Short ? new ScaledNumber(x.Value.Sign, 0) : ScaledNumber.None;

    /// <summary>The lesser number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Min(ScaledNumber a, ScaledNumber b) => b.Value < a.Value ? Extremum(b, a) : Extremum(a, b);

    /// <summary>The greater number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Max(ScaledNumber a, ScaledNumber b) => b.Value > a.Value ? Extremum(b, a) : Extremum(a, b);

    /// <summary>The angle of the point (x, y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Atan2(ScaledNumber y, ScaledNumber x)
    {
        if (!(y.Error + x.Error < Short) || y.Value.Sign == 0 || x.Value.Sign == 0) return ScaledNumber.None;
        ExtendedDouble height = ExtendedDouble.Abs(y.Value), width = ExtendedDouble.Abs(x.Value);
        bool isSteep = height > width;
        ExtendedDouble ratio = isSteep ? width / height : height / width;
        ExtendedDouble angle = ratio.Exponent < TinyExponent ? ratio : DoubleDouble.Atan(ratio.ToDoubleDouble());
        DoubleDouble pi = DoubleDouble.Pi;
        if (isSteep) angle = x.Value.Sign > 0 ? pi.Times(0.5) - angle : angle + pi.Times(0.5);
        else if (x.Value.Sign < 0) angle = pi - angle;
        return new ScaledNumber(y.Value.Sign < 0 ? -angle : angle, ((y.Error + x.Error) * 1.05) + FunctionUnit);
    }

    /// <summary>The extremum, whose error is that of both where their order is not sure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Extremum(ScaledNumber extremum, ScaledNumber other)
    {
        if (!(extremum.Error < Short && other.Error < Short)) return ScaledNumber.None;
        if (extremum.Value.Sign == 0) return extremum;
        double ratio = ScaledNumber.Ratio(other.Value, extremum.Value);
        if (ratio > 2) return extremum;
        double distance = ScaledNumber.Ratio(extremum.Value - other.Value, extremum.Value);
        double inherited = ratio * other.Error;
        return distance > 1.1 * (extremum.Error + inherited) ? extremum : extremum with { Error = Math.Max(extremum.Error, inherited) };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsTiny(ScaledNumber x) => x.Value.Exponent < TinyExponent;

    /// <summary>Whether x is positive and so large that what an asymptotic expansion has beside its leading terms is below 2^-110 of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsAsymptotic(ScaledNumber x) => x.Value.Sign > 0 && x.Value.Exponent > AsymptoticExponent;

    /// <summary>A number so large that it is whole, or differs from a whole one by nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Whole(ScaledNumber x) => x.Value.Exponent > WholeExponent ? Times(x, 1) : ScaledNumber.None;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Times(ScaledNumber x, DoubleDouble factor) => new(x.Value * factor, x.Error + Unit);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Reciprocal(ScaledNumber x, DoubleDouble numerator) => x.Error < Short ? new(numerator / x.Value, (x.Error * 1.05) + Unit) : ScaledNumber.None;

    /// <summary>±|value|, that of x for a positive value and 2 for negative x where value is −2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Signed(ScaledNumber x, double value) => x.Error < Short ? new ScaledNumber(x.Value.Sign * value, Remainder) : ScaledNumber.None;

    /// <summary>An exponential of x times a rational function of large x, whose relative error is at most four times that of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber TimesLeading(ScaledNumber power, ExtendedDouble factor, double error) =>
        power.Error < Short && error < Short ? new ScaledNumber(power.Value * factor, ((power.Error + (4 * error)) * Margin) + FunctionUnit) : ScaledNumber.None;

    /// <summary>A product with e^(±x²), where |x| is beyond what a square in double-double arithmetic has digits for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber FarGaussian(ScaledNumber x, DoubleDouble factor, int sign)
    {
        if (!(x.Error < Short)) return ScaledNumber.None;
        ExtendedDouble square = x.Value * x.Value;
        ScaledNumber power = ScaledFunctions.Exp(new ScaledNumber(sign < 0 ? -square : square, (2 * Margin * x.Error) + Unit));
        if (power.Error < Short) return new ScaledNumber(power.Value * factor, ((power.Error + x.Error) * Margin) + FunctionUnit);
        return sign < 0 ? ScaledNumber.Decay(2 * x.Value.Exponent) : ScaledNumber.None;
    }

    /// <summary>A product with e^(±x²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Gaussian(ScaledNumber x, DoubleDouble value, int exponent)
    {
        double a = Math.Abs(x.Value.ToDouble()), inherited = ((2 * a) + 2) * a * x.Error * 1.05;
        return inherited < Short ? new ScaledNumber(ExtendedDouble.ScaleB(value, exponent), inherited + FunctionUnit) : ScaledNumber.None;
    }
}
