namespace Symbolic.Numerics;

/// <summary>The logarithm of the gamma function, digamma and the Hurwitz zeta function of whole order to about 100 bits, by recurrence and the Euler–Maclaurin formula.</summary>
internal static class PolygammaCore
{
    private const double ShiftTo = 24;
    private const int Terms = 20;

    private static readonly Compensated s_halfLogTwoPi = new(0.9189385332046728, -3.8782941580672414E-17);

    /// <summary>ψ(y) for y from 1 on.</summary>
    public static Compensated Digamma(Compensated y)
    {
        Compensated sum = 0;
        for (; y.Hi < ShiftTo; y += 1.0) sum -= (Compensated)1 / y;
        Compensated inverse = (Compensated)1 / y, square = inverse * inverse, power = square;
        sum -= inverse.Scale(0.5);
        for (int k = 1; k <= Terms && power.Hi > 1E-33; k++)
        {
            sum -= Coefficient(k) * power;
            power *= square * ((2 * k) * ((2 * k) + 1));
        }

        return sum + CompensatedFunctions.Log(y);
    }

    /// <summary>log Γ(y) for y from 1 on, absolute error below 2^-96 up to 1000.</summary>
    public static Compensated LogGamma(Compensated y)
    {
        Compensated product = 1;
        for (; y.Hi < ShiftTo; y += 1.0) product *= y;
        return s_halfLogTwoPi + StirlingSeries(y) - y + ((y + -0.5) * CompensatedFunctions.Log(y)) - CompensatedFunctions.Log(product);
    }

    /// <summary>log Γ(y) − (y − 1/2)·log y + y − log(2π)/2 for y from 24 on.</summary>
    public static Compensated StirlingSeries(Compensated y)
    {
        Compensated inverse = (Compensated)1 / y, square = inverse * inverse, power = inverse, sum = 0;
        for (int k = 1; k <= Terms && power.Hi > 1E-33; k++)
        {
            sum += Coefficient(k) * power;
            power *= square * (((2 * k) - 1) * (2 * k));
        }

        return sum;
    }

    /// <summary>y^s·Σ (y + k)^(−s) over k ≥ 0, for y from 1/2 on and whole s from 2 on.</summary>
    /// <remarks>At least 1. Terms are added until they are below 2^-104 of the sum or until the remainder is within reach of twenty Euler–Maclaurin terms.</remarks>
    public static Compensated Hurwitz(double s, Compensated y)
    {
        double reach = Math.Max(ShiftTo, (s + (2 * Terms)) / 1.5);
        Compensated sum = 0, ratioPower = 1, z = y;
        for (; z.Hi < reach; ratioPower = Power(y / z, s))
        {
            sum += ratioPower;
            if (ratioPower.Hi < 1E-33) return sum;
            z += 1.0;
        }

        Compensated inverse = (Compensated)1 / z, square = inverse * inverse;
        Compensated tail = (z / (s - 1)) + 0.5, term = inverse * s;
        for (int k = 1; k <= Terms && term.Hi > 1E-33; k++)
        {
            tail += Coefficient(k) * term;
            term *= square * (Compensated.Product(s + (2 * k) - 1, s + (2 * k)));
        }

        return sum + (ratioPower * tail);
    }

    /// <summary>The whole power of a number at most 1, 0 where it underflows.</summary>
    public static Compensated Power(Compensated x, double exponent)
    {
        Compensated result = 1;
        for (double rest = exponent; rest > 0; rest = Math.Floor(rest / 2))
        {
            if (rest % 2 == 1) result *= x;
            x *= x;
            if (x.Hi < 1E-290) x = 0;
        }

        return result.Hi < 1E-290 ? 0 : result;
    }

    private static Compensated Coefficient(int k) => new(GammaTables.EulerMaclaurin[(2 * k) - 2], GammaTables.EulerMaclaurin[(2 * k) - 1]);
}
