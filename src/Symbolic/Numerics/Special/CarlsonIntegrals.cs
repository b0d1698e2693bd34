using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Carlson's symmetric elliptic integrals (DLMF 19.16) of non-negative arguments, by duplication in double-double arithmetic.</summary>
/// <remarks>B. C. Carlson, "Numerical computation of real or complex elliptic integrals" (1995): the arguments are averaged until they differ by 1e-4 of
/// their mean, then a Taylor polynomial of degree 7 (DLMF 19.36.1–2) leaves about 1e-31. At most one argument of RF, RD or RJ may be 0 (not
/// the last); those of RD and RJ lie within 1e-200 and 1e200.</remarks>
internal static class CarlsonIntegrals
{
    private const double Spread = 8e-5;
    private const int Limit = 1100; // argument ratios up to 2^2100 need a quartering per step

    /// <summary>RF(x, y, z) = ½∫₀^∞ dt/√((t + x)(t + y)(t + z)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble RF(DoubleDouble x, DoubleDouble y, DoubleDouble z)
    {
        DoubleDouble mean = (x + y + z) / 3;
        for (int n = 0; n < Limit && !Close(mean, x, y, z); n++)
        {
            DoubleDouble lambda = Lambda(x, y, z);
            (x, y, z, mean) = (Quarter(x, lambda), Quarter(y, lambda), Quarter(z, lambda), Quarter(mean, lambda));
        }

        DoubleDouble u = (mean - x) / mean;
        DoubleDouble v = (mean - y) / mean;
        DoubleDouble w = -(u + v);
        DoubleDouble e2 = (u * v) - (w * w);
        DoubleDouble e3 = u * v * w;
        DoubleDouble tail = (e2 * e2 / 24) - (3 * e2 * e3 / 44) - (5 * e2 * e2 * e2 / 208) + (3 * e3 * e3 / 104) + (e2 * e2 * e3 / 16);
        return (1 - (e2 / 10) + (e3 / 14) + tail) / DoubleDouble.Sqrt(mean);
    }

    /// <summary>RD(x, y, z) = 3/2·∫₀^∞ dt/(√((t + x)(t + y))·(t + z)^(3/2)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble RD(DoubleDouble x, DoubleDouble y, DoubleDouble z)
    {
        DoubleDouble mean = (x + y + (3 * z)) / 5;
        DoubleDouble sum = 0;
        double scale = 1;
        for (int n = 0; n < Limit && !Close(mean, x, y, z); n++)
        {
            DoubleDouble root = DoubleDouble.Sqrt(z);
            DoubleDouble lambda = Lambda(x, y, z);
            sum += scale / (root * (z + lambda));
            scale /= 4;
            (x, y, z, mean) = (Quarter(x, lambda), Quarter(y, lambda), Quarter(z, lambda), Quarter(mean, lambda));
        }

        DoubleDouble u = (mean - x) / mean;
        DoubleDouble v = (mean - y) / mean;
        DoubleDouble w = -(u + v) / 3;
        DoubleDouble product = u * v;
        DoubleDouble square = w * w;
        DoubleDouble series = Series(product - (6 * square), ((3 * product) - (8 * square)) * w, 3 * (product - square) * square, product * square * w);
        return (3 * sum) + (scale * series / (mean * DoubleDouble.Sqrt(mean)));
    }

