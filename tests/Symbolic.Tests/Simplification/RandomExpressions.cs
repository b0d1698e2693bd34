using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Tests.Simplification;

/// <summary>Seeded random expressions as raw nodes, and points to evaluate them at.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] s_names = ["x", "y", "z"];

    /// <summary>Names that occur in written cases only.</summary>
    private static readonly string[] s_otherNames = ["a", "b", "c", "d", "n"];

    private static readonly string[] s_functions =
    [
        "sin", "cos", "tan", "exp", "log", "abs", "sign", "sinh", "cosh", "tanh", "atan", "asin", "acos", "sigmoid", "softplus",
        "log1p", "expm1", "exp", "log", "sin", "cos", "abs", "floor", "asinh", "sec", "cot", "cbrt", "erf", "erfc",
    ];

    private readonly Random _random = new(seed);
    private readonly List<Expr> _pool = [];

    public int Next(int count) => _random.Next(count);

    public void Shuffle(Expr[] items) => _random.Shuffle(items);

    /// <summary>An expression of about the given number of nodes, sharing some of them.</summary>
    public Expr Raw(int size)
    {
        if (size <= 1) return Leaf();
        if (_pool.Count > 3 && Next(6) == 0) return _pool[Next(_pool.Count)];
        int left = 1 + Next(size - 1);
        Expr made = Next(20) switch
        {
            < 5 => new Add([Raw(left), Raw(size - left)]),
            < 7 => new Add([Raw(left), new Mul([Number.MinusOne, Raw(size - left)])]),
            < 11 => new Mul([Raw(left), Raw(size - left)]),
            < 12 => new Mul([Raw(left), new Pow(Raw(size - left), Number.MinusOne)]),
            < 15 => new Pow(Raw(size - 1), Exponent()),
            < 19 => new Call(s_functions[Next(s_functions.Length)], [Raw(size - 1)]),
            _ => Choice(size),
        };
        _pool.Add(made);
        return made;
    }

    /// <summary>Lets the next expression share nothing with those before.</summary>
    public void Forget() => _pool.Clear();

    public Dictionary<string, double> Point() => s_names.Concat(s_otherNames).ToDictionary(static n => n, _ => Coordinate());

    private double Coordinate() => Next(12) switch
    {
        0 => 0,
        1 => 1,
        2 => -1,
        3 => 40 * ((2 * _random.NextDouble()) - 1),
        < 8 => Math.Round(16 * ((2 * _random.NextDouble()) - 1)) / 4,
        _ => 3 * ((2 * _random.NextDouble()) - 1),
    };

    private Call Choice(int size)
    {
        int left = 1 + Next(size - 1);
        Expr a = Raw(left), b = Raw(size - left);
        return Next(4) switch
        {
            0 => new Call("max", [a, b]),
            1 => new Call("min", [a, b]),
            2 => new Call("if", [new Call("<", [Leaf(), Leaf()]), a, b]),
            _ => new Call("hypot", [a, b]),
        };
    }

    private Expr Leaf() => Next(10) switch
    {
        < 6 => new Symbol(s_names[Next(s_names.Length)]),
        < 8 => Number.Of(Next(7) - 3),
        8 => Number.Of(Rational.Create(1 + Next(9), 1 + Next(6))),
        _ => Next(3) == 0 ? Constant.E : Constant.Pi,
    };

    private Expr Exponent() => Next(12) switch
    {
        < 4 => Number.Two,
        4 => Number.Of(3),
        5 => Number.MinusOne,
        6 => Number.Of(-2),
        < 9 => Number.Half,
        9 => Number.Of(Rational.Create(Next(2) == 0 ? 3 : -1, 2)),
        10 => Number.Of(Rational.Create(1 + Next(4), 3)),
        _ => Leaf(),
    };
}
