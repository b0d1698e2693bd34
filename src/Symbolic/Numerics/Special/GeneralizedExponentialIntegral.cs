using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The branches of the generalized exponential integral E_n(x) = ∫₁^∞ e^(-xt)·t^(-n) dt for real n and x > 0.</summary>
internal static class GeneralizedExponentialIntegral
{
    private const double RescaleAbove = 3.273390607896142e150; // 2^500
    private const double RescaleBy = 3.054936363499605e-151; // 2^-500
    private static readonly DoubleDouble s_halfLogTwoPi = new(0.9189385332046728, -3.878294158067242e-17);

    /// <summary>E_n(x)·2^-exponent for n > 0 with x ≥ 1 or n ≥ 20.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ByContinuedFraction(double n, double x, out int exponent) =>
        ExponentialCore.Exp(-x, 0, out exponent) / ContinuedFraction(n, x);

    /// <summary>E_n(x) for 0 &lt; n &lt; 20 and 0 &lt; x &lt; 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble BySeries(double n, double x)
    {
        double steps = n < 0.5 ? 0 : Math.Floor(n + 0.5) - 1;
        DoubleDouble epsilon = ErrorFree.TwoSum(n, -1 - steps);
        DoubleDouble value = NearOrderOne(epsilon, x);
        if (steps == 0) return value;
        DoubleDouble decay = DecayingExponential(x);
        for (int k = 1; k <= steps; k++) value = (decay - (x * value)) / (k + epsilon); // DLMF 8.19.12
        return value;
    }

    /// <summary>E_n(x) for n ≤ 0: upwards in −n, where all terms are positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ByRecurrence(double n, double x)
    {
        if (n < -1600) return LargeNegativeOrder(1 - n, x);
        double steps = -Math.Floor(n);
        DoubleDouble scaled = ScaledStart(n + steps, x);
        double one = 1;
        int exponent = 0;
        for (double step = steps - 1; step >= 0; step--)
        {
            scaled = (one - (scaled * ErrorFree.TwoSum(n, step))) / x;
            if (scaled.High <= RescaleAbove) continue;
            scaled *= RescaleBy;
            one *= RescaleBy;
            exponent += 500;
        }

        if (!double.IsFinite(scaled.High)) return double.PositiveInfinity;
        int own = Math.ILogB(scaled.High);
        DoubleDouble value = ExponentialCore.Exp(-Math.Min(x, 1e6), 0, out int decay) * DoubleDouble.ScaleB(scaled, -own);
        return Scaling.Round(value, decay + own + exponent);
    }

    /// <summary>e^x·E_n(x) for n in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ScaledStart(double n, double x)
    {
        if (n == 0) return DoubleDouble.One / x;
        return x < 1 ? BySeries(n, x) / DecayingExponential(x) : DoubleDouble.One / ContinuedFraction(n, x);
    }

    /// <summary>1/(e^x·E_n(x)) = x + n/(1 + 1/(x + (n + 1)/(1 + 2/(x + …)))) (DLMF 8.19.17), from the back: every term is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ContinuedFraction(double n, double x)
    {
        int depth = (int)Math.Min(n < 20 ? 150 : 90, 12 + (135 / x));
        double tail = x + n + depth;
        for (int k = depth; k >= 2; k--) tail = x + ((n + k - 1) / (1 + (k / tail)));
        return x + (n / (1 + (DoubleDouble.One / tail)));
    }

    /// <summary>E_(1+ε)(x) for ε in (−1, 1/2] and x &lt; 1: the power series (DLMF 8.19.10) with its two terms that are singular at ε = 0 joined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble NearOrderOne(DoubleDouble epsilon, double x)
    {
        DoubleDouble log = LogarithmCore.Log(x) + ExponentialIntegrals.EulerGamma + (epsilon * LogGammaRemainder.At(epsilon.High));
        DoubleDouble value = epsilon.High == 0 ? -log : -Expm1(epsilon * log) / epsilon;
        DoubleDouble power = 1;
        for (int k = 1; k <= 40 && Math.Abs(power.High) > 1e-24; k++)
        {
            power = power * -x / k;
            value -= power / (k - epsilon);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Expm1(DoubleDouble y)
    {
        if (y.High < 40) return ExponentialCore.Expm1(y.High, y.Low);
        DoubleDouble value = ExponentialCore.Exp(y.High, y.Low, out int exponent);
        return DoubleDouble.ScaleB(value, exponent) - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble DecayingExponential(double x)
    {
        DoubleDouble value = ExponentialCore.Exp(-x, 0, out int exponent);
        return DoubleDouble.ScaleB(value, exponent);
    }

    /// <summary>E_(1-a)(x) = x^-a·Γ(a, x) for a > 1600. It is 0 from x = 0.6·a on, and below that Γ(a, x) is Γ(a) to 70 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LargeNegativeOrder(double a, double x)
    {
        if (x >= 0.6 * a) return 0;
        DoubleDouble log = (a * (LogOfRatio(a, x) - 1)) - (DoubleDouble.Log(a) / 2) + s_halfLogTwoPi + ((1 - (1 / (30 * a * a))) / (12 * a));
        if (log.High > 710) return double.PositiveInfinity;
        if (log.High < -746) return 0;
        DoubleDouble value = DoubleDouble.ExpCore(log, 0, out int exponent);
        return Scaling.Round(value, exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogOfRatio(double a, double x)
    {
        DoubleDouble ratio = (DoubleDouble)a / x;
        return DoubleDouble.Log(ratio);
    }

    /// <summary>(log Γ(1 − ε)/ε − γ)/ε for ε in [−1, 1/2]; degree 35.</summary>
    private static CentredPolynomial LogGammaRemainder { get; } = new(-0.25, 1.3333333333333333, -1.0102912124549593e-17,
    [
        0.7365132768571209, 0.22193408283951574, 0.09096620060500515, 0.042097887803424355, 0.020750023313652177,
        0.010621680773295963, 0.005574366135576322, 0.0029775376876941626, 0.0016115253003400277, 0.000881188850759774,
        0.00048582915434934636, 0.00026968492703813193, 0.00015056203602762213, 8.447147855284935e-05,
        4.761229730109404e-05, 2.6936066340431278e-05, 1.5208755716535825e-05, 8.62618559680178e-06,
        5.1810786960255694e-06, 3.044743413614344e-06, 1.0841177622336631e-06, 4.5591180286376945e-07,
        1.5449123283203973e-06, 1.1490996150901977e-06, -1.2231839836818092e-06, -1.0072175694926928e-06,
        1.5065907067128425e-06, 1.129783050293584e-06, -1.0580991701457227e-06, -7.714068975149142e-07,
        5.599197913395266e-07, 3.9063928693098933e-07, -1.749974867689871e-07, -1.1822268676156982e-07,
        2.8604900589735676e-08, 1.855486768352028e-08,
    ]);

}
