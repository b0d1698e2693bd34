using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Simplification;

public sealed class SimplifierTests
{
    private static readonly Expr s_x = Expr.Symbol("x");

    private static Expr Auto(Expr e) => Simplifier.Simplify(e, StandardFunctions.Table, SimplifyOptions.Auto);

    private static Call F(string name, Expr u) => new(name, [u]);

    public static TheoryData<string, string> Cases => CaseFile.Read("simplify.cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simplified_text(string written, string expected)
    {
        Expr raw = RawReader.Raw(written), simplified = Auto(raw);
        Assert.Equal(expected, simplified.ToString());
        Assert.Equal(expected, Auto(simplified).ToString());
        Assert.Equal(expected, Auto(RawReader.Read(written)).ToString());
        Assert.True(Cost.Of(simplified) <= Cost.Of(RawReader.Rebuild(raw)), $"{simplified} costs {Cost.Of(simplified)}, {written} costs {Cost.Of(RawReader.Rebuild(raw))}");
        SameValues.Assert(raw, simplified, new RandomExpressions(1), 1);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Values_are_kept_wherever_there_was_one(int seed)
    {
        RandomExpressions random = new(seed);
        for (int i = 0; i < 300; i++)
        {
            Expr raw = random.Raw(2 + random.Next(20));
            SameValues.Assert(raw, Auto(raw), random, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Simplifying_twice_changes_nothing(int seed)
    {
        RandomExpressions random = new(seed);
        for (int i = 0; i < 300; i++)
        {
            Expr raw = random.Raw(2 + random.Next(20)), once = Auto(raw), twice = Auto(once);
            if (once != twice) Assert.Fail($"seed {seed}: {SameValues.Text(raw)} gives {once}, then {twice}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_expression_becomes_larger(int seed)
    {
        RandomExpressions random = new(seed);
        for (int i = 0; i < 300; i++)
        {
            random.Forget();
            Expr raw = RawReader.Rebuild(random.Raw(2 + random.Next(14))), once = Auto(raw);

            // that a - (b + c) becomes a - b - c although b + c occurs elsewhere by chance is no growth
            if (Cost.Of(once) > Cost.Of(raw) && once.Weight > raw.Weight) Assert.Fail($"seed {seed}: {raw} costs {Cost.Of(raw)}, {once} costs {Cost.Of(once)}");
        }
    }

    [Fact]
    public void Pairs_stay_as_they_are()
    {
        Call pair = F("pair:p", -s_x);
        Assert.Equal(pair, Auto(pair));
    }

    [Fact]
    public void Functions_that_were_redefined_lose_their_identities()
    {
        FunctionTable table = StandardFunctions.Table.With(new FunctionDefinition { Name = "sin", Parameters = ["x"], Origin = FunctionOrigin.User });
        Expr e = F("sin", 0) + F("sin", s_x).Pow(2) + F("cos", s_x).Pow(2) + (F("sin", -s_x) / F("cos", -s_x));
        Assert.Equal("sin(-x)/cos(x) + cos(x)^2 + sin(0) + sin(x)^2", Simplifier.Simplify(e, table, SimplifyOptions.Auto).ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Deep_chains_stay_linear(bool shared)
    {
        Expr e = s_x, sum = s_x;
        for (int i = 0; i < 100_000; i++)
        {
            e = new Mul([new Mul([1, F("cos", shared ? e : s_x)]), e]);
            if (i % 2 == 0) sum = new Add([sum, F("sin", e)]);
        }

        Expr result = Auto(new Add([sum, e]));
        Assert.True(ExpressionGraph.Of(result).Nodes.Length <= 400_010);
    }
}
