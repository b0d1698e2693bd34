using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The logarithm of the gamma function, digamma and the Hurwitz zeta function of whole order to about 100 bits, by recurrence and the Euler–Maclaurin formula.</summary>
internal static class PolygammaCore
{
    private const double ShiftTo = 24;
    private const int Terms = 20;

    private static readonly DoubleDouble s_halfLogTwoPi = new(0.9189385332046728, -3.8782941580672414E-17);

    /// <summary>ψ(y) for y from 1 on.</summary>
    /// <remarks>The recurrence runs downwards, so that every partial sum is a value of ψ and no larger number is rounded.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Digamma(DoubleDouble y)
    {
        double steps = Math.Max(0, Math.Ceiling(ShiftTo - y.High));
        DoubleDouble z = y + steps, inverse = 1 / z, square = inverse * inverse, power = square, series = inverse.Times(0.5);
        for (int k = 1; k <= Terms && power.High > 1E-33; k++)
        {
            series += Coefficient(k) * power;
            power *= square * ((2 * k) * ((2 * k) + 1));
        }

        DoubleDouble value = DoubleDouble.Log(z) - series;
        for (double k = steps - 1; k >= 0; k--) value -= 1 / (y + k);
        return value;
    }

    /// <summary>ψ(x) for any x that is not a pole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble DigammaOfReal(DoubleDouble x)
    {
        if (x.High >= 1) return Digamma(x);
        if (x.High > 0) return Digamma(x + 1) - (1 / x);
        return Digamma(1 - x) - (CompensatedFunctions.Pi * CompensatedFunctions.CosPi(x) / CompensatedFunctions.SinPi(x));
    }

    /// <summary>log Γ(y) for y from 1 on, absolute error below 2^-96 up to 1000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble LogGamma(DoubleDouble y)
    {
        DoubleDouble product = 1;
        for (; y.High < ShiftTo; y += 1) product *= y;
        return s_halfLogTwoPi + StirlingSeries(y) - y + ((y - 0.5) * DoubleDouble.Log(y)) - DoubleDouble.Log(product);
    }

    /// <summary>log Γ(y) − (y − 1/2)·log y + y − log(2π)/2 for y from 24 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble StirlingSeries(DoubleDouble y)
    {
        DoubleDouble inverse = 1 / y, square = inverse * inverse, power = inverse, sum = 0;
        for (int k = 1; k <= Terms && power.High > 1E-33; k++)
        {
            sum += Coefficient(k) * power;
            power *= square * (((2 * k) - 1) * (2 * k));
        }

        return sum;
    }

    /// <summary>y^s·ζ(s, y), for positive s the sum of (1 + k/y)^(−s); for y from 1/2 on and s from −12 on, but not 1.</summary>
    /// <remarks>Terms are added until they are below 2^-104 of the sum or until the remainder is within reach of twenty Euler–Maclaurin terms, for negative s early, before
    /// the powers grow out of proportion.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Hurwitz(double s, DoubleDouble y)
    {
        double reach = s < 0 ? ShiftTo / 2 : Math.Max(ShiftTo, (s + (2 * Terms)) / 1.5);
        DoubleDouble sum = 0, ratioPower = 1, z = y;
        for (; z.High < reach; ratioPower = RealPower(y / z, s))
        {
            sum += ratioPower;
            if (ratioPower.High < 1E-33) return sum;
            z += 1;
        }

        DoubleDouble inverse = 1 / z, square = inverse * inverse;
        DoubleDouble tail = (z / (DoubleDouble.Sum(s, -1))) + 0.5, term = inverse * s;
        for (int k = 1; k <= Terms && Math.Abs(term.High) > 1E-33; k++)
        {
            tail += Coefficient(k) * term;
            term *= square * (DoubleDouble.Sum(s, (2 * k) - 1) * DoubleDouble.Sum(s, 2 * k));
        }

        return sum + (ratioPower * tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble RealPower(DoubleDouble x, double exponent)
    {
        if (exponent >= 0 && exponent == Math.Floor(exponent)) return Power(x, exponent);
        DoubleDouble logarithm = DoubleDouble.Log(x) * exponent;
        return logarithm.High < -650 ? 0 : DoubleDouble.Exp(logarithm);
    }

    /// <summary>The whole power of a number at most 1, 0 where it underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Power(DoubleDouble x, double exponent)
    {
        DoubleDouble result = 1;
        for (double rest = exponent; rest > 0; rest = Math.Floor(rest / 2))
        {
            if (rest % 2 == 1) result *= x;
            x *= x;
            if (x.High < 1E-290) x = 0;
        }

        return result.High < 1E-290 ? 0 : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Coefficient(int k) => new(GammaTables.EulerMaclaurin[(2 * k) - 2], GammaTables.EulerMaclaurin[(2 * k) - 1]);
}
