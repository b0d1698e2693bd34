using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Trigonometric functions of multiples of π, whose arguments are reduced exactly.</content>
public static partial class Kernels
{
    /// <summary>sin(π·x). ±0 (the sign of x) at whole numbers, ±1 at halves, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SinPi(double x)
    {
        if (Math.Abs(x) < 1e-10) return RoundedProduct(new DoubleDouble(Math.PI, PiLow), x);
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble r = LocatePi(x, out int place);
        double value = Rounded(TrigonometricCore.SinAt(r, place));
        return value == 0 ? Math.CopySign(0, x) : value;
    }

    /// <summary>cos(π·x). ±1 at whole numbers, +0 at halves, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CosPi(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble r = LocatePi(x, out int place);
        return Rounded(TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter)) + 0.0;
    }

    /// <summary>tan(π·x). ±0 at whole numbers, ±∞ at halves, ±1 at quarters, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double TanPi(double x)
    {
        if (Math.Abs(x) < 1e-10) return RoundedProduct(new DoubleDouble(Math.PI, PiLow), x);
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble r = LocatePi(x, out int place);
        DoubleDouble sin = TrigonometricCore.SinAt(r, place), cos = TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter);
        if (sin.High == 0) return Math.CopySign(0, x);
        return cos.High == 0 ? sin.High * double.PositiveInfinity : Ratio(sin, cos);
    }

    /// <summary>π·x − place·π/256, for finite x.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LocatePi(double x, out int place)
    {
        const double PlacesPerUnit = WaveTable.Steps / 2;
        if (!(Math.Abs(x) < 1e6)) x = Math.IEEERemainder(x, 2);
        place = ErrorFree.Nearest(x, PlacesPerUnit, out double whole);
        double turn = Math.FusedMultiplyAdd(-whole, 1 / PlacesPerUnit, x);
        DoubleDouble product = ErrorFree.TwoProduct(turn, Math.PI);
        return ErrorFree.FastTwoSum(product.High, Math.FusedMultiplyAdd(turn, PiLow, product.Low));
    }
}
