using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>J and Y of order ν ≥ 0 for x > 0, each by the method that is accurate there.</summary>
/// <remarks>Power series up to x = 25; Debye's expansions where their phase is at least 40; between, around x = ν, recurrence from there in double-double
/// arithmetic: upwards for Y and, up to ν = x, for J; beyond, J from its continued fraction and the Wronskian.</remarks>
internal static class BesselFirstSecond
{
    /// <summary>Up to this argument the power series serve.</summary>
    public const double SeriesLimit = 25;

    private const double RecurrenceLimit = 1e8;

    /// <summary>J_ν(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble J(double order, double x)
    {
        if (HasDebye(order, x)) return Debye(order, x).J;
        return x <= SeriesLimit ? BesselSeries.J(order, x) : Transition(order, x).J;
    }

    /// <summary>Y_ν(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Y(double order, double x)
    {
        if (HasDebye(order, x)) return Debye(order, x).Y;
        return x <= SeriesLimit ? SmallY(order, x) : Transition(order, x).Y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ExtendedDouble J, ExtendedDouble Y) Debye(double order, double x)
    {
        if (x < order) return DebyeExpansion.Monotone(order, x);
        (DoubleDouble j, DoubleDouble y) = DebyeExpansion.Oscillating(order, x);
        return (j, y);
    }

    /// <summary>Whether Debye's expansion is accurate: its phase, for x &lt; ν its exponent, is at least 40.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool HasDebye(double order, double x)
    {
        if (Math.Max(order, x) < DebyeExpansion.LeastPhase) return false;
        double distance = (x - order) / Math.Max(order, x);
        double r = Math.Sqrt(Math.Abs(distance) * (1 + (Math.Min(order, x) / Math.Max(order, x)))) * Math.Max(order, x);
        if (Math.Abs(distance) < 1e-3) return r * Math.Abs(distance) * (2 / 3.0) >= DebyeExpansion.LeastPhase;
        double phase = x > order ? r - (order * Math.Acos(order / x)) : (order * Math.Log((order + r) / x)) - r;
        return phase >= DebyeExpansion.LeastPhase && r >= DebyeExpansion.LeastPhase;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble SmallY(double order, double x)
    {
        double steps = Math.Floor(order + 0.5);
        (ExtendedDouble first, ExtendedDouble second) = BesselSeries.Y(order - steps, x);
        return Upwards(first, second, order - steps, steps, x).First;
    }

    /// <summary>Around x = ν, for x > 25.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ExtendedDouble J, ExtendedDouble Y) Transition(double order, double x)
    {
        if (x >= RecurrenceLimit) return BesselTransition.Pair(order, x);
        double lowest = order - Math.Floor(order + 0.5);
        double highest = x - (14 * Math.Cbrt(x)) - 1;
        bool hankel = highest < 2;
        double start = hankel ? lowest : order - Math.Ceiling(order - highest);
        double steps = order - start;
        ((DoubleDouble J, DoubleDouble Y) first, (DoubleDouble J, DoubleDouble Y) second) = hankel
            ? (BesselHankel.Pair(start, x), BesselHankel.Pair(ErrorFree.TwoSum(start, 1), x))
            : (DebyeExpansion.Oscillating(start, x), DebyeExpansion.Oscillating(start + 1, x));
        (ExtendedDouble y, ExtendedDouble nextY) = Upwards(first.Y, second.Y, start, steps, x);
        if (order <= x) return (Upwards(first.J, second.J, start, steps, x).First, y);

        // J_(ν+1)·Y_ν − J_ν·Y_(ν+1) = 2/(πx), DLMF 10.5.2
        ExtendedDouble wronskian = 2 / (DoubleDouble.Pi * x);
        return (wronskian / ((Ratio(order, x) * y) - nextY), y);
    }

    /// <summary>The functions of orders start + steps and one more by F_(μ+1) = (2μ/x)·F_μ − F_(μ−1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ExtendedDouble First, ExtendedDouble Second) Upwards(ExtendedDouble first, ExtendedDouble second, double start, double steps, double x)
    {
        ExtendedDouble scale = (ExtendedDouble)2 / x;
        for (double k = 1; k <= steps; k++) (first, second) = (second, (scale * ErrorFree.TwoSum(start, k) * second) - first);
        return (first, second);
    }

    /// <summary>J_(ν+1)(x)/J_ν(x) for ν > x by its continued fraction (DLMF 10.10.1), backwards from an order at which J is smaller by e^-40.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Ratio(double order, double x)
    {
        DoubleDouble ratio = 0;
        for (double k = Math.Ceiling(15 * Math.Cbrt(x)) + 20; k >= 1; k--) ratio = 1 / ((2 * ErrorFree.TwoSum(order, k) / x) - ratio);
        return ratio;
    }
}
