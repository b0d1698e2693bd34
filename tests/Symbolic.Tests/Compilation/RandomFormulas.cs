using System.Globalization;

namespace Symbolic.Tests.Compilation;

/// <summary>Random formulas in x and y that cancel, overflow and underflow now and then.</summary>
/// <param name="seed">Where the random numbers begin.</param>
/// <param name="more">Further functions of one argument.</param>
internal sealed class RandomFormulas(int seed, params string[] more)
{
    private static readonly string[] s_functions = ["exp", "log", "sin", "cos", "tan", "sqrt", "tanh", "atan", "expm1", "log1p", "sinh", "cosh", "cbrt", "asinh", "abs"];
    private static readonly string[] s_numbers = ["1", "2", "3", "0.1", "1/3", "pi", "10", "0.5"];
    private readonly Random _random = new(seed);
    private readonly string[] _all = [.. s_functions, .. more];

    /// <summary>A formula with so many operations at most.</summary>
    public string Next(int operations)
    {
        if (operations == 0) return _random.Next(4) == 0 ? s_numbers[_random.Next(s_numbers.Length)] : _random.Next(2) == 0 ? "x" : "y";
        int left = _random.Next(operations);
        return _random.Next(8) switch
        {
            0 or 1 => $"({Next(left)} + {Next(operations - 1 - left)})",
            2 or 3 => $"({Next(left)} - {Next(operations - 1 - left)})",
            4 => $"({Next(left)})*({Next(operations - 1 - left)})",
            5 => $"({Next(left)})/({Next(operations - 1 - left)})",
            6 => $"({Next(operations - 1)})^{_random.Next(2, 5)}",
            _ => $"{_all[_random.Next(_all.Length)]}({Next(operations - 1)})",
        };
    }

    /// <summary>The same, and formulas that decide something by others.</summary>
    public string NextWithBranches(int operations) => _random.Next(5) switch
    {
        0 => $"if({Next(operations / 3)} < {Next(operations / 3)}, {Next(operations / 3)}, {Next(operations / 3)})",
        1 => $"{(_random.Next(2) == 0 ? "min" : "max")}({Next(operations / 2)}, {Next(operations / 2)})*({Next(2)})",
        2 => $"sign({Next(operations / 2)}) - ({Next(operations / 2)})",
        3 => $"if({Next(operations / 3)} == {Next(operations / 3)}, {Next(operations / 3)}, {Next(operations / 3)})",
        _ => Next(operations),
    };

    /// <summary>A point: bit patterns, whole numbers, numbers of ordinary size.</summary>
    public double[] Point() => [Coordinate(), Coordinate()];

    /// <summary>A point as text.</summary>
    public static string Text(double[] x) => string.Create(CultureInfo.InvariantCulture, $"x = {x[0]:R}, y = {x[1]:R}");

    /// <summary>Any finite number, of any magnitude.</summary>
    private double Pattern()
    {
        double value = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(value) ? value : double.MaxValue;
    }

    private double Coordinate() => _random.Next(6) switch
    {
        0 => Pattern(),
        1 => _random.Next(-20, 20),
        2 => Math.Pow(10, _random.NextDouble() * 24 - 12),
        _ => (_random.NextDouble() - 0.4) * Math.Pow(10, _random.Next(-3, 4)),
    };
}
