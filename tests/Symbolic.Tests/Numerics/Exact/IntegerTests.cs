using System.Numerics;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Whole numbers in place against <see cref="BigInteger"/>, at sizes where digits, limbs and places run out.</summary>
public sealed class IntegerTests
{
    private const int Pairs = 60_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20261127)]
    public void Arithmetic_is_that_of_big_integers(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < Pairs; i++)
        {
            BigInteger a = Whole(random), b = random.Next(8) == 0 ? a + random.Next(-1, 2) : Whole(random);
            Integer x = a, y = b;
            string context = $"seed {seed}, {i}: {a}, {b}";
            Same(a + b, x + y, context);
            Same(a - b, x - y, context);
            Same(a * b, x * y, context);
            Same(-a, -x, context);
            Assert.True(a.CompareTo(b) == x.CompareTo(y), context);
            Assert.True((a == b) == (x == y) && (a < b) == (x < y) && (a >= b) == (x >= y), context);
            if (b.IsZero) continue;
            Same(a / b, x / y, context);
            BigInteger quotient = BigInteger.DivRem(a * b, b, out BigInteger none);
            Same(quotient, Integer.DivRem(x * y, y, out Integer rest), context);
            Same(none, rest, context);
            Same(BigInteger.DivRem(a, b, out none), Integer.DivRem(x, y, out rest), context);
            Same(none, rest, context);
            int divisor = random.Next(1, int.MaxValue) >> random.Next(31);
            if (divisor > 0) Same(a / -divisor, x / -divisor, context);
        }
    }

    [Theory]
    [InlineData(2)]
    public void Bits_are_those_of_big_integers(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < Pairs; i++)
        {
            BigInteger a = Whole(random);
            Integer x = a;
            int shift = random.Next(-20, 700);
            string context = $"seed {seed}, {i}: {a}, {shift}";
            Same(a << shift, x << shift, context);
            Same(a >> shift, x >> shift, context);
            BigInteger magnitude = BigInteger.Abs(a);
            Assert.True(magnitude.GetBitLength() == x.BitLength, context);
            Assert.True(a.Sign == x.Sign && a.IsZero == x.IsZero && a.IsOne == x.IsOne && a.IsEven == x.IsEven && a.IsPowerOfTwo == x.IsPowerOfTwo && (a == -1) == x.IsMinusOne, context);
            Assert.True(a.IsZero || (long)BigInteger.TrailingZeroCount(a) == x.TrailingZeros(), context);
            Assert.True((int)(a & 7) == x.LowBits(3), context);
            int bits = random.Next(1, 65);
            Assert.True(magnitude >> (int)Math.Max(0, magnitude.GetBitLength() - bits) == x.Leading(bits, out long dropped) && dropped == Math.Max(0, magnitude.GetBitLength() - bits), context);
            Assert.True(Ball.FromInteger(a).ToDouble() == (double)x, context);
            Assert.True(magnitude >= BigInteger.One << 63 || (long)x == (long)a, context);
        }
    }

    [Fact]
    public void Conversions_say_what_does_not_fit()
    {
        Integer large = Integer.One << 64, longer = Integer.One << 600;
        Assert.Throws<OverflowException>(() => (ulong)large);
        Assert.Throws<OverflowException>(() => (long)(large >> 1));
        Assert.Throws<OverflowException>(() => (int)longer);
        Assert.Throws<OverflowException>(() => (ulong)Integer.MinusOne);
        Assert.Equal(long.MinValue, (long)-(large >> 1));
        Assert.Throws<DivideByZeroException>(() => large / Integer.Zero);
        Assert.Throws<DivideByZeroException>(() => longer / 0);
        Assert.Equal(double.PositiveInfinity, (double)(Integer.One << 1024));
    }

    private static void Same(BigInteger expected, Integer actual, string context)
    {
        Assert.True(expected == (BigInteger)actual, context);
        Assert.True(actual == (Integer)expected && actual.GetHashCode() == ((Integer)expected).GetHashCode(), context);
    }

    /// <summary>Lengths up to 700 bits, with runs of zeros and of ones, which carry furthest.</summary>
    private static BigInteger Whole(Random random)
    {
        byte[] bytes = new byte[random.Next(random.Next(2) == 0 ? 90 : 34)];
        random.NextBytes(bytes);
        for (int run = random.Next(4); run > 0 && bytes.Length > 0; run--)
        {
            int from = random.Next(bytes.Length), length = random.Next(bytes.Length - from);
            bytes.AsSpan(from, length).Fill(random.Next(2) == 0 ? (byte)0 : (byte)255);
        }

        return new BigInteger(bytes) >> random.Next(8);
    }
}
