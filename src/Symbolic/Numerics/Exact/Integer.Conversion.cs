using System.Buffers.Binary;
using System.Numerics;

namespace Symbolic.Numerics;

internal partial struct Integer
{
    /// <summary>The same number.</summary>
    public static implicit operator Integer(int value) => (long)value;

    /// <summary>The same number.</summary>
    public static implicit operator Integer(long value)
    {
        Integer result = value < 0 ? 0 - (ulong)value : (ulong)value;
        result._isNegative = value < 0;
        return result;
    }

    /// <summary>The same number.</summary>
    public static implicit operator Integer(ulong value)
    {
        Integer result = default;
        result._limbs[0] = value;
        result._length = value == 0 ? 0 : 1;
        return result;
    }

    /// <summary>The same number.</summary>
    public static implicit operator Integer(BigInteger value)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = magnitude.GetBitLength();
        if (bits > MostBits) return new Integer { _long = new LongInteger(value) };
        Integer result = default;
        result._length = (int)((bits + LimbBits - 1) / LimbBits);
        Write(magnitude, ((Span<ulong>)result._limbs)[..result._length]);
        result._isNegative = value.Sign < 0;
        return result;
    }

    /// <summary>The same number.</summary>
    public static implicit operator BigInteger(in Integer value)
    {
        if (value._long is not null) return value._long.Value;
        BigInteger magnitude = Read(((ReadOnlySpan<ulong>)value._limbs)[..value._length]);
        return value._isNegative ? -magnitude : magnitude;
    }

    /// <summary>The whole part of a finite double.</summary>
    public static explicit operator Integer(double value) => Dyadic.FromDouble(Math.Truncate(value)).Floor();

    /// <summary>The same number.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static explicit operator long(in Integer value)
    {
        ulong magnitude = value.Magnitude();
        return value._isNegative && magnitude == 1UL << 63 ? long.MinValue : value._isNegative ? -checked((long)magnitude) : checked((long)magnitude);
    }

    /// <summary>The same number.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static explicit operator int(in Integer value) => checked((int)(long)value);

    /// <summary>The same number.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static explicit operator ulong(in Integer value) => value.Sign < 0 ? throw new OverflowException() : value.Magnitude();

    /// <summary>The nearest double.</summary>
    public static explicit operator double(in Integer value)
    {
        ulong leading = value.Leading(LimbBits, out long dropped);
        if (dropped > 0 && value.TrailingZeros() < dropped) leading |= 1; // 64 bits with what follows: rounded once
        double magnitude = Math.ScaleB((double)leading, (int)Math.Min(dropped, 4096));
        return value.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>The number with given limbs, the last ones first, without so many bits at the end.</summary>
    public static Integer FromLimbs(ReadOnlySpan<ulong> limbs, int dropped)
    {
        limbs = limbs[(dropped / LimbBits)..];
        int rest = dropped % LimbBits, length = Used(limbs, limbs.Length);
        if (length > Capacity) return (Integer)Read(limbs) >> rest;
        Integer result = default;
        for (int i = 0; i < length; i++) result._limbs[i] = rest == 0 || i + 1 == length ? limbs[i] >> rest : (limbs[i] >> rest) | (limbs[i + 1] << (LimbBits - rest));
        result._length = Used(result._limbs, length);
        return result;
    }

    /// <summary>Writes the limbs of the magnitude, of which there must be no more, and zeros.</summary>
    public readonly void CopyTo(Span<ulong> limbs)
    {
        if (BitLength > (long)limbs.Length * LimbBits) throw new ArgumentException("too few limbs", nameof(limbs));
        if (_long is not null)
        {
            Write(BigInteger.Abs(_long.Value), limbs);
            return;
        }

        ((ReadOnlySpan<ulong>)_limbs)[.._length].CopyTo(limbs);
        limbs[_length..].Clear();
    }

    /// <summary>Writes a number's limbs, and zeros.</summary>
    private static void Write(BigInteger magnitude, Span<ulong> limbs)
    {
        Span<byte> bytes = limbs.Length > Capacity ? new byte[8 * limbs.Length] : stackalloc byte[8 * Capacity];
        bytes.Clear();
        magnitude.TryWriteBytes(bytes, out _, isUnsigned: true);
        for (int i = 0; i < limbs.Length; i++) limbs[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(8 * i)..]);
    }

    private static BigInteger Read(ReadOnlySpan<ulong> limbs)
    {
        Span<byte> bytes = limbs.Length > Capacity ? new byte[8 * limbs.Length] : stackalloc byte[8 * Capacity];
        for (int i = 0; i < limbs.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes[(8 * i)..], limbs[i]);
        return new BigInteger(bytes[..(8 * limbs.Length)], isUnsigned: true);
    }

    /// <summary>Takes a number into place, unless products of such would not fit.</summary>
    private static Integer Of(BigInteger value) => BigInteger.Abs(value).GetBitLength() <= MostBitsTakenBack ? value : new Integer { _long = new LongInteger(value) };

    private readonly ulong Magnitude() => BitLength > LimbBits ? throw new OverflowException() : _long is not null ? (ulong)BigInteger.Abs(_long.Value) : _length == 0 ? 0 : _limbs[0];
}
