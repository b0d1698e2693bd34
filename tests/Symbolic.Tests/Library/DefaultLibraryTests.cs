using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>The default library of pairs is verified like a user's, and does what it is there for.</summary>
public sealed class DefaultLibraryTests
{
    [Fact]
    public void Every_pair_is_right_and_stable()
    {
        SymbolicEngine engine = SymbolicEngine.Core.With(DefaultLibrary.Text, "as a user's rules");
        Assert.Equal([], engine.Warnings.Select(static d => d.ToString()));
        Assert.True(engine.DeclaredRules.Length >= 24);
    }

    [Fact]
    public void Sums_too_large_for_a_pattern_are_differentiated_without_it()
    {
        Expr sum = Expr.Parse(string.Join(" + ", Enumerable.Range(1, 90).Select(static k => $"{k + 1}*coth({(2 * k) + 1}*x)*y^{k % 3}")));
        Expr expected = SymbolicEngine.Core.Differentiate(sum, "x"), derivative = sum.Differentiate("x");
        Assert.False(expected.EquivalentTo(derivative).IsDifferent);
        Assert.True(derivative.Compile("x", "y")(0.03, 0.5) < 0);
    }

    [Theory]
    [InlineData("log(cosh(x))", "tanh(x)")]
    [InlineData("log(sinh(3*x))", "3*coth(3*x)")]
    [InlineData("x - log(exp(x) + exp(y))", "sigmoid(y - x)")]
    [InlineData("exp(x)/(exp(x) + exp(y))", "sigmoid(x - y)*sigmoid(y - x)")]
    [InlineData("x*log(x)", "1 + log(x)")]
    [InlineData("-x*log(x) - y*log(y)", "-(1 + log(x))")]
    [InlineData("1 - cos(x)", "sin(x)")]
    [InlineData("coth(x) - 1/x", "dlangevin(x)")]
    [InlineData("x/(exp(x) - 1)", "dbernoulli(x)")]
    [InlineData("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "sech(x)^2")]
    public void Derivatives_read_well(string text, string expected) =>
        Assert.Equal(SymbolicEngine.Default.Parse(expected).ToString(), SymbolicEngine.Default.Differentiate(SymbolicEngine.Default.Parse(text), "x").ToString());

    [Fact]
    public void Products_of_what_pairs_match_have_derivatives()
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        string[] patterns = [.. DefaultLibrary.Text.Split('\n').Where(static line => line.StartsWith("pair ", StringComparison.Ordinal)).Select(static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..])];
        Expr[] forms = Array.ConvertAll(patterns, static pattern => Expr.Parse(pattern.Replace("a*", "3/2*", StringComparison.Ordinal).Replace("b*", "1/2*", StringComparison.Ordinal)));
        Assert.True(forms.Length >= 24);
        for (int i = 0; i < forms.Length; i++)
        {
            for (int k = 0; k < i; k++) Assert.NotNull(engine.Differentiate(forms[i] * forms[k], "u"));
        }
    }

    [Theory]
    [InlineData("log(cosh(x))", 1e-170, 0, 1e-170)]
    [InlineData("log(cosh(x))", 1000, 999.3068528194401, 1)]
    [InlineData("1/(exp(x) - 1)", 1e-20, 1e20, -1e40)]
    [InlineData("1/(exp(x) - 1)", 800, 0, -0.0)]
    [InlineData("coth(x) - 1/x", 1e-10, 3.3333333333333335e-11, 0.3333333333333333)]
    [InlineData("coth(x) - 1/x", 1e10, 0.9999999999, 1e-20)]
    [InlineData("x/(exp(x) - 1)", 0, 1, -0.5)]
    [InlineData("3/2*coth(3/2*x) - 1/2*coth(x/2)", 1e-9, 6.666666666666667e-10, 0.6666666666666666)]
    [InlineData("(1 + erf(x/sqrt(2)))/2", -30, 4.906713927148187e-198, 1.4736461348785476e-196)]
    [InlineData("x*log(x)", 0, 0, double.NegativeInfinity)]
    [InlineData("sin(2*x)/x", 0, 2, 0)]
    public void Values_and_derivatives_survive_extremes(string text, double x, double value, double derivative)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        Expr expression = engine.Parse(text);
        Near(value, engine.Compile<Func<double, double>>(expression, ["x"])(x));
        Near(derivative, engine.Compile<Func<double, double>>(engine.Differentiate(expression, "x"), ["x"])(x));
    }

    [Theory]
    [InlineData("langevin(x)")]
    [InlineData("dlangevin(x)")]
    [InlineData("d2langevin(x)")]
    [InlineData("bernoulli(x)")]
    [InlineData("dbernoulli(x)")]
    [InlineData("d2bernoulli(x)")]
    [InlineData("dexprel(x)")]
    [InlineData("d2exprel(x)")]
    [InlineData("logcosh(x)")]
    [InlineData("logsinh(x)")]
    public void Kernels_are_what_their_exact_meaning_says(string text)
    {
        SymbolicEngine engine = SymbolicEngine.Core;
        Expr expression = engine.Parse(text);
        Func<double, double> kernel = engine.Compile<Func<double, double>>(expression, ["x"], CompileOptions.Fast);
        const int Seed = 11;
        Random random = new(Seed);
        for (int i = 0; i < 200; i++)
        {
            double x = (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, (random.NextDouble() * 11) - 8);
            ExactResult exact = engine.EvaluateExact([expression], ["x"], [x])[0];
            if (exact.Kind != ExactResultKind.Value || !double.IsFinite(exact.Value) || Math.Abs(exact.Value) < 1e-300) continue;
            double error = Math.Abs(kernel(x) - exact.Value) / Math.BitIncrement(Math.Abs(exact.Value)) / Math.Pow(2, -53);
            Assert.True(error <= 4, $"seed {Seed}: {text} at {x:R} is {kernel(x):R} instead of {exact.Value:R}, {error:F1} ulp");
        }
    }

    private static void Near(double expected, double actual)
    {
        bool same = double.IsFinite(expected) ? Math.Abs(actual - expected) <= 1e-15 * Math.Abs(expected) : expected.Equals(actual);
        Assert.True(same, $"{actual:R} instead of {expected:R}");
    }
}
