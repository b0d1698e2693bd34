using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Taylor coefficients of the Riemann zeta function in compensated arithmetic.</summary>
internal static class ZetaCore
{
    private const int Start = 24, Terms = 20;

    // log(2π)
    private static readonly DoubleDouble s_logTwoPi = new(1.8378770664093456, -7.756588316134483E-17);

    /// <summary>The coefficients of ζ(s + ε) up to ε^<paramref name="order"/>, times 2^−<paramref name="exponent"/>; s is neither 1 nor beyond 1E6 in absolute value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble[] Taylor(double s, int order, out int exponent)
    {
        exponent = 0;
        return s >= -0.5 ? EulerMaclaurin(s, order) : Reflected(s, order, out exponent); // reflection multiplies a zero by a pole at 0
    }

    /// <summary>Sum of the first terms, and the Euler–Maclaurin formula for the others, every quantity a series in ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] EulerMaclaurin(DoubleDouble s, int order)
    {
        DoubleDouble logStart = DoubleDouble.Log(Start), inverse = (DoubleDouble)1 / Start;
        DoubleDouble[] bracket = new DoubleDouble[order + 1], rising = new DoubleDouble[order + 1];
        DoubleDouble pole = 1 / (s - 1), power = pole * Start;
        for (int j = 0; j <= order; j++, power *= -pole) bracket[j] = power;
        bracket[0] += 0.5;
        rising[0] = 1;
        for (int k = 1; k <= Terms; k++)
        {
            if (k > 1) MultiplyByLinear(rising, (s + ((2 * k) - 3)) * inverse, inverse);
            MultiplyByLinear(rising, (s + ((2 * k) - 2)) * inverse, inverse);
            DoubleDouble coefficient = new(GammaTables.EulerMaclaurin[(2 * k) - 2], GammaTables.EulerMaclaurin[(2 * k) - 1]);
            for (int j = 0; j <= order; j++) bracket[j] += coefficient * rising[j];
        }

        DoubleDouble[] sum = Product(bracket, Exponential(-logStart, order));
        DoubleDouble scale = Power(-(logStart * s));
        for (int j = 0; j <= order; j++) sum[j] *= scale;
        for (int k = 1; k < Start; k++) AddTerm(sum, s, DoubleDouble.Log(k));
        return sum;
    }

    /// <summary>ζ(s) = 2·(2π)^(−t)·sin(πs/2)·Γ(t)·ζ(t) for t = 1 − s, each factor a series in ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] Reflected(double s, int order, out int exponent)
    {
        DoubleDouble t = DoubleDouble.Sum(1, -s);
        DoubleDouble[] zeta = EulerMaclaurin(t, order), sine = new DoubleDouble[order + 1], gamma = new DoubleDouble[order + 1];
        for (int j = 1; j <= order; j += 2) zeta[j] = -zeta[j];
        DoubleDouble quarter = CompensatedFunctions.Pi.Times(0.5), power = 1, up = CompensatedFunctions.SinPi(s * 0.5), across = CompensatedFunctions.CosPi(s * 0.5);
        for (int j = 0; j <= order; j++, power *= quarter / j)
        {
            sine[j] = power * up;
            (up, across) = (across, -up);
        }

        // log Γ(t − ε) − log Γ(t) + ε·log(2π), coefficient by coefficient
        if (order > 0) gamma[1] = s_logTwoPi - PolygammaCore.Digamma(t);
        for (int j = 2; j <= order; j++) gamma[j] = PolygammaCore.Hurwitz(j, t) * PolygammaCore.Power(1 / t, j) / j;
        DoubleDouble scale = CompensatedFunctions.Exp(PolygammaCore.LogGamma(t) - (s_logTwoPi * t), out exponent).Times(2);
        DoubleDouble[] result = Product(Product(zeta, sine), Exponential(gamma));
        for (int j = 0; j <= order; j++) result[j] *= scale;
        return result;
    }

    /// <summary>Adds k^(−s−ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTerm(DoubleDouble[] sum, DoubleDouble s, DoubleDouble logarithm)
    {
        DoubleDouble term = Power(-(logarithm * s));
        for (int j = 0; j < sum.Length && term.High != 0; j++)
        {
            sum[j] += term;
            term *= -logarithm / (j + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Power(DoubleDouble logarithm)
    {
        if (logarithm.High < -700) return 0;
        return CompensatedFunctions.Exp(logarithm, out int exponent).Times(ErrorFree.PowerOfTwo(exponent));
    }

    /// <summary>Multiplies a series by constant + slope·ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyByLinear(DoubleDouble[] series, DoubleDouble constant, DoubleDouble slope)
    {
        for (int j = series.Length - 1; j > 0; j--) series[j] = (series[j] * constant) + (series[j - 1] * slope);
        series[0] *= constant;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] Product(DoubleDouble[] a, DoubleDouble[] b)
    {
        DoubleDouble[] product = new DoubleDouble[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; i + j < a.Length; j++) product[i + j] += a[i] * b[j];
        }

        return product;
    }

    /// <summary>The series of e^(rate·ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] Exponential(DoubleDouble rate, int order)
    {
        DoubleDouble[] series = new DoubleDouble[order + 1];
        series[0] = 1;
        for (int j = 1; j <= order; j++) series[j] = series[j - 1] * rate / j;
        return series;
    }

    /// <summary>The exponential of a series without constant term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] Exponential(DoubleDouble[] logarithm)
    {
        DoubleDouble[] series = new DoubleDouble[logarithm.Length];
        series[0] = 1;
        for (int n = 1; n < series.Length; n++)
        {
            for (int k = 1; k <= n; k++) series[n] += logarithm[k] * series[n - k] * k;
            series[n] /= n;
        }

        return series;
    }
}
