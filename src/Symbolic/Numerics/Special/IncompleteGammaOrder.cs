using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Derivatives of the incomplete gamma functions by their order.</summary>
internal static class IncompleteGammaOrder
{
    /// <summary>The derivative by a of what <see cref="IncompleteGammaCore.Scaled"/> gives, with that; for positive x where Temme's expansion does not serve.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Value, DoubleDouble ByOrder) Scaled(double a, double x)
    {
        if (IncompleteGammaCore.IsLower(a, x)) return Series(a, x);
        return x < 0.9 && IncompleteGammaCore.IsBesideZero(a, x) ? IncompleteGammaCore.BesideZero(a, x) : ContinuedFraction(a, x);
    }

    /// <summary>The derivative of Q(a, x) by a over x^a·e^(−x)/Γ(a + 1), by Temme's uniform expansion.</summary>
    /// <remarks>With y² = aη²/2 and λ = x/a one has dy²/da = −log λ; the derivative of erfc(y)/2 is then e^(−y²)/√(2πa)·log λ/η, that of the rest
    /// e^(−y²)/√(2πa)·(S·(log λ − 1/(2a)) + ∂S/∂a − ∂S/∂η·(log λ + η²/2)/(aη)). Nothing cancels.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Uniform(double a, double x)
    {
        DoubleDouble deviation = IncompleteGammaCore.Deviation(a, x), mu = DoubleDouble.Sum(x, -a) / a;
        double eta = Math.CopySign(Math.Sqrt(2 * Math.Max(deviation.High, 0)), x - a), logarithm = (mu - deviation).High;
        double ratio = Math.Abs(eta) < 1E-5 ? 1 - (eta / 6) : logarithm / eta;
        double series = 0, byOrder = 0, byEta = 0, power = 1;
        int start = 0, k = 0;
        foreach (int length in IncompleteGammaTables.TemmeLengths)
        {
            ReadOnlySpan<double> row = IncompleteGammaTables.Temme.Slice(start, length);
            double term = power * Horner.Evaluate(row, eta);
            series += term;
            byOrder -= k++ * term / a;
            byEta += power * Horner.Derivative(row, eta);
            power /= a;
            start += length;
        }

        double bracket = ratio + (series * (logarithm - (0.5 / a))) + byOrder - (byEta * (ratio + (eta / 2)) / a);
        return bracket * Math.Exp(PolygammaCore.StirlingSeries(a).High);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble Value, DoubleDouble ByOrder) Series(double a, double x)
    {
        double term = 1, tail = 0, sum = 1 / a, weighted = 0;
        for (int k = 1; term > 1E-19 * (1 + tail); k++)
        {
            term *= x / (a + k);
            sum += 1 / (a + k);
            tail += term;
            weighted += term * sum;
        }

        return (ErrorFree.FastTwoSum(1, tail) / a, -(weighted + (1 / a)) / a);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble Value, DoubleDouble ByOrder) ContinuedFraction(double a, double x)
    {
        // beside whole orders the fraction nearly ends, but its derivative does not
        double b = x - a + 1, away = Math.Floor(a) + 0.5;
        int terms = Math.Max(IncompleteGammaCore.TermsOfFraction(a, b), IncompleteGammaCore.TermsOfFraction(away, x - away + 1)) + 4;
        DoubleDouble value = b + (2 * terms), slope = -1;
        for (int n = terms; n > 1; n--)
        {
            DoubleDouble element = n * (n - (DoubleDouble)a) / value;
            slope = -1 + (((element * slope) + n) / value);
            value = DoubleDouble.Sum(x, -a) + ((2 * n) - 1) - element;
        }

        DoubleDouble first = (1 - (DoubleDouble)a) / value;
        slope = -1 + (((first * slope) + 1) / value);
        value = DoubleDouble.Sum(x, -a) + 1 - first;
        return (1 / value, -slope / (value * value));
    }
}
