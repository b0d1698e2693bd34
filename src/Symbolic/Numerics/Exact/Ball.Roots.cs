namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const int MaxRootDegree = 64;

    /// <summary>√x. <see cref="Undefined"/> below 0; √0 = 0; exact for squares of dyadic numbers.</summary>
    /// <remarks>Radius: √x·r/(x − r) + one unit in the last place. A ball that touches 0 from above gives a ball that does.</remarks>
    public static Ball Sqrt(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        if (x.Sign is { } sign) return sign < 0 ? Undefined : PositiveRoot(x, 2, precision);
        if (!x.IsNonnegative()) return Undecided;
        Ball upper = PositiveRoot(Add(x.Center(), FromBound(x._radius), precision), 2, precision);
        return upper.IsFinite ? Nonnegative(upper.UpperMagnitude()) : Undecided;
    }

    /// <summary>∛x, odd and defined everywhere; exact for cubes.</summary>
    /// <remarks>Radius: ∛x·r/(x − r) + one unit in the last place; around 0 the cube root of the largest magnitude.</remarks>
    public static Ball Cbrt(Ball x, int precision) => Root(x, 3, precision);

    /// <summary>The real n-th root: for even n of x ≥ 0, for odd n of every x; for negative n its reciprocal.
    /// <see cref="Undefined"/> for n = 0.</summary>
    /// <remarks>Radius: root·r/(x − r) + one unit in the last place.</remarks>
    public static Ball Root(Ball x, int degree, int precision)
    {
        if (x.Propagates()) return x;
        if (degree == 0) return Undefined;
        if (degree < 0) return Reciprocal(Root(x, -degree, precision + 4), precision);
        if (degree % 2 == 0) return degree == 2 ? Sqrt(x, precision) : EvenRoot(x, degree, precision);
        if (x.Sign is { } sign) return sign < 0 ? Negate(PositiveRoot(Negate(x), degree, precision)) : PositiveRoot(x, degree, precision);
        Ball upper = FromBound(x.UpperMagnitude());
        return upper.IsFinite ? AroundZero(PositiveRoot(upper, degree, 32).UpperMagnitude()) : Undecided;
    }

    /// <summary>The real n-th root where n is exactly a whole number below 2^31 in magnitude, else x^(1/n).</summary>
    /// <remarks>Radius: that of <see cref="Root(Ball, int, int)"/> or of <see cref="Pow(Ball, Ball, int)"/>.</remarks>
    public static Ball Root(Ball x, Ball degree, int precision)
    {
        if (x.Propagates() || degree.Propagates()) return Propagate(x, degree);
        if (degree.IsInteger && degree._midpoint.Top < 31) return Root(x, (int)degree._midpoint.Floor(), precision);
        Ball power = Reciprocal(degree, precision + 80);
        bool isOdd = degree.IsInteger && degree._midpoint.Top <= 1024 && !degree._midpoint.Floor().IsEven;
        return isOdd && x.Sign < 0 ? Negate(Pow(Negate(x), power, precision)) : Pow(x, power, precision);
    }

    /// <summary>The numbers from 0 to a bound.</summary>
    internal static Ball Nonnegative(Magnitude upper)
    {
        Ball half = FromBound(upper.Scaled(-1));
        return half.IsFinite ? half.Widened(half.UpperMagnitude()) : Undecided;
    }

    /// <summary>Whether no number of the ball is negative.</summary>
    internal bool IsNonnegative() => Sign >= 0 || (IsFinite && _midpoint.Top >= _radius.Top && (_midpoint - _radius.ToDyadic()).Sign >= 0);

    private static Ball EvenRoot(Ball x, int degree, int precision) => x.Sign switch
    {
        null => Undecided,
        < 0 => Undefined,
        _ => PositiveRoot(x, degree, precision),
    };

    private static Ball PositiveRoot(Ball x, int degree, int precision)
    {
        if (x.IsZero || degree == 1) return x;
        if (x.IsExtreme || degree > MaxRootDegree)
        {
            int working = precision + 64;
            return FromLogarithm(1, Divide(x.LogarithmOfMagnitude(working), FromInteger(degree), working), precision);
        }

        int effective = x.Worth(x._midpoint.Top, precision);
        (Integer root, long exponent, bool exact) = RootOfDyadic(x._midpoint, degree, effective + 2);
        Magnitude radius = exact ? default : Magnitude.PowerOfTwo(exponent);
        if (!x._radius.IsZero) radius += Magnitude.Up(root + 1, exponent) * (x._radius / x.LowerMagnitude());
        return Create(root, exponent, radius, precision);
    }

    /// <summary>The root rounded down to at least <paramref name="bits"/> bits, and whether it is exact.</summary>
    private static (Integer Root, long Exponent, bool Exact) RootOfDyadic(Dyadic x, int degree, int bits)
    {
        long length = x.Mantissa.BitLength;
        long shift = Math.Max(0, ((long)bits * degree) - length);
        long exponent = x.Exponent - shift;
        long rest = ((exponent % degree) + degree) % degree;
        Integer radicand = x.Mantissa << (int)(shift + rest);
        Integer root = IntegerRoot.Root(radicand, degree);
        return (root, (exponent - rest) / degree, Integer.Pow(root, degree) == radicand);
    }

}
