using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Second derivatives of quotients with a removable singularity: series near 0, else the closed form in double-double arithmetic.</content>
public static partial class Kernels
{
    /// <summary>The second derivative of (e^x − 1)/x, continued by 1/3 at 0. 0 at −∞, +∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double D2exprel(double x)
    {
        if (Math.Abs(x) < 0.03)
        {
            // e^x − 1 over x is Σ xⁿ/(n+1)!, so the second derivative is Σ xⁿ/(n!·(n+3))
            return Polynomial.Scaled(DoubleDouble.One, 1 / 3.0, ThirdLow, x, [1 / 4.0, 1 / 10.0, 1 / 36.0, 1 / 168.0, 1 / 960.0, 1 / 6480.0, 1 / 50400.0, 1 / 443520.0]);
        }

        if (x < -60 || Math.Abs(x) < 0.5) return PairedQuotients.Exprel(2, x).ToDouble();
        if (!(x < LargestExponent)) return ZeroOrInfinity(x);
        DoubleDouble square = TwoProduct(x, x), polynomial = square - (2 * x) + 2;
        if (x > 60) return Scaling.Round(ExponentialCore.Exp(x, 0, out int exponent) * polynomial / square / x, exponent);
        DoubleDouble numerator = (ExponentialCore.Expm1(x, 0) * polynomial) + (square - (2 * x));
        return Quotient(numerator, square * x);
    }

    /// <summary>The second derivative of the Langevin function, 2·coth(x)/sinh²(x) − 2/x³; odd, 0 at 0 and at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double D2Langevin(double x)
    {
        if (Math.Abs(x) < 0.25)
        {
            return Polynomial.Scaled(x, -2 / 15.0, -1.8503717077085942e-18, x * x, [8 / 189.0, -2 / 225.0, 16 / 10395.0, -2764 / 11609325.0, 16 / 467775.0, -7234 / 1550674125.0,
                1403744 / 2292899734125.0, -698444 / 8955143071875.0, 1242928 / 128074828006125.0]);
        }

        double a = Math.Abs(x);
        if (a > 30) return double.IsFinite(x) ? PairedQuotients.Langevin(2, x).ToDouble() : -1 / x;
        DoubleDouble n = -DoubleDouble.Expm1(-2 * a), square = TwoProduct(a, a), product = DoubleWord.Multiply(DoubleWord.Add(DoubleDouble.One, -n), DoubleWord.Add(2, -n)); // coth a = (2 − n)/n, 1/sinh² a = 4·(1 − n)/n²
        DoubleDouble cube = DoubleWord.Multiply(square, a), other = DoubleWord.Multiply(DoubleWord.Square(n), n);
        return Math.CopySign(Ratio(DoubleWord.Add(DoubleWord.Multiply(product, cube).Times(8), other.Times(-2)), DoubleWord.Multiply(other, cube)), -x);
    }

    /// <summary>The second derivative of x/(e^x − 1), continued by 1/6 at 0; even, 0 at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double D2Bernoulli(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.25)
        {
            return Polynomial.Scaled(DoubleDouble.One, 1 / 6.0, ThirdLow / 2, a * a, [-1 / 60.0, 1 / 1008.0, -1 / 21600.0, 1 / 532224.0, -691 / 9906624000.0, 1 / 410572800.0, -3617 / 44460928512000.0,
                43867 / 16696386330624000.0, -174611 / 2112783322890240000.0, 77683 / 30521861557125120000.0]);
        }

        if (a > 30) return a < double.PositiveInfinity ? PairedQuotients.Bernoulli(2, x).ToDouble() : ZeroOrInfinity(-a);
        DoubleDouble m = DoubleDouble.Expm1(a), numerator = DoubleWord.Multiply(DoubleWord.Add(m, 1), DoubleWord.Add(2 * a, DoubleWord.Multiply(m, TwoSum(a, -2))));
        return Ratio(numerator, DoubleWord.Multiply(DoubleWord.Square(m), m));
    }
}
