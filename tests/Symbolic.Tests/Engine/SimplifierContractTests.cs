using System.Collections.Immutable;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>The simplifier never breaks a pair (S01–S08 of the cases).</summary>
public sealed class SimplifierContractTests
{
    private const string Softplus = "pair log1pexp: log(1 + exp(u))\n  d/du = sigmoid(u)\n  value = softplus(u)\n";
    private const string Popular = "pair log1pexp: log(1 + exp(u))\n  d/du = 1 - 1/(1 + exp(u))\n";
    private const string Logistic = "pair sig: exp(u)/(1 + exp(u))\n  d/du = sigmoid(u)*sigmoid(-u)\n  value = sigmoid(u)\n";
    private static readonly SymbolicEngine s_engine = SymbolicEngine.Core.With(Softplus);

    public static TheoryData<SimplifyLevel> Levels => [.. Enum.GetValues<SimplifyLevel>()];

    [Theory]
    [MemberData(nameof(Levels))]
    public void S01_simplify_then_differentiate(SimplifyLevel level)
    {
        Expr written = s_engine.Parse("log(1+exp(x))");
        Expr derivative = s_engine.Differentiate(s_engine.Simplify(written, level), "x");
        Assert.Equal(s_engine.Differentiate(written, "x"), derivative);
        Assert.Equal(1, At(s_engine, derivative, 1000));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void S02_differentiate_then_simplify(SimplifyLevel level)
    {
        SymbolicEngine engine = SymbolicEngine.Core.With(Popular);
        Expr derivative = engine.Simplify(engine.Differentiate(engine.Parse("log(1+exp(x))"), "x"), level);
        Assert.Equal(1, At(engine, derivative, 1000));
        Assert.Equal(1, At(engine, derivative, 1000, CompileOptions.Fast));
    }

    [Theory]
    [InlineData("log(1+exp(x))")]
    [InlineData("x^2*log(1+exp(3*x))")]
    [InlineData("sin(log(1+exp(x^2)))*3")]
    [InlineData("log(1+exp(log(1+exp(x))))/(1+log(1+exp(-x)))")]
    public void S03_simplifying_twice_changes_nothing(string text)
    {
        Expr once = s_engine.Simplify(s_engine.Differentiate(s_engine.Parse(text), "x"));
        Assert.Equal(once.ToString(), s_engine.Simplify(once).ToString());
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void S04_no_log_contraction(SimplifyLevel level) =>
        Assert.Equal(2000, At(s_engine, s_engine.Simplify(s_engine.Parse("2*log(1+exp(x))"), level), 1000));

    [Theory]
    [MemberData(nameof(Levels))]
    public void S05_no_cancellation_before_matching(SimplifyLevel level)
    {
        Expr simplified = s_engine.Simplify(s_engine.Parse("log(1+exp(log(1+exp(x))))"), level);
        Assert.Equal(1, At(s_engine, s_engine.Differentiate(simplified, "x"), 1000));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void S06_the_logistic_function_stays_whole(SimplifyLevel level)
    {
        SymbolicEngine engine = SymbolicEngine.Core.With(Logistic);
        Expr simplified = engine.Simplify(engine.Parse("exp(x)/(1+exp(x))"), level);
        Assert.Equal(1, At(engine, simplified, 1000));
        Assert.Equal(0, At(engine, engine.Differentiate(simplified, "x"), 1000));
    }

    [Theory]
    [InlineData("log(1+exp(x))")]
    [InlineData("log(1+1/exp(x))")]
    [InlineData("log(1+exp(log(1+exp(x))))")]
    [InlineData("-5*log(1+exp(2*x)) + x^2")]
    public void S07_what_is_printed_reads_back(string text)
    {
        Expr written = s_engine.Parse(text), derivative = s_engine.Differentiate(written, "x");
        Expr again = s_engine.Parse(written.ToString());
        Assert.Equal(derivative, s_engine.Differentiate(again, "x"));
        foreach (double x in (double[])[-1000, 1000])
        {
            Assert.Equal(At(s_engine, written, x), At(s_engine, again, x));
            Assert.Equal(At(s_engine, derivative, x), At(s_engine, s_engine.Parse(derivative.ToString()), x));
        }
    }

    [Theory]
    [InlineData(" + ", "log(1+exp(x))", "x^2", "sin(x)", "y")]
    [InlineData(" * ", "log(1+exp(x))", "x^2", "sin(x)", "y")]
    [InlineData(" + ", "2*log(exp(x)+1)", "log(1+exp(-x))", "exp(x)", "1")]
    public void S08_the_order_of_operands_does_not_matter(string sign, params string[] operands)
    {
        ImmutableHashSet<string> printed = [.. Permutations(operands).Select(p => s_engine.Differentiate(s_engine.Parse(string.Join(sign, p)), "x").ToString())];
        ImmutableHashSet<string> inside = [.. Permutations(["1", "exp(x)"]).Select(p => s_engine.Differentiate(s_engine.Parse($"log({string.Join(" + ", p)})"), "x").ToString())];
        Assert.Single(printed);
        Assert.Single(inside);
    }

    private static double At(SymbolicEngine engine, Expr expression, double x, CompileOptions? options = null) =>
        engine.Compile<Func<double, double>>(expression, ["x"], options)(x);

    private static IEnumerable<string[]> Permutations(string[] items) =>
        items.Length <= 1 ? [items] : items.SelectMany((item, i) => Permutations([.. items[..i], .. items[(i + 1)..]]).Select(rest => (string[])[item, .. rest]));
}
