using System.Globalization;
using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>A real number known to lie within a radius of a midpoint, with proved bounds; or proved not to exist; or undecided.</summary>
/// <remarks>
/// <para>The midpoint is an integer times a power of two with a 60-bit exponent, the radius 32 bits with an exponent of its own. Every
/// function takes the working precision in bits and returns a ball that contains the function's value at every real in the
/// argument balls; the midpoint is rounded to the precision and what that loses is part of the radius. Numbers whose exponent
/// does not fit, such as exp(1e300), keep their sign and the ball of their logarithm (<see cref="BallKind.Extreme"/>), so that
/// log(1 + exp(1e300)) is 1e300 and 1/(1 + exp(1e300)) is a positive number too small for any double. Radii go as far: 1 + exp(−1e300) is
/// 1 with a radius whose logarithm is kept, and what is left when 1 is taken away may be multiplied by exp(1e299).</para>
/// <para>An argument that is proved undefined makes the result undefined, one that is undecided makes it undecided. Instances are
/// immutable and safe to share between threads.</para>
/// </remarks>
public sealed partial class Ball
{
    /// <summary>Midpoints of finite balls lie between 2^-Limit and 2^Limit.</summary>
    internal const long Limit = 1L << 60;

    private readonly Dyadic _midpoint;
    private readonly Magnitude _radius;
    private readonly Ball? _logarithm;
    private readonly int _sign;

    private Ball(Dyadic midpoint, Magnitude radius)
    {
        _midpoint = midpoint;
        _radius = radius;
    }

    private Ball(BallKind kind, int sign, Ball? logarithm)
    {
        Kind = kind;
        _sign = sign;
        _logarithm = logarithm;
    }

    /// <summary>What is known about the number.</summary>
    public BallKind Kind { get; }

    /// <summary>The number 0, exactly.</summary>
    public static Ball Zero { get; } = new(default, Magnitude.Zero);

    /// <summary>The number 1, exactly.</summary>
    public static Ball One { get; } = FromInteger(1);

    /// <summary>A number that is proved not to exist.</summary>
    public static Ball Undefined { get; } = new(BallKind.Undefined, 0, null);

    /// <summary>Nothing is known; a higher precision may decide.</summary>
    public static Ball Undecided { get; } = new(BallKind.Undecided, 0, null);

    /// <summary>Whether there is a midpoint and a radius.</summary>
    public bool IsFinite => Kind == BallKind.Finite;

    /// <summary>Whether the number is kept by its logarithm.</summary>
    public bool IsExtreme => Kind == BallKind.Extreme;

    /// <summary>Whether the number is known exactly: a finite ball of radius 0.</summary>
    public bool IsExact => IsFinite && _radius.IsZero;

    /// <summary>Whether the number is known to be 0.</summary>
    public bool IsZero => IsExact && _midpoint.IsZero;

    /// <summary>Whether the number is known to be whole.</summary>
    public bool IsInteger => IsExact && _midpoint.IsInteger;

    /// <summary>Whether no number of the ball is whole.</summary>
    internal bool ExcludesIntegers
    {
        get
        {
            if (!IsFinite || _midpoint.Top > LargestFractional || _radius.Top >= 0) return false;
            if (_midpoint.Exponent < -2 * LargestFractional) return ExcludesZero() && UpperMagnitude() < Magnitude.One;
            Dyadic radius = Magnitude.Max(_radius, Magnitude.PowerOfTwo(-LargestFractional)).ToDyadic(), low = _midpoint - radius;
            return !low.IsInteger && low.Floor() == (_midpoint + radius).Floor();
        }
    }

    /// <summary>Whether 0 is among the numbers of the ball; false for a ball that is not finite.</summary>
    public bool ContainsZero => IsFinite && !ExcludesZero();

    /// <summary>The sign (−1, 0, 1) shared by all numbers of the ball; null when they differ, or nothing is known.</summary>
    public int? Sign => Kind switch
    {
        BallKind.Extreme => _sign,
        BallKind.Finite when ExcludesZero() => _midpoint.Sign,
        BallKind.Finite when IsZero => 0,
        _ => null,
    };

    /// <summary>How many leading bits of the number the radius, or that of its logarithm, leaves certain; 0 when the ball contains 0 or nothing is
    /// known, <see cref="int.MaxValue"/> for exact numbers.</summary>
    public int AccuracyBits
    {
        get
        {
            if (IsExact) return int.MaxValue;
            if (IsExtreme && LogMagnitude.IsFinite) return (int)Math.Clamp(-LogMagnitude._radius.Top, 0, int.MaxValue);
            if (!IsFinite || _midpoint.IsZero) return 0;
            return (int)Math.Clamp(_midpoint.Top - _radius.Top, 0, int.MaxValue);
        }
    }

    /// <summary>The midpoint of a finite ball.</summary>
    internal Dyadic Midpoint => _midpoint;

    /// <summary>The radius of a finite ball.</summary>
    internal Magnitude Radius => _radius;

    /// <summary>The logarithm of the magnitude of an extreme number.</summary>
    internal Ball LogMagnitude => _logarithm ?? Undecided;

    /// <summary>Whether the number is extreme and nearer to 0 than every finite midpoint.</summary>
    internal bool IsTiny => IsExtreme && LogMagnitude.Sign < 0;

