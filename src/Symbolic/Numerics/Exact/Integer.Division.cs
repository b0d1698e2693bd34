using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

internal partial struct Integer
{
    private const int DigitBits = 32, MostDigits = 2 * Capacity;

    /// <summary>a/b, rounded towards 0.</summary>
    /// <exception cref="DivideByZeroException">b is 0.</exception>
    public static Integer operator /(in Integer a, in Integer b) => DivRem(a, b, out _);

    /// <summary>a/b, rounded towards 0.</summary>
    /// <exception cref="DivideByZeroException">b is 0.</exception>
    public static Integer operator /(in Integer a, long b)
    {
        ulong divisor = b < 0 ? 0 - (ulong)b : (ulong)b;
        if (a._long is not null) return Of(a._long.Value / b);
        return divisor is > 0 and <= uint.MaxValue ? DividedBy((uint)divisor, a, b < 0, out _) : DivRem(a, b, out _);
    }

    /// <summary>a/b, rounded towards 0, and what remains, with the sign of a.</summary>
    /// <exception cref="DivideByZeroException">b is 0.</exception>
    public static Integer DivRem(in Integer a, in Integer b, out Integer remainder)
    {
        if ((a._long ?? b._long) is not null)
        {
            BigInteger quotient = BigInteger.DivRem((BigInteger)a, (BigInteger)b, out BigInteger rest);
            remainder = Of(rest);
            return Of(quotient);
        }

        if (b._length == 0) throw new DivideByZeroException();
        if (CompareMagnitudes(a, b) < 0)
        {
            remainder = a;
            return default;
        }

        if (b._length > 1 || b._limbs[0] > uint.MaxValue) return Divided(a, b, out remainder);
        Integer result = DividedBy((uint)b._limbs[0], a, b._isNegative, out uint left);
        remainder = (ulong)left;
        if (a._isNegative) remainder = -remainder;
        return result;
    }

    [SkipLocalsInit]
    private static Integer DividedBy(uint divisor, in Integer a, bool isNegative, out uint remainder)
    {
        Unsafe.SkipInit(out Integer quotient);
        quotient._long = null;
        Span<ulong> to = quotient._limbs;
        ulong rest = 0;
        for (int i = a._length - 1; i >= 0; i--)
        {
            ulong high = (rest << DigitBits) | (a._limbs[i] >> DigitBits), first = high / divisor;
            ulong low = ((high - (first * divisor)) << DigitBits) | (uint)a._limbs[i], second = low / divisor;
            rest = low - (second * divisor);
            to[i] = (first << DigitBits) | second;
        }

        remainder = (uint)rest;
        quotient._length = Used(to, a._length);
        quotient._isNegative = a._isNegative != isNegative && quotient._length > 0;
        return quotient;
    }

    /// <summary>Long division (Knuth, The Art of Computer Programming 2, algorithm D) with digits of 32 bits, for |a| ≥ |b| ≥ 2^32.</summary>
    [SkipLocalsInit]
    private static Integer Divided(in Integer a, in Integer b, out Integer remainder)
    {
        Span<uint> u = stackalloc uint[MostDigits + 1], v = stackalloc uint[MostDigits], q = stackalloc uint[MostDigits];
        int shift = BitOperations.LeadingZeroCount(b._limbs[b._length - 1]) % DigitBits, n = (int)((b.BitLength + DigitBits - 1) / DigitBits), m = (2 * a._length) - n;
        Digits(b, v, shift);
        u[2 * a._length] = Digits(a, u, shift);
        q.Clear();
        ulong top = v[n - 1], second = v[n - 2];
        for (int j = m; j >= 0; j--)
        {
            ulong leading = ((ulong)u[j + n] << DigitBits) | u[j + n - 1], digit = leading / top, rest = leading - (digit * top);
            while (digit > uint.MaxValue || digit * second > ((rest << DigitBits) | u[j + n - 2]))
            {
                digit--;
                rest += top;
                if (rest > uint.MaxValue) break;
            }

            if (digit == 0) continue;
            if (SubtractMultiple(u.Slice(j, n + 1), v[..n], digit))
            {
                digit--;
                AddBack(u.Slice(j, n + 1), v[..n]);
            }

            q[j] = (uint)digit;
        }

        remainder = OfDigits(u[..n], false) >> shift;
        if (a._isNegative) remainder = -remainder;
        return OfDigits(q, a._isNegative != b._isNegative);
    }

    /// <summary>u −= v·digit; whether that goes below 0.</summary>
    private static bool SubtractMultiple(Span<uint> u, ReadOnlySpan<uint> v, ulong digit)
    {
        ulong carry = 0;
        long borrow = 0;
        for (int i = 0; i < v.Length; i++)
        {
            carry += digit * v[i];
            borrow += (long)u[i] - (uint)carry;
            u[i] = (uint)borrow;
            borrow >>= DigitBits;
            carry >>= DigitBits;
        }

        borrow += (long)u[v.Length] - (long)carry;
        u[v.Length] = (uint)borrow;
        return borrow < 0;
    }

    private static void AddBack(Span<uint> u, ReadOnlySpan<uint> v)
    {
        ulong carry = 0;
        for (int i = 0; i < v.Length; i++)
        {
            carry += (ulong)u[i] + v[i];
            u[i] = (uint)carry;
            carry >>= DigitBits;
        }

        u[v.Length] += (uint)carry;
    }

    /// <summary>Writes the digits of a magnitude, times 2^shift with shift below 32, and gives what is carried out of them.</summary>
    private static uint Digits(in Integer a, Span<uint> to, int shift)
    {
        uint carry = 0;
        for (int i = 0; i < a._length; i++)
        {
            uint low = (uint)a._limbs[i], high = (uint)(a._limbs[i] >> DigitBits);
            to[2 * i] = (low << shift) | carry;
            to[(2 * i) + 1] = shift == 0 ? high : (high << shift) | (low >> (DigitBits - shift));
            carry = shift == 0 ? 0 : high >> (DigitBits - shift);
        }

        return carry;
    }

    private static Integer OfDigits(ReadOnlySpan<uint> digits, bool isNegative)
    {
        Integer result = default;
        Span<ulong> to = result._limbs;
        for (int i = 0; i < digits.Length; i++) to[i / 2] |= (ulong)digits[i] << (i % 2 * DigitBits);
        result._length = Used(to, Capacity);
        result._isNegative = isNegative && result._length > 0;
        return result;
    }
}
