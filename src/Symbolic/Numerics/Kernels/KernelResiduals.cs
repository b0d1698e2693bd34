using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>What rounded function values lack: f(x) − y for a double y next to f(x), right to 2^-62·|f(x)|.</summary>
/// <remarks>From the same pairs of doubles as the kernels. Where a value is too small for its error to be a number, the error is 0; NaN where the function is not finite.</remarks>
internal static class KernelResiduals
{
    private const double Largest = 690, Least = 1e-280;

    // the error of LogarithmCore: absolute, and relative next to 1
    private const double LogarithmUnit = 1.0 / (1L << 37) / (1L << 37), SmallLogarithm = 1 / 64.0, SmallLogarithmUnit = 1.0 / (1L << 32) / (1L << 32);
    private const double MostUncertainty = 1.0 / (1L << 32) / (1L << 31);

    /// <summary>e^x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp(double x, double y)
    {
        if (!(Math.Abs(x) < Largest)) return x < 0 ? 0 : double.NaN;
        DoubleDouble value = ExponentialCore.Exp(x, 0, out int exponent);
        double scale = PowerOfTwo(exponent);
        return Math.FusedMultiplyAdd(value.High, scale, -y) + (value.Low * scale);
    }

    /// <summary>e^x − 1 − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Expm1(double x, double y)
    {
        if (Math.Abs(x) < 1e-17) return (x - y) + (0.5 * x * x);
        if (x < -60) return (-1 - y) + Math.Exp(x);
        return x < 60 ? Rest(Expm1(x), y) : Exp(x, y) - 1;
    }

    /// <summary>log x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log(double x, double y) => x > 0 && x < double.PositiveInfinity ? Rest(LogarithmCore.Log(x), y) : double.NaN;

    /// <summary>log(1 + x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1p(double x, double y)
    {
        if (Math.Abs(x) < 1e-17) return (x - y) - (0.5 * x * x);
        return x > -1 && x < double.PositiveInfinity ? Rest(LogarithmCore.Log1p(x), y) : double.NaN;
    }

    /// <summary>sin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sin(double x, double y) => double.IsFinite(x) ? Rest(TrigonometricCore.Sin(x, 0), y) : double.NaN;

    /// <summary>cos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cos(double x, double y) => double.IsFinite(x) ? Rest(TrigonometricCore.Sin(x, 1), y) : double.NaN;

    /// <summary>tan x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tan(double x, double y)
    {
        if (!double.IsFinite(x)) return double.NaN;
        DoubleDouble reduced = TrigonometricCore.Reduce(x, out int quadrant);
        return OfQuotient(TrigonometricCore.SinOfReduced(reduced, quadrant), TrigonometricCore.SinOfReduced(reduced, quadrant + 1), y);
    }

    /// <summary>atan x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan(double x, double y)
    {
        double a = Math.Abs(x);
        if (!(a is > 1e-100 and < 1e100)) return a <= 1e-100 ? x - y : double.NaN;
        return Signed(Rest(ArctangentCore.Angle(a, DoubleDouble.One), Math.Abs(y)), x);
    }

    /// <summary>asin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asin(double x, double y)
    {
        double a = Math.Abs(x);
        if (!(a is > 1e-100 and <= 1)) return a <= 1e-100 ? x - y : double.NaN;
        return Signed(Rest(ArctangentCore.Angle(a, Beside(a)), Math.Abs(y)), x);
    }

    /// <summary>acos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acos(double x, double y)
    {
        double a = Math.Abs(x);
        if (!(a <= 1)) return double.NaN;
        DoubleDouble angle = ArctangentCore.Angle(Beside(a), a);
        return Rest(x < 0 ? DoubleDouble.Pi - angle : angle, y);
    }

    /// <summary>sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinh(double x, double y)
    {
        double a = Math.Abs(x);
        if (a < 0.25) return Rest(SmallSinh(x), y);
        return a < Largest ? Signed(Rest(Half(a, -1), Math.Abs(y)), x) : double.NaN;
    }

    /// <summary>cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosh(double x, double y) => Math.Abs(x) < Largest ? Rest(Half(Math.Abs(x), 1), y) : double.NaN;

