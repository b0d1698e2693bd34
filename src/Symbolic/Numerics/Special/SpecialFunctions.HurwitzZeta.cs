using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

public static partial class SpecialFunctions
{
    private const double FourierLimit = -11;

    /// <summary>The Hurwitz zeta function Σ (a + k)^(−s) over k ≥ 0, continued to every real s but 1.</summary>
    /// <remarks>Positive a, and every a for whole s; NaN elsewhere. +∞ at s = 1, and at a = 0 for positive s; at a = −1, −2, … for positive s +∞ if s is even, else NaN. At a = +∞ 0 for s above
    /// 1, else −∞. The Euler–Maclaurin formula in compensated arithmetic; Hurwitz's Fourier series below −11; the two-sided sum and the reflection of Bernoulli's
    /// polynomials for negative a. Measured: 0.51 ulp; relative error 1E-14 below s = −11 away from the zeros.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double HurwitzZeta(double s, double a)
    {
        if (double.IsNaN(s) || double.IsNaN(a) || double.IsInfinity(s) || double.IsNegativeInfinity(a)) return double.NaN;
        if (s == 1) return double.PositiveInfinity;
        if (a == 0) return s > 0 ? double.PositiveInfinity : s == 0 ? 0.5 : Zeta(s);
        if (double.IsInfinity(a)) return s > 1 ? 0 : double.NegativeInfinity;
        if (a < 0) return HurwitzOfNegative(s, a);
        if (a >= 0.5) return HurwitzFromHalf(s, a, out int exponent).ToDouble(exponent);
        DoubleDouble first = ScaledPower(a, -s, out int scale), rest = HurwitzFromHalf(s, DoubleDouble.Sum(1, a), out int power);
        if (Math.Abs(first.High) is 0 or double.PositiveInfinity) return first.High == 0 ? rest.ToDouble(power) : first.High;
        int common = Math.Max(scale, power);
        return (first.Times(Math.ScaleB(1, scale - common)) + rest.Times(Math.ScaleB(1, power - common))).ToDouble(common);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double HurwitzOfNegative(double s, double a)
    {
        if (s != Math.Floor(s)) return double.NaN;
        if (s > 0 && a == Math.Floor(a)) return s % 2 == 0 ? double.PositiveInfinity : double.NaN;
        int exponent;
        DoubleDouble value = s > 0
            ? ReflectedHurwitz(s, a) * ScaledPower(Math.Abs(a - Math.Round(a)), -s, out exponent)
            : HurwitzFromHalf(s, DoubleDouble.Sum(1, -a), out exponent) * (s % 2 == 0 ? -1 : 1);
        return value.ToDouble(exponent);
    }

    /// <summary>ζ(s, a) for a from 1/2 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble HurwitzFromHalf(double s, DoubleDouble a, out int exponent)
    {
        if (a.High > 1E20 * (1 + Math.Abs(s)))
        {
            DoubleDouble leading = ScaledPower(a, -s, out exponent) * a.Times(Math.ScaleB(1, -64)) / (s - 1);
            exponent += 64;
            return leading;
        }

        if (s < FourierLimit && a.High < 12 - s) return HurwitzByFourier(s, a, out exponent);
        DoubleDouble power = ScaledPower(a, -s, out exponent);
        return Math.Abs(power.High) is > 0 and < double.PositiveInfinity ? power * PolygammaCore.Hurwitz(s, a) : s < 0 ? -power : power;
    }

    /// <summary>ζ(1 − t, a) = 2Γ(t)/(2π)^t·Σ cos(πt/2 − 2πna)/n^t for t above 12 and a up to 1, and the recurrence from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble HurwitzByFourier(double s, DoubleDouble a, out int exponent)
    {
        double t = 1 - s, steps = Math.Ceiling(a.High) - 1;
        DoubleDouble start = a - steps, sum = 0, phase = DoubleDouble.Sum(Math.IEEERemainder(s, 4), -1).Times(0.5);
        for (int n = 1; n < 40; n++)
        {
            double size = Math.Pow(n, -t);
            sum += CompensatedFunctions.CosPi((start * (2 * n)) + phase) * size;
            if (size < 1E-20) break;
        }

        DoubleDouble scale = PolygammaCore.LogGamma(t) - ((CompensatedFunctions.LogPi + CompensatedFunctions.Log2) * t);
        exponent = 0;
        if (steps > 5000) return scale.High > -s * Math.Log(a.High - 1) ? sum.High * double.PositiveInfinity : double.NegativeInfinity; // both overflow
        if (scale.High > 1E6 && sum.High != 0) return sum.High * double.PositiveInfinity;
        int valueExponent = 0;
        DoubleDouble value = sum.High == 0 ? 0 : CompensatedFunctions.Exp(scale, out valueExponent).Times(2) * sum;
        if (steps > 0) ScaledPower(start + (steps - 1), -s, out exponent);
        if (sum.High != 0) exponent = Math.Max(exponent, valueExponent);
        value = value.Times(Math.ScaleB(1, valueExponent - exponent));
        for (double k = 0; k < steps; k++)
        {
            DoubleDouble power = ScaledPower(start + k, -s, out int powerExponent);
            value -= power.Times(Math.ScaleB(1, powerExponent - exponent));
        }

        return value;
    }

    /// <summary>x^y times 2^−<paramref name="exponent"/> for positive x; 0 and +∞ in good time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ScaledPower(DoubleDouble x, double y, out int exponent)
    {
        DoubleDouble logarithm = DoubleDouble.Log(x) * y;
        exponent = 0;
        if (!(Math.Abs(logarithm.High) < 1E6)) return logarithm.High < 0 ? 0 : double.PositiveInfinity;
        return CompensatedFunctions.Exp(logarithm, out exponent);
    }
}
