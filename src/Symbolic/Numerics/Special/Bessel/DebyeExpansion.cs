using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Debye's expansions of Bessel functions (DLMF 10.19(ii), 10.41(ii)), arranged in powers of 1/R with R² = |ν² ± x²|, which makes them uniform down to
/// order 0, where they are Hankel's.</summary>
/// <remarks>The k-th term is about (k − 1)!/(2π·(2φ)^k) where φ ≥ 40 is the phase or exponent, so that 17 terms leave less than 2e-20.</remarks>
internal static class DebyeExpansion
{
    /// <summary>The least phase, or for modified functions the least R, for which the expansions are used.</summary>
    public const double LeastPhase = 40;

    private const double Huge = 1e300; // R could overflow
    private const int Terms = 17;
    private const double Far = 1e12; // up to here a phase in pairs of doubles is right to 1e-17
    private static readonly DoubleDouble s_rootTwoOverPi = DoubleDouble.Sqrt(2 / DoubleDouble.Pi);
    private static readonly DoubleDouble s_logTwo = DoubleDouble.Log(2);
    private static readonly double[][] s_polynomials = Polynomials();

    /// <summary>J and Y for x > ν ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble J, DoubleDouble Y) Oscillating(double order, double x)
    {
        DoubleDouble r = Root(order, x, -1);
        double square = order / r.High * (order / r.High);
        (double even, double odd) = Sums(-square, 1 / r.High, -1);
        (DoubleDouble sin, DoubleDouble cos) = Phase(order, x, r);
        DoubleDouble amplitude = s_rootTwoOverPi / DoubleDouble.Sqrt(r);
        return (amplitude * (cos + ((cos * even) + (sin * odd))), amplitude * (sin + ((sin * even) - (cos * odd))));
    }

    /// <summary>J and Y for 0 &lt; x &lt; ν.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ExtendedDouble J, ExtendedDouble Y) Monotone(double order, double x)
    {
        DoubleDouble r = Root(order, x, -1);
        double square = order / r.High * (order / r.High);
        (double even, double odd) = Sums(square, 1 / r.High, 1);
        ExtendedDouble amplitude = s_rootTwoOverPi / DoubleDouble.Sqrt(r);
        ExtendedDouble power = ExtendedDouble.Exp(Decay(order, x, r));
        return (amplitude * (1 + DoubleDouble.Sum(even, odd)) / (2 * power), -amplitude * (1 + DoubleDouble.Sum(even, -odd)) * power);
    }

    /// <summary>I and K for ν ≥ 0 and x > 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ExtendedDouble I, ExtendedDouble K) Modified(double order, double x)
    {
        if (Math.Max(order, x) > Huge) return Modified(order / Far, x / Far); // e^±R is out of range with the smaller R too
        DoubleDouble r = Root(order, x, 1);
        double square = order / r.High * (order / r.High);
        (double even, double odd) = Sums(square, 1 / r.High, 1);
        ExtendedDouble power = ExtendedDouble.Exp(Growth(order, x, r));
        ExtendedDouble amplitude = 1 / (s_rootTwoOverPi * DoubleDouble.Sqrt(r));
        return (power * (1 + DoubleDouble.Sum(even, odd)) * amplitude / DoubleDouble.Pi, amplitude * (1 + DoubleDouble.Sum(even, -odd)) / power);
    }

    /// <summary>√|x² ± ν²|, without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Root(double order, double x, int sign)
    {
        int exponent = Math.ILogB(Math.Max(order, x));
        double a = Math.ScaleB(order, -exponent);
        double b = Math.ScaleB(x, -exponent);
        DoubleDouble square = sign < 0
            ? DoubleDouble.Abs(DoubleDouble.Sum(b, -a) * DoubleDouble.Sum(b, a))
            : DoubleDouble.Product(a, a) + DoubleDouble.Product(b, b);
        return DoubleDouble.ScaleB(DoubleDouble.Sqrt(square), exponent);
    }