    /// <summary>Whether the number is extreme and beyond every finite midpoint.</summary>
    internal bool IsHuge => IsExtreme && LogMagnitude.Sign > 0;

    /// <summary>The exact value of a double; NaN and the infinities are not real numbers and give <see cref="Undefined"/>.</summary>
    public static Ball FromDouble(double value) =>
        double.IsFinite(value) ? new Ball(Dyadic.FromDouble(value), Magnitude.Zero) : Undefined;

    /// <summary>The exact value of an integer.</summary>
    public static Ball FromInteger(long value) => FromInteger((Integer)value);

    /// <summary>The exact value of an integer.</summary>
    public static Ball FromInteger(BigInteger value) => FromInteger((Integer)value);

    /// <summary>The exact value of an integer.</summary>
    internal static Ball FromInteger(in Integer value) => new(new Dyadic(value, 0), Magnitude.Zero);

    /// <summary>A rational number: exact when its denominator is a power of two, else within half a unit in the last place.</summary>
    public static Ball FromRational(Rational value, int precision)
    {
        BigInteger denominator = value.Denominator;
        Dyadic numerator = new(value.Numerator, 0);
        return denominator.IsPowerOfTwo
            ? new Ball(numerator.Scaled(1 - denominator.GetBitLength()), Magnitude.Zero)
            : Divide(new Ball(numerator, Magnitude.Zero), FromInteger(denominator), precision);
    }

    /// <summary>An exact dyadic number.</summary>
    internal static Ball FromDyadic(Dyadic value) => new(value, Magnitude.Zero);

    /// <summary>The ball around 0 with a given radius.</summary>
    internal static Ball AroundZero(Magnitude radius) => radius.IsInfinite ? Undecided : new Ball(default, radius);

    /// <summary>A number known by the sign and the logarithm of its magnitude; undecided unless that is surely far from 0.</summary>
    internal static Ball ExtremeOf(int sign, Ball logarithm)
    {
        bool far = logarithm.IsHuge || (logarithm.IsFinite && logarithm.LowerMagnitude().Top > 59);
        return far && logarithm.Levels < MaxLevels ? new Ball(BallKind.Extreme, sign, logarithm) : Undecided;
    }

    /// <summary>The same ball with a larger radius.</summary>
    internal Ball Widened(Magnitude extra)
    {
        if (!IsFinite || extra.IsZero) return this;
        Magnitude radius = _radius + extra;
        return radius.IsInfinite ? Undecided : new Ball(_midpoint, radius);
    }

    /// <summary>The exact midpoint alone.</summary>
    internal Ball Center() => _radius.IsZero ? this : new Ball(_midpoint, Magnitude.Zero);

    /// <summary>The ball of a bound that is known exactly, raised to what a midpoint holds; undecided for a bound that is too large.</summary>
    internal static Ball FromBound(Magnitude bound) => bound.IsZero ? Zero : bound.IsInfinite || bound.Top > Limit ? Undecided : FromDyadic(Magnitude.Max(bound, s_tiny).ToDyadic());

    /// <summary>An upper bound of the magnitudes in a finite ball, or of an extreme number; infinite where nothing is known.</summary>
    internal Magnitude UpperMagnitude() => IsFinite ? Magnitude.Up(_midpoint.Mantissa, _midpoint.Exponent) + _radius : ExtremeMagnitude();

    /// <summary>A lower bound of the magnitudes in a finite ball.</summary>
    internal Magnitude LowerMagnitude() =>
        Magnitude.SubtractDown(Magnitude.Down(_midpoint.Mantissa, _midpoint.Exponent), _radius);

    /// <summary>The midpoint and the radius as nearby doubles, for people; not a bound.</summary>
    public override string ToString() => Kind switch
    {
        BallKind.Finite when IsExact => _midpoint.Approximate().ToString("R", CultureInfo.InvariantCulture),
        BallKind.Finite => string.Create(CultureInfo.InvariantCulture, $"{_midpoint.Approximate():R} ± {_radius.ToDyadic().Approximate():E1}"),
        BallKind.Extreme => $"{(_sign < 0 ? "-" : "")}exp({LogMagnitude})",
        BallKind.Undefined => "undefined",
        _ => "undecided",
    };

    private const int LargestLogTop = 8192;

    private Magnitude ExtremeMagnitude() => LogMagnitude switch
    {
        // the sum below is exact, and would be too long
        { IsFinite: true } log when log._midpoint.Top > LargestLogTop => log._midpoint.Mantissa.Sign < 0 && log._radius.Top < log._midpoint.Top - 1 ? Magnitude.PowerOfTwo(-(Integer.One << (LargestLogTop - 2))) : Magnitude.Infinite,
        { IsFinite: true } log => Magnitude.Exponential(log._midpoint + (log._radius.Top < -8 ? new Dyadic(1, -8) : log._radius.ToDyadic())),
        { IsExtreme: true, _sign: < 0 } => Magnitude.PowerOfTwo(-(Integer.One << 8192)),
        _ => Magnitude.Infinite,
    };

    private bool ExcludesZero()
    {
        if (_midpoint.IsZero) return false;
        if (_radius.IsZero) return true;
        long top = _midpoint.Top;
        if (top - 1 >= _radius.Top) return true;
        return top >= _radius.Top - 1 && (_midpoint.Abs() - _radius.ToDyadic()).Sign > 0;
    }
}
