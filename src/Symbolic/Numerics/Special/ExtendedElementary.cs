using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>Elementary functions of double-double numbers to about 100 bits, from Taylor series: for arguments whose last bits decide near a zero.</summary>
internal static class ExtendedElementary
{
    private const double Ln2Head = 0.6931471805598903; // 42 bits: products with exponents are exact
    private static readonly DoubleDouble s_ln2Tail = new(5.497923018708371e-14, 1.94704509238075e-31);
    private static readonly DoubleDouble s_halfPi = new(1.5707963267948966, 6.123233995736766e-17);
    private const double HalfPiTail = -1.4973849048591698e-33;

    /// <summary>1/k! for k = 0 to 28.</summary>
    private static readonly DoubleDouble[] s_reciprocals = ReciprocalFactorials(29);

    /// <summary>e^x = result·2^exponent with the result in [0.7, 1.5], for |x| ≤ 10^6.</summary>
    public static DoubleDouble Exp(DoubleDouble x, out int exponent)
    {
        exponent = (int)Math.Round(x.High / Math.Log(2));
        DoubleDouble r = TwoSum(x.High - (exponent * Ln2Head), x.Low) - (exponent * s_ln2Tail);
        DoubleDouble sum = s_reciprocals[23];
        for (int k = 22; k >= 0; k--) sum = (sum * r) + s_reciprocals[k];
        return sum;
    }

    /// <summary>log x for positive, finite, normal x: one Newton step from <see cref="LogarithmCore"/>.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        DoubleDouble y = LogarithmCore.Log(x.High, x.Low, 0);
        int scale = -Math.ILogB(x.High);
        DoubleDouble power = Exp(-y, out int exponent);
        return y + ((DoubleDouble.ScaleB(x, scale) * DoubleDouble.ScaleB(power, exponent - scale)) - 1);
    }

    /// <summary>sin x and cos x for finite x.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(double x)
    {
        DoubleDouble r = Reduce(x, out int quadrant);
        return SinCosOfReduced(r, quadrant);
    }

    /// <summary>sin(r + quadrant·π/2) and cos of the same, for |r| up to 1.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCosOfReduced(DoubleDouble r, int quadrant)
    {
        DoubleDouble square = -r * r;
        DoubleDouble sin = s_reciprocals[27];
        DoubleDouble cos = s_reciprocals[28];
        for (int k = 26; k >= 0; k -= 2)
        {
            cos = (cos * square) + s_reciprocals[k];
            if (k > 0) sin = (sin * square) + s_reciprocals[k - 1];
        }

        sin *= r;
        return (quadrant & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>x − quadrant·π/2 for finite x to the relative accuracy of a pair.</summary>
    public static DoubleDouble Reduce(double x, out int quadrant)
    {
        if (Math.Abs(x) >= 1e5) return PayneHanek.Reduce(x, out quadrant);
        double n = Math.Round(x / s_halfPi.High);
        quadrant = (int)n;
        return Remainder(x, n);
    }

    /// <summary>x modulo π/2 for a pair of any size that is known to an absolute error far below 1, as |x| &lt; 2^50.</summary>
    public static DoubleDouble Reduce(DoubleDouble x, out int quadrant)
    {
        double n = Math.Round(x.High / s_halfPi.High);
        quadrant = (int)((long)n & 3);
        return Remainder(x, n);
    }

    private static DoubleDouble Remainder(DoubleDouble x, double n)
    {
        DoubleDouble first = TwoProduct(n, s_halfPi.High);
        DoubleDouble second = TwoProduct(n, s_halfPi.Low);
        DoubleDouble head = TwoSum(x.High - first.High, x.Low);
        return head - first.Low - second - (n * HalfPiTail);
    }

    private static DoubleDouble[] ReciprocalFactorials(int count)
    {
        DoubleDouble[] table = new DoubleDouble[count];
        table[0] = 1;
        for (int k = 1; k < count; k++) table[k] = table[k - 1] / k;
        return table;
    }
}
