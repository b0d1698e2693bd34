using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>A whole number of any size. Up to 512 bits it stands in place, so that arithmetic allocates nothing.</summary>
/// <remarks>What <see cref="BigInteger"/> does at the sizes of the first precisions takes three to five times as long. Longer numbers are kept by that, and taken back into place from
/// 256 bits on, so that numbers whose products are long do not go to and fro.</remarks>
internal partial struct Integer : IEquatable<Integer>, IComparable<Integer>
{
    private const int Capacity = 8, LimbBits = 64, MostBits = Capacity * LimbBits, MostBitsTakenBack = 256;
    private Limbs _limbs;
    private int _length;
    private bool _isNegative;
    private LongInteger? _long;

    /// <summary>0.</summary>
    public static Integer Zero => default;

    /// <summary>1.</summary>
    public static Integer One => 1;

    /// <summary>−1.</summary>
    public static Integer MinusOne => -1;

    /// <summary>−1, 0 or 1.</summary>
    public readonly int Sign => _long is not null ? _long.Value.Sign : _length == 0 ? 0 : _isNegative ? -1 : 1;

    /// <summary>Whether the number is 0.</summary>
    public readonly bool IsZero => _length == 0 && _long is null;

    /// <summary>Whether the number is 1.</summary>
    public readonly bool IsOne => _length == 1 && _limbs[0] == 1 && !_isNegative && _long is null;

    /// <summary>Whether the number is −1.</summary>
    public readonly bool IsMinusOne => _length == 1 && _limbs[0] == 1 && _isNegative && _long is null;

    /// <summary>Whether the number is a multiple of 2.</summary>
    public readonly bool IsEven => _long is not null ? _long.Value.IsEven : _length == 0 || (_limbs[0] & 1) == 0;

    /// <summary>Whether the number is 1, 2, 4, …</summary>
    public readonly bool IsPowerOfTwo => Sign > 0 && TrailingZeros() == BitLength - 1;

    /// <summary>The number of bits of the magnitude; 0 for 0.</summary>
    public readonly long BitLength => _long is not null ? _long.BitLength : _length == 0 ? 0 : ((long)_length * LimbBits) - BitOperations.LeadingZeroCount(_limbs[_length - 1]);

    /// <summary>How many zeros end the binary digits; 0 for 0.</summary>
    public readonly long TrailingZeros()
    {
        if (_long is not null) return (long)BigInteger.TrailingZeroCount(_long.Value);
        for (int i = 0; i < _length; i++)
        {
            if (_limbs[i] != 0) return ((long)i * LimbBits) + BitOperations.TrailingZeroCount(_limbs[i]);
        }

        return 0;
    }

    /// <summary>The leading bits of the magnitude, at most so many, rounded down.</summary>
    /// <param name="bits">How many bits, up to 64.</param>
    /// <param name="dropped">How many bits follow.</param>
    public readonly ulong Leading(int bits, out long dropped)
    {
        long cut = BitLength - bits;
        dropped = Math.Max(cut, 0);
        if (_long is not null) return (ulong)(BigInteger.Abs(_long.Value) >> (int)dropped);
        if (cut <= 0) return _length == 0 ? 0 : _limbs[0];
        int first = (int)cut / LimbBits, shift = (int)cut % LimbBits;
        ulong leading = _limbs[first] >> shift;
        return shift == 0 || first + 1 == _length ? leading : leading | (_limbs[first + 1] << (LimbBits - shift));
    }

    /// <summary>The number modulo 2^bits, not negative.</summary>
    /// <param name="bits">Up to 31.</param>
    public readonly int LowBits(int bits)
    {
        int mask = (1 << bits) - 1;
        if (_long is not null) return (int)(_long.Value & mask);
        ulong low = _length == 0 ? 0 : _limbs[0];
        return (int)(_isNegative ? 0 - low : low) & mask;
    }

    /// <summary>The magnitude.</summary>
    public static Integer Abs(in Integer a) => a.Sign < 0 ? -a : a;

    /// <summary>The larger one.</summary>
    public static Integer Max(in Integer a, in Integer b) => a.CompareTo(b) >= 0 ? a : b;

