using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>The gamma function, its logarithm and the derivatives of that in double-double arithmetic.</summary>
/// <remarks>From 16 on Stirling's series and its derivatives to 24 terms, the first left out below 2^-109; between 3/2 and 5/2 the Taylor series about 2, whose
/// coefficients are ζ(k) − 1; recurrence in between and below, reflection for negative numbers. Relative errors are below 2^-95, for the logarithm and its
/// derivative at negative numbers, and for the derivative next to its positive zero, those of the terms added up: <see cref="PairedVariation"/>.</remarks>
internal static class PairedGamma
{
    private const int Precision = 256, Terms = 24, TaylorTerms = 56, TaylorPairs = 28, AsymptoticPairs = 7;
    private const double StirlingStart = 16, Tiny = 1e-40;

    private static readonly DoubleDouble s_logPi = PairedTables.ToPair(Ball.Log(Ball.Pi(Precision), Precision));
    private static readonly DoubleDouble s_halfLogTwoPi = PairedTables.ToPair(Ball.Scale(Ball.Log(Ball.Scale(Ball.Pi(Precision), 1, Precision), Precision), -1, Precision));
    private static readonly Ball[] s_zeta = [.. Enumerable.Range(2, TaylorTerms + 1).Select(ZetaMinusOne)];
    private static readonly double[] s_logGamma = Taylor(0);
    private static readonly double[] s_digamma = Taylor(1);
    private static readonly double[] s_trigamma = Taylor(2);
    private static readonly double[] s_stirling = Asymptotic(0);
    private static readonly double[] s_stirling1 = Asymptotic(1);
    private static readonly double[] s_stirling2 = Asymptotic(2);

