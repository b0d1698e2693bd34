using System.Numerics;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Rational numbers in machine words against fractions of big integers, across the boundaries at which words stop being enough.</summary>
public sealed class RationalTests
{
    private const int Seed = 20_251;

    [Fact]
    public void Arithmetic_is_that_of_big_fractions()
    {
        Random random = new(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            BigInteger p = Whole(random), q = Positive(random), r = Whole(random), s = Positive(random);
            Rational a = Rational.Create(p, q), b = Rational.Create(r, s);
            Check(a + b, (p * s) + (r * q), q * s);
            Check(a - b, (p * s) - (r * q), q * s);
            Check(a * b, p * r, q * s);
            if (!r.IsZero) Check(a / b, p * s, q * r);
            if (!p.IsZero) Check(a.Reciprocal(), q, p);
            Assert.Equal((p * s).CompareTo(r * q), Math.Sign(a.CompareTo(b)));
            Assert.Equal(a - b == 0, a == b);
        }
    }

    [Fact]
    public void A_number_has_one_representation()
    {
        foreach (long value in (ReadOnlySpan<long>)[long.MinValue, long.MinValue + 1, -1, 0, 1, long.MaxValue - 1, long.MaxValue])
        {
            Rational word = value, big = new BigInteger(value), difference = big + 1 - 1;
            Assert.Equal(big, word);
            Assert.Equal(big.GetHashCode(), word.GetHashCode());
            Assert.Equal(big, difference);
            Assert.Equal(big, -(-word));
        }
    }

    private static void Check(Rational actual, BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Assert.Equal(numerator / divisor, actual.Numerator);
        Assert.Equal(denominator / divisor, actual.Denominator);
        Assert.Equal(Rational.Create(numerator, denominator), actual);
    }

    private static BigInteger Positive(Random random) => BigInteger.Max(1, BigInteger.Abs(Whole(random)));

    /// <summary>Small numbers, powers of two give or take one, and anything up to 80 bits.</summary>
    private static BigInteger Whole(Random random) => random.Next(4) switch
    {
        0 => random.Next(-12, 13),
        1 => ((BigInteger.One << random.Next(70)) + random.Next(-1, 2)) * (random.Next(2) == 0 ? -1 : 1),
        2 => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(60),
        _ => (BigInteger)random.NextInt64(long.MinValue, long.MaxValue) << random.Next(16),
    };
}
