using System.Numerics;

namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int ExactFactorials = 256;

    /// <summary>Γ(x). <see cref="Undefined"/> at 0 and the negative whole numbers (poles); exact at small whole numbers.</summary>
    /// <remarks>Stirling's series after a shift, reflection for x &lt; 0. Radius: Γ·(d + d²) with d = r·(|log x| + 1/(x − r)), a bound
    /// of r·|ψ|, + one unit in the last place.</remarks>
    public static Ball Gamma(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsTiny) return Reciprocal(x, precision).Nudged();
        if (x.Sign is not { } sign || (sign < 0 && x.IsHuge)) return Undecided;
        if (sign == 0 || (sign < 0 && x.IsInteger)) return Undefined;
        int working = precision + 16;
        if (sign < 0)
        {
            Ball reflected = Gamma(Subtract(One, x, working + (int)Math.Clamp(x._midpoint.Top, 0, 256)), working);
            return Divide(Pi(working), Multiply(SinPi(x, working), reflected, working), precision);
        }

        if (x.IsInteger && x._midpoint.Top <= 9 && x._midpoint.Floor() <= ExactFactorials) return Create(Factorial((int)x._midpoint.Floor() - 1), 0, default, precision);
        if (x.IsHuge || x._midpoint.Top > 50) return FromLogarithm(1, LogGamma(x, precision + 128), precision);
        Magnitude growth = x._radius * x.DigammaBound();
        if (growth > Magnitude.One) return Undecided;
        Ball value = GammaOfDyadic(x._midpoint, x.Worth(Math.Min(0, x._midpoint.Top), precision));
        return value.IsFinite ? Create(value._midpoint, value._radius + (value.UpperMagnitude() * Grown(growth)), precision) : value;
    }

    /// <summary>log |Γ(x)|. <see cref="Undefined"/> at 0 and the negative whole numbers; exact at 1 and 2, with relative accuracy near them.</summary>
    /// <remarks>Stirling's series after a shift, reflection for x &lt; 0. Radius: r·(|log x| + 1/(x − r)), a bound of r·|ψ|, + one unit in the
    /// last place.</remarks>
    public static Ball LogGamma(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.IsTiny) return Negate(x.LogMagnitude).Widened(s_tiny);
        if (x.Sign is not { } sign || (sign < 0 && x.IsHuge)) return Undecided;
        if (sign == 0 || (sign < 0 && x.IsInteger)) return Undefined;
        if (x.IsHuge) return Multiply(x, Subtract(x.LogMagnitude, One, precision + 16), precision + 16).Nudged();
        if (sign < 0)
        {
            int working = precision + 16;
            Ball sine = Abs(SinPi(x, working)), reflected = Subtract(One, x, working + (int)Math.Clamp(x._midpoint.Top, 0, 256));
            return Subtract(Log(Divide(Pi(working), sine, working), working), LogGamma(reflected, working), precision);
        }

        Magnitude inherited = x._radius.IsZero ? default : x._radius * x.DigammaBound();
        Ball value = LogGammaOfDyadic(x._midpoint, precision);
        return value.IsFinite ? Create(value._midpoint, value._radius + inherited, precision) : value;
    }

    /// <summary>log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), of magnitudes.</summary>
    /// <remarks>Radius: that of the sum.</remarks>
    public static Ball LogBeta(Ball a, Ball b, int precision)
    {
        int working = precision + 8;
        return Subtract(Add(LogGamma(a, working), LogGamma(b, working), working), LogGamma(Add(a, b, working), working), precision);
    }

    /// <summary>B(a, b) = Γ(a)Γ(b)/Γ(a + b).</summary>
    /// <remarks>Radius: that of the quotient; 0 where only a + b is a pole.</remarks>
    public static Ball Beta(Ball a, Ball b, int precision)
    {
        int working = precision + 8;
        Ball numerator = Multiply(Gamma(a, working), Gamma(b, working), working), sum = Add(a, b, working);
        if (!numerator.Propagates() && sum.IsInteger && sum.Sign <= 0) return Zero;
        return Divide(numerator, Gamma(sum, working), precision);
    }

    internal static Integer Factorial(int n)
    {
        Integer product = Integer.One;
        for (int i = 2; i <= n; i++) product *= i;
        return product;
    }

    /// <summary>An upper bound of |ψ| over a positive ball: log t − 1/t &lt; ψ(t) &lt; log t.</summary>
    private Magnitude DigammaBound()
    {
        Magnitude lower = LowerMagnitude();
        long size = Math.Max(Math.Abs(lower.Top), Math.Abs(UpperMagnitude().Top));
        return Magnitude.Up((ulong)size, 0) + (Magnitude.One / lower);
    }

    /// <summary>Γ of an exact positive number: exp(log Γ(x + s))/(x(x + 1)…(x + s − 1)).</summary>
    private static Ball GammaOfDyadic(Dyadic x, int precision)
    {
        if (x.Top < -precision - 8L) return Reciprocal(FromDyadic(x), precision).Widened(Magnitude.One);
        int working = precision + 24 + (2 * (int)Math.Max(0, x.Top)) + BitOperations.Log2((uint)precision);
        int shift = StirlingSeries.Shift(x, working);
        Ball value = Exp(LogGammaByStirling(x + new Dyadic(shift, 0), working + 16), working);
        return Divide(value, Rising(x, shift, working), precision);
    }

    /// <summary>log Γ of an exact positive number. Near the zeros 1 and 2 the working precision grows with the distance's exponent; nearer
    /// than the precision the first term of Taylor's series and its remainder u²·ψ'/2 &lt; u² do.</summary>
    private static Ball LogGammaOfDyadic(Dyadic x, int precision)
    {
        if (x.Top < -precision - 8L) return Negate(LogOfPositive(x, default, precision)).Widened(Magnitude.PowerOfTwo(x.Top));
        Dyadic u = x.Top > 2 ? new Dyadic(1, 0) : x - new Dyadic(x.Approximate() < 1.5 ? 1 : 2, 0);
        if (u.IsZero) return Zero;
        if (u.Top < -precision - 8L)
        {
            Ball slope = Subtract(FromInteger(x.Approximate() < 1.5 ? 0 : 1), EulerGamma(precision + 8), precision + 8);
            return Multiply(slope, FromDyadic(u), precision + 8).Widened(Magnitude.PowerOfTwo(2 * u.Top));
        }

        int working = precision + 24 + (2 * BitOperations.Log2((uint)precision)) + Math.Max(0, (int)-u.Top);
        int shift = StirlingSeries.Shift(x, working);
        Ball value = LogGammaByStirling(x + new Dyadic(shift, 0), working);
        return shift == 0 ? value : Subtract(value, Log(Rising(x, shift, working), working), precision);
    }

    /// <summary>(z − 1/2)·log z − z + log(2π)/2 + Σ B(2k)/(2k(2k − 1)z^(2k−1)).</summary>
    private static Ball LogGammaByStirling(Dyadic z, int precision)
    {
        Ball argument = FromDyadic(z);
        Ball main = Subtract(Multiply(Subtract(argument, FromDyadic(new Dyadic(1, -1)), precision + 8), Log(argument, precision + 8), precision + 8), argument, precision);
        Ball constant = Scale(Log(Scale(Pi(precision), 1, precision), precision), -1, precision);
        return Add(main, Add(constant, StirlingSeries.Sum(z, 0, precision), precision), precision);
    }

    /// <summary>x(x + 1)…(x + n − 1), two factors at a time: (x + i)(x + n − 1 − i) = x(x + n − 1) + i(n − 1 − i).</summary>
    private static Ball Rising(Dyadic x, int n, int precision)
    {
        bool isOdd = n % 2 != 0;
        Ball product = isOdd ? FromDyadic(x) : One;
        if (isOdd) x += new Dyadic(1, 0);
        n -= isOdd ? 1 : 0;
        Dyadic ends = x * (x + new Dyadic(n - 1, 0));
        for (int i = 0; i < n / 2; i++) product = Multiply(product, FromDyadic(ends + new Dyadic((long)i * (n - 1 - i), 0)), precision);
        return product;
    }
}