    /// <summary>a^n for n ≥ 0.</summary>
    public static Integer Pow(in Integer a, int exponent)
    {
        Integer power = One;
        for (int i = exponent == 0 ? -1 : BitOperations.Log2((uint)exponent); i >= 0; i--)
        {
            power *= power;
            if (((exponent >> i) & 1) != 0) power *= a;
        }

        return power;
    }

    /// <summary>−a.</summary>
    public static Integer operator -(in Integer a)
    {
        if (a._long is not null) return Of(-a._long.Value);
        Integer negated = a;
        negated._isNegative = !a._isNegative && a._length != 0;
        return negated;
    }

    /// <summary>a + b.</summary>
    public static Integer operator +(in Integer a, in Integer b) => (a._long ?? b._long) is null ? Sum(a, b, b._isNegative) : Of((BigInteger)a + (BigInteger)b);

    /// <summary>a − b.</summary>
    public static Integer operator -(in Integer a, in Integer b) => (a._long ?? b._long) is null ? Sum(a, b, !b._isNegative) : Of((BigInteger)a - (BigInteger)b);

    /// <summary>a·b.</summary>
    [SkipLocalsInit]
    public static Integer operator *(in Integer a, in Integer b)
    {
        if ((a._long ?? b._long) is not null || a.BitLength + b.BitLength > MostBits) return Of((BigInteger)a * (BigInteger)b);
        int length = a._length + b._length;
        if (a._length == 0 || b._length == 0) return default;
        Unsafe.SkipInit(out Integer product);
        product._long = null;
        product._isNegative = a._isNegative != b._isNegative;
        Span<ulong> to = product._limbs, room = stackalloc ulong[Capacity + 1]; // for a last limb that is 0
        FixedLimbs.Multiply(((ReadOnlySpan<ulong>)a._limbs)[..a._length], ((ReadOnlySpan<ulong>)b._limbs)[..b._length], length > Capacity ? room : to);
        if (length > Capacity) room[..Capacity].CopyTo(to);
        product._length = Used(to, Math.Min(length, Capacity));
        return product;
    }

    /// <summary>a·2^k.</summary>
    [SkipLocalsInit]
    public static Integer operator <<(in Integer a, int shift)
    {
        if (shift <= 0) return shift == 0 ? a : a >> -shift;
        if (a._long is not null || a.BitLength + shift > MostBits) return a.IsZero ? a : Of((BigInteger)a << shift);
        Unsafe.SkipInit(out Integer shifted);
        shifted._long = null;
        shifted._isNegative = a._isNegative;
        int skipped = shift / LimbBits, rest = shift % LimbBits, length = a._length + skipped;
        Span<ulong> to = shifted._limbs;
        to[..Math.Min(skipped, Capacity)].Clear();
        ulong carry = 0;
        for (int i = skipped; i < length; i++)
        {
            ulong limb = a._limbs[i - skipped];
            to[i] = (limb << rest) | carry;
            carry = rest == 0 ? 0 : limb >> (LimbBits - rest);
        }

        if (carry != 0) to[length++] = carry;
        shifted._length = a._length == 0 ? 0 : length;
        return shifted;
    }

    /// <summary>The largest whole number not above a/2^k.</summary>
    [SkipLocalsInit]
    public static Integer operator >>(in Integer a, int shift)
    {
        if (shift <= 0) return shift == 0 ? a : a << -shift;
        if (a._long is not null) return Of(a._long.Value >> shift);
        int skipped = shift / LimbBits, rest = shift % LimbBits;
        if (skipped >= a._length) return a._isNegative ? MinusOne : Zero;
        Unsafe.SkipInit(out Integer shifted);
        shifted._long = null;
        shifted._isNegative = a._isNegative;
        int length = a._length - skipped;
        Span<ulong> to = shifted._limbs;
        for (int i = 0; i < length; i++)
        {
            ulong limb = a._limbs[i + skipped] >> rest;
            to[i] = rest == 0 || i + 1 == length ? limb : limb | (a._limbs[i + skipped + 1] << (LimbBits - rest));
        }

        if (a._isNegative && a.TrailingZeros() < shift)
        {
            int i = 0;
            while (i < length && ++to[i] == 0) i++;
            if (i == length) to[length++] = 1; // there is room: bits were dropped
        }

        shifted._length = Used(to, length);
        return shifted;
    }

    /// <summary>Whether the numbers are the same.</summary>
    public static bool operator ==(in Integer a, in Integer b) => a.CompareTo(b) == 0;

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(in Integer a, in Integer b) => a.CompareTo(b) != 0;

