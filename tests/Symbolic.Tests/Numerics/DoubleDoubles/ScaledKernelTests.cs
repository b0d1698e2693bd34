using Symbolic.Compilation;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

/// <summary>Functions of numbers with exponents of their own, against balls: arguments of all magnitudes, ordinary ones whose value is not, and beside poles, zeros and
/// the ends of domains.</summary>
public sealed class ScaledKernelTests
{
    private const int Seed = 4711, Points = 1_500, Precision = 300;
    private const double Inside = 0.98;
    private const long LargestExponent = 5_000;
    private const int Zeros = 97;

    private static readonly double[] s_special = [0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4.5, 10, 30, 170.5, 171.7, 1e3, 1e10, 1e16, 1e30, 1e77, 1e150, 1e250, 1e305, 1e-5, 1e-18, 1e-30, 1e-100, 1e-155, 1e-186, 1e-240, 1e-262, 1e-300, 5e-324];

    public static TheoryData<string> Rows => [.. StandardFunctions.Table.Definitions.Where(static row => row.IsExtended).Select(static row => $"{row.Name}/{row.Arity}").Order()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_claimed_is_true(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(row => $"{row.Name}/{row.Arity}" == name);
        TapeKernel kernel = new(row);
        ScaledArithmetic arithmetic = default;
        Random random = new(Seed);
        for (int i = 0; i < Points; i++)
        {
            ScaledNumber[] x = [.. row.Parameters.Select(parameter => Argument(parameter, i, random))];
            ScaledNumber claimed = row.Arity == 1 ? arithmetic.Call(kernel, x[0]) : arithmetic.Call(kernel, x[0], x[1]);
            if (!(claimed.Error < 0.5) || Math.Abs(claimed.Value.Exponent) > LargestExponent) continue;
            string where = $"seed {Seed}, {i}: {row.Name}({string.Join(", ", x)}) = {claimed}";
            Assert.True(claimed.Value.IsFinite, where);
            Check(row.Exact!, x, claimed, where, random);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_claimed_of_fifty_bits_is_true(string name)
    {
        FunctionDefinition row = StandardFunctions.Table.Definitions.Single(row => $"{row.Name}/{row.Arity}" == name);
        TapeKernel kernel = new(row);
        RoughArithmetic arithmetic = default;
        Random random = new(Seed);
        for (int i = 0; i < Points; i++)
        {
            RoughNumber[] x = [.. row.Parameters.Select(parameter => parameter == "n" ? random.Next(4) : Rough(Argument(parameter, i, random)))];
            ScaledNumber claimed = (row.Arity == 1 ? arithmetic.Call(kernel, x[0]) : arithmetic.Call(kernel, x[0], x[1])).ToScaled();
            if (!(claimed.Error < 0.5) || Math.Abs(claimed.Value.Exponent) > LargestExponent) continue;
            Check(row.Exact!, Array.ConvertAll(x, static a => a.ToScaled()), claimed, $"seed {Seed}, {i}: {row.Name}({string.Join(", ", x)}) = {claimed}", random);
        }
    }

    /// <summary>A number of 53 bits with the same error.</summary>
    private static RoughNumber Rough(ScaledNumber value) => value.IsZero ? default : RoughNumber.Of(value.Value.Mantissa.High, value.Value.Exponent, value.Error);

    /// <summary>Compares with the value at an argument anywhere within its error.</summary>
    private static void Check(ExactFunction exact, ScaledNumber[] x, ScaledNumber claimed, string where, Random random)
    {
        Ball[] moved = Array.ConvertAll(x, a => Ball.Multiply(ExactError.ToBall(a.Value), Ball.Add(Ball.FromInteger(1), Ball.FromDouble(a.Error * Inside * random.Next(-1, 2)), 4_000), 4_000));
        Ball truth = exact(moved, Precision);
        for (int precision = 2 * Precision; !truth.IsFinite && precision < 5_000; precision *= 2) truth = exact(moved, precision);
        Assert.False(truth.Kind == BallKind.Undefined, $"{where}, which has no value");
        if (!truth.IsFinite) return;
        Ball value = ExactError.ToBall(claimed.Value), error = Ball.Multiply(Ball.Abs(value), Ball.FromDouble(claimed.Error), Precision);
        Assert.True(Ball.IsLessOrEqual(Ball.Abs(Ball.Subtract(truth, value, Precision)), error) != false, $"{where} instead of {truth}");
    }

    private static ScaledNumber Argument(string parameter, int i, Random random)
    {
        if (parameter == "n") return new ScaledNumber(random.Next(4), 0);
        if (i % Zeros == 0) return default;
        double error = random.Next(3) switch { 0 => 0, 1 => Math.ScaleB(1, -100), _ => Math.ScaleB(random.NextDouble(), random.Next(-90, -8)) };
        return new ScaledNumber(Value(i, random), error);
    }

    private static ExtendedDouble Value(int i, Random random)
    {
        double special = s_special[random.Next(s_special.Length)] * (random.Next(2) == 0 ? 1 : -1);
        return (i % 4) switch
        {
            0 => special,
            1 => new DoubleDouble(special, Math.ScaleB(special, -random.Next(54, 900)) * random.Next(-1, 2)),
            2 => ExtendedDouble.ScaleB(special, random.Next(-2_000, 2_000)),
            _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)),
        };
    }
}
