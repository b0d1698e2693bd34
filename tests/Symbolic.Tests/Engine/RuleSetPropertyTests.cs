using System.Text.Json;
using Symbolic.Tests.Corpora;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>What holds for every rule set (S09–S15 of the cases).</summary>
public sealed class RuleSetPropertyTests
{
    private const string Softplus = "pair log1pexp: log(1 + exp(u))\n  d/du = sigmoid(u)\n  value = softplus(u)\n";
    private const string Ten = "pair log1pexp surrogate: log(1 + exp(u))\n  d/du = 10\n";

    public static TheoryData<string, string> HonestPairs => new()
    {
        { Softplus, "y*log(1+exp(x*y))" },
        { "pair lse: log(exp(u) + exp(v))\n  d/du = sigmoid(u - v)\n  d/dv = sigmoid(v - u)\n  value = logaddexp(u, v)\n", "log(exp(x^2)+exp(x*y))" },
        { "pair h: sqrt(u^2 + v^2)\n  d/du = u/hypot(u, v)\n  d/dv = v/hypot(u, v)\n  value = hypot(u, v)\n", "sqrt(x^2+sin(y)^2)" },
        { "pair p: u^v\n  d/du = v*u^(v-1)\n  d/dv = u^v*log(u)\n", "(x+y)^(x*y)" },
        { "function f(a, b) = a^2*sin(b)\n  d/da = 2*a*sin(b)\n  d/db = a^2*cos(b)\n", "f(x*y, f(y, x))" },
        { "pair s: sin(u)/u\n  d/du = dsinc(1, u)\n  value = sinc(u)\n", "y*sin(x*y)/x" },
    };

