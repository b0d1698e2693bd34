using System.Globalization;
using Symbolic.Cli.Rendering;
using Xunit.Abstractions;

namespace Symbolic.Cli.Tests;

public sealed class NumberFormatTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(1000, "1000")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(1.5e20, "150000000000000000000")]
    [InlineData(1e21, "1e21")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e308")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1e-5, "0.00001")]
    [InlineData(-1.25e-6, "-0.00000125")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Is_written_as_people_do(double value, string expected) => Assert.Equal(expected, NumberFormat.Of(value));

    [Fact]
    public void Reads_back_to_the_same_bits()
    {
        const int Seed = 7;
        output.WriteLine($"seed {Seed}");
        Random random = new(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (i % 2 == 0) value = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 80));
            if (!double.IsFinite(value)) continue;
            string text = NumberFormat.Of(value);
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
            Assert.True(text.Length <= 26, text);
        }
    }
}
