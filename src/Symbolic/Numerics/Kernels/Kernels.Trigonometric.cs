using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Trigonometric functions and their inverses.</content>
public static partial class Kernels
{
    /// <summary>1/cos(x). NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sec(double x)
    {
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite) return Reciprocal(TrigonometricCore.SinOfModerate(x, 1));
        if (!double.IsFinite(x)) return double.NaN;
        return Quotient(DoubleDouble.One, TrigonometricCore.Sin(x, 1));
    }

    /// <summary>1/sin(x). ±∞ at ±0, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csc(double x)
    {
        if (Math.Abs(x) < 1e-9) return 1 / x;
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite) return Reciprocal(TrigonometricCore.SinOfModerate(x, 0));
        if (!double.IsFinite(x)) return double.NaN;
        return Quotient(DoubleDouble.One, TrigonometricCore.Sin(x, 0));
    }

    /// <summary>1/tan(x). ±∞ at ±0, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cot(double x)
    {
        if (Math.Abs(x) < 1e-9) return 1 / x;
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble r = TrigonometricCore.Locate(x, out int place);
        return Ratio(TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter), TrigonometricCore.SinAt(r, place));
    }

    /// <summary>atan(1/x), in (−π/2, π/2]. By convention ±π/2 at ±0, the one-sided limits; ±0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acot(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-40) return Math.CopySign(Math.PI / 2, x);
        if (!(a < 1e9)) return 1 / x;
        return Math.CopySign(Rounded(ArctangentCore.Angle(DoubleDouble.One, a)), x);
    }

    /// <summary>acos(1/x) for |x| ≥ 1. 0 at 1, π at −1, π/2 at ±∞, NaN inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asec(double x)
    {
        double a = Math.Abs(x);
        if (!(a >= 1)) return double.NaN;
        if (a > 1e40) return Math.PI / 2;
        DoubleDouble angle = ArctangentCore.Angle(RootOfSquareMinusOne(a), DoubleDouble.One);
        return x > 0 ? Rounded(angle) : Rounded(new DoubleDouble(Math.PI, PiLow) - angle);
    }

    /// <summary>asin(1/x) for |x| ≥ 1. ±π/2 at ±1, ±0 at ±∞, NaN inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acsc(double x)
    {
        double a = Math.Abs(x);
        if (!(a >= 1)) return double.NaN;
        if (a > 1e9) return 1 / x;
        return Math.CopySign(Rounded(ArctangentCore.Angle(DoubleDouble.One, RootOfSquareMinusOne(a))), x);
    }

    /// <summary>The angle of the point (x, y) in [−π, π], with the conventions of IEEE 754 on the axes and at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble RootOfSquareMinusOne(double a) => DoubleDouble.Sqrt(TwoSum(a, -1) * TwoSum(a, 1));
}
