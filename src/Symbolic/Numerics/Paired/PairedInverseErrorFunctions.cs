using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The inverse error functions in double-double arithmetic: one step of Halley's iteration from the double, relative error below 2^-95.</summary>
internal static class PairedInverseErrorFunctions
{
    private const double Margin = 33 / 32.0, Short = 1 / 128.0, Tiny = 1e-30, Middle = 0.5, LeastComplement = 1e-280, HalfRootPi = 0.88622692545275801;
    private static readonly DoubleDouble s_halfRootPi = 1 / SpecialFunctions.TwoOverRootPi;

    /// <summary>The y with erf y = x, for x between −1 and 1, NaN elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Erfinv(DoubleDouble x)
    {
        DoubleDouble a = DoubleDouble.Abs(x);
        if (a.High > Middle) return a.High <= 1 ? Signed(x, OfComplement(1 - a)) : DoubleDouble.NaN;
        if (a.High < Tiny) return x * s_halfRootPi;
        double y = SpecialFunctions.Erfinv(x.High);
        return Step(y, (x - PairedErrorFunctions.Erf(y)) * (HalfRootPi * Math.Exp(y * y)));
    }

    /// <summary>The y with erfc y = x, for x from 10^-280 to 2, NaN elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Erfcinv(DoubleDouble x) => x.High switch
    {
        < Middle => OfComplement(x),
        > 2 - Middle => -OfComplement(2 - x),
        _ => Erfinv(1 - x),
    };

    /// <summary>The slope is (√π/2)·e^(f²), and grows at the rate of √π·|f|·e^(f²) of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Moves(double a, double f, double d)
    {
        double move = d * HalfRootPi * Math.Exp(f * f);
        return move * 2 * Math.Abs(f) < Short ? move * Margin : d == 0 ? 0 : double.PositiveInfinity;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble OfComplement(DoubleDouble x)
    {
        if (!(x.High > LeastComplement)) return DoubleDouble.NaN;
        double y = SpecialFunctions.Erfcinv(x.High);
        return Step(y, ((PairedErrorFunctions.Erfc(y) / x) - 1) * (HalfRootPi * SpecialFunctions.Erfcx(y)));
    }

    /// <summary>y + s + y·s², where s is what Newton's iteration adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Step(double y, DoubleDouble s) => y + (s * (1 + (y * s.High)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Signed(DoubleDouble x, DoubleDouble magnitude) => double.IsNegative(x.High) ? -magnitude : magnitude;
}
