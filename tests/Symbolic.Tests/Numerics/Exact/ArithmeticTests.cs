using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>The four operations, powers, comparisons and steps against rational arithmetic.</summary>
public sealed class ArithmeticTests
{
    private const int Seed = 424_242;

    [Fact]
    public void Operations_contain_the_rational_results_of_the_ends()
    {
        Random random = new(Seed);
        for (int i = 0; i < 1500; i++)
        {
            Ball a = Draw(random), b = Draw(random);
            int precision = random.Next(4, 120);
            string context = $"{a} and {b} at {precision} bits, seed {Seed}";
            foreach (Rational x in Points(a))
            {
                foreach (Rational y in Points(b)) Check(a, b, x, y, precision, context);
            }
        }
    }

    [Fact]
    public void Whole_powers_contain_the_rational_powers()
    {
        Random random = new(Seed);
        for (int i = 0; i < 500; i++)
        {
            Ball a = Draw(random);
            int n = random.Next(-9, 10);
            Ball power = Ball.Pow(a, n, random.Next(10, 100));
            if (!power.IsFinite) Assert.True(n < 0 && (a.IsZero || a.AccuracyBits < 8), $"{a}^{n}");
            foreach (Rational x in Points(a))
            {
                if (power.IsFinite) BallAssert.Contains(power, Rational.Pow(x, n), Rational.Zero, $"{a}^{n}, seed {Seed}");
            }
        }
    }

    [Fact]
    public void Comparisons_are_true_false_or_open()
    {
        Random random = new(Seed);
        for (int i = 0; i < 2000; i++)
        {
            Ball a = Draw(random), b = random.Next(4) == 0 ? a.Center() : Draw(random);
            (Rational lowA, Rational highA) = BallAssert.Ends(a);
            (Rational lowB, Rational highB) = BallAssert.Ends(b);
            bool? less = highA < lowB ? true : lowA >= highB ? false : null;
            bool? atMost = highA <= lowB ? true : lowA > highB ? false : null;
            bool? equal = highA < lowB || lowA > highB ? false : a.IsExact && b.IsExact ? true : null;
            Assert.True(Weaker(Ball.IsLess(a, b), less), $"{a} < {b}");
            Assert.True(Weaker(Ball.IsLessOrEqual(a, b), atMost), $"{a} <= {b}");
            Assert.True(Weaker(Ball.AreEqual(a, b), equal), $"{a} == {b}");
            if (a.IsExact && b.IsExact) Assert.Equal((less, atMost, equal), (Ball.IsLess(a, b), Ball.IsLessOrEqual(a, b), Ball.AreEqual(a, b)));
        }

        Assert.Null(Ball.IsLess(Ball.Undefined, Ball.One));
        Assert.Null(Ball.AreEqual(Ball.Undecided, Ball.Undecided));
    }

    [Fact]
    public void Minimum_and_maximum_contain_those_of_all_points()
    {
        Random random = new(Seed);
        for (int i = 0; i < 500; i++)
        {
            Ball a = Draw(random), b = Draw(random);
            foreach (Rational x in Points(a))
            {
                foreach (Rational y in Points(b))
                {
                    BallAssert.Contains(Ball.Min(a, b), x < y ? x : y, Rational.Zero, $"min({a}, {b})");
                    BallAssert.Contains(Ball.Max(a, b), x < y ? y : x, Rational.Zero, $"max({a}, {b})");
                }
            }
        }
    }

    [Fact]
    public void Steps_of_wide_balls_contain_all_steps()
    {
        Random random = new(Seed);
        for (int i = 0; i < 1000; i++)
        {
            Ball x = Draw(random);
            foreach (Rational point in Points(x))
            {
                Rational floor = point.Floor(), ceiling = -(-point).Floor();
                BallAssert.Contains(Ball.Floor(x, 60), floor, Rational.Zero, $"floor({x})");
                BallAssert.Contains(Ball.Ceil(x, 60), ceiling, Rational.Zero, $"ceil({x})");
                BallAssert.Contains(Ball.Truncate(x, 60), point.Sign < 0 ? ceiling : floor, Rational.Zero, $"truncate({x})");
                Rational middle = floor + Rational.Half;
                Rational nearest = point < middle || (point == middle && floor.IsEvenInteger) ? floor : floor + 1;
                BallAssert.Contains(Ball.Round(x, 60), nearest, Rational.Zero, $"round({x})");
            }
        }
    }

    [Fact]
    public void Huge_differences_of_exponents_cost_nothing()
    {
        Ball large = Ball.FromDyadic(new Dyadic(3, 1L << 55)), small = Ball.FromDyadic(new Dyadic(-5, -(1L << 55)));
        Ball sum = Ball.Add(large, small, 100);
        Assert.True(sum.AccuracyBits > 1 << 30);
        Assert.Equal(true, Ball.IsLess(small, large));
        Assert.True(Ball.AreEqual(Ball.Max(large, small), large));
        Assert.True(Ball.Floor(small, 50).IsInteger);
        Assert.Equal(-1, Ball.Floor(small, 50).ToDouble());
        Assert.Equal(0, Ball.Round(small, 50).ToDouble());
        Assert.Equal(0, Ball.Truncate(small, 50).ToDouble());
        Assert.Equal(0, Ball.Floor(Ball.Negate(small), 50).ToDouble());
        Assert.Equal(1, Ball.Ceil(Ball.Negate(small), 50).ToDouble());
        Assert.True(Ball.Multiply(large, small, 50).IsExact);
    }

    private static void Check(Ball a, Ball b, Rational x, Rational y, int precision, string context)
    {
        BallAssert.Contains(Ball.Add(a, b, precision), x + y, Rational.Zero, "sum of " + context);
        BallAssert.Contains(Ball.Subtract(a, b, precision), x - y, Rational.Zero, "difference of " + context);
        BallAssert.Contains(Ball.Multiply(a, b, precision), x * y, Rational.Zero, "product of " + context);
        BallAssert.Contains(Ball.Square(a, precision), x * x, Rational.Zero, "square of " + context);
        Ball quotient = Ball.Divide(a, b, precision);
        if (quotient.IsFinite) BallAssert.Contains(quotient, x / y, Rational.Zero, "quotient of " + context);
        else Assert.True(b.Sign is null or 0, "quotient of " + context);
    }

    private static bool Weaker(bool? answer, bool? truth) => answer is null || answer == truth;

    private static Ball Draw(Random random)
    {
        Ball center = Ball.FromDouble(random.Next(3) == 0 ? random.Next(-4, 5) : Math.ScaleB(random.NextDouble() - 0.5, random.Next(-20, 20)));
        return random.Next(3) == 0 ? center : center.Widened(Magnitude.Up((ulong)random.NextInt64(1, 1L << 40), random.Next(-100, -35)));
    }

    private static Rational[] Points(Ball ball)
    {
        (Rational low, Rational high) = BallAssert.Ends(ball);
        return low == high ? [low] : [low, high, ((low * 2) + high) / 3];
    }
}
