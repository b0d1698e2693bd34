using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>The error function and its relatives in double-double arithmetic, relative error below 2^-95 each.</summary>
/// <remarks>Below 1/2 Taylor series, up to 16 Taylor polynomials of erfcx and of Dawson's integral on 16 intervals to the octave, from there on their asymptotic series.
/// About c and within c/32 of it, the coefficients of erfcx are at most c^-n/(c√π), since erfcx(x) = (2/√π)·∫ e^(−t²−2xt) dt: 23 of them leave less than 2^-110.
/// Dawson's integral is below 4/c within c/2 of c, as |D(z)| ≤ 2/|z| for |arg z| ≤ π/6, so that 28 coefficients leave less than 2^-107. Squares in
/// exponents have three parts.</remarks>
internal static class PairedErrorFunctions
{
    private const int Precision = 400, TermsOfErfcx = 23, TermsOfDawson = 29, AsymptoticTerms = 30, SmallTerms = 24;
    private const double Small = 0.5, AsymptoteStart = 16, Tiny = 1e-40, Largest = 1e150;

    private static readonly Ball s_two = Ball.FromInteger(2);
    private static readonly Ball s_slope = Ball.Divide(s_two, Ball.Sqrt(Ball.Pi(Precision), Precision), Precision);
    private static readonly DoubleDouble s_twoOverRootPi = PairedTables.ToPair(s_slope);
    private static readonly double[] s_erf = PairedTables.Coefficients(SmallErf(), 11);
    private static readonly double[] s_dawson = PairedTables.Coefficients(SmallDawson(), 12);
    private static readonly double[] s_erfcxLarge = PairedTables.Coefficients(Asymptotic(-1), 12);
    private static readonly double[] s_dawsonLarge = PairedTables.Coefficients(Asymptotic(1), 12);
    private static readonly TaylorCells s_erfcxCells = new(Small, 4, 5, 12, ExpandErfcx);
    private static readonly TaylorCells s_dawsonCells = new(Small, 4, 5, 15, ExpandDawson);

    /// <summary>erf x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Erf(DoubleDouble x)
    {
        DoubleDouble a = DoubleDouble.Abs(x);
        if (a.High < Tiny) return x * s_twoOverRootPi;
        if (a.High < Small) return x * Horner.Evaluate(s_erf, 11, a * a);
        if (!(a.High <= 9)) return double.IsNaN(a.High) ? DoubleDouble.NaN : Math.Sign(x.High);
        DoubleDouble erf = 1 - Erfc(a);
        return double.IsNegative(x.High) ? -erf : erf;
    }

    /// <summary>erfc x; 0 from 27.3 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Erfc(DoubleDouble x)
    {
        if (!(x.High >= Small)) return 1 - Erf(x);
        if (x.High > 30) return 0;
        DoubleDouble power = ErfcParts(x, out int exponent);
        return DoubleDouble.ScaleB(power, exponent);
    }

    /// <summary>erfc x for x from 1/2 to 900 as a number times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ErfcParts(DoubleDouble x, out int exponent) => Gaussian(x, -1, out exponent) * ErfcxOfPositive(x);

    /// <summary>erfcx x = e^(x²)·erfc x; +∞ below −26.7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Erfcx(DoubleDouble x)
    {
        if (x.High >= Small) return ErfcxOfPositive(x);
        if (!(x.High > -30)) return x.High < 0 ? double.PositiveInfinity : x.High;
        DoubleDouble power = DoubleDouble.ScaleB(Gaussian(x, 1, out int exponent), exponent);
        return x.High > -Small ? power * Erfc(x) : power.Times(2) - ErfcxOfPositive(-x);
    }

    /// <summary>erfi x; ±∞ beyond ±26.7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Erfi(DoubleDouble x)
    {
        if (Math.Abs(x.High) < Tiny) return x * s_twoOverRootPi;
        return Math.Abs(x.High) < 30 ? DoubleDouble.ScaleB(ErfiParts(x, out int exponent), exponent) : x.High * double.PositiveInfinity;
    }

    /// <summary>erfi x for |x| up to 900 as a number times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ErfiParts(DoubleDouble x, out int exponent) => Gaussian(x, 1, out exponent) * Dawson(x) * s_twoOverRootPi;

