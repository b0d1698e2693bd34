using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Bounds as those of <see cref="Variation"/> for the error function, the gamma function, and steps: how far the value can be from f(a) where the argument
/// is within d of a, with what double-double evaluation of f loses beyond 2^-95 of its value.</summary>
internal static class PairedVariation
{
    private const double Margin = 33 / 32.0, Short = 1 / 128.0, UnitRoundoff = 1.0 / (1L << 53);

    // what sums of terms of magnitude 1 lose
    private const double Rounding = 1.0 / (1L << 50) / (1L << 46);

    /// <summary>Slopes are at most 2/√π, and at most e^(−(|a| − d)²) of that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erf(double a, double f, double d) => d * (Math.Abs(a) > 9 && d < 1 ? 1e-27 : 1.13 * Margin);

    /// <summary>−f′/f = (2/√π)/erfcx(a) ≤ a + √(a² + 2) for a ≥ 0; below, slopes are at most 2/√π and f is at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfc(double a, double f, double d)
    {
        double slope = (2 * Math.Max(a, 0)) + 1.5;
        return d * slope < Short ? f * d * slope * Margin : d == 0 ? 0 : double.PositiveInfinity;
    }

    /// <summary>−f′/f falls from 2/√π at 0 and is below 1/a; below 0, |f′| ≤ (2|a| + 2/√π)·f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfcx(double a, double f, double d)
    {
        double slope = a > 1 ? 1 / a : 1.14 + (2 * Math.Max(-a, 0));
        return d * slope < Short ? f * d * slope * Margin : d == 0 ? 0 : double.PositiveInfinity;
    }

    /// <summary>f′ = (2/√π)·e^(a²), which is f/D(a)/… ≤ 2|a|·|f| for |a| ≥ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfi(double a, double f, double d)
    {
        double magnitude = Math.Abs(a);
        if (!(d * ((2 * magnitude) + 2) < Short)) return d == 0 ? 0 : double.PositiveInfinity;
        return d * Margin * (magnitude < 1 ? 1.13 * Math.Exp(a * a) : 2 * magnitude * Math.Abs(f));
    }

    /// <summary>|1 − 2aD(a)| ≤ 1, and ≤ 1/a² for |a| ≥ 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dawson(double a, double f, double d)
    {
        double magnitude = Math.Abs(a);
        return magnitude > 2 && d < Short * magnitude ? d / magnitude / magnitude * Margin : d * Margin;
    }

    /// <summary>f′ = f·ψ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Gamma(double a, double f, double d)
    {
        if (d == 0) return 0;
        double slope = DigammaBound(a, d);
        return d * slope < Short ? Math.Abs(f) * d * slope * Margin : double.PositiveInfinity;
    }

    /// <summary>|ψ|; at negative numbers log|Γ| is a difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogGamma(double a, double f, double d)
    {
        double lost = a < 0 ? (Math.Abs(f) + (4 * (1 - a) * (1 + Math.Log(1 - a)))) * Rounding : 0;
        if (d == 0) return lost;
        double slope = DigammaBound(a, d);
        return d * slope < Short * Math.Max(1, Math.Abs(f)) && IsShort(a, d) ? (d * slope * Margin) + lost : double.PositiveInfinity;
    }

    /// <summary>ψ′ ≤ 1/a + 1/a²; at negative numbers π²/sin²(πa) ≤ π²/(4t²) at the distance t from the nearest pole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Digamma(double a, double f, double d)
    {
        double t = DistanceFromPole(a, d);
        double lost = (a < 0 ? 4 + Math.Log(1 - a) + (1 / t) : 4) * Rounding;
        double slope = a > 0 ? (1 / a) + (1 / a / a) : 2.5 / t / t;
        return d == 0 ? lost : IsShort(a, d) ? (d * slope * Margin) + lost : double.PositiveInfinity;
    }

    /// <summary>|ψ″| ≤ 2ψ′/a; at negative numbers 3 + 2π³/|sin(πa)|³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Trigamma(double a, double f, double d)
    {
        double t = DistanceFromPole(a, d);
        if (d == 0) return 0;
        if (!IsShort(a, d)) return double.PositiveInfinity;
        return (a > 0 ? 2 * f * (d / a) : d * (3 + (8 / t / t / t))) * Margin;
    }

    /// <summary>Steps at whole numbers from f(a) to f(a) + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Floor(double a, double f, double d) => StaysBetween(a, f, f + 1, d);

    /// <summary>Steps at whole numbers from f(a) − 1 to f(a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Ceiling(double a, double f, double d) => StaysBetween(a, f - 1, f, d);

    /// <summary>Steps halfway between whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Round(double a, double f, double d) => StaysBetween(a, f - 0.5, f + 0.5, d);

    /// <summary>A step at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sign(double a, double f, double d) => d == 0 || Math.Abs(a) > d ? 0 : double.PositiveInfinity;

    /// <summary>Two numbers are at most as far apart as their arguments are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Extremum(double a, double b, double f, double da, double db) => Math.Max(da, db);

    /// <summary>(|x|·dy + |y|·dx)/(x² + y²), where neither moves by more than a part of the distance from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Atan2(double y, double x, double f, double dy, double dx)
    {
        double m = Math.Max(Math.Abs(x), Math.Abs(y));
        if (dx == 0 && dy == 0) return y == 0 ? double.PositiveInfinity : 0;
        bool crosses = x < 0 && Math.Abs(y) <= dy;
        return dx + dy < Short * m && !crosses ? ((Math.Abs(x / m) * dy) + (Math.Abs(y / m) * dx)) / m * Margin * Margin : double.PositiveInfinity;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double StaysBetween(double a, double low, double high, double d)
    {
        if (d == 0) return 0;
        double room = d + (Math.Abs(a) * UnitRoundoff);
        return a - low > room && high - a > room ? 0 : double.PositiveInfinity;
    }

    /// <summary>|ψ(t)| for t within d of a: |log a| + 1/a for positive a, and as reflection has it below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DigammaBound(double a, double d) =>
        a > 0 ? Math.Abs(Math.Log(a)) + (1 / a) : 1 + Math.Log(1 - a) + (1 / DistanceFromPole(a, d));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsShort(double a, double d) => d < Short * (a > 0 ? a : DistanceFromPole(a, d));

    /// <summary>A lower bound of the distance from 0, −1, −2, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double DistanceFromPole(double a, double d) => a > 0 ? a : Math.Max(0, Math.Abs(a - Math.Round(a)) - d - (Math.Abs(a) * UnitRoundoff));
}
