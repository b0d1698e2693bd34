using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>What rounded function values lack: f(x) − y for a double y next to f(x), right to 2^-62·|f(x)|.</summary>
/// <remarks>From the same pairs of doubles as the kernels. Where a value is too small for its error to be a number, the error is 0; NaN where the function is not finite.</remarks>
internal static class KernelResiduals
{
    /// <summary>e^x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp(double x, double y) => (KernelPairs.Exp(x, out double rest) - y) + rest;

    /// <summary>e^x − 1 − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Expm1(double x, double y) => (KernelPairs.Expm1(x, out double rest) - y) + rest;

    /// <summary>log x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log(double x, double y) => (KernelPairs.Log(x, out double rest) - y) + rest;

    /// <summary>log x/log 2 − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log2(double x, double y) => (KernelPairs.Log2(x, out double rest) - y) + rest;

    /// <summary>log x/log 10 − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log10(double x, double y) => (KernelPairs.Log10(x, out double rest) - y) + rest;

    /// <summary>log(1 + x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1p(double x, double y) => (KernelPairs.Log1p(x, out double rest) - y) + rest;

    /// <summary>sin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sin(double x, double y) => (KernelPairs.Sin(x, out double rest) - y) + rest;

    /// <summary>cos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cos(double x, double y) => (KernelPairs.Cos(x, out double rest) - y) + rest;

    /// <summary>tan x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tan(double x, double y) => (KernelPairs.Tan(x, out double rest) - y) + rest;

    /// <summary>1/tan x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cot(double x, double y) => (KernelPairs.Cot(x, out double rest) - y) + rest;

    /// <summary>1/cos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sec(double x, double y) => (KernelPairs.Sec(x, out double rest) - y) + rest;

    /// <summary>1/sin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csc(double x, double y) => (KernelPairs.Csc(x, out double rest) - y) + rest;

    /// <summary>atan x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan(double x, double y) => (KernelPairs.Atan(x, out double rest) - y) + rest;

    /// <summary>asin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asin(double x, double y) => (KernelPairs.Asin(x, out double rest) - y) + rest;

    /// <summary>acos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acos(double x, double y) => (KernelPairs.Acos(x, out double rest) - y) + rest;

    /// <summary>sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinh(double x, double y) => (KernelPairs.Sinh(x, out double rest) - y) + rest;

    /// <summary>cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Cosh(double x, double y) => (KernelPairs.Cosh(x, out double rest) - y) + rest;

    /// <summary>tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Tanh(double x, double y) => (KernelPairs.Tanh(x, out double rest) - y) + rest;

    /// <summary>1/cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sech(double x, double y) => (KernelPairs.Sech(x, out double rest) - y) + rest;

    /// <summary>1/sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Csch(double x, double y) => (KernelPairs.Csch(x, out double rest) - y) + rest;

    /// <summary>1/tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Coth(double x, double y) => (KernelPairs.Coth(x, out double rest) - y) + rest;

    /// <summary>asinh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Asinh(double x, double y) => (KernelPairs.Asinh(x, out double rest) - y) + rest;

    /// <summary>acosh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Acosh(double x, double y) => (KernelPairs.Acosh(x, out double rest) - y) + rest;

    /// <summary>atanh x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atanh(double x, double y) => (KernelPairs.Atanh(x, out double rest) - y) + rest;

    /// <summary>log(1 + e^x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Softplus(double x, double y) => (KernelPairs.Softplus(x, out double rest) - y) + rest;

    /// <summary>1/(1 + e^-x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sigmoid(double x, double y) => (KernelPairs.Sigmoid(x, out double rest) - y) + rest;

    /// <summary>log(1 − e^x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1mExp(double x, double y) => (KernelPairs.Log1mExp(x, out double rest) - y) + rest;

    /// <summary>log(x/(1 − x)) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Logit(double x, double y) => (KernelPairs.Logit(x, out double rest) - y) + rest;

    /// <summary>(e^x − 1)/x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exprel(double x, double y) => (KernelPairs.Exprel(x, out double rest) - y) + rest;

    /// <summary>log(e^x + e^y) − z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogAddExp(double x, double y, double z) => (KernelPairs.LogAddExp(x, y, out double rest) - z) + rest;

    /// <summary>log(e^x − e^y) − z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSubExp(double x, double y, double z) => (KernelPairs.LogSubExp(x, y, out double rest) - z) + rest;

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
    public static double Power(double x, double y, double z) => (KernelPairs.Pow(x, y, out double rest) - z) + rest;

    /// <summary>x^y·log x − z; NaN where y·log x is not known well enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowerLogarithm(double x, double y, double z) => (KernelPairs.PowLog(x, y, out double rest) - z) + rest;

    /// <summary>√(x² + y²) − z; NaN where squares could overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Hypot(double x, double y, double z)
    {
        if (!(z is > 1e-130 and < 1e130)) return z == 0 ? 0 : double.NaN;
        DoubleDouble square = TwoProduct(z, z), sum = DoubleWord.Add(TwoProduct(x, x), TwoProduct(y, y));
        return ((sum.High - square.High) + (sum.Low - square.Low)) / (2 * z);
    }

    /// <summary>The angle of the point (x, y) less z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan2(double y, double x, double z) => (KernelPairs.Atan2(y, x, out double rest) - z) + rest;

    /// <summary>x·log y − z, 0 for x = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlogy(double x, double y, double z) => (KernelPairs.Xlogy(x, y, out double rest) - z) + rest;

    /// <summary>x·log(1 + y) − z, 0 for x = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Xlog1py(double x, double y, double z) => (KernelPairs.Xlog1py(x, y, out double rest) - z) + rest;

    [MethodImpl(Jit.Inlined)]
    private static double Signed(double magnitude, double x) => x < 0 ? -magnitude : magnitude;
}
