using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Trigonometric functions: reduction modulo π/2 by 212 bits of it or, for huge arguments, as Payne and Hanek do; then the addition theorem from the
/// nearest multiple of 1/64.</content>
public readonly partial struct DoubleDouble
{
    private const double LargestCodyWaite = 134217728; // 2^27
    private const double HalfPi1 = 1.5707963267948966; // π/2 to 212 bits
    private const double HalfPi2 = 6.123233995736766e-17;
    private const double HalfPi3 = -1.4973849048591698e-33;
    private const double HalfPi4 = 5.562271104316826e-50;
    private static DoubleDouble HalfPi => new(HalfPi1, HalfPi2);

    /// <summary>The number π.</summary>
    public static DoubleDouble Pi => new(Math.PI, 1.2246467991473532e-16);

    /// <summary>The sine, relative error below 2^-97; the absolute error is below 2^-190·|x| where x is next to a multiple of π. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sin(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1e-40 || !x.IsFinite) return x.IsFinite ? x : NaN;
        DoubleDouble r = Reduce(x, out int quadrant);
        return SinOfReduced(r, quadrant);
    }

    /// <summary>The cosine, with the bounds of <see cref="Sin"/>. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Cos(DoubleDouble x)
    {
        if (!x.IsFinite) return NaN;
        DoubleDouble r = Reduce(x, out int quadrant);
        return SinOfReduced(r, quadrant + 1);
    }

    /// <summary>The tangent, relative error below 2^-95 with the exception of <see cref="Sin"/>. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Tan(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1e-40 || !x.IsFinite) return x.IsFinite ? x : NaN;
        DoubleDouble r = Reduce(x, out int quadrant);
        DoubleDouble sin = SinCosReduced(r, out DoubleDouble cos);
        return (quadrant & 1) == 0 ? sin / cos : -cos / sin;
    }

    /// <summary>The cotangent, with the bounds of <see cref="Tan"/>. NaN at ±∞, ±∞ at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Cot(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 1e-40 || !x.IsFinite) return x.IsFinite ? 1 / x : NaN;
        DoubleDouble r = Reduce(x, out int quadrant);
        DoubleDouble sin = SinCosReduced(r, out DoubleDouble cos);
        return (quadrant & 1) == 0 ? cos / sin : -sin / cos;
    }

    /// <summary>The secant, with the bounds of <see cref="Tan"/>. NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sec(DoubleDouble x) => 1 / Cos(x);

    /// <summary>The cosecant, with the bounds of <see cref="Tan"/>. NaN at ±∞, ±∞ at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Csc(DoubleDouble x) => 1 / Sin(x);

    /// <summary>x − quadrant·π/2 in about [−π/4, π/4], the quadrant modulo 4.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Reduce(DoubleDouble x, out int quadrant)
    {
        if (Math.Abs(x.High) >= LargestCodyWaite) return PayneHanek.Reduce(x, out quadrant);
        quadrant = Nearest(x.High * (2 / Math.PI), out double n);
        double head = Math.FusedMultiplyAdd(-n, HalfPi1, x.High); // exact
        DoubleDouble r = DoubleWord.Add(TwoSum(head, x.Low), TwoProduct(-n, HalfPi2));
        r = DoubleWord.Add(r, TwoProduct(-n, HalfPi3));
        return FastTwoSum(r.High, Math.FusedMultiplyAdd(-n, HalfPi4, r.Low));
    }

    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble SinOfReduced(DoubleDouble r, int quadrant)
    {
        DoubleDouble sin = SinCosReduced(r, out DoubleDouble cos);
        DoubleDouble value = (quadrant & 1) == 0 ? sin : cos;
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>sin r and cos r for |r| up to 0.8.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble SinCosReduced(DoubleDouble r, out DoubleDouble cos)
    {
        int cell = Nearest(r.High * SineTable.Steps, out double whole);
        DoubleDouble t = FastTwoSum(r.High - (whole / SineTable.Steps), r.Low);
        ref double table = ref Entry(SineTable.Values, 4 * (cell + SineTable.Last));
        DoubleDouble sinA = new(table, Unsafe.Add(ref table, 1)), cosA = new(Unsafe.Add(ref table, 2), Unsafe.Add(ref table, 3));
        DoubleDouble square = DoubleWord.Square(t);
        DoubleDouble sinT = SinSeries(t, square);
        DoubleDouble cosm1T = Cosm1Series(square);
        cos = DoubleWord.AddLesser(cosA, DoubleWord.Add(DoubleWord.Multiply(cosA, cosm1T), -DoubleWord.Multiply(sinA, sinT)));
        return DoubleWord.Add(sinA, DoubleWord.Add(DoubleWord.Multiply(sinA, cosm1T), DoubleWord.Multiply(cosA, sinT)));
    }

    /// <summary>sin t for |t| ≤ 1/128 from its Taylor series.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble SinSeries(DoubleDouble t, DoubleDouble square)
    {
        double w = square.High, series = Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, 1 / 6227020800.0, -1 / 39916800.0), 1 / 362880.0), -1 / 5040.0);
        DoubleDouble c = FastTwoSum(1 / 120.0, Math.FusedMultiplyAdd(w, series, HundredTwentiethLow));
        c = DoubleWord.Horner(square, c, -1 / 6.0, -SixthLow);
        return DoubleWord.AddLesser(t, DoubleWord.Multiply(DoubleWord.Multiply(t, square), c));
    }

    /// <summary>cos t − 1 for |t| ≤ 1/128 from its Taylor series.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Cosm1Series(DoubleDouble square)
    {
        double w = square.High, series = Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, 1 / 479001600.0, -1 / 3628800.0), 1 / 40320.0), -1 / 720.0);
        DoubleDouble c = FastTwoSum(1 / 24.0, Math.FusedMultiplyAdd(w, series, TwentyFourthLow));
        return DoubleWord.Multiply(square, DoubleWord.Horner(square, c, -0.5, 0));
    }
}