    /// <summary>Order.</summary>
    public static bool operator <(in Integer a, in Integer b) => a.CompareTo(b) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(in Integer a, in Integer b) => a.CompareTo(b) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(in Integer a, in Integer b) => a.CompareTo(b) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(in Integer a, in Integer b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public readonly int CompareTo(Integer other)
    {
        if ((_long ?? other._long) is not null) return ((BigInteger)this).CompareTo((BigInteger)other);
        if (_isNegative != other._isNegative) return _isNegative ? -1 : 1;
        int order = CompareMagnitudes(this, other);
        return _isNegative ? -order : order;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Integer other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Integer other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Leading(LimbBits, out long dropped), dropped, Sign);

    /// <summary>The decimal digits.</summary>
    public override readonly string ToString() => ((BigInteger)this).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>a + b where b has the given sign.</summary>
    private static Integer Sum(in Integer a, in Integer b, bool isNegative)
    {
        if (a._isNegative == isNegative) return a._length >= b._length ? SumOfMagnitudes(a, b, isNegative) : SumOfMagnitudes(b, a, isNegative);
        int order = CompareMagnitudes(a, b);
        return order == 0 ? default : order > 0 ? DifferenceOfMagnitudes(a, b, a._isNegative) : DifferenceOfMagnitudes(b, a, isNegative);
    }

    [SkipLocalsInit]
    private static Integer SumOfMagnitudes(in Integer longer, in Integer shorter, bool isNegative)
    {
        Unsafe.SkipInit(out Integer sum);
        sum._long = null;
        sum._isNegative = isNegative && longer._length != 0;
        Span<ulong> to = sum._limbs;
        ulong carry = 0;
        int i = 0;
        for (; i < shorter._length; i++)
        {
            ulong limb = longer._limbs[i] + carry, total = limb + shorter._limbs[i];
            carry = (limb < carry ? 1UL : 0) | (total < limb ? 1UL : 0);
            to[i] = total;
        }

        for (; i < longer._length; i++)
        {
            ulong limb = longer._limbs[i] + carry;
            carry = limb < carry ? 1UL : 0;
            to[i] = limb;
        }

        if (carry != 0)
        {
            if (i == Capacity) return Of((BigInteger.Abs(longer) + BigInteger.Abs(shorter)) * (isNegative ? -1 : 1));
            to[i++] = carry;
        }

        sum._length = i;
        return sum;
    }

    [SkipLocalsInit]
    private static Integer DifferenceOfMagnitudes(in Integer larger, in Integer smaller, bool isNegative)
    {
        Unsafe.SkipInit(out Integer difference);
        difference._long = null;
        difference._isNegative = isNegative;
        Span<ulong> to = difference._limbs;
        ulong borrow = 0;
        int i = 0;
        for (; i < smaller._length; i++)
        {
            ulong limb = larger._limbs[i], less = limb - smaller._limbs[i], rest = less - borrow;
            borrow = (less > limb ? 1UL : 0) | (rest > less ? 1UL : 0);
            to[i] = rest;
        }

        for (; i < larger._length; i++)
        {
            ulong limb = larger._limbs[i], rest = limb - borrow;
            borrow = rest > limb ? 1UL : 0;
            to[i] = rest;
        }

        difference._length = Used(to, i);
        return difference;
    }

    private static int CompareMagnitudes(in Integer a, in Integer b)
    {
        if (a._length != b._length) return a._length < b._length ? -1 : 1;
        for (int i = a._length - 1; i >= 0; i--)
        {
            if (a._limbs[i] != b._limbs[i]) return a._limbs[i] < b._limbs[i] ? -1 : 1;
        }

        return 0;
    }

    private static int Used(ReadOnlySpan<ulong> limbs, int length)
    {
        while (length > 0 && limbs[length - 1] == 0) length--;
        return length;
    }

    /// <summary>64 bits each, the last ones first.</summary>
    [InlineArray(Capacity)]
    private struct Limbs
    {
        private ulong _first;
    }

    /// <summary>A number that is too long to stand in place.</summary>
    private sealed class LongInteger(BigInteger value)
    {
        public BigInteger Value { get; } = value;

        public long BitLength { get; } = BigInteger.Abs(value).GetBitLength();
    }
}
