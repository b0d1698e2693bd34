using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Functions minus the first terms of their Taylor series.</content>
public static partial class Kernels
{
    private const double CancellationLimit = 1 / 1024.0; // of 64 bits, 54 are left
    private const double ThirdLow = 1.850371707708594e-17; // what 1/3 as a double lacks

    /// <summary>x − sin(x), relative to its size x³/6 near 0. ±∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double XMinusSin(double x)
    {
        if (Math.Abs(x) < 1)
        {
            return Math.CopySign(Polynomial.Scaled(TwoProduct(x, x) * x, 1 / 6.0, ThirdLow / 2, x * x, [-1 / 120.0, 1 / 5040.0, -1 / 362880.0,
                1 / 39916800.0, -1 / 6227020800.0, 1 / 1307674368000.0, -1 / 355687428096000.0, 1 / 121645100408832000.0]), x);
        }

        return double.IsFinite(x) ? Rounded(x - TrigonometricCore.Sin(x, 0)) : x;
    }

    /// <summary>tan(x) − x, relative to its size x³/3 near 0. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double TanMinusX(double x)
    {
        if (Math.Abs(x) < 0.125)
        {
            return Math.CopySign(Polynomial.Scaled(TwoProduct(x, x) * x, 1 / 3.0, ThirdLow, x * x, [2 / 15.0, 17 / 315.0, 62 / 2835.0,
                1382 / 155925.0, 21844 / 6081075.0, 929569 / 638512875.0, 6404582 / 10854718875.0, 443861162 / 1856156927625.0]), x);
        }

        if (!double.IsFinite(x)) return double.NaN;
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite)
        {
            DoubleDouble numerator = SinMinusXCos(x, out _, out DoubleDouble cos);
            if (!Cancelled(numerator, cos.High * x)) return Ratio(numerator, cos);
        }

