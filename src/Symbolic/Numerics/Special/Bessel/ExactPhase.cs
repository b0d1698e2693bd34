using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Phases and exponents of Bessel and Airy functions where they have more digits than a pair of doubles, by ball arithmetic.</summary>
internal static class ExactPhase
{
    private const int Guard = 128;

    /// <summary>sin and cos of √(x² − ν²) − ν·arccos(ν/x) − π/4 for x > ν.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Sin, DoubleDouble Cos) Of(double order, double x)
    {
        int precision = Math.ILogB(x) + Guard;
        Ball nu = Ball.FromDouble(order);
        Ball r = Root(order, x, -1, precision);
        return SinCosLessEighth(Ball.Subtract(r, Ball.Multiply(nu, Ball.Atan2(r, nu, precision), precision), precision), precision);
    }

    /// <summary>sin and cos of 2x^(3/2)/3 − π/4 for x ≥ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Sin, DoubleDouble Cos) OfAiry(double x)
    {
        int precision = (Math.ILogB(x) * 3 / 2) + Guard;
        Ball argument = Ball.FromDouble(x);
        Ball product = Ball.Multiply(Ball.Scale(argument, 1, precision), Ball.Sqrt(argument, precision), precision);
        return SinCosLessEighth(Ball.Divide(product, Ball.FromInteger(3), precision), precision);
    }

    /// <summary>ν·arcosh(ν/x) − √(ν² − x²) for x &lt; ν.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Decay(double order, double x)
    {
        int precision = Math.ILogB(order) + Guard;
        Ball nu = Ball.FromDouble(order);
        Ball r = Root(order, x, -1, precision);
        Ball angle = order > 2 * x
            ? Ball.Acosh(Ball.Divide(nu, Ball.FromDouble(x), precision), precision)
            : Ball.Atanh(Ball.Divide(r, nu, precision), precision);
        return Pair(Ball.Subtract(Ball.Multiply(nu, angle, precision), r, precision));
    }

    /// <summary>√(x² + ν²) − ν·arsinh(ν/x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Growth(double order, double x)
    {
        int precision = Math.ILogB(Math.Max(order, x)) + Guard;
        Ball nu = Ball.FromDouble(order);
        Ball angle = Ball.Asinh(Ball.Divide(nu, Ball.FromDouble(x), precision), precision);
        return Pair(Ball.Subtract(Root(order, x, 1, precision), Ball.Multiply(nu, angle, precision), precision));
    }

    /// <summary>√|x² ± ν²| from the exact squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball Root(double order, double x, int sign, int precision)
    {
        int exact = 2400; // both squares fit, whatever their exponents
        Ball square = Ball.Square(Ball.FromDouble(order), exact);
        Ball sum = Ball.Add(Ball.Square(Ball.FromDouble(x), exact), sign < 0 ? Ball.Negate(square) : square, 2 * exact);
        return Ball.Sqrt(Ball.Abs(sum), precision);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (DoubleDouble Sin, DoubleDouble Cos) SinCosLessEighth(Ball phase, int precision)
    {
        (Ball sin, Ball cos) = Ball.SinCos(Ball.Subtract(phase, Ball.Scale(Ball.Pi(precision), -2, precision), precision), Guard);
        return (Pair(sin), Pair(cos));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Pair(Ball value)
    {
        double head = value.ToDouble();
        return double.IsFinite(head) ? DoubleDouble.Sum(head, Ball.Subtract(value, Ball.FromDouble(head), Guard).ToDouble()) : head;
    }
}
