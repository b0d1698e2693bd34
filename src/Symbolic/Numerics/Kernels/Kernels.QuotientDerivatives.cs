using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <content>Derivatives of any whole order of quotients with a removable singularity, in double-double arithmetic, beside zeros and above order 40 in exact reals.</content>
public static partial class Kernels
{
    /// <summary>The n-th derivative of (e^x − 1)/x, ∫₀¹ tⁿ·e^(xt) dt. 1/(n + 1) at 0, 0 at −∞, +∞ at +∞; NaN unless n is whole and not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExprelDerivative(double n, double x)
    {
        if (!IsOrder(n) || double.IsNaN(x)) return double.NaN;
        if (double.IsInfinity(x)) return x > 0 ? x : 0;
        return n <= PairedQuotients.MaxOrder ? PairedQuotients.Exprel((int)n, x).ToDouble() : Exactly(Ball.ExprelDerivative, n, x);
    }

    /// <summary>The n-th derivative of log(1 + x)/x, (−1)ⁿ·n!·∫₀¹ tⁿ/(1 + xt)^(n+1) dt. (−1)ⁿ·n!/(n + 1) at 0, (−1)ⁿ·∞ at −1, ±0 at +∞; NaN below −1 and unless n is whole and not
    /// negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1prelDerivative(double n, double x)
    {
        if (!IsOrder(n) || !(x >= -1)) return double.NaN;
        double sign = n % 2 == 0 ? 1 : -1;
        if (x == -1) return sign * double.PositiveInfinity;
        if (x == double.PositiveInfinity) return sign * 0;
        if (n > PairedQuotients.MaxOrder) return Exactly(Ball.Log1prelDerivative, n, x);
        double value = PairedQuotients.Log1prel((int)n, x).ToDouble();
        return double.IsFinite(value) ? value : Exactly(Ball.Log1prelDerivative, n, x);
    }

    /// <summary>The n-th derivative of the Langevin function coth(x) − 1/x, continued at 0; of the parity that n has not. 0 at ±∞, ±1 for n = 0; NaN unless n is whole and not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LangevinDerivative(double n, double x)
    {
        if (!IsOrder(n) || double.IsNaN(x)) return double.NaN;
        if (n == 0) return Langevin(x);
        if (double.IsInfinity(x)) return 0;
        return Beside(n, x, PairedQuotients.Langevin, PairedQuotientKernels.LangevinMoves, Ball.LangevinDerivative);
    }

    /// <summary>The n-th derivative of x/(e^x − 1), continued at 0; from n = 2 on of the parity of n. 0 at ±∞ but for n ≤ 1; NaN unless n is whole and not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double BernoulliDerivative(double n, double x)
    {
        if (!IsOrder(n) || double.IsNaN(x)) return double.NaN;
        if (n <= 1) return n == 0 ? Bernoulli(x) : DBernoulli(x);
        if (double.IsInfinity(x)) return 0;
        return Beside(n, x, PairedQuotients.Bernoulli, PairedQuotientKernels.BernoulliMoves, Ball.BernoulliDerivative);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsOrder(double n) => n >= 0 && n <= int.MaxValue && n == Math.Floor(n);

    /// <summary>A value in double-double arithmetic where the bound of its error is below an eighth of an ulp, beside zeros in exact reals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Beside(double n, double x, Func<int, DoubleDouble, ExtendedDouble> paired, Func<double, double, double, double, double, double> error, Func<Ball, Ball, int, Ball> exact)
    {
        const double Eighth = 1.0 / (1L << 56);
        if (n > PairedQuotients.MaxOrder) return Exactly(exact, n, x);
        double value = paired((int)n, x).ToDouble();
        return x == 0 || error(n, x, value, 0, 0) <= Math.Abs(value) * Eighth ? value : Exactly(exact, n, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Exactly(Func<Ball, Ball, int, Ball> function, double n, double x) =>
        ExactEvaluation.Run(precision => function(Ball.FromDouble(n), Ball.FromDouble(x), precision)).Value;
}
