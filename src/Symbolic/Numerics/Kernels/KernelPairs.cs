using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>Rounded function values together with what they lack: y next to f(x) and f(x) − y, right to 2^-64·|f(x)|.</summary>
/// <remarks>From the same pairs of doubles as the kernels. Where a value is too small for its error to be a number, the error is 0; NaN where the function is not finite.</remarks>
internal static partial class KernelPairs
{
    /// <summary>The largest magnitude of exponents of e.</summary>
    public const double Largest = 690;

    private const double LeastNormal = 2.2250738585072014E-308;

    /// <summary>The least magnitude of which inverses are paired.</summary>
    public const double LeastInverted = 1e-100;

    /// <summary>Below, two terms of the series of an odd function are right to 2^-76; from there on logarithms are taken of what is off by 2^-98.</summary>
    public const double LargestCubic = 1e-6;

    /// <summary>Up to that size squares do not overflow.</summary>
    public const double LargestSquared = 1e150;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp(double x, out double rest)
    {
        if (Math.Abs(x) < Largest) return Split(ExponentialCore.Exp(x), out rest);
        rest = x < 0 ? 0 : double.NaN;
        return Math.Exp(x);
    }

    /// <summary>e^x − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Expm1(double x, out double rest)
    {
        if (Math.Abs(x) < 60) return Math.CopySign(Split(ExpMinusOne(x), out rest), x);
        double value = Exp(x, out rest);
        (value, rest) = x < 0 ? (-1, value) : (value, rest - 1);
        return value;
    }

    /// <summary>log x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log(double x, out double rest)
    {
        if (x is >= LeastNormal and < double.PositiveInfinity) return Split(LogarithmCore.PreciseLogOfNormal(x), out rest);
        if (x is > 0 and < LeastNormal) return Split(LogarithmCore.Log(x), out rest);
        rest = double.NaN;
        return Math.Log(x);
    }

    /// <summary>log x/log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log2(double x, out double rest) => Scaled(Log(x, out rest), Kernels.Log2E, ref rest);

    /// <summary>log x/log 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log10(double x, out double rest) => Scaled(Log(x, out rest), Kernels.Log10E, ref rest);

    /// <summary>log(1 + x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1p(double x, out double rest)
    {
        if (!(x is > -1 and < 1e300)) return Log(1 + x, out rest);
        DoubleDouble sum = TwoSum(1, x);
        return Math.CopySign(Split(LogarithmCore.PreciseLogOfSum(sum.High, sum.Low), out rest), x);
    }

    /// <summary>sin x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sin(double x, out double rest) =>
        Math.Abs(x) is > 0 and < TrigonometricCore.LargestCodyWaite ? Parts(TrigonometricCore.SinOfModerate(x, 0), out rest) : SinOfExtreme(x, out rest);

    /// <summary>cos x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cos(double x, out double rest) =>
        Math.Abs(x) < TrigonometricCore.LargestCodyWaite ? Parts(TrigonometricCore.SinOfModerate(x, 1), out rest) : CosOfExtreme(x, out rest);

