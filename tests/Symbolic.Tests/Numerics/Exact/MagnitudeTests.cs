using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Bounds 2^L for every size of L: never too small, and not much too large.</summary>
public sealed class MagnitudeTests
{
    private const int Seed = 20240801;

    [Fact]
    public void Products_quotients_and_sums_are_bounds()
    {
        Random random = new(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            double a = Level(random), b = Level(random);
            Magnitude x = Magnitude.PowerOfTwo(a), y = Magnitude.PowerOfTwo(b);
            string context = $"2^{a:R}, 2^{b:R}, seed {Seed}";
            Between(x * y, a + b, Math.Abs(a) + Math.Abs(b), context);
            Between(x + y, Math.Max(a, b), Math.Abs(Math.Max(a, b)), context);
            if (Math.Abs(b) < 1e18) Between(x / y, a - b, Math.Abs(a) + Math.Abs(b), context);
            Between(x.Scaled(i), a + i, Math.Abs(a) + i, context);
            Assert.True(x.CompareTo(y) == -y.CompareTo(x), context);
            Assert.True(!(a < b - 1 - (Math.Abs(b) * 1e-15) - 1e19) || x < y, context);
        }
    }

    [Fact]
    public void Ends_of_the_range()
    {
        Assert.True(Magnitude.PowerOfTwo(double.PositiveInfinity).IsInfinite);
        Assert.True((Magnitude.PowerOfTwo(double.MaxValue) * Magnitude.PowerOfTwo(double.MaxValue)).IsInfinite);
        Magnitude least = Magnitude.PowerOfTwo(double.NegativeInfinity);
        Assert.False(least.IsZero);
        Assert.True(least > Magnitude.Zero);
        Assert.Equal(0, (least * least).CompareTo(least));
        Assert.True(Magnitude.One + least > Magnitude.One);
        Assert.True((Magnitude.Infinite * least).IsInfinite);
        Assert.True((Magnitude.Infinite + least).IsInfinite);
        Assert.True((Magnitude.Zero * Magnitude.PowerOfTwo(1e300)).IsZero);
    }

    /// <summary>Rounding may cost 2^-50 of the logarithms, and bounds from 2^61 to 2^62 in magnitude are rounded to their end.</summary>
    private static void Between(Magnitude bound, double level, double scale, string context)
    {
        double slack = 2 + (scale * 1e-15), gap = scale > 2e18 ? 4e18 : 0;
        Assert.False(bound < Magnitude.PowerOfTwo(level - slack - gap), $"too small: {context}");
        Assert.False(bound > Magnitude.PowerOfTwo(level + slack + gap), $"too large: {context}");
    }

    private static double Level(Random random)
    {
        double size = random.Next(3) switch { 0 => random.Next(200), 1 => Math.ScaleB(1 + random.NextDouble(), random.Next(40, 66)), _ => Math.Pow(10, random.NextDouble() * 300) };
        return random.Next(2) == 0 ? size : -size;
    }
}
