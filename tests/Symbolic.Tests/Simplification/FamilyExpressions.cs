using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Tests.Simplification;

/// <summary>Seeded random expressions of one family each: rational functions, radicals, trigonometric and hyperbolic functions, exponentials and logarithms, case distinctions, symbolic powers.</summary>
internal sealed class FamilyExpressions(int seed)
{
    private static readonly (string Name, string[] Functions, string[] Exponents)[] s_families =
    [
        ("rational", [], ["2", "3", "-1", "-2", "5"]),
        ("radicals", [], ["1/2", "1/3", "-1/2", "3/2", "2", "2/3", "1/4", "-1"]),
        ("trigonometric", ["sin", "cos", "tan", "sec", "cot", "csc", "asin", "acos", "atan"], ["2", "3", "-1", "1/2"]),
        ("hyperbolic", ["sinh", "cosh", "tanh", "sech", "csch", "coth", "asinh", "atanh", "exp"], ["2", "3", "-1", "1/2"]),
        ("exponential", ["exp", "log", "log1p", "expm1", "sigmoid", "softplus", "log2"], ["2", "-1", "1/2"]),
        ("piecewise", ["abs", "sign", "floor", "relu", "step", "max", "min"], ["2", "3", "-1", "1/2"]),
        ("symbolic powers", ["sin", "exp", "log", "sqrt"], ["2", "x", "a", "a - 1", "2*a", "-a - 1", "2*a + 1"]),
    ];

    private readonly Random _random = new(seed);
    private readonly List<Expr> _pool = [];
    private readonly (string Name, string[] Functions, string[] Exponents) _family = s_families[seed % s_families.Length];

    /// <summary>The name of the family.</summary>
    public string Name => _family.Name;

    /// <summary>An expression of about the given number of nodes, sharing some of them.</summary>
    public Expr Next(int size)
    {
        if (size <= 1) return Leaf();
        if (_pool.Count > 2 && _random.Next(5) == 0) return _pool[_random.Next(_pool.Count)];
        int left = 1 + _random.Next(size - 1);
        Expr made = _random.Next(20) switch
        {
            < 6 => Next(left) + Next(size - left),
            < 8 => Next(left) - Next(size - left),
            < 12 => Next(left) * Next(size - left),
            < 14 => Next(left) / Next(size - left),
            < 17 => Next(size - 1).Pow(Expr.Parse(_family.Exponents[_random.Next(_family.Exponents.Length)])),
            _ when _family.Functions.Length == 0 => Next(size - 1).Pow(2),
            _ => Called(size),
        };
        _pool.Add(made);
        return made;
    }

    /// <summary>A small dyadic number; often 0, ±1 or ±2.</summary>
    public double Coordinate() => _random.Next(3) switch
    {
        0 => _random.Next(5) - 2,
        1 => (_random.Next(33) - 16) / 4.0,
        _ => (_random.Next(769) - 384) / 128.0,
    };

    private Expr Called(int size)
    {
        string name = _family.Functions[_random.Next(_family.Functions.Length)];
        return name is "max" or "min" ? Expr.Call(name, Next(size / 2), Next(size - (size / 2))) : Expr.Call(name, Next(size - 1));
    }

    private Expr Leaf() => _random.Next(10) switch
    {
        < 7 => Expr.Symbol(((string[])["x", "x", "y", "a"])[_random.Next(4)]),
        7 => Number.Of(Rational.Create(1 + _random.Next(9), 1 + _random.Next(5))),
        8 when _random.Next(3) == 0 => Expr.Pi,
        _ => Number.Of(_random.Next(9) - 4),
    };
}
