using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The functions of <see cref="PairedQuotients"/> as rows have them, the order an argument or fixed, with bounds of how far they move.</summary>
/// <remarks>Derivatives of integrals ∫₀¹ tⁿ·g(xt) dt are bounded by t ≤ 1; the others by their poles, n!/π^n and n!/(2π)^n up to a factor, and the terms of
/// their series by those of a function with such a pole on the real axis.</remarks>
internal static class PairedQuotientKernels
{
    private const double Margin = 33 / 32.0, Short = 1 / 128.0, Reduction = 1e-52;

    // what double-double evaluation loses of the value, and of the terms it adds up
    private const double Rounding = 1.0 / (1L << 50) / (1L << 40), LogarithmRounding = 1.0 / (1L << 50) / (1L << 30), TermRounding = 1.0 / (1L << 50) / (1L << 44);

    /// <summary>The n-th derivative of (e^x − 1)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exprel(DoubleDouble n, DoubleDouble x) => Of(static (n, x) => PairedQuotients.Exprel(n, x).ToDoubleDouble(), n, x);

    /// <summary>The n-th derivative of log(1 + x)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log1prel(DoubleDouble n, DoubleDouble x) => Of(static (n, x) => PairedQuotients.Log1prel(n, x).ToDoubleDouble(), n, x);

    /// <summary>The n-th derivative of coth(x) − 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Langevin(DoubleDouble n, DoubleDouble x) => Of(static (n, x) => PairedQuotients.Langevin(n, x).ToDoubleDouble(), n, x);

    /// <summary>The n-th derivative of x/(e^x − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Bernoulli(DoubleDouble n, DoubleDouble x) => Of(static (n, x) => PairedQuotients.Bernoulli(n, x).ToDoubleDouble(), n, x);

    /// <summary>The n-th derivative of sin(x)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sinc(DoubleDouble n, DoubleDouble x) => Of(PairedQuotients.Sinc, n, x);

    /// <summary>(e^x − 1)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exprel0(DoubleDouble x) => PairedQuotients.Exprel(0, x).ToDoubleDouble();

    /// <summary>The derivative of (e^x − 1)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exprel1(DoubleDouble x) => PairedQuotients.Exprel(1, x).ToDoubleDouble();

    /// <summary>The second derivative of (e^x − 1)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exprel2(DoubleDouble x) => PairedQuotients.Exprel(2, x).ToDoubleDouble();

    /// <summary>log(1 + x)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log1prel0(DoubleDouble x) => PairedQuotients.Log1prel(0, x).ToDoubleDouble();

    /// <summary>sin(x)/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sinc0(DoubleDouble x) => PairedQuotients.Sinc(0, x);

    /// <summary>coth(x) − 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Langevin0(DoubleDouble x) => PairedQuotients.Langevin(0, x).ToDoubleDouble();

    /// <summary>The derivative of coth(x) − 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Langevin1(DoubleDouble x) => PairedQuotients.Langevin(1, x).ToDoubleDouble();

    /// <summary>The second derivative of coth(x) − 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Langevin2(DoubleDouble x) => PairedQuotients.Langevin(2, x).ToDoubleDouble();

    /// <summary>x/(e^x − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Bernoulli0(DoubleDouble x) => PairedQuotients.Bernoulli(0, x).ToDoubleDouble();

    /// <summary>The derivative of x/(e^x − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Bernoulli1(DoubleDouble x) => PairedQuotients.Bernoulli(1, x).ToDoubleDouble();

    /// <summary>The second derivative of x/(e^x − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Bernoulli2(DoubleDouble x) => PairedQuotients.Bernoulli(2, x).ToDoubleDouble();

    /// <summary>At most f, and (n + 1)/|x| of it below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ExprelMoves(double n, double x, double f, double dn, double dx)
    {
        double lost = Math.Abs(f) * Rounding, slope = x < -n - 1 ? (n + 2) / -x : 1;
        return dn == 0 && dx * slope < Short ? (Math.Abs(f) * dx * slope * Margin) + lost : double.PositiveInfinity;
    }

