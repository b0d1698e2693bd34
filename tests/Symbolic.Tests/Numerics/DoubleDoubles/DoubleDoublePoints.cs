using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.DoubleDoubles;

/// <summary>Seeded double-double numbers: human magnitudes, wide magnitudes, neighbours of 1 and of multiples of π/2, with and without low parts.</summary>
internal sealed class DoubleDoublePoints(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The next number.</summary>
    public DoubleDouble Next()
    {
        double high = Sign() * _random.Next(6) switch
        {
            0 => Math.Pow(10, (_random.NextDouble() * 6) - 3),
            1 => Math.Pow(10, (_random.NextDouble() * 60) - 40),
            2 => Math.Pow(2, (_random.NextDouble() * 1_800) - 900),
            3 => 1 + (Sign() * Math.Pow(2, -_random.Next(1, 52))),
            4 => _random.Next(1, 1_000) * (Math.PI / 2) * (1 + (Sign() * Math.Pow(2, -_random.Next(1, 54)))),
            _ => _random.NextDouble() * 700,
        };
        double low = high * Math.Pow(2, -53 - _random.Next(_random.Next(1, 60))) * (_random.NextDouble() - 0.5);
        return _random.Next(4) == 0 ? high : DoubleDouble.Sum(high, low);
    }

    /// <summary>The next number with an exponent far outside that of double, as often as not.</summary>
    public ExtendedDouble NextExtended() => _random.Next(2) == 0 ? Next() : ExtendedDouble.ScaleB(Next(), _random.Next(-20_000, 20_000));

    /// <summary>A number close to the negative of another, or any.</summary>
    public DoubleDouble Beside(DoubleDouble x) => _random.Next(2) == 0 ? Next() : -x * (1 + (Sign() * Math.Pow(2, -_random.Next(1, 104))));

    /// <summary>A double between −40 and 40.</summary>
    public double NextOrdinary() => Sign() * _random.NextDouble() * Math.Pow(10, (_random.NextDouble() * 2) - 0.4);

    /// <summary>A whole number, most of them small.</summary>
    public double NextOrder() => _random.Next(4) == 0 ? _random.Next(41) : _random.Next(8);

    /// <summary>A relative error between 2^-106 and 2^-5.</summary>
    public double NextMove() => Math.Pow(2, -5 - (_random.NextDouble() * 101));

    /// <summary>A number between −1 and 1, often an end.</summary>
    public double NextSigned() => _random.Next(2) == 0 ? Sign() : (2 * _random.NextDouble()) - 1;

    private double Sign() => _random.Next(2) == 0 ? 1 : -1;
}
