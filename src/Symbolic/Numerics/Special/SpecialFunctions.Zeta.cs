using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

public static partial class SpecialFunctions
{
    private const int LargestZetaOrder = 256, LargestPairedZetaOrder = 80;

    /// <summary>The Riemann zeta function Σ k^(−s), continued to every real s but 1.</summary>
    /// <remarks>+∞ at its pole 1 as C++ has it; exactly 0 at −2, −4, …; 1 from 54 on; ±∞ between the zeros below −261; NaN at −∞. Polynomials for (s − 1)·ζ(s) up to 2 and for ζ
    /// up to 64, reflection below −1/2 with compensated sine, power and gamma, so that the zeros keep their digits. Measured: 0.6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Zeta(double s)
    {
        if (s == 1) return double.PositiveInfinity;
        if (s >= 54) return 1;
        if (s >= -0.5) return ZetaOfModerate(s, 0).High;
        if (!(s > double.NegativeInfinity)) return double.NaN;
        DoubleDouble sine = CompensatedFunctions.SinPi(s * 0.5), t = DoubleDouble.Sum(1, -s);
        if (sine.High == 0) return 0;
        if (s < -300) return double.CopySign(double.PositiveInfinity, sine.High);
        DoubleDouble power = CompensatedFunctions.Exp((CompensatedFunctions.LogPi + CompensatedFunctions.Log2) * -t, out int exponent);
        DoubleDouble gamma = GammaCore.GammaFromOne(t, out int scale);
        DoubleDouble zeta = t.High >= 54 ? 1 : ZetaOfModerate(t.High, t.Low);
        return (power * gamma * sine * zeta).ToDouble(exponent + scale + 1);
    }

    /// <summary>The derivative of order <paramref name="n"/> of the Riemann zeta function.</summary>
    /// <remarks>NaN unless n is a whole number from 0 to 256, and at −∞; at the pole 1 the limit from above, ±∞; 0 at +∞ for n ≥ 1. The Euler–Maclaurin formula and the functional
    /// equation on truncated Taylor series in compensated arithmetic; exact reals where the coefficient wanted is small beside those before, and for
    /// n above 80 outside 0 to 16. Measured: 0.6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ZetaDerivative(double n, double s)
    {
        if (!(n >= 0 && n <= LargestZetaOrder) || n != Math.Floor(n) || !(s > double.NegativeInfinity)) return double.NaN;
        if (n == 0) return Zeta(s);
        bool odd = n % 2 == 1;
        double distance = s - 1;
        if (s > 1100) return odd ? -0.0 : 0.0;
        if (s > 900) return LeadingZetaDerivative(n, s, odd);
        if (distance == 0 || -Math.Log(Math.Abs(distance)) * (n + 1) > 690) return NearZetaPole(n, distance);
        if (s < -1E4) return double.CopySign(double.PositiveInfinity, PhaseOfZetaDerivative(n, s));
        bool isSmall = s is > -8 and < 0 && (n + 1) * Math.Log2(1 - s) > 40;
        if (isSmall || (n > LargestPairedZetaOrder && s is < 0 or > 16)) return ExactValue.Of(Ball.ZetaDerivative, n, s);
        DoubleDouble coefficient = ZetaCore.Taylor(s, (int)n, out int exponent)[(int)n];
        DoubleDouble factorial = GammaCore.Gamma(n + 1, out int scale);
        return (coefficient * factorial).ToDouble(exponent + scale);
    }

    /// <summary>(−log 2)^n·2^(−s), all there is of the derivative for large s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LeadingZetaDerivative(double n, double s, bool odd)
    {
        DoubleDouble logarithm = (DoubleDouble.Log(CompensatedFunctions.Log2) * n) - (CompensatedFunctions.Log2 * s);
        double value = CompensatedFunctions.Exp(logarithm, out int exponent).ToDouble(exponent);
        return odd ? -value : value;
    }

    /// <summary>(−1)^n·n!/(s − 1)^(n + 1), all there is of the derivative so near its pole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double NearZetaPole(double n, double distance)
    {
        double sign = distance < 0 || n % 2 == 1 ? -1 : 1;
        double logarithm = LogGamma(n + 1) - (Math.Log(Math.Abs(distance)) * (n + 1));
        return logarithm > 710 ? sign * double.PositiveInfinity : ExactValue.Of(Ball.ZetaDerivative, n, 1 + distance);
    }

    /// <summary>A number with the sign of the derivative far to the left, where it is Γ(t)·(2π)^(−t) times the imaginary part of e^(iπs/2)·(iπ/2 − log(t/2π))^n, t = −s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PhaseOfZetaDerivative(double n, double s)
    {
        double phase = n * (Math.PI - Math.Atan(Math.PI / 2 / Math.Log(-s / (2 * Math.PI))));
        return (CompensatedFunctions.SinPi(s * 0.5).High * Math.Cos(phase)) + (CompensatedFunctions.CosPi(s * 0.5).High * Math.Sin(phase));
    }

    /// <summary>ζ(s + rest) for s from −1/2 up to 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ZetaOfModerate(double s, double rest)
    {
        const int Row = 11;
        if (s >= 2) return OctaveTable.Evaluate(ZetaTables.Zeta, 20, 2, s, rest);
        int interval = Math.Min((int)((s + 0.5) * 4), 9);
        double offset = s - ((interval * 0.25) - 0.375) + rest;
        ReadOnlySpan<double> c = ZetaTables.PoleQuotient.Slice(interval * Row, Row);
        return ErrorFree.FastTwoSum(c[0], c[1] + (offset * Horner.Evaluate(c[2..], offset))) / (DoubleDouble.Sum(s, -1) + rest);
    }
}