    /// <summary>Dawson's integral.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Dawson(DoubleDouble x)
    {
        DoubleDouble a = DoubleDouble.Abs(x);
        if (a.High < Tiny) return x;
        if (a.High < Small) return x * Horner.Evaluate(s_dawson, 12, a * a);
        if (!(a.High < Largest)) return 0.5 / x;
        DoubleDouble value = a.High < AsymptoteStart ? s_dawsonCells.Evaluate(a) : Horner.Evaluate(s_dawsonLarge, 12, 1 / (a * a)) / a.Times(2);
        return double.IsNegative(x.High) ? -value : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ErfcxOfPositive(DoubleDouble x)
    {
        if (!(x.High < Largest)) return s_twoOverRootPi / x.Times(2);
        return x.High < AsymptoteStart ? s_erfcxCells.Evaluate(x) : Horner.Evaluate(s_erfcxLarge, 12, 1 / (x * x)) * s_twoOverRootPi / x.Times(2);
    }

    /// <summary>e^(±x²) for |x| up to 900 as a number times a power of two, relative error below 2^-98.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Gaussian(DoubleDouble x, int sign, out int exponent)
    {
        DoubleDouble head = TwoProduct(x.High, x.High);
        DoubleDouble lows = TwoProduct(2 * x.High, x.Low) + head.Low + (x.Low * x.Low);
        DoubleDouble square = DoubleDouble.Normalise(head.High, lows, out double tail);
        return sign < 0 ? DoubleDouble.ExpCore(-square, -tail, out exponent) : DoubleDouble.ExpCore(square, tail, out exponent);
    }

    /// <summary>(2/√π)·(−1)^k/(k!(2k + 1)), the coefficients of erf(x)/x in x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball[] SmallErf()
    {
        Ball[] c = new Ball[SmallTerms];
        Ball factor = s_slope;
        for (int k = 0; k < SmallTerms; k++)
        {
            c[k] = Ball.Divide(factor, Ball.FromInteger((2 * k) + 1), Precision);
            factor = Ball.Divide(factor, Ball.FromInteger(-k - 1), Precision);
        }

        return c;
    }

    /// <summary>(−2)^k/(2k + 1)!!, the coefficients of D(x)/x in x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball[] SmallDawson()
    {
        Ball[] c = new Ball[SmallTerms];
        c[0] = Ball.FromInteger(1);
        for (int k = 1; k < SmallTerms; k++) c[k] = Ball.Divide(Ball.Multiply(c[k - 1], Ball.FromInteger(-2), Precision), Ball.FromInteger((2 * k) + 1), Precision);
        return c;
    }

    /// <summary>(±1)^k·(2k − 1)!!/2^k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball[] Asymptotic(int sign)
    {
        Ball[] c = new Ball[AsymptoticTerms];
        c[0] = Ball.FromInteger(1);
        for (int k = 1; k < AsymptoticTerms; k++) c[k] = Ball.Scale(Ball.Multiply(c[k - 1], Ball.FromInteger(sign * ((2 * k) - 1)), Precision), -1, Precision);
        return c;
    }

    /// <summary>From y′ = 2xy − 2/√π.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball[] ExpandErfcx(double middle)
    {
        Ball c = Ball.FromDouble(middle);
        return Expand(c, Ball.Erfcx(c, Precision), Ball.Negate(s_slope), s_two, TermsOfErfcx);
    }

    /// <summary>From y′ = 1 − 2xy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball[] ExpandDawson(double middle)
    {
        Ball c = Ball.FromDouble(middle);
        return Expand(c, Ball.Dawson(c, Precision), Ball.FromInteger(1), Ball.Negate(s_two), TermsOfDawson);
    }

    /// <summary>The Taylor coefficients about c of the solution of y′ = b + a·x·y with y(c) given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball[] Expand(Ball c, Ball value, Ball b, Ball a, int terms)
    {
        Ball[] y = new Ball[terms];
        y[0] = value;
        y[1] = Ball.Add(b, Ball.Multiply(a, Ball.Multiply(c, value, Precision), Precision), Precision);
        for (int n = 1; n < terms - 1; n++)
        {
            Ball inner = Ball.Add(Ball.Multiply(c, y[n], Precision), y[n - 1], Precision);
            y[n + 1] = Ball.Divide(Ball.Multiply(a, inner, Precision), Ball.FromInteger(n + 1), Precision);
        }

        return y;
    }
}