    /// <summary>tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tanh(double x, double y)
    {
        double a = Math.Abs(x);
        if (a < 1e-9) return (x - y) - (x * x * x / 3);
        if (!(a < 20)) return double.IsNaN(x) ? x : Signed((1 - Math.Abs(y)) - (2 * Math.Exp(-2 * a)), x);
        DoubleDouble m = Expm1(2 * a);
        return Signed(OfQuotient(m, m + 2, Math.Abs(y)), x);
    }

    /// <summary>1/cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sech(double x, double y) => Math.Abs(x) < Largest ? OfQuotient(DoubleDouble.One, Half(Math.Abs(x), 1), y) : x < 0 || x > 0 ? 0 : double.NaN;

    /// <summary>1/sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csch(double x, double y)
    {
        double a = Math.Abs(x);
        if (!(a < Largest)) return double.IsNaN(x) ? x : 0;
        return a > 1e-100 ? Signed(OfQuotient(DoubleDouble.One, a < 0.25 ? SmallSinh(a) : Half(a, -1), Math.Abs(y)), x) : double.NaN;
    }

    /// <summary>1/tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Coth(double x, double y)
    {
        double a = Math.Abs(x);
        if (!(a < 20)) return double.IsNaN(x) ? x : Signed((1 - Math.Abs(y)) + (2 * Math.Exp(-2 * a)), x);
        DoubleDouble m = Expm1(2 * a);
        return a > 1e-100 ? Signed(OfQuotient(m + 2, m, Math.Abs(y)), x) : double.NaN;
    }

    /// <summary>log(1 + e^x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Softplus(double x, double y)
    {
        if (!(Math.Abs(x) < Largest)) return x < 0 ? 0 : x - y;
        DoubleDouble tail = Kernels.LogOnePlusExp(1, -Math.Abs(x), 0, out int exponent);
        double scale = PowerOfTwo(exponent);
        if (x <= 0) return Math.FusedMultiplyAdd(tail.High, scale, -y) + (tail.Low * scale);
        DoubleDouble sum = TwoSum(x, tail.High * scale);
        return (sum.High - y) + (sum.Low + (tail.Low * scale));
    }

    /// <summary>1/(1 + e^-x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(double x, double y)
    {
        if (!(Math.Abs(x) < Largest)) return x < 0 ? 0 : x > 0 ? 1 - y : double.NaN;
        DoubleDouble e = ExponentialCore.Exp(-Math.Abs(x), 0, out int exponent).Times(PowerOfTwo(exponent));
        DoubleDouble one = FastTwoSum(1, e.High);
        return OfQuotient(x < 0 ? e : DoubleDouble.One, new DoubleDouble(one.High, one.Low + e.Low), y);
    }

    /// <summary>∛x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cbrt(double x, double y)
    {
        if (!(Math.Abs(x) is > 1e-280 and < double.PositiveInfinity)) return x == 0 ? 0 : double.NaN;
        DoubleDouble square = TwoProduct(y, y);
        return (Math.FusedMultiplyAdd(-square.High, y, x) - (square.Low * y)) / (3 * square.High);
    }

    /// <summary>x^y − z, also for x &lt; 0 with whole y; NaN where y·log x is not known well enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Power(double x, double y, double z)
    {
        double a = Math.Abs(x);
        if (!(a is > 0 and < double.PositiveInfinity && TryPower(LogarithmCore.Log(a), y, out DoubleDouble power, out double scale))) return double.NaN;
        return Signed(Math.FusedMultiplyAdd(power.High, scale, -Math.Abs(z)) + (power.Low * scale), z);
    }

    /// <summary>x^y·log x − z; NaN where y·log x is not known well enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowerLogarithm(double x, double y, double z)
    {
        if (!(x is > 0 and < double.PositiveInfinity)) return double.NaN;
        DoubleDouble log = LogarithmCore.Log(x);
        if (!TryPower(log, y, out DoubleDouble power, out double scale)) return double.NaN;
        DoubleDouble product = power * log;
        return Math.FusedMultiplyAdd(product.High, scale, -z) + (product.Low * scale);
    }

