using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The gamma function and its logarithm to about 70 bits, as unevaluated sums with an exponent of their own, for what is built from them.</summary>
internal static class GammaCore
{
    /// <summary>Where Stirling's series takes over; its twelve terms are below 2^-80 there.</summary>
    public const double StirlingStart = 16;

    // log(2π)/2 − 1/2
    private static readonly DoubleDouble s_stirlingConstant = new(0.4189385332046727, 1.6728209650585413E-17);

    /// <summary>Γ(x) times 2^−<paramref name="exponent"/> for finite x that is not a pole.</summary>
    /// <remarks>Below −1/4 by reflection π/(sin(πx)·Γ(1 − x)), between 0 and 1 and a little below by Γ(1 + x)/x. Relative error below 2^-68 for |x| ≤ 1000.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Gamma(double x, out int exponent)
    {
        if (x >= 1) return GammaFromOne(x, out exponent);
        if (x > -0.25)
        {
            int scale = Math.Abs(x) < 1E-200 ? 900 : 0;
            DoubleDouble numerator = GammaFromOne(DoubleDouble.Sum(1, x), out _);
            exponent = scale;
            return numerator / (x * ErrorFree.PowerOfTwo(scale));
        }

        DoubleDouble reflected = GammaFromOne(DoubleDouble.Sum(1, -x), out exponent);
        exponent = -exponent;
        return CompensatedFunctions.Pi / (CompensatedFunctions.SinPi(x) * reflected);
    }

    /// <summary>Γ(y) for y from 1E-200 up to <see cref="StirlingStart"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble GammaOfPositive(DoubleDouble y) => y.High >= 1 ? GammaFromOne(y, out _) : GammaFromOne(y + 1.0, out _) / y;

    /// <summary>log Γ(y) by Stirling's series for y from <see cref="StirlingStart"/> on; NaN or ∞ when it overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Stirling(DoubleDouble y)
    {
        double inverse = 1 / y.High, square = inverse * inverse;
        ReadOnlySpan<double> table = GammaTables.Stirling;
        DoubleDouble series = (new DoubleDouble(table[0], table[1]) / y) + (inverse * square * Horner.Evaluate(table[2..], square));
        return ((y - 0.5) * (DoubleDouble.Log(y) - 1)) + (series + s_stirlingConstant);
    }

    /// <summary>log Γ(x)/((x − 1)(x − 2)) for x from 3/4 up to 9/4, given as 1 + <paramref name="t"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble LogGammaQuotient(double t)
    {
        ReadOnlySpan<double> c = QuotientRow(t, out double offset);
        return ErrorFree.FastTwoSum(c[0], c[1] + (offset * Horner.Evaluate(c[2..], offset)));
    }

    /// <summary>The derivative of <see cref="LogGammaQuotient"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogGammaQuotientDerivative(double t)
    {
        ReadOnlySpan<double> c = QuotientRow(t, out double offset);
        return Horner.Derivative(c[1..], offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<double> QuotientRow(double t, out double offset)
    {
        const int Row = 14;
        int interval = Math.Clamp((int)((t + 0.25) * 8), 0, 11);
        offset = t - (((interval - 2) * 0.125) + 0.0625);
        return GammaTables.LogGammaQuotient.Slice(interval * Row, Row);
    }

    /// <summary>Γ(y) for y from 3/4 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble GammaFromOne(DoubleDouble y, out int exponent)
    {
        exponent = 0;
        if (y.High >= StirlingStart) return CompensatedFunctions.Exp(Stirling(y), out exponent);
        if (y.High < 1) return TwoToThree(y + 2) / (y * (y + 1));
        if (y.High < 2) return TwoToThree(y + 1) / y;
        DoubleDouble product = 1;
        for (; y.High >= 3; product *= y) y -= 1;
        return TwoToThree(y) * product;
    }

    /// <summary>Γ(y) for y from 2 up to 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble TwoToThree(DoubleDouble y)
    {
        const int Row = 15;
        int interval = Math.Min((int)((y.High - 2) * 8), 7);
        double middle = 2 + (interval * 0.125) + 0.0625;
        return Horner.Evaluate(GammaTables.Gamma.Slice(interval * Row, Row), 3, y - middle);
    }
}