    /// <summary>At most (n + 1)/(1 + x) of f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1prelMoves(double n, double x, double f, double dn, double dx)
    {
        double lost = Math.Abs(f) * LogarithmRounding, slope = (n + 2) / (1 + x);
        return dn == 0 && x > -1 && dx * slope < Short ? (Math.Abs(f) * dx * slope * Margin) + lost : double.PositiveInfinity;
    }

    /// <summary>At most 2/(n + 2), and 2/|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SincMoves(double n, double x, double f, double dn, double dx)
    {
        double slope = 2 / Math.Max(n + 2, Math.Abs(x) - dx), lost = (1 + (Math.Abs(x) * Reduction / Rounding)) * Rounding / (n + 1 + Math.Abs(x));
        return dn == 0 ? (dx * slope) + lost : double.PositiveInfinity;
    }

    /// <summary>At most 2(n + 1)!/π^(n+1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LangevinMoves(double n, double x, double f, double dn, double dx)
    {
        double a = Math.Abs(x), size = 2 * OverPower(n, a < 1 ? Math.PI - a : a);
        return dn == 0 ? (dx * 2 * (n + 1) * OverPower(n, Math.PI)) + ((Math.Abs(f) + size) * (TermRounding * (1 + n))) : double.PositiveInfinity;
    }

    /// <summary>At most 1 for n = 0, 4(n + 1)!/(2π)^(n+1) above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double BernoulliMoves(double n, double x, double f, double dn, double dx)
    {
        double a = Math.Abs(x), slope = n == 0 ? Margin : 4 * (n + 1) * OverPower(n, 2 * Math.PI), pole = a < 2 ? (2 * Math.PI) - a : a;
        double size = n < 2 ? 0 : a > n + 2 ? 2 * (a + n) * Math.Exp(-a) : 8 * OverPower(n, pole) * pole;
        return dn == 0 ? (dx * slope) + ((Math.Abs(f) + size) * (TermRounding * (1 + n))) : double.PositiveInfinity;
    }

    /// <summary><see cref="ExprelMoves"/> for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exprel0Moves(double x, double f, double d) => ExprelMoves(0, x, f, 0, d);

    /// <summary><see cref="ExprelMoves"/> for n = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exprel1Moves(double x, double f, double d) => ExprelMoves(1, x, f, 0, d);

    /// <summary><see cref="ExprelMoves"/> for n = 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exprel2Moves(double x, double f, double d) => ExprelMoves(2, x, f, 0, d);

    /// <summary><see cref="Log1prelMoves"/> for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1prel0Moves(double x, double f, double d) => Log1prelMoves(0, x, f, 0, d);

    /// <summary><see cref="SincMoves"/> for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sinc0Moves(double x, double f, double d) => SincMoves(0, x, f, 0, d);

    /// <summary><see cref="LangevinMoves"/> for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Langevin0Moves(double x, double f, double d) => LangevinMoves(0, x, f, 0, d);

    /// <summary><see cref="LangevinMoves"/> for n = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Langevin1Moves(double x, double f, double d) => LangevinMoves(1, x, f, 0, d);

    /// <summary><see cref="LangevinMoves"/> for n = 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Langevin2Moves(double x, double f, double d) => LangevinMoves(2, x, f, 0, d);

    /// <summary><see cref="BernoulliMoves"/> for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bernoulli0Moves(double x, double f, double d) => BernoulliMoves(0, x, f, 0, d);

    /// <summary><see cref="BernoulliMoves"/> for n = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bernoulli1Moves(double x, double f, double d) => BernoulliMoves(1, x, f, 0, d);

    /// <summary><see cref="BernoulliMoves"/> for n = 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bernoulli2Moves(double x, double f, double d) => BernoulliMoves(2, x, f, 0, d);

    /// <summary>n!/a^(n+1); NaN for orders that have no value either.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double OverPower(double n, double a)
    {
        if (!(n <= PairedQuotients.MaxOrder)) return double.NaN;
        double inverse = 1 / a, product = inverse;
        for (int k = 1; k <= n; k++) product *= inverse * k;
        return product;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Of(Func<int, DoubleDouble, DoubleDouble> function, DoubleDouble n, DoubleDouble x) =>
        n.Low == 0 && n.High >= 0 && n.High <= PairedQuotients.MaxOrder && n.High == Math.Floor(n.High) ? function((int)n.High, x) : DoubleDouble.NaN;
}
