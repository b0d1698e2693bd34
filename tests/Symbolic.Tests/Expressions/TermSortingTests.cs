using Symbolic.Expressions;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Expressions;

public sealed class TermSortingTests(ITestOutputHelper output)
{
    private static readonly string[] s_names = ["x", "x1", "x10", "x2", "X", "longname1", "longname2", "Ωb", "Ψz", "Ωa", "aΩ", "aΨ", "ÿ", "ÿa", "Āa", "e1", "𝑥", "𝑦"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_numbers_decide_as_the_comparison_does(int seed)
    {
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        List<Expr> fast = [.. Enumerable.Range(0, 2_000).Select(_ => Term(random, 4)).Where(static e => e is not Number)];
        List<Expr> slow = [.. fast];
        TermSorting.Sort(fast);
        slow.Sort(CanonicalOrder.Instance);
        for (int i = 0; i < fast.Count; i++) Assert.Equal(0, CanonicalOrder.Terms(fast[i], slow[i]));
    }

    private static Expr Term(Random random, int depth)
    {
        string name = s_names[random.Next(s_names.Length)];
        if (depth == 0) return random.Next(6) == 0 ? Expr.Pi : new Symbol(name);
        Expr a = Term(random, depth - 1), b = Term(random, random.Next(depth));
        return random.Next(7) switch
        {
            0 => a * b,
            1 => a + b,
            2 => a.Pow(random.Next(2) == 0 ? b : random.Next(-3, 4)),
            3 => Canonical.Call(random.Next(2) == 0 ? "exp" : name, [a]),
            4 => random.Next(-5, 6) * a,
            5 => Large(a),
            _ => new Symbol(name),
        };
    }

    private static Call Large(Expr e)
    {
        for (int i = 0; i < 40; i++) e = new Call("sin", [e + i]);
        return new Call("cos", [e]);
    }
}
