using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The expansions of the polylogarithm, each on its own part of the real line.</summary>
internal static class PolylogCore
{
    /// <summary>Beyond this the nearest poles of the function of log x are all there is to negative orders.</summary>
    public const int LargestEulerian = 40;

    /// <summary>Σ xᵏ/kⁿ for |x| ≤ 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PowerSeries(double n, double x)
    {
        double sum = 0, power = x * x, past = Math.Max(2, -n / Math.Max(Math.Log(2), -Math.Log(2 * Math.Abs(x))));
        for (int k = 2; ; k++, power *= x)
        {
            double term = power * Math.Pow(k, -n);
            if (power == 0 || !double.IsFinite(term)) term = Term(n, x, k);
            if (double.IsPositiveInfinity(term) && x > 0) return term;
            sum += term;
            if (k >= past && Math.Abs(term) <= 1E-18 * Math.Abs(x + sum)) return x + sum;
            if (power == 0 && term == 0) return x + sum;
        }
    }

    /// <summary>xᵏ/kⁿ where a factor is beyond the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Term(double n, double x, int k)
    {
        DoubleDouble logarithm = (DoubleDouble.Log(Math.Abs(x)) * k) - (DoubleDouble.Log(k) * n);
        double magnitude = logarithm.High > 710 ? double.PositiveInfinity : logarithm.High < -750 ? 0 : DoubleDouble.Exp(logarithm).High;
        return x < 0 && k % 2 != 0 ? -magnitude : magnitude;
    }

    /// <summary>Σ (−1)ᵏ·y^(k + 1)/(k + 1)ⁿ with the sign of −y, for 0 &lt; y ≤ 1 and positive n: 24 terms give 2E-19.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Alternating(double n, double y)
    {
        const int Terms = 24;
        double d = Math.Pow(3 + Math.Sqrt(8), Terms);
        d = (d + (1 / d)) / 2;
        double b = -1, c = -d, power = y;
        DoubleDouble sum = 0;
        for (int k = 0; k < Terms; k++, power *= y)
        {
            c = b - c;
            sum += c * power * Math.Pow(k + 1, -n);
            b *= (k + Terms) * (double)(k - Terms) / ((k + 0.5) * (k + 1));
        }

        return -sum.High / d;
    }

    /// <summary>Γ(1 − n)·(−μ)^(n−1) + Σ ζ(n − k)·μᵏ/k! for μ = log x, 1/2 &lt; x &lt; 1; at whole n ≥ 2 the two terms with poles become one with a logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double BesideOne(double n, double x)
    {
        DoubleDouble mu = DoubleDouble.Log(x);
        double nearest = Math.Round(n), singular = Math.Abs(n - nearest) < 0.05 && nearest >= 1 ? nearest - 1 : -1;
        double sum = singular < 0 ? PolePart(n, mu).High : singular < 170 ? Singular(n, (int)singular, mu) : 0;
        if (n < -LargestEulerian) return sum;
        double term = 1, previous = 1;
        for (int k = 0; k < 60; k++)
        {
            double part = k == singular ? 0 : term * SpecialFunctions.Zeta(n - k);
            sum += part;
            if (k > singular + 4 && Math.Abs(part) + previous < 1E-18 * Math.Abs(sum)) break;
            previous = Math.Abs(part);
            term *= mu.High / (k + 1);
        }

        return sum;
    }

    /// <summary>−Σ η(n − k)·wᵏ/k! for w = log(−x), |w| ≤ 1.7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double BesideMinusOne(double n, double w)
    {
        double sum = 0, term = 1, previous = 1;
        for (int k = 0; k < 200; k++)
        {
            double part = term * Eta(n - k);
            sum += part;
            if (k > 4 && Math.Abs(part) + previous < 1E-18 * Math.Abs(sum)) break;
            previous = Math.Abs(part);
            term *= w / (k + 1);
        }

        return -sum;
    }

