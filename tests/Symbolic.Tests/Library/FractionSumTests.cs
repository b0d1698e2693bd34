using System.Globalization;
using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>Sums of fractions over one bar.</summary>
public sealed class FractionSumTests
{
    private const int Seed = 20261127, Points = 60;
    private static readonly string[] s_variables = ["a", "b", "c", "x"];

    [Theory]
    [InlineData("1/(x - 1) - 2/x + 1/(x + 1)", "2/(x*(x - 1)*(x + 1))")]
    [InlineData("2/x^2 - 1/(x - 1)^2 - 1/(x + 1)^2", "-2*(3*x^2 - 1)/(x^2*(x - 1)^2*(x + 1)^2)")]
    [InlineData("x/(1 + x) - (x - 1)/x", "1/(x*(1 + x))")]
    [InlineData("1/(1 + x) - 1 + x", "x^2/(1 + x)")]
    [InlineData("1 - a/(a + b)", "b/(a + b)")]
    [InlineData("1 - 1/(1 + x)^2", "x*(2 + x)/(1 + x)^2")]
    [InlineData("a/(a + b) - c/(b + c)", "b*(a - c)/((a + b)*(b + c))")]
    [InlineData("exp(x)*(a/b - (a - 1)/b^2 - exp(-x)) + 1", "exp(x)*(a/b - (a - 1)/b^2 - exp(-x)) + 1")]
    [InlineData("exp(x)/a - exp(x)/(a + b)", "exp(x)*b/(a*(a + b))")]
    [InlineData("sqrt(1/(x - 1) - 1/x)", "sqrt(1/(x*(x - 1)))")]
    public void Have_fewer_terms_above_it(string text, string fraction)
    {
        Expr sum = SymbolicEngine.Core.Parse(text), found = FractionSums.Apply(sum, SymbolicEngine.Core.Functions, report: null);
        Assert.Equal(SymbolicEngine.Core.Parse(fraction).ToString(), found.ToString());
        Assert.True(Compared(sum, found, new Random(Seed)) > Points / 6, text);
    }

    [Theory]
    [InlineData("1/x + 1/a")]
    [InlineData("a/x + x/a")]
    [InlineData("1/a - 1/b + (x - 1)*c/(x*a*b)")]
    [InlineData("a*b/(x - c) - a/x^2")]
    [InlineData("x - 1/x")]
    [InlineData("1 - 1/cosh(x)")]
    [InlineData("a + b*x + c*x^2")]
    [InlineData("x/(1 + x) - x/(1 + x)")]
    public void Others_stay_as_they_are(string text)
    {
        Expr sum = SymbolicEngine.Core.Parse(text);
        Assert.Equal(sum, FractionSums.Apply(sum, SymbolicEngine.Core.Functions, report: null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_sums_keep_their_values(int seed)
    {
        string[] factors = ["a", "b", "x", "(a + b)", "(x - 1)", "(x + 1)", "(a - x)", "(1 + a*x)", "3", "exp(c)", "(x^2 - 1)"];
        Random random = new(seed);
        int changed = 0, compared = 0;
        for (int i = 0; i < 400; i++)
        {
            (string f, string p, string q, int n) = (Any(), Any(), Any(), random.Next(1, 4));
            string[] terms = random.Next(5) switch
            {
                0 => [$"{f}/{p}^{n}", $"-{f}/({p} + {q})^{n}"],
                1 => [f, $"-{f}*{p}/({p} + {q})", $"{random.Next(3)}*{f}/{q}"],
                2 => [$"{f}/({p} - {q})", $"-2*{f}/{p}", $"{f}/({p} + {q})"],
                3 => [$"{f}*{p}/({p} + {q})", $"-{f}*{Any()}/({q} + {Any()})"],
                _ => [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{random.Next(-3, 4)}*{Any()}/({Any()}*{Any()}^{n})")],
            };
            Expr sum = SymbolicEngine.Core.Parse(string.Join(" + ", terms)), found = FractionSums.Apply(sum, SymbolicEngine.Core.Functions, report: null);
            if (sum.Equals(found)) continue;
            changed++;
            compared += Compared(sum, found, random);
        }

        Assert.True(changed > 20 && compared > 10 * changed, $"seed {seed}: {changed} changed, {compared} compared");

        string Any() => factors[random.Next(factors.Length)];
    }

    /// <summary>At how many points both have the same value, which they have to wherever one of them has one; at some of them variables are 0, or alike.</summary>
    private static int Compared(Expr first, Expr second, Random random)
    {
        int compared = 0;
        for (int i = 0; i < Points; i++)
        {
            double[] x = [.. s_variables.Select(_ => random.Next(8) switch { 0 => 0.0, 1 => 1, 2 => -1, _ => (4 * random.NextDouble()) - 2 })];
            ExactResult[] values = SymbolicEngine.Core.EvaluateExact([first, second], s_variables, x, 1024);
            if (values[0].Kind == ExactResultKind.Undecided || values[1].Kind == ExactResultKind.Undecided) continue;
            Assert.True(values[0].Kind == values[1].Kind && values[0].Value.Equals(values[1].Value), string.Create(CultureInfo.InvariantCulture, $"{first} is {values[0].Kind} {values[0].Value:R}, {second} is {values[1].Kind} {values[1].Value:R} at {string.Join(", ", x)}"));
            compared++;
        }

        return compared;
    }
}