    /// <summary>Γ(x); NaN at the poles, +∞ from 171.63 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Gamma(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return 1 / x;
        if (!(Math.Abs(x.High) < 200)) return x.High > 0 ? double.PositiveInfinity : DoubleDouble.NaN;
        DoubleDouble mantissa = GammaParts(x, out int exponent);
        return DoubleDouble.ScaleB(mantissa, exponent);
    }

    /// <summary>Γ(x) for 2^-900 &lt; |x| ≤ 5·10^4 as a number times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble GammaParts(DoubleDouble x, out int exponent)
    {
        exponent = 0;
        if (x.High >= StirlingStart) return LargeGamma(x, out exponent);
        if (x.High >= 0.5) return ShiftedGamma(x);
        if (x.High > -0.5) return ShiftedGamma(1 + x) / x;
        DoubleDouble y = 1 - x, sine = CompensatedFunctions.SinPi(x);
        DoubleDouble gamma = y.High < StirlingStart ? ShiftedGamma(y) : LargeGamma(y, out exponent);
        exponent = -exponent;
        return sine.High == 0 ? DoubleDouble.NaN : DoubleDouble.Pi / (sine * gamma);
    }

    /// <summary>log |Γ(x)|; NaN at the poles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble LogGamma(DoubleDouble x)
    {
        if (x.High >= StirlingStart) return Stirling(x);
        if (x.High > 2.5) return DoubleDouble.Log(FallingFactors(x, out DoubleDouble rest)) + LogGammaBesideTwo(rest);
        if (x.High >= 1.5) return LogGammaBesideTwo(x - 2);
        if (x.High >= 0.5) return LogGammaBesideOne(x - 1);
        if (x.High > 0) return LogGammaBesideOne(x) - DoubleDouble.Log(x);
        if (!double.IsFinite(x.High)) return x.High < 0 ? double.PositiveInfinity : DoubleDouble.NaN;
        DoubleDouble sine = DoubleDouble.Abs(CompensatedFunctions.SinPi(x));
        return s_logPi - DoubleDouble.Log(sine) - LogGamma(1 - x);
    }

    /// <summary>ψ(x); NaN at the poles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Digamma(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return -1 / x;
        if (x.High >= StirlingStart) return LargeDigamma(x);
        if (x.High < 0) return Digamma(1 - x) - (DoubleDouble.Pi * CompensatedFunctions.CosPi(x) / CompensatedFunctions.SinPi(x));
        DoubleDouble sum = 0;
        for (; x.High > 2.5; sum += 1 / x) x -= 1;
        for (; x.High < 1.5; x += 1) sum -= 1 / x;
        return sum + Horner.Evaluate(s_digamma, TaylorPairs, x - 2);
    }

    /// <summary>ψ′(x); NaN at the poles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Trigamma(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return 1 / x / x;
        if (x.High >= StirlingStart) return LargeTrigamma(x);
        if (x.High < 0) return Square(DoubleDouble.Pi / CompensatedFunctions.SinPi(x)) - Trigamma(1 - x);
        DoubleDouble sum = 0;
        for (; x.High < 1.5; x += 1) sum += Square(1 / x);
        for (; x.High > 2.5; sum -= Square(1 / x)) x -= 1;
        return sum + Horner.Evaluate(s_trigamma, TaylorPairs, x - 2);
    }

    /// <summary>Γ(x) for 1/2 ≤ x below 17: x − n between 3/2 and 5/2 where Γ is the exponential of its Taylor series, and n factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ShiftedGamma(DoubleDouble x)
    {
        if (x.High < 1.5) return DoubleDouble.Exp(LogGammaBesideTwo(x - 1)) / x;
        DoubleDouble factors = FallingFactors(x, out DoubleDouble rest);
        return factors * DoubleDouble.Exp(LogGammaBesideTwo(rest));
    }

    /// <summary>(x − 1)…(x − n) and x − n − 2 in [−1/2, 1/2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble FallingFactors(DoubleDouble x, out DoubleDouble rest)
    {
        DoubleDouble product = 1;
        while (x.High > 2.5)
        {
            x -= 1;
            product *= x;
        }

        rest = x - 2;
        return product;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogGammaBesideTwo(DoubleDouble t) => t * Horner.Evaluate(s_logGamma, TaylorPairs, t);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogGammaBesideOne(DoubleDouble t) => LogGammaBesideTwo(t) - DoubleDouble.Log1p(t);

    /// <summary>e^(x·log x − x − log(x)/2 + log(2π)/2 + …), the exponent to three parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LargeGamma(DoubleDouble x, out int exponent)
    {
        DoubleDouble log = DoubleDouble.LogCore(x, 0, 0, out double tail);
        DoubleDouble power = DoubleDouble.TimesTriple(x, log, tail, out double powerTail);
        DoubleDouble head = TwoSum(power.High, -x.High);
        DoubleDouble lows = TwoSum(power.Low, -x.Low) + (head.Low + (StirlingSeries(x) - log.Times(0.5))) + powerTail;
        DoubleDouble sum = DoubleDouble.Normalise(head.High, lows, out double sumTail);
        return DoubleDouble.ExpCore(sum, sumTail, out exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Stirling(DoubleDouble x) => ((x - 0.5) * (DoubleDouble.Log(x) - 1)) + (StirlingSeries(x) - 0.5);

    /// <summary>log(2π)/2 + Σ B(2k)/(2k(2k − 1)x^(2k−1)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble StirlingSeries(DoubleDouble x)
    {
        DoubleDouble inverse = 1 / x;
        return s_halfLogTwoPi + (inverse * Horner.Evaluate(s_stirling, AsymptoticPairs, inverse * inverse));
    }

    /// <summary>log x − 1/(2x) − Σ B(2k)/(2k·x^2k).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LargeDigamma(DoubleDouble x)
    {
        DoubleDouble inverse = 1 / x, square = inverse * inverse;
        return DoubleDouble.Log(x) - (inverse.Times(0.5) + (square * Horner.Evaluate(s_stirling1, AsymptoticPairs, square)));
    }

    /// <summary>1/x + 1/(2x²) + Σ B(2k)/x^(2k+1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LargeTrigamma(DoubleDouble x)
    {
        DoubleDouble inverse = 1 / x, square = inverse * inverse;
        return inverse + (square.Times(0.5) + (square * inverse * Horner.Evaluate(s_stirling2, AsymptoticPairs, square)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Square(DoubleDouble x) => x * x;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball ZetaMinusOne(int k) => Ball.Subtract(Ball.Zeta(Ball.FromInteger(k), Precision), Ball.FromInteger(1), Precision);

    /// <summary>The coefficients of log Γ(2 + t)/t or a derivative of log Γ(2 + t): 1 − γ and (−1)^k·(ζ(k) − 1)/k, times falling factorials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Taylor(int derivative)
    {
        IEnumerable<Ball> all = s_zeta.Select((zeta, i) => Ball.Divide(zeta, Ball.FromInteger(i % 2 == 0 ? i + 2 : -i - 2), Precision));
        List<Ball> c = [Ball.Subtract(Ball.FromInteger(1), Ball.EulerGamma(Precision), Precision), .. all];
        for (int order = 0; order < derivative; order++)
        {
            // c[i] belongs to t^(i+1) at first, to t^i after one derivative
            c = order == 0 ? [.. c.Select(static (value, i) => Ball.Multiply(value, Ball.FromInteger(i + 1), Precision))] : [.. c.Skip(1).Select(static (value, i) => Ball.Multiply(value, Ball.FromInteger(i + 1), Precision))];
        }

        return PairedTables.Coefficients(c[..TaylorTerms], TaylorPairs);
    }

    /// <summary>B(2k) divided by 2k(2k − 1), 2k, or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Asymptotic(int derivative)
    {
        Ball[] c = new Ball[Terms];
        for (int k = 1; k <= Terms; k++)
        {
            (System.Numerics.BigInteger numerator, System.Numerics.BigInteger denominator) = BernoulliNumbers.Even(k);
            int factor = derivative switch { 0 => 2 * k * ((2 * k) - 1), 1 => 2 * k, _ => 1 };
            c[k - 1] = Ball.Divide(Ball.FromInteger(numerator), Ball.FromInteger(denominator * factor), Precision);
        }

        return PairedTables.Coefficients(c, AsymptoticPairs);
    }
}
