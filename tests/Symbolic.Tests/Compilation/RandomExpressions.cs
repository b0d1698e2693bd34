using Symbolic.Expressions;
using Symbolic.Numerics;
using static Symbolic.Tests.Compilation.CompilationTable;

namespace Symbolic.Tests.Compilation;

/// <summary>Random expressions that share sub-expressions, with every kind of node the compiler knows.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] s_unary = ["exp", "log", "sin", "cos", "tanh", "atan", "abs", "floor", "cbrt", "shift", "softplus"];
    private static readonly string[] s_binary = ["max", "atan2"];
    private static readonly string[] s_ternary = ["clamp", "fused"];
    private static readonly string[] s_relations = ["<", "<=", ">", ">=", "==", "!="];

    private static readonly double[] s_extremes =
    [
        0.0, -0.0, 1, -1, 0.5, 2, double.Epsilon, -double.Epsilon, 2.3e-308, 1e-300, 1e300, 1.7e308, -1.7e308,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e-8, -30, 710, 1e16, Math.PI,
    ];

    private readonly Random _random = new(seed);

    public static string[] Variables { get; } = ["x", "y", "z"];

    /// <summary>Several expressions over a common pool of nodes.</summary>
    public Expr[] Next(int nodes, int outputs)
    {
        List<Expr> pool = [.. Variables.Select(Expr.Symbol), Expr.Pi, 1, 2, Expr.Number(Rational.Create(-1, 3)), 0.1];
        for (int i = 0; i < nodes; i++) pool.Add(Node(pool));
        return [.. Enumerable.Range(0, outputs).Select(_ => Recent(pool))];
    }

    public double[] Point() => [.. Variables.Select(_ => Value())];

    private double Value() => _random.Next(4) switch
    {
        0 => s_extremes[_random.Next(s_extremes.Length)],
        1 => BitConverter.Int64BitsToDouble(_random.NextInt64()),
        _ => (_random.NextDouble() - 0.5) * 8,
    };

    private Expr Recent(List<Expr> pool) => pool[Math.Max(0, pool.Count - 1 - _random.Next(Math.Min(pool.Count, 12)))];

    private Expr Any(List<Expr> pool) => _random.Next(3) == 0 ? pool[_random.Next(pool.Count)] : Recent(pool);

    private Expr Node(List<Expr> pool) => _random.Next(12) switch
    {
        0 or 1 => new Add([.. Some(pool)]),
        2 => new Mul([.. Some(pool)]),
        3 => Any(pool) - Any(pool),
        4 => Any(pool) / Any(pool),
        5 => Any(pool).Pow(Expr.Number(Rational.Create(_random.Next(-9, 10), _random.Next(1, 4)))),
        6 => Any(pool).Pow(Any(pool)),
        7 => F(s_binary[_random.Next(s_binary.Length)], Any(pool), Any(pool)),
        8 => _random.Next(2) == 0 ? F(s_ternary[_random.Next(2)], Any(pool), Any(pool), Any(pool)) : F("mean", Any(pool), Any(pool), Any(pool), Any(pool)),
        9 => If(Condition(pool, 2), Any(pool), Any(pool)),
        10 => If(Condition(pool, 1), F("sin", Any(pool)) + Any(pool), F("cos", Any(pool)) * Any(pool)),
        _ => F(s_unary[_random.Next(s_unary.Length)], Any(pool)),
    };

    private Expr[] Some(List<Expr> pool) => Enumerable.Range(0, _random.Next(2, 9)).Select(_ => _random.Next(3) == 0 ? -Any(pool) : Any(pool)).ToArray();

    private Call Condition(List<Expr> pool, int depth)
    {
        int kind = depth == 0 ? 3 : _random.Next(5);
        return kind switch
        {
            0 => F("and", Condition(pool, depth - 1), Condition(pool, depth - 1)),
            1 => F("or", Condition(pool, depth - 1), Condition(pool, depth - 1)),
            2 => F("not", Condition(pool, depth - 1)),
            _ => F(s_relations[_random.Next(s_relations.Length)], Any(pool), Any(pool)),
        };
    }
}