    /// <summary>RJ(x, y, z, p) = 3/2·∫₀^∞ dt/(√((t + x)(t + y)(t + z))·(t + p)) for p > 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble RJ(DoubleDouble x, DoubleDouble y, DoubleDouble z, DoubleDouble p)
    {
        DoubleDouble mean = (x + y + z + (2 * p)) / 5;
        DoubleDouble sum = 0;
        double scale = 1;
        for (int n = 0; n < Limit && !(Close(mean, x, y, z) && Close(mean, p, p, p)); n++)
        {
            DoubleDouble root = DoubleDouble.Sqrt(p);
            DoubleDouble d = (root + DoubleDouble.Sqrt(x)) * (root + DoubleDouble.Sqrt(y)) * (root + DoubleDouble.Sqrt(z));
            DoubleDouble excess = (p - x) / d * (p - y) * ((p - z) / d);
            DoubleDouble lambda = Lambda(x, y, z);
            sum += scale * RC1p(excess) / d;
            scale /= 4;
            (x, y, z, p, mean) = (Quarter(x, lambda), Quarter(y, lambda), Quarter(z, lambda), Quarter(p, lambda), Quarter(mean, lambda));
        }

        DoubleDouble u = (mean - x) / mean;
        DoubleDouble v = (mean - y) / mean;
        DoubleDouble w = (mean - z) / mean;
        DoubleDouble q = -(u + v + w) / 2;
        DoubleDouble uvw = u * v * w;
        DoubleDouble e2 = (u * v) + (u * w) + (v * w) - (3 * q * q);
        DoubleDouble e3 = uvw + (2 * e2 * q) + (4 * q * q * q);
        DoubleDouble series = Series(e2, e3, ((2 * uvw) + (e2 * q) + (3 * q * q * q)) * q, uvw * q * q);
        return (6 * sum) + (scale * series / (mean * DoubleDouble.Sqrt(mean)));
    }

    /// <summary>RC(1, 1 + e) for e > −1: atan(√e)/√e, or artanh(√−e)/√−e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble RC1p(DoubleDouble e)
    {
        if (Math.Abs(e.High) > 0.05) return RC(1, 1 + e);
        DoubleDouble sum = 0;
        int terms = 1 + (int)(34 / -Math.Log10(Math.Max(Math.Abs(e.High), 1e-34)));
        for (int k = terms; k >= 0; k--) sum = (DoubleDouble.One / ((2 * k) + 1)) - (e * sum);
        return sum;
    }

    /// <summary>RC(x, y) = RF(x, y, y) for x ≥ 0 and y > 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble RC(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble mean = (x + y + y) / 3;
        for (int n = 0; n < Limit && !Close(mean, x, y, y); n++)
        {
            DoubleDouble lambda = (2 * DoubleDouble.Sqrt(x) * DoubleDouble.Sqrt(y)) + y;
            (x, y, mean) = (Quarter(x, lambda), Quarter(y, lambda), Quarter(mean, lambda));
        }

        DoubleDouble s = (y - mean) / mean;
        DoubleDouble series = (3 * DoubleDouble.One / 8) + (s * ((9 * DoubleDouble.One / 22) + (s * (159 * DoubleDouble.One / 208) + (s * 9 / 8))));
        series = (DoubleDouble.One / 7) + (s * series);
        series = 1 + (s * s * ((3 * DoubleDouble.One / 10) + (s * series)));
        return series / DoubleDouble.Sqrt(mean);
    }

    /// <summary>The degree-7 polynomial that RD and RJ share (DLMF 19.36.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Series(DoubleDouble e2, DoubleDouble e3, DoubleDouble e4, DoubleDouble e5)
    {
        DoubleDouble square = e2 * e2;
        DoubleDouble low = (9 * square / 88) - (3 * e4 / 22) - (9 * e2 * e3 / 52) + (3 * e5 / 26);
        DoubleDouble high = (-square * e2 / 16) + (3 * e3 * e3 / 40) + (3 * e2 * e4 / 20) + (45 * square * e3 / 272) - (9 * ((e3 * e4) + (e2 * e5)) / 68);
        return 1 - (3 * e2 / 14) + (e3 / 6) + low + high;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Lambda(DoubleDouble x, DoubleDouble y, DoubleDouble z)
    {
        (x, y, z) = (DoubleDouble.Sqrt(x), DoubleDouble.Sqrt(y), DoubleDouble.Sqrt(z));
        return (x * (y + z)) + (y * z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Quarter(DoubleDouble value, DoubleDouble lambda) => (value + lambda).Times(0.25);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Close(DoubleDouble mean, DoubleDouble x, DoubleDouble y, DoubleDouble z)
    {
        double bound = Spread * mean.High;
        return Math.Abs(mean.High - x.High) <= bound && Math.Abs(mean.High - y.High) <= bound && Math.Abs(mean.High - z.High) <= bound;
    }
}
