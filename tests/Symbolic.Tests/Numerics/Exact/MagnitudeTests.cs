using System.Numerics;
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
            BigInteger a = Exponent(random), b = Exponent(random);
            Magnitude x = Magnitude.PowerOfTwo(a), y = Magnitude.PowerOfTwo(b);
            string context = $"2^{a}, 2^{b}, seed {Seed}";
            Between(x * y, a + b, context);
            Between(x + y, BigInteger.Max(a, b), context);
            if (BigInteger.Abs(b) < 1L << 60) Between(x / y, a - b, context);
            Between(x.Scaled(i), a + i, context);
            Assert.True(x.CompareTo(y) == -y.CompareTo(x), context);
            Assert.True(a >= b - 1 || x < y, context);
        }
    }

    [Fact]
    public void Exponentials_are_bounds_to_the_last_units_of_their_exponents()
    {
        Random random = new(Seed);
        for (int i = 0; i < 200; i++)
        {
            BigInteger numerator = Exponent(random);
            Ball exponent = Ball.Divide(Ball.FromInteger(numerator), Ball.Log(Ball.FromInteger(2), 2048), 2048);
            BigInteger floor = exponent.Midpoint.Floor();
            Between(Magnitude.Exponential(new Dyadic(numerator, 0)), floor + 1, $"exp({numerator}), seed {Seed}");
        }
    }

    [Fact]
    public void Ends_of_the_range()
    {
        BigInteger end = BigInteger.One << 4097;
        Assert.True(Magnitude.PowerOfTwo(end).IsInfinite);
        Assert.True((Magnitude.PowerOfTwo(end >> 2) * Magnitude.PowerOfTwo(end - (end >> 2))).IsInfinite);
        Magnitude least = Magnitude.PowerOfTwo(-end);
        Assert.False(least.IsZero);
        Assert.True(least > Magnitude.Zero);
        Assert.Equal(0, (least * least).CompareTo(least));
        Assert.True(Magnitude.One + least > Magnitude.One);
        Assert.True((Magnitude.Infinite * least).IsInfinite);
        Assert.True((Magnitude.Infinite + least).IsInfinite);
        Assert.True((Magnitude.Zero * Magnitude.PowerOfTwo(end >> 4)).IsZero);
    }

    /// <summary>Within a few units of the exponent.</summary>
    private static void Between(Magnitude bound, BigInteger exponent, string context)
    {
        Assert.False(bound < Magnitude.PowerOfTwo(exponent), $"too small: {context}");
        Assert.False(bound > Magnitude.PowerOfTwo(exponent + 4), $"too large: {context}");
    }

    private static BigInteger Exponent(Random random)
    {
        BigInteger size = random.Next(3) switch { 0 => random.Next(200), 1 => (BigInteger)Math.ScaleB(1 + random.NextDouble(), random.Next(40, 66)), _ => (BigInteger)Math.Pow(10, random.NextDouble() * 300) };
        return random.Next(2) == 0 ? size : -size;
    }
}