    /// <summary>ν·arcosh(ν/x) − R with R² = ν² − x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Decay(double order, double x, DoubleDouble r)
    {
        if (r.High > Far) return ExactPhase.Decay(order, x);
        return (order * (DoubleDouble.Log((r.Times(0.5) + (order / 2)) / x) + s_logTwo)) - r;
    }

    /// <summary>R − ν·arsinh(ν/x) with R² = ν² + x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Growth(double order, double x, DoubleDouble r)
    {
        if (r.High > Far) return ExactPhase.Growth(order, x);
        if (order < 1000 * x) return r - (order * DoubleDouble.Asinh((DoubleDouble)order / x));
        return r - (order * (DoubleDouble.Log(order + r) - DoubleDouble.Log(x)));
    }

    /// <summary>sin and cos of R − ν·arccos(ν/x) − π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble Sin, DoubleDouble Cos) Phase(double order, double x, DoubleDouble r)
    {
        if (x < Far)
        {
            DoubleDouble phase = r - (order * DoubleDouble.Atan2(r, order)) - DoubleDouble.Pi.Times(0.25);
            return (DoubleDouble.Sin(phase), DoubleDouble.Cos(phase));
        }

        // the phase is x − (ν/2 + 1/4)·π + ν·arcsin(ν/x) − ν²/(x + R), with the first two reduced exactly
        DoubleDouble rest = (order * DoubleDouble.Asin((DoubleDouble)order / x)) - (order / (x + r) * order);
        if (rest.High > Far) return ExactPhase.Of(order, x);
        DoubleDouble quarters = ErrorFree.TwoSum(Math.IEEERemainder(order, 4), 0.5);
        DoubleDouble shift = rest - (quarters * DoubleDouble.Pi.Times(0.5));
        (DoubleDouble sinX, DoubleDouble cosX) = (DoubleDouble.Sin(x), DoubleDouble.Cos(x));
        (DoubleDouble sin, DoubleDouble cos) = (DoubleDouble.Sin(shift), DoubleDouble.Cos(shift));
        return ((sinX * cos) + (cosX * sin), (cosX * cos) - (sinX * sin));
    }

    /// <summary>Σ w_k(t)·r^k over even k from 2 and over odd k, where u_k(p) = p^k·w_k(p²); with <paramref name="sign"/> −1 each sum alternates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Even, double Odd) Sums(double t, double r, int sign)
    {
        double even = 0;
        double odd = 0;
        for (int k = Terms - 1; k >= 1; k--)
        {
            double term = Value(s_polynomials[k], t) * (sign < 0 && (k & 2) != 0 ? -1 : 1);
            if ((k & 1) == 0) even = Math.FusedMultiplyAdd(even, r * r, term);
            else odd = Math.FusedMultiplyAdd(odd, r * r, term);
        }

        return (even * r * r, odd * r);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Value(double[] coefficients, double t)
    {
        double sum = 0;
        for (int j = coefficients.Length - 1; j >= 0; j--) sum = Math.FusedMultiplyAdd(sum, t, coefficients[j]);
        return sum;
    }

    /// <summary>The coefficients of w_k, from u_(k+1) = p²(1 − p²)·u_k'/2 + ∫(1 − 5p²)·u_k/8 (DLMF 10.41.9).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[][] Polynomials()
    {
        double[][] table = new double[Terms][];
        table[0] = [1];
        for (int k = 0; k + 1 < Terms; k++)
        {
            double[] next = new double[k + 2];
            for (int j = 0; j <= k; j++)
            {
                double power = k + (2 * j);
                next[j] += table[k][j] * ((power / 2) + (1 / (8 * (power + 1))));
                next[j + 1] -= table[k][j] * ((power / 2) + (5 / (8 * (power + 3))));
            }

            table[k + 1] = next;
        }

        return table;
    }
}
