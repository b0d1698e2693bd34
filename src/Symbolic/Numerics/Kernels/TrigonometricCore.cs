using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>sin x and cos x as pairs of doubles, relative error below 2^-64: the common part of all trigonometric kernels.</summary>
/// <remarks>Reduction to |r| ≤ π/4 by a three-part π/2 (Cody and Waite 1980) or, from 2^27, by <see cref="PayneHanek"/>; then
/// sin(a + t) = sin a·cos t + cos a·sin t with a a multiple of 1/64 and |t| ≤ 1/128 (Gal 1986, without accurate points).</remarks>
internal static class TrigonometricCore
{
    private const double LargestCodyWaite = 134217728; // 2^27
    private const double HalfPi1 = 1.5707963267948966; // π/2 to 159 bits
    private const double HalfPi2 = 6.123233995736766e-17;
    private const double HalfPi3 = -1.4973849048591698e-33;
    private const int Steps = SineTable.Steps;

    /// <summary>sin(x + shift·π/2) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sin(double x, int shift)
    {
        DoubleDouble r = Reduce(x, out int quadrant);
        return SinOfReduced(r, quadrant + shift);
    }

    /// <summary>sin(r + quadrant·π/2) for |r| up to 0.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinOfReduced(DoubleDouble r, int quadrant)
    {
        DoubleDouble value = (quadrant & 1) == 0 ? SinReduced(r) : CosReduced(r);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>x − quadrant·π/2 for finite x, the quadrant modulo 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Reduce(double x, out int quadrant)
    {
        if (Math.Abs(x) >= LargestCodyWaite) return PayneHanek.Reduce(x, out quadrant);
        quadrant = Nearest(x * (2 / Math.PI), out double n);
        double r = Math.FusedMultiplyAdd(-n, HalfPi1, x); // exact
        DoubleDouble p = TwoProduct(n, HalfPi2);
        DoubleDouble s = TwoSum(r, -p.High);
        return FastTwoSum(s.High, Math.FusedMultiplyAdd(-n, HalfPi3, s.Low - p.Low));
    }

    /// <summary>sin(x + shift·π/2) for a finite pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sin(DoubleDouble x, int shift)
    {
        DoubleDouble r = Reduce(x, out int quadrant);
        return SinOfReduced(r, quadrant + shift);
    }

    /// <summary>sin(x + y + shift·π/2) for finite x and y, also where their sum overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinOfSum(double x, double y, int shift)
    {
        DoubleDouble sum = TwoSum(x, y);
        if (double.IsFinite(sum.High)) return Sin(sum, shift);
        DoubleDouble r = Reduce(x, out int quadrant) + Reduce(y, out int further);
        quadrant += further + shift;
        if (Math.Abs(r.High) < 0.79) return SinOfReduced(r, quadrant);
        int turn = Math.Sign(r.High);
        return SinOfReduced(r - (new DoubleDouble(HalfPi1, HalfPi2) * turn), quadrant + turn);
    }

    /// <summary>x − quadrant·π/2 for a finite pair, the quadrant modulo 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Reduce(DoubleDouble x, out int quadrant)
    {
        if (Math.Abs(x.High) >= LargestCodyWaite) return PayneHanek.Reduce(x, out quadrant);
        return Reduce(x.High, out quadrant) + x.Low;
    }

    /// <summary>sin r for |r| up to 0.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinReduced(DoubleDouble r)
    {
        int cell = Nearest(r.High * Steps, out double whole);
        DoubleDouble t = FastTwoSum(r.High - (whole / Steps), r.Low);
        ref double table = ref Entry(SineTable.Values, 4 * (cell + SineTable.Last));
        double sin = table;
        double cos = Unsafe.Add(ref table, 2);
        double square = t.High * t.High;
        DoubleDouble product = TwoProduct(cos, t.High);
        DoubleDouble sum = TwoSum(sin, product.High);
        double rest = Math.FusedMultiplyAdd(sin, Cosm1Tail(t, square), product.Low + Unsafe.Add(ref table, 1));
        rest = Math.FusedMultiplyAdd(cos, SinTail(t, square), rest);
        return FastTwoSum(sum.High, sum.Low + Math.FusedMultiplyAdd(Unsafe.Add(ref table, 3), t.High, rest));
    }

    /// <summary>cos r for |r| up to 0.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble CosReduced(DoubleDouble r)
    {
        int cell = Nearest(r.High * Steps, out double whole);
        DoubleDouble t = FastTwoSum(r.High - (whole / Steps), r.Low);
        ref double table = ref Entry(SineTable.Values, 4 * (cell + SineTable.Last));
        double sin = table;
        double cos = Unsafe.Add(ref table, 2);
        double square = t.High * t.High;
        DoubleDouble product = TwoProduct(-sin, t.High);
        DoubleDouble sum = FastTwoSum(cos, product.High);
        double rest = Math.FusedMultiplyAdd(cos, Cosm1Tail(t, square), product.Low + Unsafe.Add(ref table, 3));
        rest = Math.FusedMultiplyAdd(-sin, SinTail(t, square), rest);
        return FastTwoSum(sum.High, sum.Low + Math.FusedMultiplyAdd(-Unsafe.Add(ref table, 1), t.High, rest));
    }

    /// <summary>cos t − 1 for |t| ≤ 1/128, to double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cosm1Tail(DoubleDouble t, double square)
    {
        double series = Math.FusedMultiplyAdd(square, -1 / 720.0, 1 / 24.0);
        series = Math.FusedMultiplyAdd(square, series, -0.5);
        return Math.FusedMultiplyAdd(square, series, -t.High * t.Low);
    }

    /// <summary>sin t − High(t) for |t| ≤ 1/128, to double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SinTail(DoubleDouble t, double square)
    {
        double series = Math.FusedMultiplyAdd(square, -1 / 5040.0, 1 / 120.0);
        series = Math.FusedMultiplyAdd(square, series, -1 / 6.0);
        return Math.FusedMultiplyAdd(square * t.High, series, t.Low);
    }
}
