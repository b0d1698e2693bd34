using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Kernels;

/// <summary>The tables behind the kernels against balls.</summary>
public sealed class TableTests
{
    private const int Precision = 300;

    [Fact]
    public void Powers_of_two()
    {
        for (int i = 0; i < PowerTable.Steps; i++)
        {
            Ball power = Ball.Exp2(Ball.FromRational(Rational.Create(i, PowerTable.Steps), Precision), Precision);
            Close(power, PowerTable.Values.Slice(3 * i, 3), 155);
        }
    }

    [Fact]
    public void Logarithms()
    {
        for (int i = 0; i < LogarithmTable.Steps; i++)
        {
            double c = LogarithmTable.Values[4 * i];
            double middle = BitConverter.Int64BitsToDouble(LogarithmTable.Origin + ((long)i << LogarithmTable.CellBits) + (1L << (LogarithmTable.CellBits - 1)));
            Assert.True(Math.Abs((c * middle) - 1) < 1 / 300.0 && Math.ScaleB(c, 8) % 1 == 0 && Math.ScaleB(LogarithmTable.Values[(4 * i) + 1], 42) % 1 == 0, $"cell {i}");
            Close(Ball.Negate(Ball.Log(Ball.FromDouble(c), Precision)), LogarithmTable.Values.Slice((4 * i) + 1, 3), 140);
        }
    }

    [Fact]
    public void Sines_and_cosines()
    {
        for (int i = -SineTable.Last; i <= SineTable.Last; i++)
        {
            Ball x = Ball.FromDouble(i / (double)SineTable.Steps);
            Close(Ball.Sin(x, Precision), SineTable.Values.Slice(4 * (i + SineTable.Last), 2), 105);
            Close(Ball.Cos(x, Precision), SineTable.Values.Slice((4 * (i + SineTable.Last)) + 2, 2), 105);
        }
    }

    [Fact]
    public void Waves()
    {
        for (int i = 0; i < WaveTable.Steps; i++)
        {
            Ball x = Ball.Multiply(Ball.Pi(Precision), Ball.FromDouble(i / (WaveTable.Steps / 2.0)), Precision);
            if (i % (WaveTable.Steps / 2) == 0) Assert.Equal(0, WaveTable.Values[2 * i]);
            else Close(Ball.Sin(x, Precision), WaveTable.Values.Slice(2 * i, 2), 105);
        }
    }

    [Fact]
    public void Angles()
    {
        for (int i = 0; i <= AngleTable.Steps; i++) Close(Ball.Atan(Ball.FromDouble(i / (double)AngleTable.Steps), Precision), AngleTable.Values.Slice(2 * i, 2), 105);
    }

    [Fact]
    public void Reduction_modulo_half_pi_at_every_exponent()
    {
        Random random = new(3);
        for (int exponent = 0; exponent < 1024; exponent++)
        {
            DoubleDouble x = DoubleDouble.Sum(Math.ScaleB(1 + random.NextDouble(), exponent), Math.ScaleB(random.NextDouble() - 0.5, exponent - 60 - random.Next(60)));
            if (exponent % 2 == 1) x = -x;
            DoubleDouble r = PayneHanek.Reduce(x, out int quadrant);
            Ball exact = Ball.Add(Ball.FromDouble(x.High), Ball.FromDouble(x.Low), 2_000);
            Ball turns = Ball.Divide(Ball.Scale(exact, 1, 2_000), Ball.Pi(2_000), 2_000);
            Ball whole = Ball.Round(turns, 2_000);
            Assert.Equal(((quadrant % 4) + 4) % 4, whole.Midpoint.Floor().LowBits(2));
            Close(Ball.Multiply(Ball.Subtract(turns, whole, 2_000), Ball.Scale(Ball.Pi(2_000), -1, 2_000), 2_000), [r.High, r.Low], 103);
        }
    }

    private static void Close(Ball exact, ReadOnlySpan<double> parts, int bits)
    {
        Ball sum = Ball.Zero;
        foreach (double part in parts) sum = Ball.Add(sum, Ball.FromDouble(part), 2_000);
        if (exact.IsZero && sum.IsZero) return;
        double error = Ball.Divide(Ball.Subtract(sum, exact, 2_000), exact, Precision).ToDouble();
        Assert.True(Math.Abs(error) < Math.Pow(2, -bits), $"2^{Math.Log2(Math.Abs(error))}");
    }
}
