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
        DoubleDouble r = ReducePi(x, out int quadrant);
        double value = Rounded(TrigonometricCore.SinOfReduced(r, quadrant));
        return value == 0 ? Math.CopySign(0, x) : value;
    }

    /// <summary>cos(π·x). ±1 at whole numbers, +0 at halves, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CosPi(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble r = ReducePi(x, out int quadrant);
        return Rounded(TrigonometricCore.SinOfReduced(r, quadrant + 1)) + 0.0;
    }

    /// <summary>tan(π·x). ±0 at whole numbers, ±∞ at halves, ±1 at quarters, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double TanPi(double x)
    {
        if (Math.Abs(x) < 1e-10) return RoundedProduct(new DoubleDouble(Math.PI, PiLow), x);
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble r = ReducePi(x, out int quadrant);
        if (r.High == 0) return (quadrant & 1) == 0 ? Math.CopySign(0, x) : quadrant == 1 ? double.PositiveInfinity : double.NegativeInfinity;
        DoubleDouble sin = TrigonometricCore.SinReduced(r);
        DoubleDouble cos = TrigonometricCore.CosReduced(r);
        return (quadrant & 1) == 0 ? Quotient(sin, cos) : Quotient(-cos, sin);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ReducePi(double x, out int quadrant)
    {
        double turn = Math.IEEERemainder(x, 2);
        double n = Math.Round(2 * turn);
        quadrant = (int)n & 3;
        return ErrorFree.TwoProduct(turn - (0.5 * n), Math.PI) + ((turn - (0.5 * n)) * PiLow);
    }
}
