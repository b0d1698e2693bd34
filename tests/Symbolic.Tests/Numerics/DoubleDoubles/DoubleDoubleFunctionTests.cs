using System.Runtime.Intrinsics;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

/// <summary>Functions of eight double-double numbers at once have the bits of the functions of one.</summary>
public sealed class DoubleDoubleFunctionTests
{
    private const int Seed = 77, Vectors = 4000;

    public static TheoryData<string> Names => [.. StandardFunctions.Table.Definitions.Where(static row => row.Extended?.Vector is not null).Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Vectors_have_the_bits_of_single_numbers(string name)
    {
        Assert.True(StandardFunctions.Table.TryGet(name, 1, out FunctionDefinition? row));
        ExtendedKernel kernel = row.Extended!;
        Random random = new(Seed);
        int taken = 0;
        for (int n = 0; n < Vectors; n++)
        {
            double[] high = new double[8], low = new double[8];
            double scale = Math.Pow(10, random.Next(-45, 4));
            for (int i = 0; i < 8; i++)
            {
                high[i] = (name == "log" ? random.NextDouble() + 1e-9 : (2 * random.NextDouble()) - 1) * scale;
                low[i] = high[i] * (random.NextDouble() - 0.5) * Math.Pow(2, -53 - random.Next(5));
            }

            uint others = kernel.Vector!(new DoubleDoubleVector(Vector512.Create(high), Vector512.Create(low)), out DoubleDoubleVector actual);
            if (others == 0) taken++;
            for (int i = 0; i < 8; i++)
            {
                if ((others >> i & 1) != 0) continue;
                DoubleDouble expected = kernel.Evaluate(new DoubleDouble(high[i], low[i]));
                Assert.True(expected.High.Equals(actual.High[i]) && expected.Low.Equals(actual.Low[i]), $"{name}({high[i]:R}, {low[i]:R}) is {expected.High:R} + {expected.Low:R}, not {actual.High[i]:R} + {actual.Low[i]:R}; seed {Seed}");
            }
        }

        Assert.True(taken > Vectors / 3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_out_of_range_is_refused(string name)
    {
        Assert.True(StandardFunctions.Table.TryGet(name, 1, out FunctionDefinition? row));
        foreach (double special in (ReadOnlySpan<double>)[double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300])
        {
            uint others = row.Extended!.Vector!(new DoubleDoubleVector(Vector512.Create(0.5).WithElement(3, special), Vector512<double>.Zero), out DoubleDoubleVector values);
            Assert.Equal(name == "log" && special == 1e300 ? 0u : 8, others);
            DoubleDouble expected = row.Extended!.Evaluate(0.5);
            Assert.Equal((expected.High, expected.Low), (values.High[4], values.Low[4]));
        }
    }
}
