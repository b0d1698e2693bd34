using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Lambert's W in double-double arithmetic on its principal branch, away from the branch point: relative error below 2^-95.</summary>
internal static class PairedLambert
{
    private const double Margin = 33 / 32.0, Short = 1 / 128.0, Tiny = 1e-30, LeastArgument = -0.36, Largest = 1e300;

    /// <summary>The w with w·e^w = x, for x from −0.36 to 10^300, NaN elsewhere: one step of Halley's iteration from the double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble LambertW(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return x - (x * x);
        if (!(x.High is > LeastArgument and < Largest)) return DoubleDouble.NaN;
        double w = SpecialFunctions.LambertW(x.High);
        DoubleDouble step = (w - (x * DoubleDouble.Exp(-w))) / DoubleDouble.Sum(1, w);
        return w - (step * (1 + (step.High * (2 + w) / (2 * (1 + w)))));
    }

    /// <summary>The slope is e^−W/(1 + W), and falls at the rate of e^−W·(2 + W)/(1 + W)² of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Moves(double a, double f, double d)
    {
        double slope = Math.Exp(-f) / (1 + f), fall = slope * (2 + f) / (1 + f);
        return d * fall < Short ? d * slope * Margin : d == 0 ? 0 : double.PositiveInfinity;
    }
}
