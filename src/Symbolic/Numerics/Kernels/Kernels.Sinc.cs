using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>The cardinal sine and its derivatives.</content>
public static partial class Kernels
{
    private const double Negligible = 1e-32;
    private const double FifthLow = -1.1102230246251566e-17; // what 1/5 as a double lacks

    /// <summary>sin(x)/x, continued by 1 at 0. 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinc(double x)
    {
        if (Math.Abs(x) < 1e-9) return 1;
        if (Math.Abs(x) < TrigonometricCore.LargestCodyWaite) return Ratio(TrigonometricCore.SinOfModerate(x, 0), x);
        if (!double.IsFinite(x)) return 1 / Math.Abs(x);
        return Quotient(TrigonometricCore.Sin(x, 0), x);
    }

    /// <summary>The n-th derivative of sin(x)/x for whole n from 0 to 2^31, also at x = 0; 0 at ±∞, NaN for other n.</summary>
    /// <remarks>f_n(x) = ∫₀¹ tⁿ·cos(x·t + n·π/2) dt obeys x·f_n + n·f_(n−1) = sin(x + n·π/2): run upwards where |x| exceeds n, where that is stable, and
    /// summed downwards, f_(n−1) = (sin(x + n·π/2) − x·f_n)/n, elsewhere. At most about √(100·n) steps.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dsinc(double n, double x)
    {
        if (!(n >= 0 && n <= int.MaxValue) || n != Math.Floor(n) || double.IsNaN(x)) return double.NaN;
        if (n == 0) return Sinc(x);
        if (double.IsInfinity(x)) return 0;
        if (n <= 2 && Math.Abs(x) is >= 0.5 and < TrigonometricCore.LargestCodyWaite)
        {
            DoubleDouble numerator = SinMinusXCos(x, out DoubleDouble sin, out _), square = ErrorFree.TwoProduct(x, x);
            if (n == 2) numerator = DoubleWord.Add(numerator.Times(2), -DoubleWord.Multiply(sin, square)); // 2·(sin x − x·cos x) − x²·sin x
            if (!Cancelled(numerator, n == 1 ? x : 2 + square.High)) return n == 1 ? -Ratio(numerator, square) : Ratio(numerator, DoubleWord.Multiply(square, x));
        }

        int order = (int)n;
        bool odd = (order & 1) != 0;
        double sign = (order & 2) == (odd ? 0 : 2) ? -1 : 1;
        if (Math.Abs(x) < 1e-9) return sign * (odd ? x / (n + 2) : 1 / (n + 1));

        if (Math.Abs(x) > 1e60) return Quotient(TrigonometricCore.Sin(x, order & 3), x);
        if (order <= 3 && Math.Abs(x) < 0.5) return DsincNearZero(order, x);
        DoubleDouble value = DsincCore(order, x, TrigonometricCore.Sin(x, 0), TrigonometricCore.Sin(x, 1));
        if (!Cancelled(value, 1 / (n + 1 + Math.Abs(x)))) return Rounded(value);
        return Rounded(DsincCore(order, x, DoubleDouble.Sin(x), DoubleDouble.Cos(x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble DsincCore(int order, double x, DoubleDouble sin, DoubleDouble cos)
    {
        ReadOnlySpan<DoubleDouble> waves = [sin, cos, -sin, -cos];
        return Math.Abs(x) > order + 1.0 || order <= 3 ? Upwards(order, x, waves) : Downwards(order, x, waves);
    }

    /// <summary>The Taylor series Σ cos((n + j)·π/2)·x^j/(j!·(n + j + 1)) of the first three derivatives for |x| below 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DsincNearZero(int order, double x)
    {
        double square = x * x;
        return order switch
        {
            1 => Polynomial.Scaled(x, -1 / 3.0, -ThirdLow, square, DsincSeries1),
            2 => Polynomial.Scaled(DoubleDouble.One, -1 / 3.0, -ThirdLow, square, DsincSeries2),
            _ => Polynomial.Scaled(x, 0.2, FifthLow, square, DsincSeries3),
        };
    }

    private static ReadOnlySpan<double> DsincSeries1 =>
    [
        1 / 30.0, -1 / 840.0, 1 / 45360.0, -1 / 3991680.0, 1 / 518918400.0, -1 / 93405312000.0, 1 / 22230464256000.0, -1 /
        6758061133824000.0, 1 / 2554547108585472000.0,
    ];

    private static ReadOnlySpan<double> DsincSeries2 =>
    [
        1 / 10.0, -1 / 168.0, 1 / 6480.0, -1 / 443520.0, 1 / 47174400.0, -1 / 7185024000.0, 1 / 1482030950400.0, -1 / 397533007872000.0, 1
        / 134449847820288000.0,
    ];

    private static ReadOnlySpan<double> DsincSeries3 =>
    [
        -1 / 42.0, 1 / 1080.0, -1 / 55440.0, 1 / 4717440.0, -1 / 598752000.0, 1 / 105859353600.0, -1 / 24845812992000.0, 1 /
        7469435990016000.0, -1 / 2797837309403136000.0,
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Upwards(int order, double x, ReadOnlySpan<DoubleDouble> waves)
    {
        int start = order;
        for (double weight = 1; start > 0 && weight > Negligible; start--) weight *= start / Math.Abs(x);
        DoubleDouble value = waves[start & 3] / x;
        for (int m = start + 1; m <= order; m++) value = (waves[m & 3] - (value * m)) / x;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Downwards(int order, double x, ReadOnlySpan<DoubleDouble> waves)
    {
        long start = order + 1L;
        for (double weight = 1; weight > Negligible; start++) weight *= Math.Abs(x) / (start + 1);
        DoubleDouble value = 0;
        for (long m = start; m > order; m--) value = (waves[(int)(m & 3)] - (value * x)) / m;
        return value;
    }
}