    /// <summary>√(x² + y²) − z; NaN where squares could overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Hypot(double x, double y, double z)
    {
        if (!(z is > 1e-130 and < 1e130)) return z == 0 ? 0 : double.NaN;
        DoubleDouble rest = TwoProduct(x, x) + TwoProduct(y, y) - TwoProduct(z, z);
        return rest.High / (2 * z);
    }

    /// <summary>x·log y − z, 0 for x = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlogy(double x, double y, double z)
    {
        if (x == 0) return 0;
        return y > 0 && y < double.PositiveInfinity ? OfProduct(LogarithmCore.Log(y), x, z) : double.NaN;
    }

    /// <summary>x·log(1 + y) − z, 0 for x = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlog1py(double x, double y, double z)
    {
        if (x == 0) return 0;
        return y > -1 && y < double.PositiveInfinity ? OfProduct(LogarithmCore.Log1p(y), x, z) : double.NaN;
    }

    /// <summary>e^x − 1 for |x| below 60; near 0, where little of the pair is left, x + x²/2 and the series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Expm1(double x)
    {
        if (Math.Abs(x) > 1 / 32.0) return ExponentialCore.Expm1(x, 0);
        double series = Math.FusedMultiplyAdd(x, 1 / 3628800.0, 1 / 362880.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 40320.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 5040.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 720.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 120.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 24.0);
        series = Math.FusedMultiplyAdd(x, series, 1 / 6.0);
        DoubleDouble square = TwoProduct(0.5 * x, x), sum = FastTwoSum(x, square.High);
        return FastTwoSum(sum.High, sum.Low + Math.FusedMultiplyAdd(x * (x * x), series, square.Low));
    }

    /// <summary>sinh x for |x| below 1/4: x + x³/6 and the series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SmallSinh(double x)
    {
        double square = x * x;
        double series = Math.FusedMultiplyAdd(square, 1 / 6227020800.0, 1 / 39916800.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 362880.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 5040.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 120.0);
        DoubleDouble cube = TwoProduct(x, x) * x / 6, sum = FastTwoSum(x, cube.High);
        return FastTwoSum(sum.High, sum.Low + Math.FusedMultiplyAdd(square * square * x, series, cube.Low));
    }

    /// <summary>√(1 − a²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Beside(double a) => DoubleDouble.Sqrt(TwoSum(1, -a) * TwoSum(1, a));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Rest(DoubleDouble value, double y) => (value.High - y) + value.Low;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Signed(double magnitude, double x) => x < 0 ? -magnitude : magnitude;

    /// <summary>e^(y·log) = power·scale, if that is certain to 2^-63 and in the range of doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryPower(DoubleDouble log, double y, out DoubleDouble power, out double scale)
    {
        DoubleDouble t = log * y;
        double uncertainty = (Math.Abs(y) * LogarithmUnit) + (Math.Abs(log.High) < SmallLogarithm ? Math.Abs(t.High) * SmallLogarithmUnit : 0);
        (power, scale) = (default, 0);
        if (!(uncertainty < MostUncertainty && Math.Abs(t.High) < Largest)) return false;
        power = ExponentialCore.Exp(t.High, t.Low, out int exponent);
        scale = PowerOfTwo(exponent);
        return true;
    }

    /// <summary>a·b − y; NaN where it could underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OfProduct(DoubleDouble a, double b, double y)
    {
        double product = a.High * b;
        return Math.Abs(product) is > Least and < double.PositiveInfinity ? (product - y) + Math.FusedMultiplyAdd(a.Low, b, Math.FusedMultiplyAdd(a.High, b, -product)) : double.NaN;
    }

    /// <summary>n/d − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OfQuotient(DoubleDouble n, DoubleDouble d, double y) =>
        (Math.FusedMultiplyAdd(-y, d.High, n.High) + Math.FusedMultiplyAdd(-y, d.Low, n.Low)) / d.High;

    /// <summary>(e^a + sign·e^-a)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Half(double a, double sign)
    {
        DoubleDouble e = ExponentialCore.Exp(a, 0, out int exponent);
        if (exponent < 40) e = Kernels.MinusScaled(e, sign, exponent);
        return e.Times(PowerOfTwo(exponent - 1));
    }
}
