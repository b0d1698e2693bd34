using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Series in fixed point at widths for which limbs suffice, against the same with 500 bits more, for which they do not.</summary>
public sealed class FixedPointTests
{
    private const int More = 500;

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Series_of_limbs_are_within_two_units(int seed)
    {
        Random random = new(seed);
        for (int width = 1; width < 440; width++)
        {
            foreach (Integer t in Arguments(width, random))
            {
                string context = $"seed {seed}, width {width}: {t}";
                Near(FixedExponential.Exp(t << More, width + More), FixedExponential.Exp(t, width), $"exp, {context}");
                (Integer sin, Integer cos) = FixedSine.SinCos(t, width);
                (Integer longSin, Integer longCos) = FixedSine.SinCos(t << More, width + More);
                Near(longSin, sin, $"sin, {context}");
                Near(longCos, cos, $"cos, {context}");
            }
        }
    }

    /// <summary>Ends and middle of [−1, 1], and numbers of all magnitudes between.</summary>
    private static IEnumerable<Integer> Arguments(int width, Random random)
    {
        Integer one = Integer.One << width;
        foreach (Integer t in (Integer[])[one, one - 1, one >> 1, 1, 0]) yield return t;
        for (int i = 0; i < 6; i++)
        {
            Integer t = 0;
            for (int bits = random.Next(width + 1); bits > 0; bits -= 16) t = (t << Math.Min(bits, 16)) + random.Next(1 << Math.Min(bits, 16));
            yield return t;
            yield return -t;
        }

        yield return -one;
    }

    private static void Near(Integer expected, Integer actual, string context)
    {
        Integer error = Integer.Abs((actual << More) - expected);
        Assert.True(error <= (Integer)2 << More, context);
    }
}