    /// <summary>x &lt; −1 and whole n ≥ 2: (−1)^(n−1)·Li(1/x) − 2·Σ η(2k)·w^(n−2k)/(n − 2k)! with w = log(−x) and η(0) = 1/2, all terms of the sum positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Inverted(double n, double x)
    {
        DoubleDouble w = DoubleDouble.Log(-x), square = w * w, term = n % 2 == 0 ? 1 : w, sum = 0;
        for (double j = n % 2; j <= n; j += 2)
        {
            sum += term * (j == n ? 0.5 : Eta(n - j));
            term *= square / ((j + 1) * (j + 2));
            if (j > w.High && term.High < 1E-18 * sum.High) break;
        }

        double mirrored = Alternating(n, -1 / x);
        return (-sum.Times(2) + (n % 2 == 0 ? -mirrored : mirrored)).High;
    }

    /// <summary>x = −e^w below −1 and n not whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double FermiDirac(double n, DoubleDouble logarithm)
    {
        double w = logarithm.High;
        if (n < -10 && w < 40) return PoleSum(-n, -logarithm);
        if (w <= 1.5) return n < -5 ? PoleSum(-n, -logarithm) : BesideMinusOne(n, w);
        if (n * Math.Log(2) > w + 40) return -Math.Exp(w);
        return n > 30 || (n >= 1 && w < 60) ? Trapezoidal(n, w) : Jonquiere(n, w);
    }

    /// <summary>The rational function of order −<paramref name="m"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Rational(double m, double x)
    {
        if (double.IsInfinity(x)) return m == 0 ? -1 : 0;
        if (x == 1) return double.PositiveInfinity;
        if (m == 0) return x / (1 - x);
        if (Math.Abs(x) > 1) return (m % 2 == 0 ? -1 : 1) * Reciprocal(m, x);
        if (m <= LargestEulerian) return Eulerian((int)m, x, 1);
        return x > 0 ? PositiveNegativeOrder(m, x) : LargeNegativeOrder(m, x);
    }

    /// <summary>Order −m and x from 0 to 1; the pole at log x = 0 where the others, at ±2πi and beyond, are nothing beside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double PositiveNegativeOrder(double m, double x) => PositiveNegativeOrder(m, x, DoubleDouble.Log(x));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PositiveNegativeOrder(double m, double x, DoubleDouble logarithm)
    {
        double others = (m + 1) * Math.Log(-logarithm.High / Kernels.Hypot(logarithm.High, 2 * Math.PI));
        return others < -41 ? PolePart(-m, logarithm).High : PowerSeries(-m, x);
    }

    /// <summary>Order −m below −5 and negative x; the power series where its terms decrease from the first, the poles elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LargeNegativeOrder(double m, double x) => LargeNegativeOrder(m, x, -DoubleDouble.Log(-x));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LargeNegativeOrder(double m, double x, DoubleDouble w) => w.High > (m * Math.Log(2)) + 2 ? PowerSeries(-m, x) : PoleSum(m, w);

    /// <summary>Of 1/x, without rounding it: large orders multiply its error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Reciprocal(double m, double x)
    {
        if (m <= LargestEulerian) return Eulerian((int)m, 1, x);
        DoubleDouble logarithm = DoubleDouble.Log(Math.Abs(x));
        return x > 0 ? PositiveNegativeOrder(m, 1 / x, -logarithm) : LargeNegativeOrder(m, 1 / x, logarithm);
    }

    /// <summary>Σ A(m, k)·z^(k+1)/(1 − z)^(m+1) at z = p/q with the Eulerian numbers A, in compensated arithmetic: for negative z the terms alternate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Eulerian(int m, double p, double q)
    {
        DoubleDouble[] numbers = new DoubleDouble[m];
        numbers[0] = 1;
        for (int row = 2; row <= m; row++)
        {
            for (int k = row - 1; k >= 0; k--) numbers[k] = (numbers[k] * (k + 1)) + (k > 0 ? numbers[k - 1] * (row - k) : 0);
        }

        DoubleDouble z = (DoubleDouble)p / q, oneMinus = DoubleDouble.Sum(q, -p) / q, sum = 0;
        for (int k = m - 1; k >= 0; k--) sum = (sum * z) + numbers[k];
        sum *= z / oneMinus;
        for (int k = 0; k < m; k++) sum /= oneMinus;
        return sum.High;
    }

