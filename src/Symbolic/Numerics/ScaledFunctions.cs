using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Elementary functions where arguments or values are beyond the range of double: leading terms of their expansions, and exponentials with
/// exponents of their own.</summary>
internal static class ScaledFunctions
{
    private const double Margin = 1.05, Short = 1 / 128.0, Remainder = 1e-200;
    private const int TinyExponent = -800, AsymptoticExponent = 60, LargestExponent = 51;

    private static ScaledNumber One => new(1, Remainder);

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Exp(ScaledNumber x)
    {
        if (IsTiny(x)) return One;
        if (x.Value.Exponent >= LargestExponent) return x.Value.Sign < 0 && x.Error < Short ? ScaledNumber.Decay(x.Value.Exponent) : ScaledNumber.None;
        double inherited = Math.Abs(x.Value.ToDouble()) * x.Error;
        return inherited < Short ? new ScaledNumber(ExtendedDouble.Exp(x.Value), (inherited * Margin) + ScaledNumber.FunctionUnit) : ScaledNumber.None;
    }

    /// <summary>e^x − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Expm1(ScaledNumber x)
    {
        if (IsTiny(x)) return Linear(x);
        return x.Value.Sign > 0 ? Exp(x) : x.Error < Short ? new ScaledNumber(-1, Remainder) : ScaledNumber.None;
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Log(ScaledNumber x)
    {
        if (x.Value.Sign <= 0 || !(x.Error < Short)) return ScaledNumber.None;
        ExtendedDouble log = ExtendedDouble.Log(x.Value);
        return new ScaledNumber(log, (x.Error / Math.Abs(log.ToDouble()) * Margin) + ScaledNumber.FunctionUnit);
    }

    /// <summary>log(1 + x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Log1p(ScaledNumber x) => IsTiny(x) ? Linear(x) : Log(x);

    /// <summary>The hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Sinh(ScaledNumber x)
    {
        if (IsTiny(x)) return Linear(x);
        ScaledNumber half = HalfExp(x);
        return x.Value.Sign < 0 ? half with { Value = -half.Value } : half;
    }

    /// <summary>The hyperbolic cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Cosh(ScaledNumber x) => IsTiny(x) ? One : HalfExp(x);

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Tanh(ScaledNumber x) => IsTiny(x) ? Linear(x) : x.Error < Short ? new ScaledNumber(x.Value.Sign, Remainder) : ScaledNumber.None;

    /// <summary>The inverse hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Asinh(ScaledNumber x)
    {
        if (IsTiny(x)) return Linear(x);
        ScaledNumber log = Log(x with { Value = ExtendedDouble.ScaleB(ExtendedDouble.Abs(x.Value), 1) });
        return x.Value.Sign < 0 ? log with { Value = -log.Value } : log;
    }

    /// <summary>The inverse hyperbolic cosine, where it is log(2·x) up to 2^-120.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Acosh(ScaledNumber x) => x.Value.Exponent < AsymptoticExponent ? ScaledNumber.None : Log(x with { Value = ExtendedDouble.ScaleB(x.Value, 1) });

    /// <summary>The real cube root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Cbrt(ScaledNumber x) => x.Error < Short ? new ScaledNumber(ExtendedDouble.Cbrt(x.Value), (x.Error / 3 * Margin) + ScaledNumber.FunctionUnit) : ScaledNumber.None;

    /// <summary>The arc tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Atan(ScaledNumber x)
    {
        if (IsTiny(x)) return Linear(x);
        DoubleDouble quarter = DoubleDouble.Pi.Times(0.5);
        return x.Error < Short ? new ScaledNumber(x.Value.Sign < 0 ? -quarter : quarter, ScaledNumber.Unit) : ScaledNumber.None;
    }

    /// <summary>The arc cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Acos(ScaledNumber x) => IsTiny(x) ? new ScaledNumber(DoubleDouble.Pi.Times(0.5), ScaledNumber.Unit) : ScaledNumber.None;

    /// <summary>The cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Cos(ScaledNumber x) => IsTiny(x) ? One : ScaledNumber.None;

    /// <summary>1/tan x and 1/sin x, where they are 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Inverse(ScaledNumber x) => IsTiny(x) ? Reciprocal(x) : ScaledNumber.None;

    /// <summary>1/x; nothing is known at 0.</summary>
    [MethodImpl(Jit.Inlined)]
    public static ScaledNumber Reciprocal(ScaledNumber x) =>
        x.Value.Sign != 0 && x.Error < Short ? new ScaledNumber((ExtendedDouble)1 / x.Value, (x.Error * Margin) + ScaledNumber.Unit + Remainder) : ScaledNumber.None;

    /// <summary>The magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Abs(ScaledNumber x) => x with { Value = ExtendedDouble.Abs(x.Value) };

    /// <summary>Odd functions of slope 1 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ScaledNumber Odd(ScaledNumber x) => IsTiny(x) ? Linear(x) : ScaledNumber.None;

    /// <summary>Whether a number is so small that functions are their first terms there.</summary>
    [MethodImpl(Jit.Inlined)]
    internal static bool IsTiny(ScaledNumber x) => x.Value.Exponent < TinyExponent;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Linear(ScaledNumber x) => x with { Error = x.Error + Remainder };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber HalfExp(ScaledNumber x)
    {
        ScaledNumber exp = Exp(Abs(x));
        return exp with { Value = ExtendedDouble.ScaleB(exp.Value, -1), Error = exp.Error + Remainder };
    }
}
