using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Fixed-point numbers below 2 of up to 448 bits, for series at the first precisions: limbs of 64 bits, the last ones first, of which one stands before the point.</summary>
/// <remarks>Where <see cref="Integer"/> shifts, divides and copies for each term, these only multiply: by the reciprocals of factorials, which are kept.</remarks>
internal static class FixedLimbs
{
    /// <summary>The most limbs after the point.</summary>
    public const int Most = 7;

    /// <summary>Bits of a limb.</summary>
    public const int Bits = 64;

    /// <summary>How many reciprocals of factorials there are.</summary>
    public const int Terms = 80;

    private static readonly ulong[] s_reciprocals = ReciprocalFactorials();

    /// <summary>The leading limbs after the point of 1/k!, rounded down; there are none but zeros of 1.</summary>
    public static ReadOnlySpan<ulong> ReciprocalFactorial(int k, int limbs) => s_reciprocals.AsSpan((Most * (k + 1)) - limbs, limbs);

    /// <summary>to = c − s·to or c + s·to: a step of Horner's scheme for numbers below 1 with as many limbs.</summary>
    /// <remarks>The product is rounded down, at most one unit off.</remarks>
    [SkipLocalsInit]
    public static void Step(Span<ulong> to, ReadOnlySpan<ulong> s, ReadOnlySpan<ulong> c, bool subtracts)
    {
        Span<ulong> product = stackalloc ulong[2 * Most];
        Multiply(s, to, product);
        product = product.Slice(to.Length, to.Length);
        ulong carry = 0;
        for (int i = 0; i < to.Length; i++)
        {
            ulong x = c[i], y = product[i], sum;
            if (subtracts)
            {
                ulong less = x - y;
                sum = less - carry;
                carry = (less > x ? 1UL : 0) | (sum > less ? 1UL : 0);
            }
            else
            {
                ulong more = x + carry;
                sum = more + y;
                carry = (more < carry ? 1UL : 0) | (sum < y ? 1UL : 0);
            }

            to[i] = sum;
        }
    }

    /// <summary>The limbs of a·b, which are as many as those of both.</summary>
    public static void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        product = product[..(a.Length + b.Length)];
        ulong carry = 0;
        for (int j = 0; j < b.Length; j++)
        {
            ulong high = Math.BigMul(a[0], b[j], out ulong low);
            low += carry;
            carry = high + (low < carry ? 1UL : 0);
            product[j] = low;
        }

        product[b.Length] = carry;
        for (int i = 1; i < a.Length; i++)
        {
            Span<ulong> row = product.Slice(i, b.Length + 1);
            ulong x = a[i];
            carry = 0;
            for (int j = 0; j < b.Length; j++)
            {
                ulong high = Math.BigMul(x, b[j], out ulong low);
                low += carry;
                high += low < carry ? 1UL : 0;
                ulong sum = row[j] + low;
                carry = high + (sum < low ? 1UL : 0);
                row[j] = sum;
            }

            row[b.Length] = carry;
        }
    }

    /// <summary>The product of two numbers with a limb before the point, rounded down.</summary>
    [SkipLocalsInit]
    public static void MultiplyRounded(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
    {
        Span<ulong> product = stackalloc ulong[2 * (Most + 1)];
        Multiply(a, b, product);
        product.Slice(a.Length - 1, to.Length).CopyTo(to);
    }

    /// <summary>to = 2·to.</summary>
    public static void Double(Span<ulong> to)
    {
        for (int i = to.Length - 1; i >= 0; i--) to[i] = (to[i] << 1) | (i > 0 ? to[i - 1] >> (Bits - 1) : 0);
    }

    /// <summary>to = 1 − to, for numbers up to 1 with a limb before the point.</summary>
    public static void Complement(Span<ulong> to)
    {
        ulong carry = 1;
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = ~to[i] + carry;
            carry = carry != 0 && to[i] == 0 ? 1UL : 0;
        }

        to[^1]++;
    }

    private static ulong[] ReciprocalFactorials()
    {
        ulong[] limbs = new ulong[Most * Terms];
        Integer factorial = Integer.One, one = Integer.One << (Most * Bits);
        for (int k = 2; k < Terms; k++)
        {
            factorial *= k;
            (one / factorial).CopyTo(limbs.AsSpan(Most * k, Most));
        }

        return limbs;
    }
}
