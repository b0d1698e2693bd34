namespace Symbolic.Numerics;

/// <summary>Exponential, logarithm and circular functions of about 100 bits, the ground under the special functions.</summary>
internal static class CompensatedFunctions
{
    /// <summary>π.</summary>
    public static readonly Compensated Pi = new(3.141592653589793, 1.2246467991473532E-16);

    /// <summary>log 2.</summary>
    public static readonly Compensated Log2 = new(0.6931471805599453, 2.3190468138462996E-17);

    /// <summary>log π.</summary>
    public static readonly Compensated LogPi = new(1.1447298858494002, 1.0265951162707826E-17);

    private const double TableStep = 1.0 / 32;

    /// <summary>e^x as a number near 1 times 2^<paramref name="exponent"/>; relative error below 2^-98 + |x|·2^-104.</summary>
    /// <param name="x">Any number below 1E9 in absolute value.</param>
    /// <param name="exponent">The power of two.</param>
    public static Compensated Exp(Compensated x, out int exponent)
    {
        Compensated step = Reduce(x, out exponent, out Compensated r);
        return step + (step * SmallExpm1(r));
    }

    /// <summary><see cref="Exp"/> with a relative error below 2^-71, in half the time.</summary>
    public static Compensated ExpTo71Bits(Compensated x, out int exponent)
    {
        Compensated step = Reduce(x, out exponent, out Compensated r);
        double tail = r.Hi * r.Hi * r.Hi * Horner.Evaluate(ShortFactorialTable, r.Hi);
        Compensated half = Compensated.Product(r.Hi * 0.5, r.Hi);
        Compensated expm1 = Compensated.OrderedSum(r.Hi, half.Hi);
        return step + (step * new Compensated(expm1.Hi, expm1.Lo + (half.Lo + (r.Lo * (1 + r.Hi)) + tail)));
    }

    /// <summary>(e^x − 1)/x, 1 at 0; x below 700.</summary>
    public static Compensated ExpRelative(Compensated x)
    {
        if (x.Hi == 0) return 1;
        if (Math.Abs(x.Hi) < TableStep / 2) return SmallExpm1(x) / x;
        if (x.Hi < -200) return (Compensated)(-1) / x;
        return ((Exp(x, out int exponent).Scale(Power(exponent))) + -1.0) / x;
    }

    /// <summary>log x for positive x, relative error about 2^-100.</summary>
    public static Compensated Log(Compensated x)
    {
        if (Math.Abs(x.Hi - 1) < TableStep / 2) return Log1p(x + -1.0);
        double estimate = Math.Log(x.Hi);
        Compensated reciprocal = Exp(-estimate, out int exponent);
        Compensated rest = (x.Scale(Power(exponent / 2)).Scale(Power(exponent - (exponent / 2))) * reciprocal) + -1.0;
        return Compensated.Sum(estimate, 0) + (rest - Compensated.Product(rest.Hi * 0.5, rest.Hi));
    }

    /// <summary>log x for x from 2 on, absolute error below 2^-71.</summary>
    public static Compensated LogTo71Bits(Compensated x)
    {
        double estimate = Math.Log(x.Hi);
        Compensated reciprocal = ExpTo71Bits(-estimate, out int exponent);
        Compensated rest = (x.Scale(Power(exponent / 2)).Scale(Power(exponent - (exponent / 2))) * reciprocal) + -1.0;
        return Compensated.OrderedSum(estimate, rest.Hi);
    }

    /// <summary>log(1 + x) for x above −1, relative error about 2^-98.</summary>
    public static Compensated Log1p(Compensated x)
    {
        if (Math.Abs(x.Hi) >= TableStep / 2) return Log(x + 1.0);
        if (Math.Abs(x.Hi) < 1E-200) return x;
        double u = 1 + x.Hi;
        double estimate = u == 1 ? x.Hi : Math.Log(u) * (x.Hi / (u - 1));
        Compensated expm1 = SmallExpm1(estimate);
        Compensated rest = (x - expm1) / (expm1 + 1.0);
        return Compensated.Sum(estimate, 0) + (rest - Compensated.Product(rest.Hi * 0.5, rest.Hi));
    }

    /// <summary>sin(πx), the reduction of x exact, relative error about 2^-100.</summary>
    public static Compensated SinPi(double x)
    {
        double nearest = Math.Round(x);
        double r = x - nearest, a = Math.Abs(r);
        Compensated value = a <= 0.25
            ? Horner.Evaluate(SinTable, SinTable.Length / 2, Compensated.Product(a, a)) * a
            : Horner.Evaluate(CosTable, CosTable.Length / 2, Compensated.Product(0.5 - a, 0.5 - a));
        return r < 0 != (Math.Abs(nearest % 2) == 1) ? -value : value;
    }

