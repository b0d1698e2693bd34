using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>What the special functions need beside the arithmetic and elementary functions of <see cref="DoubleDouble"/>: exponentials with an exponent of
/// their own, circular functions of πx, rounding at a scale.</summary>
internal static class CompensatedFunctions
{
    /// <summary>π.</summary>
    public static readonly DoubleDouble Pi = new(3.141592653589793, 1.2246467991473532E-16);

    /// <summary>log 2.</summary>
    public static readonly DoubleDouble Log2 = new(0.6931471805599453, 2.3190468138462996E-17);

    /// <summary>log π.</summary>
    public static readonly DoubleDouble LogPi = new(1.1447298858494002, 1.0265951162707826E-17);

    /// <summary>e^x as a number near 1 times 2^<paramref name="exponent"/>, relative error below 2^-99, for |x| up to 1E6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Exp(DoubleDouble x, out int exponent) => DoubleDouble.ExpCore(x, 0, out exponent);

    /// <summary>(e^x − 1)/x, 1 at 0; x below 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble ExpRelative(DoubleDouble x) => x.High == 0 ? 1 : DoubleDouble.Expm1(x) / x;

    /// <summary>The value times 2^<paramref name="exponent"/>, rounded to the nearest double (ties to even) also where that is subnormal; ±∞ beyond the range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ToDouble(this DoubleDouble value, int exponent)
    {
        double result = Math.ScaleB(value.High, exponent);
        if (Math.Abs(result) >= 1E-300 || value.High == 0 || !value.IsFinite) return result;
        double units = Math.ScaleB(value.High, exponent + 1074), below = Math.Floor(units);
        double aboveTie = units - below - 0.5 + Math.ScaleB(value.Low, exponent + 1074);
        bool up = aboveTie > 0 || (aboveTie == 0 && below % 2 != 0);
        return Math.CopySign(Math.ScaleB(up ? below + 1 : below, -1074), value.High);
    }

    /// <summary>sin(πx), the reduction of x exact, relative error about 2^-100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinPi(double x)
    {
        double nearest = Math.Round(x);
        double r = x - nearest, a = Math.Abs(r);
        DoubleDouble value = a <= 0.25
            ? Horner.Evaluate(SinTable, SinTable.Length / 2, DoubleDouble.Product(a, a)) * a
            : Horner.Evaluate(CosTable, CosTable.Length / 2, DoubleDouble.Product(0.5 - a, 0.5 - a));
        return r < 0 != (Math.Abs(nearest % 2) == 1) ? -value : value;
    }

    /// <summary>sin(πx) of an unevaluated sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble SinPi(DoubleDouble x)
    {
        if (x.Low == 0) return SinPi(x.High);
        DoubleDouble r = FromNearestWhole(x, out bool odd), a = DoubleDouble.Abs(r);
        DoubleDouble value = a.High <= 0.25 ? SinSeries(a) : CosSeries(0.5 - a);
        return r.High < 0 != odd ? -value : value;
    }

    /// <summary>cos(πx) of an unevaluated sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble CosPi(DoubleDouble x)
    {
        if (x.Low == 0) return CosPi(x.High);
        DoubleDouble a = DoubleDouble.Abs(FromNearestWhole(x, out bool odd));
        DoubleDouble value = a.High <= 0.25 ? CosSeries(a) : SinSeries(0.5 - a);
        return odd ? -value : value;
    }

    /// <summary>cos(πx), the reduction of x exact, relative error about 2^-100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble CosPi(double x)
    {
        double nearest = Math.Round(x);
        double a = Math.Abs(x - nearest);
        DoubleDouble value = a <= 0.25
            ? Horner.Evaluate(CosTable, CosTable.Length / 2, DoubleDouble.Product(a, a))
            : Horner.Evaluate(SinTable, SinTable.Length / 2, DoubleDouble.Product(0.5 - a, 0.5 - a)) * (0.5 - a);
        return Math.Abs(nearest % 2) == 1 ? -value : value;
    }

    /// <summary>x minus a whole number next to it; the lower part of a number above 2^53 has whole parts of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble FromNearestWhole(DoubleDouble x, out bool odd)
    {
        double high = Math.Round(x.High), low = Math.Round(x.Low);
        odd = Math.Abs(high % 2) == 1 != (Math.Abs(low % 2) == 1);
        return DoubleDouble.Sum(x.High - high, x.Low - low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble SinSeries(DoubleDouble a) => Horner.Evaluate(SinTable, SinTable.Length / 2, a * a) * a;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble CosSeries(DoubleDouble a) => Horner.Evaluate(CosTable, CosTable.Length / 2, a * a);

    // Taylor coefficients of sin(πr)/r and cos(πr) in r²
    private static ReadOnlySpan<double> SinTable =>
    [
        3.141592653589793, 1.2246467991473532E-16,
        -5.16771278004997, 2.2665622825789447E-16,
        2.5501640398773455, -7.931006345326556E-17,
        -0.5992645293207921, 2.845026112698218E-17,
        0.08214588661112823, -3.847292805297656E-18,
        -0.0073704309457143504, -3.328281165603432E-19,
        0.00046630280576761255, 1.0704561733683463E-20,
        -2.1915353447830217E-5, 1.4648526682685598E-21,
        7.952054001475513E-7, 1.736540361519021E-23,
        -2.2948428997269873E-8, -7.376346207041088E-26,
        5.392664662608129E-10, -4.6231664587063263E-26,
        -1.0518471716932065E-11, 6.607471301444785E-28,
        1.7302192458361107E-13, 4.02155341316903E-30,
        -2.432561179993389E-15, 1.1975701997015738E-31,
    ];

    private static ReadOnlySpan<double> CosTable =>
    [
        1, 0,
        -4.934802200544679, -3.1326477543698557E-16,
        4.0587121264167685, -2.6602000824298645E-16,
        -1.3352627688545895, 3.1815237892149862E-18,
        0.2353306303588932, -1.2583065576724427E-18,
        -0.02580689139001406, 1.170191067939226E-18,
        0.0019295743094039231, -9.669517939986956E-20,
        -0.0001046381049248457, -2.421206183964864E-21,
        4.303069587032947E-6, -2.864010082936791E-22,
        -1.3878952462213771E-7, -7.479362090417238E-24,
        3.604730797462501E-9, -1.833556774402799E-25,
        -7.700707130601354E-11, 4.7314468253686385E-27,
        1.3768647280377414E-12, -1.6034234137163717E-29,
        -2.0906323353147685E-14, -4.965817957054884E-32,
    ];
}
