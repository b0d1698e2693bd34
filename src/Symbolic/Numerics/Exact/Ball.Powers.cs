using System.Numerics;

namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>x^n for a whole n; x^0 = 1 for every x that exists. <see cref="Undefined"/> for a negative power of 0.</summary>
    /// <remarks>Binary powering; the radius is that of the products. An even power of a ball around 0 is a ball from 0 upward.</remarks>
    public static Ball Pow(Ball x, int exponent, int precision)
    {
        if (x.Propagates()) return x;
        if (exponent == 0) return One;
        if (exponent == 1) return x.IsFinite ? Create(x._midpoint, x._radius, precision) : x;
        if (exponent < 0) return exponent == int.MinValue ? PowLarge(x, exponent, precision) : Reciprocal(Pow(x, -exponent, precision + 4), precision);
        if (x.IsExtreme) return PowLarge(x, exponent, precision);
        if (x.ContainsZero && exponent % 2 == 0) return x.IsZero ? Zero : Nonnegative(PowerOf(x.UpperMagnitude(), exponent));
        int bits = BitOperations.Log2((uint)exponent), working = precision + (2 * bits) + 4;
        Ball power = x;
        for (int i = bits - 1; i >= 0 && power.IsFinite; i--)
        {
            power = Square(power, working);
            if (((exponent >> i) & 1) != 0) power = Multiply(power, x, working);
        }

        return power.IsFinite ? Create(power._midpoint, power._radius, precision) : PowLarge(x, exponent, precision);
    }

    /// <summary>x^q for a rational q: an integer power, a power of a root, or exp(q·log x). <see cref="Undefined"/> for x &lt; 0
    /// unless q is whole, and for a negative power of 0.</summary>
    /// <remarks>Radius: that of the root and the products, or of the exponential.</remarks>
    public static Ball Pow(Ball x, Rational exponent, int precision)
    {
        if (x.Propagates()) return x;
        if (exponent.IsInteger) return Pow(x, FromInteger(exponent.Numerator), precision);
        if (x.Sign < 0) return Undefined;
        bool small = exponent.Denominator <= MaxRootDegree && BigInteger.Abs(exponent.Numerator) <= 1 << 20;
        if (!small) return Pow(x, FromRational(exponent, precision + 80), precision);
        int numerator = (int)exponent.Numerator, working = precision + (2 * BitOperations.Log2((uint)Math.Abs(numerator))) + 8;
        Ball root = Root(x, (int)exponent.Denominator, working);
        return x.IsNonnegative() || root.Propagates() ? Pow(root, numerator, precision) : Undecided;
    }

    /// <summary>x^y over the reals: exp(y·log x) for x &gt; 0, the integer power when y is exactly whole, 0^y = 0 for y &gt; 0, x^0 = 1.
    /// <see cref="Undefined"/> for x &lt; 0 and a y that is known not to be whole, and for a negative power of 0.</summary>
    /// <remarks>Radius: x^y·(d + d²) with d the radius of y·log x, + one unit in the last place. Exact where y is half a whole number and the
    /// root is exact.</remarks>
    public static Ball Pow(Ball x, Ball y, int precision)
    {
        if (x.Propagates() || y.Propagates()) return Propagate(x, y);
        if (y.IsInteger) return y._midpoint.Top <= 31 ? Pow(x, (int)y._midpoint.Floor(), precision) : PowLarge(x, y, precision);
        if (y.IsExact && y._midpoint.Scaled(1) is { IsInteger: true, Top: <= 20 } twice && x.IsNonnegative())
        {
            return Pow(Sqrt(x, precision + 48), (int)twice.Floor(), precision);
        }

        return x.Sign switch
        {
            1 => PowPositive(x, y, precision),
            0 => y.Sign switch { 1 => Zero, -1 => Undefined, _ => Undecided },
            -1 => y.IsExact || y.ExcludesIntegers ? Undefined : Undecided,
            _ => y.Sign == 1 && x.IsNonnegative() ? Nonnegative(PowPositive(FromBound(x.UpperMagnitude()), y, 32)) : Undecided,
        };
    }

    private static Ball Nonnegative(Ball upper) => upper.TinyAsFinite() is { IsFinite: true } finite ? Nonnegative(finite.UpperMagnitude()) : Undecided;

    /// <summary>exp(y·log x) with as many more bits as y·log x has before the point.</summary>
    private static Ball PowPositive(Ball x, Ball y, int precision)
    {
        if (x.IsExact && x._midpoint.Top == 1 && x._midpoint.Mantissa.IsPowerOfTwo) return One;
        long whole = y.IsFinite && x.IsFinite ? y._midpoint.Top + BitOperations.Log2((ulong)Math.Abs(x._midpoint.Top) + 2) + 1 : 64;
        int working = precision + (int)Math.Clamp(whole, 0, 64) + 8;
        return Exp(Multiply(y, Log(x, working), working), precision);
    }

    /// <summary>An integer power too large for binary powering: the sign by parity, the magnitude by logarithms.</summary>
    private static Ball PowLarge(Ball x, Ball exponent, int precision)
    {
        if (x.IsZero) return exponent.Sign < 0 ? Undefined : Zero;
        if (x.Sign is not { } sign) return exponent.Sign > 0 && x.UpperMagnitude() < Magnitude.One ? AroundZero(x.UpperMagnitude()) : Undecided;
        bool odd = exponent._midpoint.Exponent <= 0 && !exponent._midpoint.Floor().IsEven;
        Ball magnitude = PowPositive(Abs(x), exponent, precision);
        return sign < 0 && odd ? Negate(magnitude) : magnitude;
    }

    private static Ball PowLarge(Ball x, long exponent, int precision) => PowLarge(x, FromInteger(exponent), precision);

    private static Magnitude PowerOf(Magnitude x, int exponent)
    {
        Magnitude power = Magnitude.One;
        for (int i = BitOperations.Log2((uint)exponent); i >= 0; i--)
        {
            power *= power;
            if (((exponent >> i) & 1) != 0) power *= x;
        }

        return power;
    }
}
