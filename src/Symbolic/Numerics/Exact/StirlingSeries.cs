using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>The asymptotic series of log Γ and its derivatives for positive arguments.</summary>
/// <remarks>All of them envelop their sums: the error is below the first term left out, and of its sign.</remarks>
internal static class StirlingSeries
{
    private static readonly double[] s_logarithms = new double[1024];

    /// <summary>How far an argument must be shifted up for the series to reach 2^-precision with a number of terms well before the least one.</summary>
    public static int Shift(Dyadic x, int precision)
    {
        int least = (9 * precision / 50) + 8; // the least term is about e^(−2πx), well below 2^−precision
        return x.Top > 31 ? 0 : (int)Math.Max(0, least - (long)x.Floor());
    }

    /// <summary>Σ B(2k)·(2k + n − 2)!/((2k)!·z^(2k−1)) over k ≥ 1, the series of the n-th derivative of log Γ up to sign and a power of z.</summary>
    /// <param name="z">The argument, at least what <see cref="Shift"/> asks for.</param>
    /// <param name="order">The n above.</param>
    /// <param name="precision">The absolute accuracy of the sum in bits.</param>
    /// <remarks>Horner's scheme over w = z⁻² in fixed point. Each coefficient and each product is off by one unit, w &lt; 1/64; the unit
    /// that w is off costs at most 3|c_2| as the terms fall by 0.3 or faster, and c_2 = −(n + 2)!/720 is what the guard bits are for.</remarks>
    public static Ball Sum(Dyadic z, int order, int precision)
    {
        int working = precision + 8 + (order < 2 ? 0 : (int)Ball.Factorial(order + 2).BitLength);
        Integer square = Ball.Reciprocal(Ball.FromDyadic(z * z), working).Midpoint.ToFixed(working);
        int terms = Terms(z, order, working);
        Integer sum = Integer.Zero;
        for (int k = terms; k >= 1; k--)
        {
            (Integer numerator, Integer denominator) = Coefficient(k, order);
            sum = ((sum * square) >> working) + ((numerator << working) / denominator);
        }

        Magnitude omitted = Omitted(z, order, terms + 1);
        Ball inner = Ball.Create(sum, -working, Magnitude.Up(8, -precision - 8), precision);
        return Ball.Divide(inner, Ball.FromDyadic(z), precision).Widened(omitted);
    }

    /// <summary>B(2k)·(2k + n − 2)!/(2k)!: B(2k)/((2k − 1)2k) for n = 0, B(2k)/2k for n = 1, B(2k) for n = 2, …</summary>
    private static (Integer Numerator, Integer Denominator) Coefficient(int k, int order)
    {
        (Integer numerator, Integer denominator) = BernoulliNumbers.Even(k);
        if (order == 0) return (numerator, denominator * (2L * k * ((2L * k) - 1)));
        if (order == 1) return (numerator, denominator * (2L * k));
        for (int i = 1; i <= order - 2; i++) numerator *= (2 * k) + i;
        return (numerator, denominator);
    }

    /// <summary>The first k for which term k + 1 is surely below 2^-working, or stops falling.</summary>
    private static int Terms(Dyadic z, int order, int working)
    {
        double logarithm = Log2(z) - 1e-6;
        int k = 1;
        for (double previous = double.PositiveInfinity; ; k++)
        {
            double size = LogCoefficient(k + 1, order) - (((2 * k) + 1) * logarithm);
            if (size < -working || size > previous) return k;
            previous = size;
        }
    }

    /// <summary>log₂ of a coefficient's magnitude.</summary>
    private static double LogCoefficient(int k, int order)
    {
        double size = LogBernoulli(k);
        if (order == 0) return size - Math.Log2(2.0 * k * ((2.0 * k) - 1));
        if (order == 1) return size - Math.Log2(2.0 * k);
        for (int i = 1; i <= order - 2; i++) size += Math.Log2((2.0 * k) + i);
        return size;
    }

    private static double LogBernoulli(int k)
    {
        if (k < s_logarithms.Length && Volatile.Read(ref s_logarithms[k]) is not 0 and var known) return known;
        (Integer numerator, Integer denominator) = BernoulliNumbers.Even(k);
        double logarithm = BigInteger.Log(Integer.Abs(numerator), 2) - BigInteger.Log(denominator, 2);
        if (k < s_logarithms.Length) Volatile.Write(ref s_logarithms[k], logarithm);
        return logarithm;
    }

    private static double Log2(Dyadic z) => Math.Log2(z.Scaled(-z.Top).Approximate()) + z.Top;

    /// <summary>An upper bound of the k-th term.</summary>
    private static Magnitude Omitted(Dyadic z, int order, int k)
    {
        (Integer numerator, Integer denominator) = Coefficient(k, order);
        Magnitude term = Magnitude.Up(numerator, 0) / Magnitude.Down(denominator, 0);
        Magnitude reciprocal = Magnitude.One / Magnitude.Down(z.Mantissa, z.Exponent);
        Magnitude square = reciprocal * reciprocal;
        Magnitude power = reciprocal;
        for (int i = 1; i < k; i++) power *= square;
        return term * power;
    }
}
