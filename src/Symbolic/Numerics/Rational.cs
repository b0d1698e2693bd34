using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>An exact rational number of any size, always in lowest terms with a positive denominator.</summary>
/// <remarks>Values whose numerator and denominator fit in 63 bits are kept in two machine words; arithmetic on them does
/// not allocate. The default value is 0.</remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly long _numerator;
    private readonly long _denominatorMinusOne;
    private readonly Fraction? _big;

    private Rational(long numerator, long denominator)
    {
        _numerator = numerator;
        _denominatorMinusOne = denominator - 1;
    }

    private Rational(Fraction big) => _big = big;

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>The number −1.</summary>
    public static Rational MinusOne => new(-1, 1);

    /// <summary>The number 1/2.</summary>
    public static Rational Half => new(1, 2);

    /// <summary>The numerator, carrying the sign.</summary>
    public BigInteger Numerator => _big?.Numerator ?? _numerator;

    /// <summary>The denominator, at least 1.</summary>
    public BigInteger Denominator => _big?.Denominator ?? _denominatorMinusOne + 1;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => _big?.Numerator.Sign ?? Math.Sign(_numerator);

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => _big is null && _numerator == 0;

    /// <summary>Whether the value is 1.</summary>
    public bool IsOne => _big is null && _numerator == 1 && _denominatorMinusOne == 0;

    /// <summary>Whether the value is a whole number.</summary>
    public bool IsInteger => _big?.Denominator.IsOne ?? _denominatorMinusOne == 0;

    /// <summary>Whether the value is an even whole number.</summary>
    public bool IsEvenInteger => _big is null ? _denominatorMinusOne == 0 && (_numerator & 1) == 0 : IsInteger && Numerator.IsEven;

    /// <summary>Whether the value is an odd whole number.</summary>
    public bool IsOddInteger => IsInteger && !IsEvenInteger;

    /// <summary>The bits of the longer of numerator and denominator; at most 64 for all values kept in machine words.</summary>
    internal long BitLength => _big is null ? 64 : Math.Max((long)_big.Numerator.GetBitLength(), _big.Denominator.GetBitLength());

    /// <summary>The bits of numerator and denominator together.</summary>
    internal long Length => _big is null ? Bits(_numerator) + Bits(_denominatorMinusOne + 1) : (long)_big.Numerator.GetBitLength() + _big.Denominator.GetBitLength();

    /// <summary>As for a <see cref="BigInteger"/>: without the sign, of a negative number those of its complement.</summary>
    private static long Bits(long value) => 64 - BitOperations.LeadingZeroCount((ulong)(value < 0 ? ~value : value));

    /// <summary>The absolute value.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>The reciprocal. Throws <see cref="DivideByZeroException"/> at 0.</summary>
    public Rational Reciprocal() => Sign switch
    {
        0 => throw new DivideByZeroException(),
        > 0 => _big is null ? new Rational(_denominatorMinusOne + 1, _numerator) : Reduced(Denominator, Numerator),
        _ => _big is null ? new Rational(-(_denominatorMinusOne + 1), -_numerator) : Reduced(-Denominator, -Numerator),
    };

    /// <summary>A fraction in lowest terms. Throws <see cref="DivideByZeroException"/> when <paramref name="denominator"/> is 0.</summary>
    public static Rational Create(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        return Reduced(numerator / divisor, denominator / divisor);
    }

    /// <summary>The exact value of a finite double. Throws <see cref="ArgumentException"/> for NaN and the infinities.</summary>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("only finite doubles are rational numbers", nameof(value));
        if (value == 0) return Zero;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        int shift = Math.Max(exponent, 1) - 1075, zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        shift += zeros;
        if (shift is > -63 and <= 0) return new Rational(value < 0 ? -mantissa : mantissa, 1L << -shift);
        BigInteger signed = value < 0 ? -mantissa : mantissa;
        return shift >= 0 ? Create(signed << shift, 1) : Create(signed, BigInteger.One << -shift);
    }

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational a, Rational b)
    {
        if (a._big is null && b._big is null)
        {
            long p = a._denominatorMinusOne + 1, q = b._denominatorMinusOne + 1;
            bool fits = TryMultiply(a._numerator, q, out long left) & TryMultiply(b._numerator, p, out long right) & TryMultiply(p, q, out long denominator);
            long sum = unchecked(left + right);
            if (fits && ((left ^ sum) & (right ^ sum)) >= 0 && sum != long.MinValue) return Lowest(sum, denominator);
        }

        if (b.IsInteger) return Reduced(a.Numerator + (b.Numerator * a.Denominator), a.Denominator);
        if (a.IsInteger) return Reduced((a.Numerator * b.Denominator) + b.Numerator, b.Denominator);
        return Create((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);
    }

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>The negation.</summary>
    public static Rational operator -(Rational a) =>
        a._big is null ? new Rational(-a._numerator, a._denominatorMinusOne + 1) : Reduced(-a.Numerator, a.Denominator);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational a, Rational b)
    {
        bool fits = a._big is null & b._big is null;
        fits &= TryMultiply(a._numerator, b._numerator, out long numerator) & TryMultiply(a._denominatorMinusOne + 1, b._denominatorMinusOne + 1, out long denominator);
        return fits ? Lowest(numerator, denominator) : LargeProduct(a.Numerator, a.Denominator, b.Numerator, b.Denominator);
    }

    /// <summary>The quotient. Throws <see cref="DivideByZeroException"/> when <paramref name="b"/> is 0.</summary>
    public static Rational operator /(Rational a, Rational b) => a * b.Reciprocal();

    /// <summary>Whether the values are equal.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Order of the real line.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order of the real line.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order of the real line.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order of the real line.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>A whole number is a rational number.</summary>
    public static implicit operator Rational(long value) => value == long.MinValue ? new Rational(new Fraction(value, BigInteger.One)) : new Rational(value, 1);

    /// <summary>A whole number is a rational number.</summary>
    public static implicit operator Rational(BigInteger value) => Reduced(value, BigInteger.One);

    /// <summary>The integer power. Throws <see cref="DivideByZeroException"/> for a negative power of 0.</summary>
    public static Rational Pow(Rational value, int exponent)
    {
        if (exponent < 0) return Pow(value, checked(-exponent)).Reciprocal();
        return Reduced(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent));
    }

    /// <summary>The greatest number that both are whole multiples of, at least 0: the gcd of the numerators over the lcm of the denominators.</summary>
    internal static Rational GreatestDivisor(Rational a, Rational b)
    {
        if (a._big is null && b._big is null)
        {
            long p = a._denominatorMinusOne + 1, q = b._denominatorMinusOne + 1;
            if (TryMultiply(p / GreatestDivisor(p, q), q, out long multiple)) return Lowest(GreatestDivisor(Math.Abs(a._numerator), Math.Abs(b._numerator)), multiple);
        }

        BigInteger shared = BigInteger.GreatestCommonDivisor(a.Denominator, b.Denominator);
        return Create(BigInteger.GreatestCommonDivisor(a.Numerator, b.Numerator), a.Denominator / shared * b.Denominator);
    }

    private static long GreatestDivisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    /// <summary>The nearest double, ties to even; beyond the range ±∞, and ±0 below half the least subnormal.</summary>
    public double ToDouble()
    {
        const long Exact = 1L << 53;
        bool isExact = _big is null && Math.Abs(_numerator) <= Exact && (_denominatorMinusOne < Exact || BitOperations.IsPow2(_denominatorMinusOne + 1));
        if (isExact) return (double)_numerator / (_denominatorMinusOne + 1);
        return RationalRounding.ToDouble(Numerator, Denominator);
    }

    /// <summary>The largest whole number not above the value.</summary>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Whether the value is a whole number that fits in an <see cref="int"/>.</summary>
    public bool TryGetInt32(out int value)
    {
        bool fits = _big is null && _denominatorMinusOne == 0 && _numerator is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)_numerator : 0;
        return fits;
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        bool fits = _big is null & other._big is null;
        fits &= TryMultiply(_numerator, other._denominatorMinusOne + 1, out long left) & TryMultiply(other._numerator, _denominatorMinusOne + 1, out long right);
        if (fits) return left.CompareTo(right);
        return (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        _big is null
            ? other._big is null && _numerator == other._numerator && _denominatorMinusOne == other._denominatorMinusOne
            : other._big is not null && _big.Numerator == other._big.Numerator && _big.Denominator == other._big.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _big is null ? HashCode.Combine(_numerator, _denominatorMinusOne) : HashCode.Combine(_big.Numerator, _big.Denominator);

    /// <summary>Twice the value, where that is a whole number of at most some size.</summary>
    internal bool TryGetHalves(int most, out int halves)
    {
        halves = 0;
        if (_big is not null || _numerator < -most || _numerator > most || _denominatorMinusOne > 1) return false;
        halves = (int)_numerator * (_denominatorMinusOne == 0 ? 2 : 1);
        return halves >= -most && halves <= most;
    }

    /// <summary>The same in every process: part of the identity of expressions.</summary>
    internal ulong StableHash()
    {
        if (_big is null) return ((ulong)_numerator * 0x9E3779B97F4A7C15UL) ^ ((ulong)_denominatorMinusOne * 0xC2B2AE3D27D4EB4FUL);
        return Hash(Denominator, Hash(Numerator, 0xCBF29CE484222325UL));
    }

    /// <summary><c>p</c> or <c>p/q</c>, in decimal digits.</summary>
    public override string ToString() =>
        IsInteger
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static ulong Hash(BigInteger value, ulong hash)
    {
        ReadOnlySpan<byte> bytes = value.ToByteArray();
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
        }

        foreach (byte b in bytes) hash = (hash ^ b) * 0x100000001B3UL;
        return hash ^ (hash >> 29);
    }

    /// <summary>The factors are in lowest terms, so only each numerator and the other denominator have something in common.</summary>
    private static Rational LargeProduct(BigInteger p, BigInteger q, BigInteger r, BigInteger s)
    {
        BigInteger left = BigInteger.GreatestCommonDivisor(p, s), right = BigInteger.GreatestCommonDivisor(r, q);
        if (!left.IsOne) (p, s) = (p / left, s / left);
        if (!right.IsOne) (r, q) = (r / right, q / right);
        return Reduced(p * r, q * s);
    }

    /// <summary>The product where it fits into 63 bits and a sign.</summary>
    /// <remarks>Not by <see cref="Int128"/>, of which no code can be made beforehand: each process would begin with compiling its arithmetic.</remarks>
    private static bool TryMultiply(long a, long b, out long product)
    {
        long high = Math.BigMul(a, b, out product);
        return high == product >> 63 && product != long.MinValue;
    }

    private static Rational Lowest(long numerator, long denominator)
    {
        if (denominator == 1) return new Rational(numerator, 1);
        long divisor = GreatestDivisor(Math.Abs(numerator), denominator);
        return new Rational(numerator / divisor, denominator / divisor);
    }

    private static Rational Reduced(BigInteger numerator, BigInteger denominator) =>
        numerator >= -long.MaxValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new Rational((long)numerator, (long)denominator)
            : new Rational(new Fraction(numerator, denominator));

    private sealed record Fraction(BigInteger Numerator, BigInteger Denominator);
}
