namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>How many nested exponentials an extreme number may stand for.</summary>
    private const int MaxLevels = 64;

    /// <summary>How many of them arithmetic goes through: each makes a sum or a product several times as costly as the one below.</summary>
    private const int MaxArithmeticLevels = 5;

    /// <summary>Extreme numbers x have |log2|x|| ≥ ExtremeExponent.</summary>
    private const long ExtremeExponent = 1L << 58;

    /// <summary>Beyond 2^LargestFractional, and closer to a whole number than its reciprocal, numbers are not told from whole ones.</summary>
    private const int LargestFractional = 1 << 14;

    private static readonly Magnitude s_tiny = Magnitude.PowerOfTwo(-ExtremeExponent);

    /// <summary>How many logarithms lead from the number to a finite ball.</summary>
    private int Levels => _logarithm is null ? 0 : _logarithm.Levels + 1;

    private bool IsBeyondArithmetic => Levels > MaxArithmeticLevels;

    /// <summary>The ball mantissa·2^exponent ± radius, its midpoint rounded to <paramref name="precision"/> bits.</summary>
    /// <remarks>Bits below 2^-31 of the radius are dropped too; where they are zeros, nothing is added to the radius, however small. Rounding adds at most one unit in the last place kept.</remarks>
    internal static Ball Create(Integer mantissa, long exponent, Magnitude radius, int precision)
    {
        if (radius.IsInfinite) return Undecided;
        if (mantissa.IsZero) return radius.IsZero ? Zero : new Ball(default, radius);
        long length = mantissa.BitLength;
        long cut = length - precision;
        if (!radius.IsZero) cut = Math.Max(cut, radius.Exponent - exponent);
        if (cut > 0 && mantissa.TrailingZeros() < cut) radius += Magnitude.PowerOfTwo(exponent + Math.Min(cut, length));
        if (cut > length) return AroundZero(radius);
        Dyadic midpoint = cut > 0 ? new Dyadic(mantissa >> (int)cut, exponent + cut) : new Dyadic(mantissa, exponent);
        return Math.Abs(exponent + length) > Limit ? OutOfRange(midpoint, radius, precision) : new Ball(midpoint, radius);
    }

    /// <summary>The ball around a dyadic midpoint, rounded.</summary>
    internal static Ball Create(Dyadic midpoint, Magnitude radius, int precision) => Create(midpoint.Mantissa, midpoint.Exponent, radius, precision);

    /// <summary>A fixed-point value with <paramref name="width"/> fractional bits, off by at most <paramref name="units"/> units.</summary>
    internal static Ball FromFixed(Integer value, long width, ulong units, int precision) =>
        Create(value, -width, Magnitude.Up(units, -width), precision);

    /// <summary>A ball that contains the reals between two balls.</summary>
    internal static Ball Hull(Ball a, Ball b, int precision)
    {
        if (!a.IsFinite || !b.IsFinite) return Undecided;
        Ball middle = Scale(Add(a.Center(), b.Center(), precision), -1, precision);
        Ball half = Scale(Subtract(a.Center(), b.Center(), 32), -1, 32);
        return half.IsFinite ? middle.Widened(half.UpperMagnitude() + Magnitude.Max(a._radius, b._radius)) : Undecided;
    }

    /// <summary>Whether two balls tell the same about a number.</summary>
    internal static bool AreSame(Ball a, Ball b) =>
        ReferenceEquals(a, b) || (a.Kind == b.Kind && (a.Kind is BallKind.Undefined or BallKind.Undecided || (a.IsFinite && a._radius.CompareTo(b._radius) == 0 && (a._midpoint - b._midpoint).IsZero)));

    /// <summary>The number exp(logarithm) with a sign, finite when its exponent fits.</summary>
    internal static Ball FromLogarithm(int sign, Ball logarithm, int precision)
    {
        Ball magnitude = Exp(logarithm, precision);
        return sign < 0 ? Negate(magnitude) : magnitude;
    }

    /// <summary>The logarithm of the magnitude of a number that is not 0, with the absolute accuracy that its exponential needs.</summary>
    internal Ball LogarithmOfMagnitude(int precision) => IsExtreme ? LogMagnitude : Log(Abs(this), precision + 64);

    /// <summary>The relative precision logarithms need for absolute errors of 2^-precision; beyond 2^4096 that is not attempted.</summary>
    private static int LogPrecision(Ball a, Ball b, int precision) => precision + (int)Math.Max(64, Math.Max(a.LogTop(), b.LogTop()) + 8);

    private long LogTop() => IsExtreme && LogMagnitude.IsFinite && LogMagnitude._midpoint.Top <= 4096 ? LogMagnitude._midpoint.Top : 0;

    /// <summary>An extreme number as a finite ball around 0 when it is tiny, unchanged otherwise.</summary>
    internal Ball TinyAsFinite() => IsTiny ? AroundZero(UpperMagnitude()) : this;

    /// <summary>An extreme number times 1 ± 16·2^-ExtremeExponent: what a function that is x + O(x²) makes of a tiny one, say. Other numbers
    /// stay as they are.</summary>
    internal Ball Nudged() => IsExtreme ? ExtremeOf(_sign, LogMagnitude.TinyAsFinite().Widened(s_tiny.Scaled(4))) : this;

    /// <summary>What a function that is x·(1 + c) with |c| ≤ 8|x| near 0 makes of a tiny number.</summary>
    internal Ball ToFirstOrder() => ExtremeOf(_sign, LogMagnitude.TinyAsFinite().Widened(UpperMagnitude().Scaled(4)));

    /// <summary>The precision a result of size 2^top is worth that inherits a radius like that of this ball.</summary>
    private int Worth(long top, int precision) =>
        _radius.IsZero ? precision : (int)Math.Min(precision, Math.Max(top - _radius.Top + 40, 40));

    /// <summary>Whether an argument decides the result by not existing or not being known.</summary>
    private bool Propagates() => Kind is BallKind.Undefined or BallKind.Undecided;

    /// <summary>What arguments of which one is undefined or undecided make of a result.</summary>
    private static Ball Propagate(Ball a, Ball b) =>
        a.Kind == BallKind.Undefined || b.Kind == BallKind.Undefined ? Undefined : Undecided;

    private static Ball OutOfRange(Dyadic midpoint, Magnitude radius, int precision)
    {
        Ball raw = new(midpoint, radius);
        if (raw.ExcludesZero()) return ExtremeOf(midpoint.Sign, LogOfPositive(midpoint.Abs(), radius, precision + 64));
        return midpoint.Top > 0 ? Undecided : AroundZero(radius + Magnitude.PowerOfTwo(midpoint.Top));
    }
}
