using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Functions with steps and kinks in double-double arithmetic, all exact.</summary>
internal static class PairedSteps
{
    /// <summary>The greatest whole number not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Floor(DoubleDouble x)
    {
        double floor = Math.Floor(x.High);
        return floor == x.High ? DoubleDouble.Sum(floor, Math.Floor(x.Low)) : floor;
    }

    /// <summary>The least whole number not below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Ceiling(DoubleDouble x) => -Floor(-x);

    /// <summary>The nearest whole number, halves to the even neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Round(DoubleDouble x)
    {
        double nearest = Math.Round(x.High);
        if (nearest == x.High) return DoubleDouble.Sum(nearest, Math.Round(x.Low));
        bool isTie = Math.Abs(x.High - nearest) == 0.5;
        return !isTie || x.Low == 0 ? nearest : x.Low > 0 ? Math.Ceiling(x.High) : Math.Floor(x.High);
    }

    /// <summary>−1, 0 or 1; NaN for what has overflowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sign(DoubleDouble x) => double.IsFinite(x.High) ? x.Sign : double.NaN;

    /// <summary>The lesser number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Min(DoubleDouble x, DoubleDouble y) => y < x ? y : x;

    /// <summary>The greater number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Max(DoubleDouble x, DoubleDouble y) => y > x ? y : x;
}
