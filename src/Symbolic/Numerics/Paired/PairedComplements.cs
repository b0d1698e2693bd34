using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>log(1 − e^x) in double-double arithmetic, with bounds.</summary>
internal static class PairedComplements
{
    private const double Margin = 33 / 32.0, Short = 1 / 128.0, Remainder = 1e-200, Half = -0.6931471805599453;
    private const int TinyExponent = -800;

    /// <summary>log(1 − e^x) for negative x; NaN from 0 on.</summary>
    /// <remarks>Above log(1/2) by e^x − 1, which keeps the digits of x, below by log(1 + y), which keeps those of e^x (Mächler 2012).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Log1mExp(DoubleDouble x)
    {
        if (!(x.High < 0)) return DoubleDouble.NaN;
        return x.High > Half ? DoubleDouble.Log(-DoubleDouble.Expm1(x)) : DoubleDouble.Log1p(-DoubleDouble.Exp(x));
    }

    /// <summary>|f′| = 1/(e^−a − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1mExpMoves(double a, double f, double d)
    {
        if (d == 0) return 0;
        return a < 0 && d < Short * Math.Min(1, -a) ? d / Math.Abs(Kernels.Expm1(-a)) * Margin : double.PositiveInfinity;
    }

    /// <summary>log(1 − e^x) where that is log(−x) or −e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Log1mExp(ScaledNumber x)
    {
        if (!(x.Value.Sign < 0)) return ScaledNumber.None;
        if (x.Value.Exponent < TinyExponent) return ScaledFunctions.Log(x with { Value = -x.Value });
        ScaledNumber power = ScaledFunctions.Exp(x);
        return power with { Value = -power.Value, Error = power.Error + Remainder };
    }
}
