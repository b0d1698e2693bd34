using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>sin x and cos x as pairs of doubles, relative error below 2^-64: the common part of all trigonometric kernels.</summary>
/// <remarks>x = place·π/256 + r by a three-part π/256 (Cody and Waite 1980) or, from 2^27, by <see cref="PayneHanek"/>; then
/// sin(a + r) = sin a·cos r + cos a·sin r from a table of a whole wave (Gal 1986, without accurate points), without a branch.</remarks>
internal static class TrigonometricCore
{
    /// <summary>From here on arguments need <see cref="PayneHanek"/>.</summary>
    public const double LargestCodyWaite = 134217728; // 2^27

    /// <summary>The number of places in a quarter of a turn.</summary>
    public const int Quarter = WaveTable.Quarter;

    private const double PlacesPerUnit = 81.48733086305042; // 256/π
    private const double Step1 = 0.01227184630308513; // π/256 to 159 bits
    private const double Step2 = 4.783776559169348e-19;
    private const double Step3 = -1.1698319569212264e-35;

    /// <summary>sin(x + shift·π/2) for |x| below 2^27.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble SinOfModerate(double x, int shift)
    {
        DoubleDouble r = LocateModerate(x, out int place);
        return SinAt(r, place + (shift * Quarter));
    }

    /// <summary>sin(x + shift·π/2) for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sin(double x, int shift)
    {
        DoubleDouble r = Locate(x, out int place);
        return SinAt(r, place + (shift * Quarter));
    }

    /// <summary>sin(x + shift·π/2) for a finite pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sin(DoubleDouble x, int shift)
    {
        DoubleDouble r = Locate(x, out int place);
        return SinAt(r, place + (shift * Quarter));
    }

    /// <summary>sin(x + y + shift·π/2) for finite x and y, also where their sum overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinOfSum(double x, double y, int shift)
    {
        DoubleDouble sum = TwoSum(x, y);
        if (double.IsFinite(sum.High)) return Sin(sum, shift);
        DoubleDouble r = Locate(x, out int place) + Locate(y, out int further);
        return SinAt(r, place + further + (shift * Quarter));
    }

    /// <summary>sin(r + quadrant·π/2) for |r| up to 0.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinOfReduced(DoubleDouble r, int quadrant)
    {
        DoubleDouble rest = LocateModerate(r, out int place);
        return SinAt(rest, place + (quadrant * Quarter));
    }

    /// <summary>x − place·π/256 for finite x, the place up to whole turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Locate(double x, out int place)
    {
        if (Math.Abs(x) < LargestCodyWaite) return LocateModerate(x, out place);
        DoubleDouble r = LocateModerate(PayneHanek.Reduce(x, out int quadrant), out place);
        place += quadrant * Quarter;
        return r;
    }

    /// <summary>x − place·π/256 for |x| below 2^27.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble LocateModerate(double x, out int place)
    {
        place = Nearest(x, PlacesPerUnit, out double n);
        DoubleDouble p = TwoProduct(n, Step2), s = TwoSum(Math.FusedMultiplyAdd(-n, Step1, x), -p.High); // the first difference is exact
        return FastTwoSum(s.High, Math.FusedMultiplyAdd(-n, Step3, s.Low - p.Low));
    }

    /// <summary>sin(r + place·π/256) for |r| up to π/256.</summary>
    [MethodImpl(Jit.Inlined)]
    public static DoubleDouble SinAt(DoubleDouble r, int place)
    {
        ref double main = ref Entry(WaveTable.Values, 2 * (place & (WaveTable.Steps - 1))), other = ref Entry(WaveTable.Values, 2 * ((place + Quarter) & (WaveTable.Steps - 1)));
        double square = r.High * r.High;
        DoubleDouble product = TwoProduct(other, r.High), sum = FastTwoSum(main, product.High);
        double rest = Math.FusedMultiplyAdd(main, Cosm1Tail(r, square), product.Low + Unsafe.Add(ref main, 1));
        rest = Math.FusedMultiplyAdd(other, SinTail(r, square), rest) + Math.FusedMultiplyAdd(Unsafe.Add(ref other, 1), r.High, sum.Low);
        return FastTwoSum(sum.High, rest);
    }

    /// <summary>x − place·π/256 for a finite pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Locate(DoubleDouble x, out int place)
    {
        if (Math.Abs(x.High) < LargestCodyWaite) return LocateModerate(x, out place);
        DoubleDouble r = LocateModerate(PayneHanek.Reduce(x, out int quadrant), out place);
        place += quadrant * Quarter;
        return r;
    }

    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble LocateModerate(DoubleDouble x, out int place) => DoubleWord.Add(LocateModerate(x.High, out place), x.Low);

    /// <summary>cos r − 1 for |r| ≤ π/256, to double precision.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double Cosm1Tail(DoubleDouble r, double square)
    {
        double series = Math.FusedMultiplyAdd(square, -1 / 720.0, 1 / 24.0);
        series = Math.FusedMultiplyAdd(square, series, -0.5);
        return Math.FusedMultiplyAdd(square, series, -r.High * r.Low);
    }

    /// <summary>sin r − High(r) for |r| ≤ π/256, to double precision.</summary>
    [MethodImpl(Jit.Inlined)]
    private static double SinTail(DoubleDouble r, double square)
    {
        double series = Math.FusedMultiplyAdd(square, -1 / 5040.0, 1 / 120.0);
        series = Math.FusedMultiplyAdd(square, series, -1 / 6.0);
        return Math.FusedMultiplyAdd(square * r.High, series, r.Low);
    }
}