    /// <summary>tan x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tan(double x, out double rest)
    {
        if (!double.IsFinite(x) || x == 0) return x - (rest = x - x);
        DoubleDouble r = TrigonometricCore.Locate(x, out int place);
        return Parts(DoubleWord.Divide(TrigonometricCore.SinAt(r, place), TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter)), out rest);
    }

    /// <summary>1/tan x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cot(double x, out double rest)
    {
        if (!IsInvertible(x)) return OfPole(Kernels.Cot(x), out rest);
        DoubleDouble r = TrigonometricCore.Locate(x, out int place);
        return Parts(DoubleWord.Divide(TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter), TrigonometricCore.SinAt(r, place)), out rest);
    }

    /// <summary>1/cos x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sec(double x, out double rest)
    {
        if (!double.IsFinite(x)) return rest = double.NaN;
        DoubleDouble r = TrigonometricCore.Locate(x, out int place);
        return Parts(DoubleWord.Divide(DoubleDouble.One, TrigonometricCore.SinAt(r, place + TrigonometricCore.Quarter)), out rest);
    }

    /// <summary>1/sin x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csc(double x, out double rest)
    {
        if (!IsInvertible(x)) return OfPole(Kernels.Csc(x), out rest);
        DoubleDouble r = TrigonometricCore.Locate(x, out int place);
        return Parts(DoubleWord.Divide(DoubleDouble.One, TrigonometricCore.SinAt(r, place)), out rest);
    }

    /// <summary>atan x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a is > 1e-100 and < 1e100) return Signed(ArctangentCore.Angle(a, DoubleDouble.One), x, out rest);
        rest = a <= 1e-100 ? 0 : double.NaN;
        return Math.Atan(x);
    }

    /// <summary>asin x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asin(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a is > 1e-100 and <= 1) return Signed(ArctangentCore.Angle(a, Beside(a)), x, out rest);
        rest = a <= 1e-100 ? 0 : double.NaN;
        return Math.Asin(x);
    }

    /// <summary>acos x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acos(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (!(a <= 1)) return rest = double.NaN;
        DoubleDouble angle = ArctangentCore.Angle(Beside(a), a);
        return Parts(x < 0 ? DoubleWord.Add(DoubleDouble.Pi, -angle) : angle, out rest);
    }

    /// <summary>sinh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinh(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a < Largest) return Signed(a < 0.25 ? SmallSinh(a) : LargeSinh(a), x, out rest);
        rest = double.NaN;
        return Kernels.Sinh(x);
    }

    /// <summary>cosh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosh(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a < Largest) return Split(Kernels.WithReciprocal(ExponentialCore.Normalised(ExponentialCore.Exp(a)), 1).Times(0.5), out rest);
        rest = double.NaN;
        return Kernels.Cosh(x);
    }

    /// <summary>tanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tanh(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a is > 1e-9 and < 20)
        {
            DoubleDouble n = ExponentialCore.Normalised(-ExpMinusOne(-2 * a)), d = FastTwoSum(2, -n.High);
            return Signed(DoubleWord.Divide(n, new(d.High, d.Low - n.Low)), x, out rest);
        }

        if (a < 1) return Signed(new(a, -(a * a * a / 3)), x, out rest);
        return Signed(new(double.IsNaN(x) ? x : 1, -2 * Math.Exp(-2 * a)), x, out rest);
    }

    /// <summary>asinh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asinh(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a < LargestCubic) return Signed(FastTwoSum(a, -(a * a * a / 6)), x, out rest);
        if (a < double.PositiveInfinity) return Signed(a < LargestSquared ? LogOf(Kernels.ExpOfAsinh(a)) : LogarithmCore.Log(a, 0, 1), x, out rest);
        rest = double.NaN;
        return x;
    }

    /// <summary>acosh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acosh(double x, out double rest)
    {
        if (x is > 1 and < double.PositiveInfinity) return Parts(x < LargestSquared ? LogOf(Kernels.ExpOfAcosh(x)) : LogarithmCore.Log(x, 0, 1), out rest);
        rest = x == 1 ? 0 : double.NaN;
        return Kernels.Acosh(x);
    }

    /// <summary>atanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atanh(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a < LargestCubic) return Signed(FastTwoSum(a, a * a * a / 3), x, out rest);
        if (a < 1) return Signed(LogOf(Kernels.ExpOfTwiceAtanh(a)).Times(0.5), x, out rest);
        rest = double.NaN;
        return Kernels.Atanh(x);
    }

    /// <summary>1/cosh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sech(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a < Largest)
        {
            DoubleDouble q = ExponentialCore.Normalised(ExponentialCore.Exp(-a)), square = DoubleWord.Square(q), sum = FastTwoSum(1, square.High);
            return Parts(DoubleWord.Divide(q.Times(2), new(sum.High, sum.Low + square.Low)), out rest);
        }

        rest = x < 0 || x > 0 ? 0 : double.NaN;
        return Kernels.Sech(x);
    }

    /// <summary>1/sinh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csch(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a is > LeastInverted and < Largest) return Signed(DoubleWord.Divide(DoubleDouble.One, a < 0.25 ? SmallSinh(a) : LargeSinh(a)), x, out rest);
        rest = a > 1 ? 0 : double.NaN;
        return Kernels.Csch(x);
    }

    /// <summary>1/tanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Coth(double x, out double rest)
    {
        double a = Math.Abs(x);
        if (a is > LeastInverted and < 20)
        {
            DoubleDouble n = ExponentialCore.Normalised(-ExpMinusOne(-2 * a)), d = FastTwoSum(2, -n.High);
            return Signed(DoubleWord.Divide(new(d.High, d.Low - n.Low), n), x, out rest);
        }

        if (a > 1) return Signed(new(1, 2 * Math.Exp(-2 * a)), x, out rest);
        rest = double.NaN;
        return Kernels.Coth(x);
    }

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Softplus(double x, out double rest)
    {
        if (x is > LogOfLargestQuadratic and < Largest)
        {
            DoubleDouble sum = Kernels.OnePlus(ExponentialCore.Exp(x));
            return Split(LogarithmCore.PreciseLogOfSum(sum.High, sum.Low), out rest);
        }

        rest = double.IsNaN(x) ? x : 0;
        if (!(x is > -Largest and < 0)) return Kernels.Softplus(x);
        DoubleDouble e = ExponentialCore.Normalised(ExponentialCore.Exp(x));
        return Split(new(e.High, Math.FusedMultiplyAdd(-0.5 * e.High, e.High, e.Low)), out rest);
    }

    /// <summary>1/(1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(double x, out double rest)
    {
        if (Math.Abs(x) < Largest) return Parts(DoubleWord.Divide(DoubleDouble.One, Kernels.OnePlus(ExponentialCore.Exp(-x))), out rest);
        rest = double.IsNaN(x) ? x : 0;
        return Kernels.Sigmoid(x);
    }

    /// <summary>Whether 1/x is a number whose rounding error is one.</summary>
    [MethodImpl(Jit.Inlined)]
    private static bool IsInvertible(double x) => Math.Abs(x) is > LeastInverted and < double.PositiveInfinity;

    /// <summary>A value of which nothing further is known.</summary>
    private static double OfPole(double value, out double rest) => OfPole(value, false, out rest);

    /// <summary>The two parts of a normalised pair.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Parts(DoubleDouble value, out double rest)
    {
        rest = value.Low;
        return value.High;
    }

    /// <summary>The two parts of a pair, normalised.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Split(DoubleDouble value, out double rest) => Parts(FastTwoSum(value.High, value.Low), out rest);

    /// <summary>A value and what it lacks times a number.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Scaled(double value, DoubleDouble factor, ref double rest) => double.IsFinite(rest) ? Parts(DoubleWord.Multiply(new(value, rest), factor), out rest) : value;

    /// <summary>The logarithm, normalised.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LogOf(DoubleDouble x) => ExponentialCore.Normalised(LogarithmCore.PreciseLogOfSum(x.High, x.Low));

    /// <summary>The two parts of a normalised magnitude with the sign of x.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Signed(DoubleDouble magnitude, double x, out double rest)
    {
        rest = x < 0 ? -magnitude.Low : magnitude.Low;
        return Math.CopySign(magnitude.High, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SinOfExtreme(double x, out double rest)
    {
        if (double.IsFinite(x) && x != 0) return Parts(TrigonometricCore.Sin(x, 0), out rest);
        return x - (rest = x - x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CosOfExtreme(double x, out double rest)
    {
        if (double.IsFinite(x)) return Parts(TrigonometricCore.Sin(x, 1), out rest);
        return rest = double.NaN;
    }

    /// <summary>√(1 − a²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Beside(double a) => DoubleDouble.Sqrt(TwoSum(1, -a) * TwoSum(1, a));

    /// <summary>e^x − 1 for |x| below 60; near 0, where little of the pair is left, x + x²/2 and the series.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 1 / 32.0) return ExponentialCore.ExpMinusOne(x);
        double series = Math.FusedMultiplyAdd(x, 1 / 3628800.0, 1 / 362880.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 40320.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 5040.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 720.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 120.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 24.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 6.0);
        DoubleDouble square = TwoProduct(0.5 * x, x), sum = FastTwoSum(x, square.High);
        return new(sum.High, sum.Low + Math.FusedMultiplyAdd(x * (x * x), series, square.Low));
    }

    /// <summary>sinh a for 0 ≤ a &lt; 1/4: a + a³/6 and the series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SmallSinh(double a)
    {
        double square = a * a;
        double series = Math.FusedMultiplyAdd(square, 1 / 6227020800.0, 1 / 39916800.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 362880.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 5040.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 120.0);
        DoubleDouble cube = TwoProduct(a, a) * a / 6, sum = FastTwoSum(a, cube.High);
        return FastTwoSum(sum.High, sum.Low + Math.FusedMultiplyAdd(square * square * a, series, cube.Low));
    }

    /// <summary>sinh a for 1/4 ≤ a ≤ 690.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LargeSinh(double a) => ExponentialCore.Normalised(Kernels.WithReciprocal(ExponentialCore.Normalised(ExponentialCore.Exp(a)), -1).Times(0.5));
}
