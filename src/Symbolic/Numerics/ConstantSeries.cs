using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Elementary functions of fixed-point numbers with 220 fractional bits, from their series: the source of every table of constants.</summary>
/// <remarks>Errors stay below 2^-205. Used once per table, never per evaluation.</remarks>
internal static class ConstantSeries
{
    private const int Bits = 220;

    /// <summary>The number 1.</summary>
    public static BigInteger One { get; } = BigInteger.One << Bits;

    /// <summary>log 2.</summary>
    public static BigInteger Ln2 { get; } = Log(2, 1);

    /// <summary>numerator/denominator.</summary>
    public static BigInteger Ratio(BigInteger numerator, BigInteger denominator) => (numerator << Bits) / denominator;

    /// <summary>The product.</summary>
    public static BigInteger Multiply(BigInteger x, BigInteger y) => (x * y) >> Bits;

    /// <summary>e^x for |x| ≤ 1, from the Taylor series.</summary>
    public static BigInteger Exp(BigInteger x)
    {
        BigInteger sum = One;
        BigInteger term = One;
        for (int n = 1; !term.IsZero && !(term + 1).IsZero; n++)
        {
            term = Multiply(term, x) / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>log(numerator/denominator) = 2·artanh of their difference over their sum, for quotients near 1.</summary>
    public static BigInteger Log(BigInteger numerator, BigInteger denominator)
    {
        BigInteger s = Ratio(numerator - denominator, numerator + denominator);
        return 2 * OddSeries(s, 1);
    }

    /// <summary>atan(numerator/denominator) for quotients well below 1.</summary>
    public static BigInteger Atan(BigInteger numerator, BigInteger denominator) => OddSeries(Ratio(numerator, denominator), -1);

    /// <summary>sin x and cos x for |x| ≤ 1.</summary>
    public static (BigInteger Sin, BigInteger Cos) SinCos(BigInteger x)
    {
        BigInteger square = -Multiply(x, x);
        return (Alternating(x, square, 1), Alternating(One, square, 0));
    }

    /// <summary>The three doubles whose sum is nearest to x, each the rounded remainder of those before.</summary>
    public static (double High, double Low, double Tail) ToTriple(BigInteger x)
    {
        double high = ToDouble(x);
        x -= FromDouble(high);
        double low = ToDouble(x);
        return (high, low, ToDouble(x - FromDouble(low)));
    }

    /// <summary>The nearest double.</summary>
    private static double ToDouble(BigInteger x)
    {
        int drop = (int)BigInteger.Abs(x).GetBitLength() - 54;
        if (drop <= 0) return Math.ScaleB((double)x, -Bits);
        long half = (long)(x >> drop);
        return Math.ScaleB((double)((half + 1) >> 1), drop + 1 - Bits);
    }

    private static BigInteger FromDouble(double x)
    {
        if (x == 0) return BigInteger.Zero;
        int exponent = Math.ILogB(x) - 52;
        BigInteger mantissa = new(Math.ScaleB(x, -exponent));
        return exponent + Bits >= 0 ? mantissa << (exponent + Bits) : mantissa >> -(exponent + Bits);
    }

    /// <summary>Σ sign^n·x^(2n+1)/(2n+1).</summary>
    private static BigInteger OddSeries(BigInteger x, int sign)
    {
        BigInteger square = Multiply(x, x) * sign;
        BigInteger sum = BigInteger.Zero;
        BigInteger power = x;
        for (int n = 1; BigInteger.Abs(power) > 1; n += 2)
        {
            sum += power / n;
            power = Multiply(power, square);
        }

        return sum;
    }

    /// <summary>Σ first·square^n·offset!/(2n + offset)!.</summary>
    private static BigInteger Alternating(BigInteger first, BigInteger square, int offset)
    {
        BigInteger sum = BigInteger.Zero;
        BigInteger term = first;
        for (int n = 1; BigInteger.Abs(term) > 1; n++)
        {
            sum += term;
            term = Multiply(term, square) / (((2 * n) + offset) * ((2 * n) + offset - 1));
        }

        return sum;
    }
}
