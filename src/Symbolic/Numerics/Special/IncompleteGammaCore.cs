using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The incomplete gamma functions divided by x^a·e^(−x): whichever of the two is computed without cancellation.</summary>
internal static class IncompleteGammaCore
{
    private const double SmallArgument = 1.5, TemmeStart = 64, TemmeReach = 0.35;

    /// <summary>γ(a, x)·x^(−a)·e^x where <paramref name="lower"/> says so, else Γ(a, x)·x^(−a)·e^x; positive x, or negative x with whole positive a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Scaled(double a, double x, out bool lower)
    {
        lower = true;
        if (x < 0) return PoissonMean(a, -x);
        lower = IsLower(a, x);
        if (IsUniform(a, x)) return Temme(a, x, lower);
        if (lower) return Series(a, x);
        return IsBesideZero(a, x) ? BesideZero(a, x).Value : ContinuedFraction(a, x);
    }

    /// <summary>Whether the lower function is the one to compute, for positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsLower(double a, double x) => a >= 1 || x >= SmallArgument ? x < a : a > 0 && a * Math.Log(x) < -0.7;

    /// <summary>Whether Temme's expansion serves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsUniform(double a, double x) => a >= TemmeStart && Math.Abs(x - a) <= TemmeReach * a;

    /// <summary>Whether the expansion about x = 0 serves for the upper function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsBesideZero(double a, double x) => x < SmallArgument && a > -40;

    /// <summary>x^a·e^(−x) times 2^−<paramref name="exponent"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Power(double a, double x, out int exponent) =>
        Exponential((DoubleDouble.Log(Math.Abs(x)) * a) - x, x < 0 && a % 2 != 0, out exponent);

    /// <summary>x^a·e^(−x)/Γ(a + 1) times 2^−<paramref name="exponent"/>, for positive a.</summary>
    /// <remarks>From 30 on as exp(−a·(μ − log(1 + μ)))/√(2πa) with μ = x/a − 1, so that nothing of the size of a·log a appears.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Density(double a, double x, out int exponent)
    {
        bool negative = x < 0 && a % 2 != 0;
        if (a < 30 || x < 0)
        {
            DoubleDouble logarithm = (DoubleDouble.Log(Math.Abs(x)) * a) - x;
            return Exponential(logarithm - LogGammaOnePlus(a), negative, out exponent);
        }

        DoubleDouble stirling = PolygammaCore.StirlingSeries(a) + ((CompensatedFunctions.LogPi + CompensatedFunctions.Log2 + DoubleDouble.Log(a)).Times(0.5));
        return Exponential(-(Deviation(a, x) * a) - stirling, negative, out exponent);
    }

    /// <summary>x^a·e^(−x)/Γ(a) times 2^−<paramref name="exponent"/>, for negative a that are not whole: 1/Γ(a) = sin(πa)·Γ(1 − a)/π.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble DensityBelowZero(double a, double x, out int exponent)
    {
        DoubleDouble sine = CompensatedFunctions.SinPi(a), power = (DoubleDouble.Log(x) * a) - x;
        DoubleDouble reciprocal = PolygammaCore.LogGamma(DoubleDouble.Sum(1, -a)) + DoubleDouble.Log(DoubleDouble.Abs(sine)) - CompensatedFunctions.LogPi;
        return Exponential(power + reciprocal, sine.High < 0, out exponent);
    }