        DoubleDouble value = TanCore(x, 0) - x;
        return Cancelled(value, x) ? (DoubleDouble.Tan(x) - x).High : Rounded(value);
    }

    /// <summary>1/x − cot(x), continued by 0 at 0; odd, x/3 near 0. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ReciprocalMinusCot(double x)
    {
        if (Math.Abs(x) < 0.5) return Polynomial.Scaled(x, 1 / 3.0, ThirdLow, x * x, CotangentSeries);
        if (!double.IsFinite(x)) return double.NaN;
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite)
        {
            DoubleDouble numerator = SinMinusXCos(x, out DoubleDouble sin, out _);
            if (!Cancelled(numerator, sin.High)) return Ratio(numerator, DoubleWord.Multiply(sin, x));
        }

        DoubleDouble reciprocal = DoubleDouble.One / x;
        DoubleDouble value = reciprocal + TanCore(x, 1);
        return Cancelled(value, reciprocal.High) ? (reciprocal - (1 / DoubleDouble.Tan(x))).High : Rounded(value);
    }

    /// <summary>sinh(x) − x, relative to its size x³/6 near 0. ±∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SinhMinusX(double x)
    {
        double a = Math.Abs(x);
        if (a < 1)
        {
            return Math.CopySign(Polynomial.Scaled(TwoProduct(x, x) * x, 1 / 6.0, ThirdLow / 2, x * x, [1 / 120.0, 1 / 5040.0, 1 / 362880.0,
                1 / 39916800.0, 1 / 6227020800.0, 1 / 1307674368000.0, 1 / 355687428096000.0, 1 / 121645100408832000.0]), x);
        }

        return a < 60 ? Math.CopySign(Rounded(SinhCore(a) - a), x) : Sinh(x);
    }

    /// <summary>cosh(x) − 1 = 2·sinh²(x/2). 0 at 0, +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Coshm1(double x)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return 0.5 * x * x;
        if (!(a < 60)) return Cosh(x);
        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(a));
        return 0.5 * Ratio(DoubleWord.Square(m), OnePlus(m));
    }

    /// <summary>log(1 + x) − x, relative to its size −x²/2 near 0. −∞ at −1 and +∞, NaN below −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1pmx(double x)
    {
        if (Math.Abs(x) < 1 / 32.0) return Polynomial.Scaled(TwoProduct(x, x), -0.5, 0, x, Log1pResidual);
        if (!(x > -1 && x < double.PositiveInfinity)) return x >= -1 ? double.NegativeInfinity : double.NaN;
        if (!(x < 1e300)) return Rounded(LogarithmCore.Log(x) - x);
        DoubleDouble sum = TwoSum(1, x), log = LogarithmCore.LogOfSum(sum.High, sum.Low), value = TwoSum(log.High, -x);
        return value.High + (value.Low + log.Low);
    }

    /// <summary>log(x) − (x − 1), relative to its size −(x − 1)²/2 near 1. −∞ at 0 and +∞, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogMinusXm1(double x)
    {
        if (Math.Abs(x - 1) < 1 / 32.0) return Log1pmx(x - 1); // the difference is exact there
        if (!(x > 0 && x < double.PositiveInfinity)) return x >= 0 ? double.NegativeInfinity : double.NaN;
        if (x < LeastNormal) return Rounded(LogarithmCore.Log(x) + 1);
        DoubleDouble log = LogarithmCore.LogOfNormal(x), excess = TwoSum(x, -1), value = TwoSum(log.High, -excess.High);
        return value.High + (value.Low + (log.Low - excess.Low));
    }

    /// <summary>e^x − 1 − x, relative to its size x²/2 near 0. +∞ at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Expm1mx(double x)
    {
        if (Math.Abs(x) < 0.125) return Polynomial.Scaled(TwoProduct(x, x), 0.5, 0, x, ExponentialResidual);
        if (!(x > -50)) return -1 - x;
        if (!(x < 60)) return Math.Exp(x);
        DoubleDouble m = ExponentialCore.ExpMinusOne(x), value = TwoSum(m.High, -x);
        return value.High + (value.Low + m.Low);
    }

    /// <summary>Whether a difference has lost so much of its operands that it has to be computed anew from more digits.</summary>
    [MethodImpl(Jit.Inlined)]
    private static bool Cancelled(DoubleDouble difference, double operand) => Math.Abs(difference.High) < Math.Abs(operand) * CancellationLimit;

    /// <summary>(log(1 + x) − x + x²/2)/x³.</summary>
    private static ReadOnlySpan<double> Log1pResidual =>
    [
        1 / 3.0, -1 / 4.0, 1 / 5.0, -1 / 6.0, 1 / 7.0, -1 / 8.0, 1 / 9.0, -1 / 10.0, 1 / 11.0, -1 / 12.0, 1 / 13.0,
    ];

    /// <summary>(e^x − 1 − x − x²/2)/x³.</summary>
    private static ReadOnlySpan<double> ExponentialResidual =>
    [
        1 / 6.0, 1 / 24.0, 1 / 120.0, 1 / 720.0, 1 / 5040.0, 1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0, 1 / 479001600.0, 1 / 6227020800.0,
    ];

    /// <summary>(1/x − cot x − x/3)/x³ in x².</summary>
    private static ReadOnlySpan<double> CotangentSeries =>
    [
        1 / 45.0, 2 / 945.0, 1 / 4725.0, 2 / 93555.0, 1382 / 638512875.0, 4 / 18243225.0, 3617 / 162820783125.0, 87734 / 38979295480125.0,
        349222 / 1531329465290625.0, 310732 / 13447856940643125.0, 472728182 / 201919571963756521875.0,
    ];

    /// <summary>tan(x + shift·π/2) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble TanCore(double x, int shift)
    {
        DoubleDouble r = TrigonometricCore.Locate(x, out int place);
        place += shift * TrigonometricCore.Quarter;
        return DoubleWord.Divide(TrigonometricCore.SinAt(r, place), TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter));
    }

    /// <summary>sin(x) − x·cos(x), for |x| below 2^27.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble SinMinusXCos(double x, out DoubleDouble sin, out DoubleDouble cos)
    {
        DoubleDouble r = TrigonometricCore.LocateModerate(x, out int place);
        sin = TrigonometricCore.SinAt(r, place);
        cos = TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter);
        return DoubleWord.Add(sin, -DoubleWord.Multiply(cos, x));
    }

    /// <summary>sinh a for 0 ≤ a &lt; 60.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SinhCore(double a)
    {
        DoubleDouble m = ExponentialCore.Expm1(a, 0);
        return (m + (m / (1 + m))).Times(0.5);
    }
}
