using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Reduction modulo π/2 for huge arguments (Payne and Hanek 1983): only the bits of 2/π that matter are multiplied.</summary>
internal static class PayneHanek
{
    private const int WindowBits = 256;

    /// <summary>A zero word, then 2/π to 1280 bits.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
        0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
        0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
        0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
        0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
    ];

    /// <summary>x − quadrant·π/2 in [−π/4, π/4] for finite |x| ≥ 1, the quadrant modulo 4; the error is below 2^-104 relative to the result plus 2^-200.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Reduce(DoubleDouble x, out int quadrant)
    {
        (UInt128 high, UInt128 low) = Turns(x.High);
        if (x.Low != 0)
        {
            (UInt128 furtherHigh, UInt128 furtherLow) = Turns(x.Low);
            UInt128 sum = low + furtherLow;
            high += furtherHigh + (sum < low ? UInt128.One : UInt128.Zero);
            low = sum;
        }

        quadrant = (int)(high >> 126);
        high &= FractionMask;
        if (high >> 125 == 0) return ToAngle(high, low);
        quadrant++;
        return -ToAngle(~high & FractionMask, ~low); // the missing unit is below the error
    }

    private static UInt128 FractionMask => (UInt128.One << 126) - 1;

    /// <summary>x·2/π modulo 4 as a fixed-point number with 254 fractional bits, in two's complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (UInt128 High, UInt128 Low) Turns(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        ulong mantissa = ((ulong)bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        int exponent = (int)(bits >> 52) - 1075;

        // it is mantissa·window·2^-254, because bits of 2/π before the window contribute multiples of 4
        (UInt128 high, UInt128 low) = Multiply(mantissa, exponent - 2 + 64);
        return x < 0 ? (~high + (low == 0 ? UInt128.One : UInt128.Zero), ~low + 1) : (high, low);
    }

    /// <summary>mantissa·window modulo 2^256 for the 256-bit window of 2/π that starts at a bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (UInt128 High, UInt128 Low) Multiply(ulong mantissa, int start)
    {
        Span<ulong> product = stackalloc ulong[WindowBits / 64];
        ulong carry = 0;
        for (int i = product.Length - 1; i >= 0; i--)
        {
            UInt128 term = ((UInt128)mantissa * Word(start + (64 * i))) + carry;
            product[i] = (ulong)term;
            carry = (ulong)(term >> 64);
        }

        return (new UInt128(product[0], product[1]), new UInt128(product[2], product[3]));
    }

    /// <summary>64 bits of 2/π from a bit on; zero bits before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Word(int start)
    {
        if (start <= -64) return 0;
        int index = start >> 6;
        int shift = start & 63;
        ulong head = index < 0 ? 0 : TwoOverPi[index] << shift;
        return shift == 0 ? head : head | (TwoOverPi[index + 1] >> (64 - shift));
    }

    /// <summary>The 254-bit fraction high:low times π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ToAngle(UInt128 high, UInt128 low)
    {
        int zeros = (int)UInt128.LeadingZeroCount(high);
        UInt128 top = zeros == 0 ? high : (high << zeros) | (low >> (128 - zeros));
        double head = (ulong)(top >> 75);
        double tail = (ulong)((top >> 22) & 0x1FFFFFFFFFFFFF);
        double scale = ErrorFree.PowerOfTwo(-126 + 75 - zeros);
        DoubleDouble fraction = new DoubleDouble(head * scale, 0) + (tail * (scale * ErrorFree.PowerOfTwo(-53)));
        return fraction * new DoubleDouble(1.5707963267948966, 6.123233995736766e-17);
    }
}
