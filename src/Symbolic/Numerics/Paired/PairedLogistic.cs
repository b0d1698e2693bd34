using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The logistic function, its integral, and reciprocals of hyperbolic functions in double-double arithmetic, with bounds. All are made of e^−|x|, which does not overflow.</summary>
internal static class PairedLogistic
{
    private const double Margin = 33 / 32.0, Short = 1 / 128.0, Remainder = 1e-200, OfCsch = 5.4, OfCoth = 2.4;

    /// <summary>1/(1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sigmoid(DoubleDouble x)
    {
        DoubleDouble power = Decay(x);
        return (double.IsNegative(x.High) ? power : DoubleDouble.One) / (1 + power);
    }

    /// <summary>f′ ≤ e^−|a|; all values from a − d on are as close to 1, or those to a + d to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SigmoidMoves(double a, double f, double d) =>
        (d < Short ? Math.Exp(-Math.Abs(a)) * d : Math.Min(1, Math.Exp(d - Math.Abs(a)))) * Margin;

    /// <summary>1/(1 + e^−x) where that is 1/2, 1 or e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Sigmoid(ScaledNumber x)
    {
        if (ScaledFunctions.IsTiny(x)) return new ScaledNumber(0.5, Remainder);
        return x.Value.Sign > 0 ? Limit(x, 1) : Loosened(ScaledFunctions.Exp(x));
    }

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Softplus(DoubleDouble x)
    {
        DoubleDouble rest = DoubleDouble.Log1p(Decay(x));
        return x.High > 0 ? x + rest : rest;
    }

    /// <summary>f′ is below 1 and e^a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SoftplusMoves(double a, double f, double d) =>
        (d < Short ? Math.Min(1, Math.Exp(a)) * d : Math.Min(d, Math.Exp(a + d))) * Margin;

    /// <summary>log(1 + e^x) where that is log 2, x or e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Softplus(ScaledNumber x)
    {
        if (ScaledFunctions.IsTiny(x)) return new ScaledNumber(DoubleDouble.Log(2), ScaledNumber.FunctionUnit);
        return Loosened(x.Value.Sign > 0 ? x : ScaledFunctions.Exp(x));
    }

    /// <summary>1/cosh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sech(DoubleDouble x)
    {
        DoubleDouble power = Decay(x);
        return power.Times(2) / (1 + (power * power));
    }

    /// <summary>|f′| ≤ f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SechMoves(double a, double f, double d) => (d < Short ? f * d : Math.Min(1, 2 * Math.Exp(d - Math.Abs(a)))) * Margin;

    /// <summary>1/cosh x where that is 1 or 2·e^−|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Sech(ScaledNumber x) => ScaledFunctions.IsTiny(x) ? new ScaledNumber(1, Remainder) : TwiceDecay(x);

    /// <summary>1/sinh x; NaN at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Csch(DoubleDouble x)
    {
        DoubleDouble value = Decay(x).Times(2) / -LessThanOne(x);
        return x.High > 0 ? value : x.High < 0 ? -value : DoubleDouble.NaN;
    }

    /// <summary>|f′/f| = |coth a| ≤ 1 + 1/|a|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CschMoves(double a, double f, double d)
    {
        double magnitude = Math.Abs(a);
        return d < Short * Math.Min(1, magnitude) ? Math.Abs(f) * d * (1 + (1 / magnitude)) * Margin : d == 0 ? 0 : double.PositiveInfinity;
    }

    /// <summary>1/sinh x where that is 1/x or ±2·e^−|x|; nothing is known at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Csch(ScaledNumber x)
    {
        if (ScaledFunctions.IsTiny(x) || x.Value.Sign == 0) return ScaledFunctions.Reciprocal(x);
        ScaledNumber value = TwiceDecay(x);
        return x.Value.Sign < 0 ? value with { Value = -value.Value } : value;
    }

    /// <summary>cosh x/sinh x; NaN at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Coth(DoubleDouble x)
    {
        DoubleDouble less = LessThanOne(x), value = (less + 2) / -less;
        return x.High > 0 ? value : x.High < 0 ? -value : DoubleDouble.NaN;
    }

    /// <summary>|f′| = csch² a ≤ 1/a²; from 1 on below 5.4·e^(−2·|a|), and all values within 2.4·e^(−2·(|a| − d)) of ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CothMoves(double a, double f, double d)
    {
        double magnitude = Math.Abs(a), least = magnitude - d;
        if (d < Short * Math.Min(1, magnitude)) return (magnitude < 1 ? 1 / (magnitude * magnitude) : OfCsch * Math.Exp(-2 * magnitude)) * d * Margin;
        return d == 0 ? 0 : least > 1 ? OfCoth * Math.Exp(-2 * least) * Margin : double.PositiveInfinity;
    }

    /// <summary>cosh x/sinh x where that is 1/x or ±1; nothing is known at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Coth(ScaledNumber x) => ScaledFunctions.IsTiny(x) || x.Value.Sign == 0 ? ScaledFunctions.Reciprocal(x) : Limit(x, x.Value.Sign);

    /// <summary>e^−|x|.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Decay(DoubleDouble x) => DoubleDouble.Exp(-DoubleDouble.Abs(x));

    /// <summary>e^(−2·|x|) − 1.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LessThanOne(DoubleDouble x) => DoubleDouble.Expm1(DoubleDouble.Abs(x).Times(-2));

    [MethodImpl(Jit.Inlined)]
    private static ScaledNumber Limit(ScaledNumber x, double limit) => x.Error < Short ? new ScaledNumber(limit, Remainder) : ScaledNumber.None;

    [MethodImpl(Jit.Inlined)]
    private static ScaledNumber Loosened(ScaledNumber x) => x with { Error = x.Error + Remainder };

    [MethodImpl(Jit.Inlined)]
    private static ScaledNumber TwiceDecay(ScaledNumber x)
    {
        ScaledNumber power = ScaledFunctions.Exp(x with { Value = -ExtendedDouble.Abs(x.Value) });
        return power with { Value = ExtendedDouble.ScaleB(power.Value, 1), Error = power.Error + Remainder };
    }
}
