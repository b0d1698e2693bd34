using System.Globalization;
using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>Sums of powers of one square root as products.</summary>
public sealed class RadicalFactorTests
{
    private const int Seed = 20261126, Points = 120;
    private static readonly string[] s_variables = ["a", "b", "c", "x"];

    [Theory]
    [InlineData("1/sqrt(1 - x^2) - 1", "x^2/(sqrt(1 - x^2)*(1 + sqrt(1 - x^2)))")]
    [InlineData("2*(1/sqrt(1 - x^2/c^2) - 1) - x^2/(c^2*(1 - x^2/c^2)^(3/2))", "-x^4*(1 + 2*sqrt(1 - x^2/c^2))/(c^4*(1 - x^2/c^2)^(3/2)*(1 + sqrt(1 - x^2/c^2))^2)")]
    [InlineData("(1 + x)^(3/2) - 1", "x*(2 + x + sqrt(1 + x))/(1 + sqrt(1 + x))")]
    [InlineData("(b - sqrt(b^2 - 4*a*c))/(2*a^2) - c/(a*sqrt(b^2 - 4*a*c))", "-(sqrt(b^2 - 4*a*c) - b)^2/(4*a^2*sqrt(b^2 - 4*a*c))")]
    [InlineData("2*x - x^2/sqrt(x^2 - 1) - sqrt(x^2 - 1)", "-(x - sqrt(x^2 - 1))^2/sqrt(x^2 - 1)")]
    [InlineData("1 - b/sqrt(b^2 - c)", "-(b - sqrt(b^2 - c))/sqrt(b^2 - c)")]
    [InlineData("1 + (b - a - c)/sqrt((a + b + c)^2 - 4*a*b)", "if(b - a - c < 0, 4*b*c/(a - b + c + sqrt((a + b + c)^2 - 4*a*b)), b - a - c + sqrt((a + b + c)^2 - 4*a*b))/sqrt((a + b + c)^2 - 4*a*b)")]
    [InlineData("sqrt(a^2 + b^2) - a - b", "-if(-(a + b) < 0, 2*a*b/(a + b + sqrt(a^2 + b^2)), a + b - sqrt(a^2 + b^2))")]
    [InlineData("1/(2*c*sqrt(b^2 - c)) + sqrt(b^2 - c)/c^2 - b/c^2", "(b - sqrt(b^2 - c))^2/(2*c^2*sqrt(b^2 - c))")]
    [InlineData("a + b - sqrt((a - b)^2 + 4*c^2)", "if(-(a + b) < 0, 4*(a*b - c^2)/(a + b + sqrt((a - b)^2 + 4*c^2)), a + b - sqrt((a - b)^2 + 4*c^2))")]
    [InlineData("exp(x)/sqrt(1 + a) - exp(x)", "-a*exp(x)/(sqrt(1 + a)*(1 + sqrt(1 + a)))")]
    public void Sums_are_factored_in_the_root(string text, string product)
    {
        Expr found = RadicalFactors.Apply(SymbolicEngine.Core.Parse(text), SymbolicEngine.Core.Functions, report: null);
        Assert.Equal(SymbolicEngine.Core.Parse(product).ToString(), found.ToString());
        Assert.True(Agree(SymbolicEngine.Core.Parse(text), found, new Random(Seed)) > Points / 5, text);
    }

    [Theory]
    [InlineData("1 + sqrt(1 + x)")]
    [InlineData("sqrt(x + 1) - sqrt(x)")]
    [InlineData("sqrt(1 + x^2) - x")]
    [InlineData("sqrt(x) - 1")]
    [InlineData("(1 + x)^(1/3) - 1")]
    [InlineData("b - sqrt(b^2 - 4*a*c)")]
    [InlineData("x + sqrt(1 + a + x^3)")]
    [InlineData("x + 1 - sqrt(x^2 + a^2)")]
    [InlineData("a + b - sqrt((a - b)^2 + 4*a*b)")]
    public void Others_stay_as_they_are(string text)
    {
        Expr sum = SymbolicEngine.Core.Parse(text);
        Assert.Equal(sum, RadicalFactors.Apply(sum, SymbolicEngine.Core.Functions, report: null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_sums_keep_their_values(int seed)
    {
        Random random = new(seed);
        string[] radicands = ["1 + x", "1 - x^2/c^2", "b^2 - 4*a*c", "a^2 + b^2", "(a + b)^2 - 4*a*b*c", "x^2 - 1", "a*x + b*x^2"], factors = ["1", "x", "x^2", "a", "b", "c", "b/a", "x/c", "1/x", "a*c"], sides = ["1", "2", "b", "x", "a", "(a + b)", "c"];
        int changed = 0, compared = 0;
        for (int i = 0; i < 150; i++)
        {
            // h*(g + r)^2/r^k or h*(g + r)^3/r^k, or something else
            string r = radicands[random.Next(radicands.Length)], g = $"{1 - (2 * random.Next(2))}*{sides[random.Next(sides.Length)]}", h = factors[random.Next(factors.Length)];
            int k = random.Next(4), n = random.Next(3);
            string[] terms = n switch
            {
                0 => [$"({g})^2*{h}*({r})^(-{k}/2)", $"2*({g})*{h}*({r})^((1 - {k})/2)", $"{h}*({r})^((2 - {k})/2)"],
                1 => [$"({g})^3*{h}*({r})^(-{k}/2)", $"3*({g})^2*{h}*({r})^((1 - {k})/2)", $"3*({g})*{h}*({r})^((2 - {k})/2)", $"{h}*({r})^((3 - {k})/2)"],
                _ => [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{random.Next(1, 5) * (1 - (2 * random.Next(2)))}*{factors[random.Next(factors.Length)]}*({r})^({random.Next(-3, 4)}/2)")],
            };
            Expr sum = SymbolicEngine.Core.Parse(string.Join(" + ", terms));
            Expr found = RadicalFactors.Apply(sum, SymbolicEngine.Core.Functions, report: null);
            if (sum.Equals(found)) continue;
            changed++;
            compared += Agree(sum, found, random);
        }

        Assert.True(changed > 20 && compared > 20 * changed / 2, $"seed {seed}: {changed} changed, {compared} compared");
    }

    /// <summary>At how many points both have the same value, which they have to wherever the first has one; at some of them variables are 0, or alike.</summary>
    private static int Agree(Expr first, Expr second, Random random)
    {
        int compared = 0;
        for (int i = 0; i < Points; i++)
        {
            double[] x = [.. s_variables.Select(_ => random.Next(8) switch { 0 => 0.0, 1 => 1, 2 => -2, _ => (4 * random.NextDouble()) - 2 })];
            ExactResult[] values = SymbolicEngine.Core.EvaluateExact([first, second], s_variables, x, 1024);
            if (values[0].Kind != ExactResultKind.Value || values[1].Kind == ExactResultKind.Undecided) continue; // no precision decides a tie that is the square of a root
            Assert.True(values[1].Kind == ExactResultKind.Value && values[0].Value == values[1].Value, string.Create(CultureInfo.InvariantCulture, $"{first} is {values[0].Value:R}, {second} is {values[1].Kind} {values[1].Value:R} at {string.Join(", ", x)}"));
            compared++;
        }

        return compared;
    }
}
