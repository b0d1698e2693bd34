using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Sine and cosine together in fixed point.</summary>
internal static class FixedSine
{
    /// <summary>Bits beyond those of the width and two for each halving.</summary>
    private const int LimbGuard = 10;

    /// <summary>sin and cos of t/2^width, times 2^width, for |t| ≤ 2^width, each within 2 units.</summary>
    /// <remarks>t is halved j times, both Taylor series are summed over shared powers of −s², then s ← 2sc, c ← 1 − 2s² j times: each
    /// step multiplies the larger error by at most 2(|s| + |c|) &lt; 3 and adds 2 units, so 20 units grow to 3^j·21 &lt; 2^(2j+5).</remarks>
    public static (Integer Sin, Integer Cos) SinCos(Integer t, int width)
    {
        int top = (int)(t.BitLength - width);
        int halvings = Math.Max(0, top + 1 + (int)(Math.Sqrt(width) / 8));
        if (width + (2 * halvings) + LimbGuard <= FixedLimbs.Most * FixedLimbs.Bits) return ByLimbs(t, width, halvings, halvings - top);
        int guard = (2 * halvings) + 7, working = width + guard;
        Integer one = Integer.One << working;
        (Integer sin, Integer cos) = Series(t << (guard - halvings), halvings - top, working);
        for (int i = 0; i < halvings; i++)
        {
            Integer product = sin * cos;
            cos = one - ((sin * sin) >> (working - 1));
            sin = product >> (working - 1);
        }

        return (sin >> guard, cos >> guard);
    }

    /// <summary>The same with reciprocals of factorials.</summary>
    /// <remarks>The series are off by at most 3 units for each of less than 40 terms, as in <see cref="FixedExponential"/>, and 2 for the first ones: 2^7 units, which the steps above make less than 2^(2j+8).</remarks>
    [SkipLocalsInit]
    private static (Integer Sin, Integer Cos) ByLimbs(in Integer t, int width, int halvings, int bits)
    {
        int length = (width + (2 * halvings) + LimbGuard + FixedLimbs.Bits - 1) / FixedLimbs.Bits, working = length * FixedLimbs.Bits, terms = Terms(bits, working);
        Span<ulong> room = stackalloc ulong[5 * (FixedLimbs.Most + 1)];
        Span<ulong> s = room[..(length + 1)], square = room.Slice(FixedLimbs.Most + 1, length + 1), sin = room.Slice(2 * (FixedLimbs.Most + 1), length + 1);
        Span<ulong> cos = room.Slice(3 * (FixedLimbs.Most + 1), length + 1), product = room.Slice(4 * (FixedLimbs.Most + 1), length + 1);
        Integer.Abs(t << (working - width - halvings)).CopyTo(s);
        FixedLimbs.MultiplyRounded(s, s, square);
        square = square[..length];
        Sum(sin, square, terms, 1, 2 * bits);
        Sum(cos, square, terms, 0, 2 * bits);
        FixedLimbs.Step(sin[..length], s[..length], s, subtracts: true);
        FixedLimbs.Complement(cos);
        for (int i = 0; i < halvings; i++)
        {
            FixedLimbs.MultiplyRounded(sin, cos, product);
            FixedLimbs.MultiplyRounded(sin, sin, cos);
            FixedLimbs.Double(cos);
            FixedLimbs.Complement(cos);
            FixedLimbs.Double(product);
            product.CopyTo(sin);
        }

        Integer sine = Integer.FromLimbs(sin, working - width);
        return (t.Sign < 0 ? -sine : sine, Integer.FromLimbs(cos, working - width));
    }

    /// <summary>q/(2 + r)! − q²/(4 + r)! + …</summary>
    private static void Sum(Span<ulong> to, ReadOnlySpan<ulong> q, int terms, int r, int bits)
    {
        to.Clear();
        for (int k = Math.Max(terms, 1); k >= 1; k--)
        {
            int used = q.Length - (k * bits / FixedLimbs.Bits);
            if (used > 0) FixedLimbs.Step(to.Slice(q.Length - used, used), q[^used..], FixedLimbs.ReciprocalFactorial((2 * k) + r, used), subtracts: true);
        }

        FixedLimbs.Step(to[..q.Length], q, FixedLimbs.ReciprocalFactorial(1, q.Length), subtracts: false);
    }

    /// <summary>The Taylor series for |s| &lt; 2^-bits ≤ 1/2, within 20 units.</summary>
    /// <remarks>Sums over q = −s² as in <see cref="FixedExponential"/>, the divisors 2k(2k+1) and (2k−1)2k: at most 17 units each.</remarks>
    private static (Integer Sin, Integer Cos) Series(Integer s, int bits, int working)
    {
        int terms = Terms(bits, working);
        int m = Math.Max(1, (int)Math.Sqrt(terms));
        Integer[] powers = FixedPoint.Powers(-((s * s) >> working), m, working);
        Integer sine = Sum(powers, m, terms, 1, working);
        Integer cosine = Sum(powers, m, terms, -1, working);
        return (s + ((s * sine) >> working), powers[0] + cosine);
    }

    private static Integer Sum(Integer[] powers, int m, int terms, int offset, int working)
    {
        Integer sum = Integer.Zero;
        for (int k = terms; k >= 1; k--)
        {
            int l = k % m;
            long divisor = 2L * k * ((2L * k) + offset);
            sum = l == 0 ? (((powers[0] + sum) * powers[m]) >> working) / divisor : (powers[l] + sum) / divisor;
        }

        return sum;
    }

    /// <summary>The N for which the terms beyond q^N/(2N)! sum to less than one unit.</summary>
    private static int Terms(int bits, int working)
    {
        long reached = 0;
        int k = 1;
        for (; reached <= working + 1; k++) reached += (2 * bits) + (2 * BitOperations.Log2((uint)((2 * k) - 1)));
        return k;
    }
}
