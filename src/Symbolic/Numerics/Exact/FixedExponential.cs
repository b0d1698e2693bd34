using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The exponential function in fixed point.</summary>
internal static class FixedExponential
{
    /// <summary>Bits beyond those of the width and one for each squaring.</summary>
    private const int LimbGuard = 12;

    /// <summary>exp(t/2^width)·2^width for |t| ≤ 2^width, within 2 units.</summary>
    /// <remarks>t is halved j times, the Taylor series summed with rectangular splitting (Smith 1989), the result squared j times.
    /// The sum is off by at most 16 + 1 units, i.e. 29 relative to it; each squaring doubles the relative error and adds at most 8
    /// units of it: below 2^j·37 relative, 2^(j+7) absolute, which the j + 8 guard bits turn into half a unit.</remarks>
    public static Integer Exp(Integer t, int width)
    {
        int top = (int)(t.BitLength - width);
        int halvings = Math.Max(0, top + 4 + (int)(Math.Sqrt(width) / 4));
        if (width + halvings + LimbGuard <= FixedLimbs.Most * FixedLimbs.Bits) return ByLimbs(t, width, halvings, halvings - top);
        int guard = halvings + 8, working = width + guard;
        Integer sum = Series(t << (guard - halvings), halvings - top, working);
        for (int i = 0; i < halvings; i++) sum = (sum * sum) >> working;
        return sum >> guard;
    }

    /// <summary>Σ s^k/k!, |s| &lt; 2^-bits ≤ 1/2, within 17 units.</summary>
    /// <remarks>Horner's scheme over rows of m powers: U ← (U + s^l)/k within a row, one multiplication by s^m between rows. Powers are
    /// off by at most 2 units, so an inner step leaves at most e/k + 3, a row's end at most 10, the whole at most 16.</remarks>
    private static Integer Series(Integer s, int bits, int working)
    {
        int terms = Terms(bits, working);
        int m = Math.Max(1, (int)Math.Sqrt(terms));
        Integer[] powers = FixedPoint.Powers(s, m, working);
        Integer sum = Integer.Zero;
        for (int k = terms; k >= 1; k--)
        {
            int l = k % m;
            sum = l == 0 ? (((powers[0] + sum) * powers[m]) >> working) / k : (powers[l] + sum) / k;
        }

        return powers[0] + sum;
    }

    /// <summary>The same with reciprocals of factorials.</summary>
    /// <remarks>A step of Horner's scheme is off by at most 3 units of the limbs it takes, and they are as many as leave that below 3 of the last units once multiplied by s^k. With less than
    /// 80 steps and 2 for the first terms, the sum is off by 242 units, and by 2^9 relative to it; each squaring doubles that and adds 4: below 2^(j+10), a quarter of a unit of the width.</remarks>
    [SkipLocalsInit]
    private static Integer ByLimbs(in Integer t, int width, int halvings, int bits)
    {
        int length = (width + halvings + LimbGuard + FixedLimbs.Bits - 1) / FixedLimbs.Bits, working = length * FixedLimbs.Bits, terms = Terms(bits, working);
        bool isNegative = t.Sign < 0;
        Span<ulong> s = stackalloc ulong[FixedLimbs.Most], sum = stackalloc ulong[FixedLimbs.Most + 1];
        s = s[..length];
        sum = sum[..(length + 1)];
        Integer.Abs(t << (working - width - halvings)).CopyTo(s);
        sum.Clear();
        for (int k = Math.Max(terms, 2); k >= 2; k--)
        {
            int used = length - (k * bits / FixedLimbs.Bits);
            if (used > 0) FixedLimbs.Step(sum.Slice(length - used, used), s[^used..], FixedLimbs.ReciprocalFactorial(k, used), isNegative);
        }

        FixedLimbs.Step(sum[..length], s, FixedLimbs.ReciprocalFactorial(1, length), subtracts: false);
        FixedLimbs.Step(sum[..length], s, s, isNegative);
        if (isNegative) FixedLimbs.Complement(sum); // 1 − (s − s²·sum)
        else sum[^1] = 1;
        for (int i = 0; i < halvings; i++) FixedLimbs.MultiplyRounded(sum, sum, sum);
        return Integer.FromLimbs(sum, working - width);
    }

    /// <summary>The N for which Σ_{k&gt;N} |s|^k/k! ≤ 2|s|^(N+1)/(N+1)! is below one unit.</summary>
    private static int Terms(int bits, int working)
    {
        long reached = 0;
        int k = 1;
        for (; reached <= working + 1; k++) reached += bits + BitOperations.Log2((uint)k);
        return k;
    }
}
