using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Trigonometric expressions that cancel near multiples of π.</content>
public static partial class Kernels
{
    /// <summary>cos(x) − 1 = −2·sin²(x/2). −0 at 0, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosm1(double x) => -Versin(x);

    /// <summary>The versed sine 1 − cos(x) = 2·sin²(x/2). 0 at 0, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Versin(double x)
    {
        if (Math.Abs(x) < 1e-9) return 0.5 * x * x;
        return Rounded(VersinCore(x));
    }

    /// <summary>(1 − cos(x))/x, continued by 0 at 0; odd. ±0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double VersinOverX(double x)
    {
        if (Math.Abs(x) < 1e-9) return 0.5 * x;
        return Math.Abs(x) < 1e150 ? Ratio(VersinCore(x), x) : double.IsInfinity(x) ? 1 / x : Quotient(VersinCore(x), x);
    }

    /// <summary>(1 − cos(x))/x², continued by 1/2 at 0. 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double VersinOverXSquared(double x)
    {
        if (Math.Abs(x) < 1e-9) return 0.5;
        return Math.Abs(x) < 1e100 ? Ratio(VersinCore(x), TwoProduct(x, x)) : double.IsInfinity(x) ? 0 : OverSquare(VersinCore(x), x);
    }

    /// <summary>The derivative of (1 − cos(x))/x, (x·sin(x) + cos(x) − 1)/x², continued by 1/2 at 0. 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DVersinOverX(double x)
    {
        if (Math.Abs(x) < 1e-9) return 0.5;
        if (!(Math.Abs(x) < 1e150)) return double.IsInfinity(x) ? 0 : Sinc(x);
        DoubleDouble versin = VersinCore(x);
        DoubleDouble numerator = DoubleWord.Add(DoubleWord.Multiply(TrigonometricCore.Sin(x, 0), x), -versin);
        if (Cancelled(numerator, versin.High)) numerator = (DoubleDouble.Sin(x) * x) - (1 - DoubleDouble.Cos(x));
        return Math.Abs(x) < 1e100 ? Ratio(numerator, TwoProduct(x, x)) : Quotient(numerator, TwoProduct(x, x));
    }

    /// <summary>The derivative of (1 − cos(x))/x², (x·sin(x) + 2·cos(x) − 2)/x³, continued by 0 at 0; odd. ±0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DVersinOverXSquared(double x)
    {
        if (Math.Abs(x) < 1)
        {
            return Polynomial.Scaled(x, -1 / 12.0, -ThirdLow / 4, x * x, [1 / 180.0, -1 / 6720.0, 1 / 453600.0, -1 / 47900160.0,
                1 / 7264857600.0, -1 / 1494484992000.0, 1 / 400148356608000.0, -1 / 135161222676480000.0]);
        }

        if (!(Math.Abs(x) < 1e100)) return double.IsInfinity(x) ? 1 / x : OverSquare(TrigonometricCore.Sin(x, 0), x);
        DoubleDouble versin = VersinCore(x);
        DoubleDouble numerator = (TrigonometricCore.Sin(x, 0) * x) - (2 * versin);
        if (Cancelled(numerator, versin.High)) numerator = (DoubleDouble.Sin(x) * x) - (2 * (1 - DoubleDouble.Cos(x)));
        return Quotient(numerator, TwoProduct(x, x) * x);
    }

    /// <summary>The exsecant sec(x) − 1 = (1 − cos(x))/cos(x). 0 at 0, NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exsec(double x)
    {
        if (Math.Abs(x) < 1e-9) return 0.5 * x * x;
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite) return Ratio(VersinCore(x), TrigonometricCore.SinOfModerate(x, 1));
        return double.IsFinite(x) ? Ratio(VersinCore(x), TrigonometricCore.Sin(x, 1)) : double.NaN;
    }

    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble VersinCore(double x)
    {
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite) return DoubleWord.Square(TrigonometricCore.SinOfModerate(0.5 * x, 0)).Times(2);
        return double.IsFinite(x) ? DoubleWord.Square(TrigonometricCore.Sin(0.5 * x, 0)).Times(2) : DoubleDouble.NaN;
    }
}