    [Theory]
    [MemberData(nameof(HonestPairs))]
    public void S09_mixed_derivatives_agree(string rules, string text)
    {
        SymbolicEngine engine = SymbolicEngine.Core.With(rules);
        Expr expression = engine.Parse(text), xy = engine.Differentiate(expression, "x", "y"), yx = engine.Differentiate(expression, "y", "x");
        Func<double, double, double> first = engine.Compile<Func<double, double, double>>(xy, ["x", "y"]), second = engine.Compile<Func<double, double, double>>(yx, ["x", "y"]);
        const int Seed = 20;
        Random random = new(Seed);
        for (int i = 0; i < 16; i++)
        {
            double x = 0.1 + (2 * random.NextDouble()), y = 0.1 + (2 * random.NextDouble()), expected = first(x, y);
            Assert.True(Math.Abs(second(x, y) - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"seed {Seed}: at ({x:R}, {y:R}) {xy} is {expected:R}, {yx} is {second(x, y):R}");
        }
    }

    [Fact]
    public void S10_rule_texts_are_fixed_points_of_formatting()
    {
        int count = 0;
        foreach (string rules in RuleTexts())
        {
            string once;
            try
            {
                once = SymbolicEngine.Core.FormatRules(rules);
            }
            catch (SymbolicException wrong)
            {
                Assert.Contains(wrong.Diagnostics, static d => d.Severity == Severity.Error);
                continue;
            }

            Assert.Equal(once, SymbolicEngine.Core.FormatRules(once));
            count++;
        }

        Assert.True(count > 40, $"only {count} rule texts were read");
    }

    [Fact]
    public void S11_adding_rules_leaves_the_old_rule_set_as_it_was()
    {
        SymbolicEngine before = SymbolicEngine.Core.With(Softplus);
        Expr expression = before.Parse("log(1+exp(x))"), derivative = before.Differentiate(expression, "x");
        SymbolicEngine after = before.With(Ten);
        Assert.Equal("10", after.Differentiate(expression, "x").ToString());
        Assert.Equal("sigmoid(x)", before.Differentiate(expression, "x").ToString());
        Assert.Equal("sigmoid(x)", derivative.ToString());
        Assert.Equal("exp(x)/(1 + exp(x))", SymbolicEngine.Core.Differentiate(expression, "x").ToString());
    }

    [Fact]
    public void S12_two_threads_with_two_rule_sets_never_meet()
    {
        SymbolicEngine first = SymbolicEngine.Core.With(Softplus), second = SymbolicEngine.Core.With(Ten);
        Expr shared = first.Parse("log(1+exp(x))");
        int a = 0, b = 0;
        Parallel.Invoke(() => a = Count(first, shared, "sigmoid(x)"), () => b = Count(second, shared, "10"));
        Assert.Equal((10_000, 10_000), (a, b));
    }

    [Fact]
    public void S13_sharing_does_not_matter()
    {
        SymbolicEngine engine = SymbolicEngine.Core.With(Softplus);
        Expr part = engine.Parse("log(1+exp(x))");
        Expr shared = (part * part) + Expr.Parse("sin(y)") * part;
        Expr separate = (engine.Parse("log(1+exp(x))") * engine.Parse("log(exp(x)+1)")) + Expr.Parse("sin(y)") * engine.Parse("log(1+exp(x))");
        Assert.Equal(engine.Differentiate(shared, "x").ToString(), engine.Differentiate(separate, "x").ToString());
    }

    [Theory]
    [InlineData("pair a surrogate: log(1 + exp(u))\n  d/du = log(1 + exp(u))\n", "log(1+exp(log(1+exp(x))))")]
    [InlineData("pair a surrogate: sin(u)*u\n  d/du = sin(sin(u)*u)*sin(u)*u\n", "sin(x)*x + sin(x^2)*x^2")]
    [InlineData("pair a surrogate: 1 + sin(u)\n  d/du = 1 + sin(1 + sin(u))\n", "exp(1+sin(1+sin(x)))")]
    [InlineData("pair a surrogate: u^2 + v\n  d/du = (u^2 + v)^2 + u\n  d/dv = u^2 + v\n", "(x^2 + y)^2 + x^2 + z")]
    public void S14_rules_come_to_an_end(string rules, string text)
    {
        SymbolicEngine engine = SymbolicEngine.Core.With(rules);
        Expr expression = engine.Parse(text);
        Derivation derivation = engine.Derive(expression, ["x"]);
        Assert.NotEmpty(derivation.Pairs);
        Assert.True(derivation.Pairs.Length <= expression.Weight, $"{derivation.Pairs.Length} applications in an expression of {expression.Weight} nodes");
    }

    [Fact]
    public void S15_a_missing_native_is_reported_when_compiling()
    {
        SymbolicEngine engine = SymbolicEngine.Core.With("# Bessel functions\nfunction j0(x) = native\n  d/dx = -j1(x)\nfunction j1(x) = native\n", "bessel.sym");
        Expr expression = engine.Parse("j0(2*x)");
        Assert.Equal("-2*j1(2*x)", engine.Differentiate(expression, "x").ToString());
        SymbolicException missing = Assert.Throws<SymbolicException>(() => engine.Compile<Func<double, double>>(expression, ["x"]));
        Assert.Equal("SD4003", missing.Code);
        Assert.Contains("j0", missing.Message, StringComparison.Ordinal);
        Assert.Contains("bessel.sym", missing.Message, StringComparison.Ordinal);
        Assert.Contains("2", missing.Message, StringComparison.Ordinal);
        SymbolicEngine bound = engine.WithNative("j0", static (double x) => x).WithNative("j1", static (double x) => -x);
        Assert.Equal(6, bound.Compile<Func<double, double>>(expression, ["x"])(3));
    }

    private static int Count(SymbolicEngine engine, Expr expression, string expected)
    {
        int right = 0;
        for (int i = 0; i < 10_000; i++)
        {
            if (engine.Differentiate(expression, "x").ToString() == expected) right++;
        }

        return right;
    }

    private static IEnumerable<string> RuleTexts()
    {
        string carried = Path.Combine(AppContext.BaseDirectory, "Engine");
        foreach (string path in (string[])[SharedFolder.Find("cases/custom-derivatives.json") ?? Path.Combine(carried, "custom-derivatives.json"), Path.Combine(carried, "pair-cases.json")])
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            foreach (JsonElement json in document.RootElement.GetProperty("cases").EnumerateArray())
            {
                if (json.TryGetProperty("rules", out JsonElement rules)) yield return rules.GetString()!;
            }
        }

        yield return Symbolic.Library.DefaultLibrary.Text;
    }
}
