namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Random doubles with exponents spread evenly over a range.</summary>
internal static class Sample
{
    public static double Any(Random random) => Signed(random, -1000, 1000);

    public static double Positive(Random random) => Math.Abs(Any(random));

    public static double Unit(Random random) => random.Next(3) switch
    {
        0 => Signed(random, -300, -1),
        1 => random.NextDouble(),
        _ => 1 - Math.Abs(Signed(random, -52, -2)),
    };

    public static double UnitPositive(Random random) => Math.Abs(Unit(random));

    public static double BeyondUnit(Random random) => random.Next(2) == 0 ? 1 + Math.Abs(Signed(random, -50, 0)) : -Math.Abs(Signed(random, 1, 200));

    public static double AboveOne(Random random) => Math.Abs(BeyondUnit(random));

    /// <summary>Both signs, below 2^top, most of them of human size and some tiny.</summary>
    public static Func<Random, double> Up(int top) => random => Signed(random, random.Next(8) == 0 ? -300 : -6, top);

    public static Func<Random, double> UpPositive(int top) => random => Math.Abs(Up(top)(random));

    public static Func<Random, double> Negative(int low, int high) => random => -Math.Abs(Signed(random, low, high));

    private static double Signed(Random random, int low, int high)
    {
        double magnitude = Math.ScaleB(1 + random.NextDouble(), random.Next(low, high));
        return random.Next(2) == 0 ? magnitude : -magnitude;
    }
}