    /// <summary>m!·Σ (w + (2j + 1)πi)^(−m−1) over all whole j: the poles of the function of log(−x) = −w; for large m the nearest few, those in compensated arithmetic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PoleSum(double m, DoubleDouble w)
    {
        const double Minor = 1E-3;
        DoubleDouble power = 1 + (DoubleDouble)m, first = LogarithmOfPole(w, 0), sum = 0;
        double size = 1;
        for (int j = 0; j < 5000 && size > 1E-18; j++)
        {
            if (size > Minor)
            {
                DoubleDouble part = DoubleDouble.Exp((first - LogarithmOfPole(w, j)) * power);
                sum += part * DoubleDouble.Cos(DoubleDouble.Atan2(CompensatedFunctions.Pi * ((2 * j) + 1), w) * power) * 2;
                size = part.High;
            }
            else
            {
                Complex pole = new(w.High, Math.PI * ((2 * j) + 1));
                size = Math.Exp(-power.High * (Math.Log(pole.Magnitude) - first.High));
                sum += 2 * size * Math.Cos(power.High * pole.Phase);
            }
        }

        return Scaled(PairedGamma.LogGamma(power) - (first * power), sum).High;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble LogarithmOfPole(DoubleDouble w, int j)
    {
        DoubleDouble height = CompensatedFunctions.Pi * ((2 * j) + 1);
        return DoubleDouble.Log((w * w) + (height * height)).Times(0.5);
    }

    /// <summary>The terms of <see cref="BesideOne"/> with opposite poles at n = k + 1, added in compensated arithmetic, or their limit at the whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Singular(double n, int k, DoubleDouble mu)
    {
        DoubleDouble power = 1;
        for (int j = 1; j <= k; j++) power *= mu / j;
        if (n == k + 1)
        {
            double harmonic = 0;
            for (int j = k; j > 0; j--) harmonic += 1.0 / j;
            return power.High * (harmonic - Math.Log(-mu.High));
        }

        return (PolePart(n, mu) + (ZetaCore.Taylor(n - k, 0, out _)[0] * power)).High;
    }

    /// <summary>Γ(1 − n)·(−μ)^(n−1); ±∞ and 0 where it is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble PolePart(double n, DoubleDouble mu)
    {
        DoubleDouble logarithm = DoubleDouble.Log(-mu) * DoubleDouble.Sum(n, -1);
        logarithm += n > 0 ? -BetaCore.LogGamma(n) : PolygammaCore.LogGamma(DoubleDouble.Sum(1, -n));
        DoubleDouble factor = n > 0 ? CompensatedFunctions.Pi / CompensatedFunctions.SinPi(n) : 1;
        return Scaled(logarithm, factor);
    }

    /// <summary>The factor times e^logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Scaled(DoubleDouble logarithm, DoubleDouble factor)
    {
        if (Math.Abs(logarithm.High) > 1000) return logarithm.High < 0 ? 0 : factor.High * double.PositiveInfinity;
        DoubleDouble value = CompensatedFunctions.Exp(logarithm, out int exponent) * factor;
        return Math.Abs(exponent) < 960 ? value.Times(ErrorFree.PowerOfTwo(exponent)) : value.ToDouble(exponent);
    }

    /// <summary>−1/Γ(n)·∫ u^n/(e^(u−w) + 1)·d(log u) by the trapezoidal rule, whose error is e^(−2πd/h) for poles at the distance d from the real line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Trapezoidal(double n, double w)
    {
        double step = Math.Min(Math.Atan(Math.PI / w) * 2 * Math.PI / 40, 0.6 / Math.Sqrt(n));
        double start = Math.Log(w) - (40 / n), end = Math.Log(w + 45 + (2 * n)), center = Math.Max(w, n), sum = 0;
        for (double y = Math.Floor(start / step); y * step < end; y++)
        {
            double u = Math.Exp(y * step);
            sum += Math.Pow(u / center, n) * Math.Exp(-Math.Max(u - w, 0)) / (1 + Math.Exp(-Math.Abs(u - w)));
        }

        return Scaled((DoubleDouble.Log(center) * n) - PolygammaCore.LogGamma(n), -sum * step).High;
    }

    /// <summary>(2π)^n/Γ(n)·Re(e^(−iπn/2)·ζ(1 − n, a)) − cos(πn)·Li(−e^(−w)) for a = 1/2 + iw/(2π), by the Euler–Maclaurin formula.</summary>
    /// <remarks>With b = 2πa = π + iw the power e^(−iπn/2)·b^n is |b|^n·e^(−in·atan(π/w)), whose phase is small for large w.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Jonquiere(double n, double w)
    {
        Complex a = new(0.5, w / (2 * Math.PI)), shifted = Complex.Zero;
        double rest = w > 800 ? 0 : CompensatedFunctions.CosPi(n).High * SpecialFunctions.Polylog(n, -Math.Exp(-w));
        for (double reach = 9 + Math.Max(0, (1 - n) / 2); a.Magnitude < reach; a += 1) shifted += RotatedPower(a, n - 1, n);
        Complex zeta = shifted + (RotatedPower(a, n, n) * AsymptoticHurwitz(n, a));
        DoubleDouble gamma = GammaCore.Gamma(n, out int exponent);
        return ((DoubleDouble)zeta.Real / gamma).ToDouble(-exponent) - rest;
    }

    /// <summary>(2πa)^m·e^(−iπn/2)·(2π)^(n−m).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Complex RotatedPower(Complex a, double m, double n)
    {
        DoubleDouble x = CompensatedFunctions.Pi.Times(2) * a.Real, y = CompensatedFunctions.Pi.Times(2) * a.Imaginary;
        double size = Scaled(DoubleDouble.Log((x * x) + (y * y)).Times(0.5) * m, 1).High * (m == n ? 1 : 2 * Math.PI);
        double phase = (m * -Math.Atan(a.Real / a.Imaginary)) + ((m - n) * (Math.PI / 2));
        return Complex.FromPolarCoordinates(size, phase);
    }

    /// <summary>ζ(1 − n, a)·a^(−n) for large a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Complex AsymptoticHurwitz(double n, Complex a)
    {
        double s = 1 - n;
        Complex inverse = 1 / a, term = s * inverse * inverse, sum = (-1 / n) + (inverse / 2);
        for (int k = 1; k <= 20; k++)
        {
            Complex part = term * GammaTables.EulerMaclaurin[(2 * k) - 2];
            sum += part;
            if (part.Magnitude <= 1E-18 * sum.Magnitude) break;
            term *= inverse * inverse * ((s + (2 * k) - 1) * (s + (2 * k)));
        }

        return sum;
    }

    /// <summary>Dirichlet's η(t) = (1 − 2^(1−t))·ζ(t), without the pole at 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Eta(double t)
    {
        if (t > 60) return 1;
        DoubleDouble exponent = CompensatedFunctions.Log2 * (1 - t);
        if (Math.Abs(t - 1) > 0.5) return (1 - Math.Pow(2, 1 - t)) * SpecialFunctions.Zeta(t);
        double limit = (CompensatedFunctions.ExpRelative(exponent) * CompensatedFunctions.Log2).High;
        return t == 1 ? limit : limit * (t - 1) * SpecialFunctions.Zeta(t);
    }
}