    /// <summary>μ − log(1 + μ) for μ = x/a − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Deviation(double a, double x)
    {
        DoubleDouble mu = DoubleDouble.Sum(x, -a) / a;
        return mu - (Math.Abs(mu.High) < 0.5 ? DoubleDouble.Log1p(mu) : DoubleDouble.Log((DoubleDouble)x / a));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Exponential(DoubleDouble logarithm, bool negative, out int exponent)
    {
        exponent = 0;
        if (!(Math.Abs(logarithm.High) < 1E6)) return logarithm.High < 0 ? 0.0 : negative ? double.NegativeInfinity : double.PositiveInfinity;
        DoubleDouble value = CompensatedFunctions.Exp(logarithm, out exponent);
        return negative ? -value : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogGammaOnePlus(double a) =>
        a < 0.2 ? DoubleDouble.Sum(a, -1) * a * GammaCore.LogGammaQuotient(a) : PolygammaCore.LogGamma(DoubleDouble.Sum(1, a));

    /// <summary>Σ xᵏ/(a(a + 1)…(a + k)), all terms positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Series(double a, double x)
    {
        double term = 1, tail = 0;
        for (int k = 1; term > 1E-18 * (1 + tail); k++)
        {
            term *= x / (a + k);
            tail += term;
        }

        return ErrorFree.FastTwoSum(1, tail) / a;
    }

    /// <summary>Legendre's continued fraction 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)): the number of terms by a forward pass, the value by a backward one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ContinuedFraction(double a, double x)
    {
        double b = x - a + 1;
        int terms = TermsOfFraction(a, b);
        double value = b + (2 * terms);
        for (int n = terms; n > 1; n--) value = b + (2 * (n - 1)) - (n * (n - a) / value);
        return 1 / (DoubleDouble.Sum(x, -a) + (1 - ((1 - a) / value)));
    }

    /// <summary>The number of terms after which the continued fraction with the first denominator <paramref name="b"/> = x + 1 − a changes no more (Lentz's algorithm).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int TermsOfFraction(double a, double b)
    {
        double c = 1E300, d = 1 / b;
        int terms = 1;
        for (double change = 2; Math.Abs(change - 1) > 1E-16 && terms < 100_000; terms++)
        {
            double element = -terms * (terms - a), next = b + (2 * terms);
            d = 1 / ((element * d) + next);
            c = next + (element / c);
            change = c * d;
        }

        return terms + 1;
    }

    /// <summary>Γ(a, x)·x^(−a)·e^x below 3/2 and its derivative by a: the expansion about 0 for an order in (−1/2, 1/2], and the recurrence in the order from there.</summary>
    /// <remarks>For the order ε: (Γ(1 + ε)·x^(−ε) − 1)/ε − Σ (−x)ᵏ/(k!(ε + k)) over k ≥ 1, where Γ(1 + ε)·x^(−ε) is the exponential of ε times something finite at ε = 0.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Value, DoubleDouble ByOrder) BesideZero(double a, double x)
    {
        double steps = Math.Ceiling(a - 0.5), order = a - steps;
        DoubleDouble slope = SlopeOfGamma(order, out double curvature) - DoubleDouble.Log(x), exponent = slope * order;
        DoubleDouble value = slope * CompensatedFunctions.ExpRelative(exponent), term = 1;
        DoubleDouble byOrder = (CompensatedFunctions.ExpRelative(exponent) * curvature) + (slope * Kernels.Dexprel(exponent.High) * (slope + (order * curvature)));
        for (int k = 1; Math.Abs(term.High) > 1E-32; k++)
        {
            term *= (DoubleDouble)(-x) / k;
            DoubleDouble part = term / DoubleDouble.Sum(order, k);
            value -= part;
            byOrder += part / (order + k);
        }

        DoubleDouble exponential = DoubleDouble.Exp(x);
        (value, byOrder) = (value * exponential, byOrder * exponential);
        for (; steps > 0; steps--, order++) (value, byOrder) = (((value * order) + 1) / x, ((byOrder * order) + value) / x);
        for (; steps < 0; steps++)
        {
            value = ((value * x) - 1) / --order;
            byOrder = ((byOrder * x) - value) / order;
        }

        return (value, byOrder);
    }

    /// <summary>log Γ(1 + ε)/ε and its derivative, for |ε| ≤ 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SlopeOfGamma(double order, out double derivative)
    {
        if (Math.Abs(order) < 0.2)
        {
            DoubleDouble quotient = GammaCore.LogGammaQuotient(order);
            derivative = quotient.High + ((order - 1) * GammaCore.LogGammaQuotientDerivative(order));
            return DoubleDouble.Sum(order, -1) * quotient;
        }

        DoubleDouble slope = BetaCore.LogGamma(DoubleDouble.Sum(1, order)) / order;
        derivative = (SpecialFunctions.Digamma(1 + order) - slope.High) / order;
        return slope;
    }

    /// <summary>Temme's uniform expansion for large a and x near it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Temme(double a, double x, bool lower)
    {
        DoubleDouble deviation = Deviation(a, x);
        double eta = Math.CopySign(Math.Sqrt(2 * Math.Max(deviation.High, 0)), x - a);
        double series = 0, power = 1;
        int start = 0;
        foreach (int length in IncompleteGammaTables.TemmeLengths)
        {
            series += power * Horner.Evaluate(IncompleteGammaTables.Temme.Slice(start, length), eta);
            power /= a;
            start += length;
        }

        double root = Math.Sqrt(2 * Math.PI) * Math.Sqrt(a), half = 0.5 * SpecialFunctions.Erfcx(Math.Sqrt(a * Math.Max(deviation.High, 0)));
        double value = (half * root) + (lower ? -series : series);
        return value * Math.Exp(PolygammaCore.StirlingSeries(a).High) / a;
    }

    /// <summary>The mean of 1/(n + k) for k with the Poisson distribution of mean u: γ(n, −u)·(−u)^(−n)·e^(−u), all terms positive; its expansion for large u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble PoissonMean(double n, double u)
    {
        if (u > 1E8) return (1 + (u / (n + u) / (n + u))) / (n + u);
        double peak = Math.Floor(u), weight = 1, weights = 0, sum = 0;
        for (double k = peak; weight > 1E-18; k++, weight *= u / k)
        {
            weights += weight;
            sum += weight / (n + k);
        }

        weight = peak / u;
        for (double k = peak - 1; k >= 0 && weight > 1E-18; weight *= k / u, k--)
        {
            weights += weight;
            sum += weight / (n + k);
        }

        return sum / weights;
    }
}
