namespace Symbolic.Numerics;

/// <summary>Taylor coefficients of the Riemann zeta function in compensated arithmetic.</summary>
internal static class ZetaCore
{
    private const int Start = 24, Terms = 20;

    // log(2π)
    private static readonly Compensated s_logTwoPi = new(1.8378770664093456, -7.756588316134483E-17);

    /// <summary>The coefficients of ζ(s + ε) up to ε^<paramref name="order"/>, times 2^−<paramref name="exponent"/>; s is neither 1 nor beyond 1E6 in absolute value.</summary>
    public static Compensated[] Taylor(double s, int order, out int exponent)
    {
        exponent = 0;
        return s >= 0 ? EulerMaclaurin(s, order) : Reflected(s, order, out exponent);
    }

    /// <summary>Sum of the first terms, and the Euler–Maclaurin formula for the others, every quantity a series in ε.</summary>
    private static Compensated[] EulerMaclaurin(Compensated s, int order)
    {
        Compensated logStart = CompensatedFunctions.Log(Start), inverse = Compensated.Quotient(1, Start);
        Compensated[] bracket = new Compensated[order + 1], rising = new Compensated[order + 1];
        Compensated pole = (Compensated)1 / (s + -1.0), power = pole * Start;
        for (int j = 0; j <= order; j++, power *= -pole) bracket[j] = power;
        bracket[0] += 0.5;
        rising[0] = 1;
        for (int k = 1; k <= Terms; k++)
        {
            if (k > 1) MultiplyByLinear(rising, (s + ((2 * k) - 3)) * inverse, inverse);
            MultiplyByLinear(rising, (s + ((2 * k) - 2)) * inverse, inverse);
            Compensated coefficient = new(GammaTables.EulerMaclaurin[(2 * k) - 2], GammaTables.EulerMaclaurin[(2 * k) - 1]);
            for (int j = 0; j <= order; j++) bracket[j] += coefficient * rising[j];
        }

        Compensated[] sum = Product(bracket, Exponential(-logStart, order));
        Compensated scale = Power(-(logStart * s));
        for (int j = 0; j <= order; j++) sum[j] *= scale;
        for (int k = 1; k < Start; k++) AddTerm(sum, s, CompensatedFunctions.Log(k));
        return sum;
    }

    /// <summary>ζ(s) = 2·(2π)^(−t)·sin(πs/2)·Γ(t)·ζ(t) for t = 1 − s, each factor a series in ε.</summary>
    private static Compensated[] Reflected(double s, int order, out int exponent)
    {
        Compensated t = Compensated.Sum(1, -s);
        Compensated[] zeta = EulerMaclaurin(t, order), sine = new Compensated[order + 1], gamma = new Compensated[order + 1];
        for (int j = 1; j <= order; j += 2) zeta[j] = -zeta[j];
        Compensated quarter = CompensatedFunctions.Pi.Scale(0.5), power = 1, up = CompensatedFunctions.SinPi(s * 0.5), across = CompensatedFunctions.CosPi(s * 0.5);
        for (int j = 0; j <= order; j++, power *= quarter / j)
        {
            sine[j] = power * up;
            (up, across) = (across, -up);
        }

        // log Γ(t − ε) − log Γ(t) + ε·log(2π), coefficient by coefficient
        if (order > 0) gamma[1] = s_logTwoPi - PolygammaCore.Digamma(t);
        for (int j = 2; j <= order; j++) gamma[j] = PolygammaCore.Hurwitz(j, t) * PolygammaCore.Power((Compensated)1 / t, j) / j;
        Compensated scale = CompensatedFunctions.Exp(PolygammaCore.LogGamma(t) - (s_logTwoPi * t), out exponent).Scale(2);
        Compensated[] result = Product(Product(zeta, sine), Exponential(gamma));
        for (int j = 0; j <= order; j++) result[j] *= scale;
        return result;
    }

    /// <summary>Adds k^(−s−ε).</summary>
    private static void AddTerm(Compensated[] sum, Compensated s, Compensated logarithm)
    {
        Compensated term = Power(-(logarithm * s));
        for (int j = 0; j < sum.Length && term.Hi != 0; j++)
        {
            sum[j] += term;
            term *= -logarithm / (j + 1);
        }
    }

    private static Compensated Power(Compensated logarithm)
    {
        if (logarithm.Hi < -700) return 0;
        return CompensatedFunctions.Exp(logarithm, out int exponent).Scale(CompensatedFunctions.Power(exponent));
    }

    /// <summary>Multiplies a series by constant + slope·ε.</summary>
    private static void MultiplyByLinear(Compensated[] series, Compensated constant, Compensated slope)
    {
        for (int j = series.Length - 1; j > 0; j--) series[j] = (series[j] * constant) + (series[j - 1] * slope);
        series[0] *= constant;
    }

    private static Compensated[] Product(Compensated[] a, Compensated[] b)
    {
        Compensated[] product = new Compensated[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; i + j < a.Length; j++) product[i + j] += a[i] * b[j];
        }

        return product;
    }

    /// <summary>The series of e^(rate·ε).</summary>
    private static Compensated[] Exponential(Compensated rate, int order)
    {
        Compensated[] series = new Compensated[order + 1];
        series[0] = 1;
        for (int j = 1; j <= order; j++) series[j] = series[j - 1] * rate / j;
        return series;
    }

    /// <summary>The exponential of a series without constant term.</summary>
    private static Compensated[] Exponential(Compensated[] logarithm)
    {
        Compensated[] series = new Compensated[logarithm.Length];
        series[0] = 1;
        for (int n = 1; n < series.Length; n++)
        {
            for (int k = 1; k <= n; k++) series[n] += logarithm[k] * series[n - k] * k;
            series[n] /= n;
        }

        return series;
    }
}