    /// <summary>sin(πx) of an unevaluated sum.</summary>
    public static Compensated SinPi(Compensated x) => x.Lo == 0 ? SinPi(x.Hi) : SinPi(x.Hi) + (CosPi(x.Hi) * (Pi * x.Lo));

    /// <summary>cos(πx), the reduction of x exact, relative error about 2^-100.</summary>
    public static Compensated CosPi(double x)
    {
        double nearest = Math.Round(x);
        double a = Math.Abs(x - nearest);
        Compensated value = a <= 0.25
            ? Horner.Evaluate(CosTable, CosTable.Length / 2, Compensated.Product(a, a))
            : Horner.Evaluate(SinTable, SinTable.Length / 2, Compensated.Product(0.5 - a, 0.5 - a)) * (0.5 - a);
        return Math.Abs(nearest % 2) == 1 ? -value : value;
    }

    /// <summary>2^<paramref name="exponent"/> for −1022 to 1023.</summary>
    public static double Power(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    /// <summary>x = exponent·log 2 + j/32 + r; returns e^(j/32).</summary>
    private static Compensated Reduce(Compensated x, out int exponent, out Compensated r)
    {
        double k = Math.Round(x.Hi / Log2.Hi);
        exponent = (int)k;
        r = x - (Log2 * k);
        int j = (int)Math.Round(r.Hi / TableStep);
        r += -j * TableStep;
        return new Compensated(ExpTable[2 * (j + 12)], ExpTable[(2 * (j + 12)) + 1]);
    }

    /// <summary>e^r − 1 for |r| ≤ 1/64 by Taylor's series to degree 14, relative error below 2^-100.</summary>
    private static Compensated SmallExpm1(Compensated r)
    {
        Compensated tail = Horner.Evaluate(FactorialTable, 7, r);
        return r + (r * r * tail);
    }

    // 1/k! from k = 2: seven unevaluated sums, then doubles
    private static ReadOnlySpan<double> FactorialTable =>
    [
        0.5, 0,
        0.16666666666666666, 9.25185853854297E-18,
        0.041666666666666664, 2.3129646346357427E-18,
        0.008333333333333333, 1.1564823173178714E-19,
        0.001388888888888889, -5.300543954373577E-20,
        0.0001984126984126984, 1.7209558293420705E-22,
        2.48015873015873E-5, 2.1511947866775882E-23,
        2.7557319223985893E-6, 2.755731922398589E-7, 2.505210838544172E-8, 2.08767569878681E-9, 1.6059043836821613E-10, 1.1470745597729725E-11,
    ];

    // 1/k! from k = 3
    private static ReadOnlySpan<double> ShortFactorialTable =>
        [0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889, 0.0001984126984126984, 2.48015873015873E-05, 2.7557319223985893E-06];

    // e^(j/32) from j = −12
    private static ReadOnlySpan<double> ExpTable =>
    [
        0.6872892787909722, -3.7088003061371396E-17,
        0.7091061824373984, -1.2868055655346304E-17,
        0.7316156289466418, 8.35576468031604E-18,
        0.7548396019890073, -9.844076038651084E-18,
        0.7788007830714049, -1.0231869534531498E-17,
        0.8035225736890608, -3.661886830920417E-17,
        0.8290291181804004, -2.7604408719539223E-17,
        0.8553453273074225, 1.7204900005057594E-17,
        0.8824969025845955, -5.224526916735663E-17,
        0.9105103613800342, -3.325048324577564E-17,
        0.9394130628134758, -2.152447043447057E-17,
        0.9692332344763441, -4.801151707083219E-17,
        1, 0,
        1.0317434074991028, -8.944417741043132E-17,
        1.0644944589178593, 1.0872888143211957E-16,
        1.0982851403078258, 9.070644949793751E-17,
        1.1331484530668263, -5.370737708558031E-18,
        1.1691184461695043, 6.945488167320411E-17,
        1.2062302494209807, 3.9295715071105525E-17,
        1.2445201077660952, -7.440512295261056E-17,
        1.2840254166877414, 8.968972781793724E-17,
        1.3247847587288655, 9.422682377542367E-17,
        1.3668379411737963, 5.1449446596411544E-17,
        1.4102260349257107, -4.1758810273684196E-17,
        1.4549914146182013, 8.517923078996071E-17,
    ];

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
