using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Power series of Bessel functions in double-double arithmetic: at x = 25 the terms of J reach 1e10, which leaves more than 60 bits.</summary>
internal static class BesselSeries
{
    private const double Negligible = 1e-36;

    /// <summary>J_ν(x) for ν ≥ 0 and 0 &lt; x ≤ 25 (DLMF 10.2.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble J(double order, double x) => Sum(order, x, -1);

    /// <summary>I_ν(x) for ν ≥ 0 and x > 0 (DLMF 10.25.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble I(double order, double x) => Sum(order, x, 1);

    /// <summary>Y_μ(x) and Y_(μ+1)(x) for |μ| ≤ 1/2 and 0 &lt; x ≤ 25: N. M. Temme, "On the numerical evaluation of the ordinary Bessel function of the second kind" (1976).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ExtendedDouble First, ExtendedDouble Second) Y(double order, double x)
    {
        (DoubleDouble f, DoubleDouble p, DoubleDouble q) = TemmeStart(order, x);
        DoubleDouble half = HalfAngleTerm(order);
        (DoubleDouble first, DoubleDouble second) = TemmeSum(order, x, -1, f, p, q, half);
        ExtendedDouble scale = 2 / DoubleDouble.Pi;
        return (-scale * first, -scale * second * 2 / x);
    }

    /// <summary>K_μ(x) and K_(μ+1)(x) for |μ| ≤ 1/2 and 0 &lt; x ≤ 2: N. M. Temme, "On the numerical evaluation of the modified Bessel function of the third kind" (1975).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ExtendedDouble First, ExtendedDouble Second) K(double order, double x)
    {
        (DoubleDouble f, DoubleDouble p, DoubleDouble q) = TemmeStart(order, x);
        (DoubleDouble first, DoubleDouble second) = TemmeSum(order, x, 1, f, p, q, 0);
        return (first, (ExtendedDouble)second * 2 / x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble Sum(double order, double x, int sign)
    {
        DoubleDouble quarter = DoubleDouble.Product(x, x).Times(0.25 * sign);
        DoubleDouble sum = 1;
        DoubleDouble term = 1;
        for (int k = 1; Math.Abs(term.High) > Negligible * Math.Min(1, Math.Abs(sum.High)) || k < 3; k++)
        {
            term = term * quarter / (k * ErrorFree.TwoSum(order, k));
            sum += term;
        }

        ExtendedDouble half = ExtendedDouble.ScaleB(x, -1);
        return ExtendedDouble.Pow(half, order) * ReciprocalGamma.OfOrder(order) * sum;
    }

    /// <summary>The first f, p and q, those of Y times π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble F, DoubleDouble P, DoubleDouble Q) TemmeStart(double order, double x)
    {
        DoubleDouble log = DoubleDouble.Log(2) - DoubleDouble.Log(x);
        DoubleDouble sigma = order * log;
        DoubleDouble power = DoubleDouble.Exp(sigma);
        DoubleDouble sinh = Math.Abs(sigma.High) < 1e-30 ? 1 : DoubleDouble.Sinh(sigma) / sigma;
        DoubleDouble angle = order * DoubleDouble.Pi;
        DoubleDouble sine = order == 0 ? 1 : angle / DoubleDouble.Sin(angle);
        DoubleDouble f = sine * ((DoubleDouble.Cosh(sigma) * ReciprocalGamma.OddQuotient(order)) + (sinh * log * ReciprocalGamma.Even(order)));
        return (f, power.Times(0.5) / ReciprocalGamma.Of(order), 0.5 / (power * ReciprocalGamma.Of(-order)));
    }

    /// <summary>(2/μ)·sin²(μπ/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble HalfAngleTerm(double order)
    {
        if (order == 0) return 0;
        DoubleDouble sin = DoubleDouble.Sin(order * DoubleDouble.Pi.Times(0.5));
        return 2 * sin * (sin / order);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble First, DoubleDouble Second) TemmeSum(double order, double x, int sign, DoubleDouble f, DoubleDouble p, DoubleDouble q, DoubleDouble half)
    {
        DoubleDouble quarter = DoubleDouble.Product(x, x).Times(0.25 * sign);
        DoubleDouble coefficient = 1;
        DoubleDouble first = f + (half * q);
        DoubleDouble second = p;
        double size = Math.Abs(first.High);
        for (int k = 1; k < 4 || Math.Abs(coefficient.High) * k > Negligible * Math.Min(1, size); k++)
        {
            f = ((k * f) + p + q) / (ErrorFree.TwoSum(k, order) * ErrorFree.TwoSum(k, -order));
            p /= ErrorFree.TwoSum(k, -order);
            q /= ErrorFree.TwoSum(k, order);
            coefficient = coefficient * quarter / k;
            DoubleDouble g = f + (half * q);
            first += coefficient * g;
            second += coefficient * (p - (k * g));
        }

        return (first, second);
    }
}
