namespace Symbolic.Numerics;

/// <content>The cardinal sine and its derivatives.</content>
public static partial class Kernels
{
    private const double Negligible = 1e-22;

    /// <summary>sin(x)/x, continued by 1 at 0. 0 at ±∞.</summary>
    public static double Sinc(double x)
    {
        if (Math.Abs(x) < 1e-9) return 1;
        if (!double.IsFinite(x)) return 1 / Math.Abs(x);
        return Quotient(TrigonometricCore.Sin(x, 0), x);
    }

    /// <summary>The n-th derivative of sin(x)/x for whole n from 0 to 2^31, also at x = 0; 0 at ±∞, NaN for other n.</summary>
    /// <remarks>f_n(x) = ∫₀¹ tⁿ·cos(x·t + n·π/2) dt obeys x·f_n + n·f_(n−1) = sin(x + n·π/2): run upwards where |x| exceeds n, where that is stable, and
    /// summed downwards, f_(n−1) = (sin(x + n·π/2) − x·f_n)/n, elsewhere. At most about √(100·n) steps.</remarks>
    public static double Dsinc(double n, double x)
    {
        if (!(n >= 0 && n <= int.MaxValue) || n != Math.Floor(n) || double.IsNaN(x)) return double.NaN;
        if (n == 0) return Sinc(x);
        if (double.IsInfinity(x)) return 0;
        int order = (int)n;
        bool odd = (order & 1) != 0;
        double sign = (order & 2) == (odd ? 0 : 2) ? -1 : 1;
        if (Math.Abs(x) < 1e-9) return sign * (odd ? x / (n + 2) : 1 / (n + 1));

        DoubleDouble r = TrigonometricCore.Reduce(x, out int quadrant);
        ReadOnlySpan<DoubleDouble> waves =
        [
            TrigonometricCore.SinOfReduced(r, quadrant), TrigonometricCore.SinOfReduced(r, quadrant + 1),
            TrigonometricCore.SinOfReduced(r, quadrant + 2), TrigonometricCore.SinOfReduced(r, quadrant + 3),
        ];
        return Rounded(Math.Abs(x) > n + 1 ? Upwards(order, x, waves) : Downwards(order, x, waves));
    }

    private static DoubleDouble Upwards(int order, double x, ReadOnlySpan<DoubleDouble> waves)
    {
        int start = order;
        for (double weight = 1; start > 0 && weight > Negligible; start--) weight *= start / Math.Abs(x);
        DoubleDouble value = waves[start & 3] / x;
        for (int m = start + 1; m <= order; m++) value = (waves[m & 3] - (value * m)) / x;
        return value;
    }

    private static DoubleDouble Downwards(int order, double x, ReadOnlySpan<DoubleDouble> waves)
    {
        long start = order + 1L;
        for (double weight = 1; weight > Negligible; start++) weight *= Math.Abs(x) / (start + 1);
        DoubleDouble value = 0;
        for (long m = start; m > order; m--) value = (waves[(int)(m & 3)] - (value * x)) / m;
        return value;
    }
}
