using System.Globalization;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Stable delegates against exact values, where the expressions as written cancel, overflow and underflow.</summary>
public sealed class GuardedDelegateTests
{
    private static readonly double[] s_points = [-1e300, -745, -40.5, -1, -1e-9, -1e-200, 5e-324, 1e-200, 1e-12, 0.1, 0.7, 1, 1.0000000001, 3.3, 37, 700, 1e8, 1e155];

    [Theory]
    [InlineData("log(1 + exp(x))")]
    [InlineData("sqrt(x + 1) - sqrt(x)")]
    [InlineData("(exp(x) - 1)/x")]
    [InlineData("(1 - cos(x))/x^2")]
    [InlineData("1/(x + 1) - 2/x + 1/(x - 1)")]
    [InlineData("sqrt(x^2 + 1) - x")]
    [InlineData("log(cosh(x))")]
    [InlineData("exp(x)*exp(-x) - x^2*exp(-x^2)")]
    [InlineData("(x^3 - 1)/(x - 1)")]
    [InlineData("(1 - exp(-x))/(1 + exp(-x))")]
    [InlineData("log(erfc(x)/2)")]
    [InlineData("x + exp(-x^2)/(1 + erf(x))")]
    [InlineData("tanh(x + 1) - tanh(x)")]
    [InlineData("coth(x) - coth(2*x)")]
    [InlineData("sin(x)^2/(1 + cos(x))")]
    [InlineData("tan(x) - sin(x)")]
    [InlineData("x^x - 1")]
    [InlineData("cbrt(x^2*sin(x))")]
    [InlineData("erfcx(x/10 - 0.3)")]
    [InlineData("dawson(x/7 + 0.9)")]
    [InlineData("(0.1 + x - atanh(x/1e10))^36")]
    public void Values_and_derivatives_are_within_a_few_ulps(string text)
    {
        Expr f = SymbolicEngine.Default.Parse(text);
        foreach (Expr e in new[] { f, SymbolicEngine.Default.Differentiate(f, "x"), SymbolicEngine.Default.Differentiate(f, "x", "x") })
        {
            Func<double, double> stable = e.Compile("x"), verified = e.Compile("x", new CompileOptions { Accuracy = Accuracy.Verified });
            foreach (double x in s_points)
            {
                ExactResult truth = SymbolicEngine.Default.EvaluateExact([e], ["x"], [x])[0];
                if (truth.Kind is not (ExactResultKind.Value or ExactResultKind.Overflows)) continue;
                double actual = stable(x);
                double ulps = Math.Abs(actual - truth.Value) / Math.Max(double.Epsilon, Math.BitIncrement(Math.Abs(truth.Value)) - Math.Abs(truth.Value));
                Assert.True(actual == truth.Value || ulps <= 8, string.Create(CultureInfo.InvariantCulture, $"{e} at {x:R}: {actual:R} instead of {truth.Value:R}"));
                Assert.Equal(truth.Value, verified(x));
            }
        }
    }

    [Theory]
    [InlineData("atan(1/x) - pi/2 + atan(x)", 0.001, 1000)]
    [InlineData("2*asin(sqrt(x)) - acos(1 - 2*x)", 0.001, 0.999)]
    [InlineData("asinh(x) - log(x + sqrt(1 + x^2))", -50, 50)]
    public void Identities_are_0(string text, double low, double high)
    {
        Func<double, double> stable = SymbolicEngine.Default.Parse(text).Compile("x");
        for (int k = 0; k <= 40; k++)
        {
            double x = low + ((high - low) * k / 40);
            Assert.Equal(0, stable(x));
        }
    }

    [Theory]
    [InlineData("y^2*(x - sin(x))", -6.09687249897295e-104, 4e109)]
    [InlineData("y^2*(log(1 + x) - x)", 1e-160, 1e100)]
    [InlineData("y^2*(exp(x) - 1 - x)", -3e-158, 1e120)]
    [InlineData("y*log(cosh(x))", 2e-156, 1e60)]
    [InlineData("1/sqrt(2*(x + sqrt(x^2 + y^2))) - y^2/(2*(x + sqrt(x^2 + y^2))*sqrt(x^2 + y^2)*sqrt(2*(x + sqrt(x^2 + y^2))))", -7e-240, 9e152)]
    [InlineData("exp(-x^2/(sqrt(x^2 + y^2)*gamma(y)*sqrt(1 + x)))", 1e150, 170)]
    [InlineData("cos(x^3/(hypot(x, 1)^2*(y + hypot(x, y)))) + y", 1e105, 0.5)]
    [InlineData("beta(x, y)*(digamma(x) - digamma(x + y)) + 1/x^2", 6.715879005460486e35, 1.8268948198086744e-295)]
    [InlineData("beta(x, y)*(digamma(y) - digamma(x + y))", -2.5962167824427914e-190, 1.3104233850837281e131)]
    [InlineData("y*log1p(tanh(x))", -4181.68142914773, 3)]
    public void Underflow_and_overflow_on_the_way_do_not_pass_unnoticed(string text, double x, double y)
    {
        Expr e = SymbolicEngine.Default.Parse(text);
        double[] columns = [.. Enumerable.Repeat(x, 9), .. Enumerable.Repeat(y, 9)], results = new double[9];
        ExactResult truth = SymbolicEngine.Default.EvaluateExact([e], ["x", "y"], [x, y])[0];
        e.CompileBatch(["x", "y"]).Evaluate(columns, results);
        Assert.Equal(ExactResultKind.Value, truth.Kind);
        Assert.All(results.Append(e.CompileFunction(["x", "y"]).Evaluate(x, y)), value => Assert.InRange(value, Math.BitDecrement(truth.Value), Math.BitIncrement(truth.Value)));
    }

    [Theory]
    [InlineData("exp(x) - exp(y)")]
    [InlineData("x^2 - y^2")]
    [InlineData("x/y - y*x + sinh(y)")]
    [InlineData("sqrt(x) - y*x - exp(-y)")]
    public void Results_that_are_parts_of_others_overflow_as_if_they_were_alone(string text)
    {
        Expr f = SymbolicEngine.Default.Parse(text);
        Expr[] outputs = [f, .. f.Arguments.ToArray(), .. f.Gradient("x", "y")];
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, ["x", "y"]);
        double[] y = new double[outputs.Length];
        foreach (double[] point in (double[][])[[0.5, 868], [868, 0.5], [1e200, -1e200], [1e-3, 1e-320], [3e300, 5]])
        {
            function.Evaluate(point, y);
            ExactResult[] truth = SymbolicEngine.Default.EvaluateExact(outputs, ["x", "y"], point);
            for (int k = 0; k < y.Length; k++)
            {
                if (truth[k].Kind is not (ExactResultKind.Value or ExactResultKind.Overflows)) continue;
                Assert.True(y[k] == truth[k].Value || Math.Abs(y[k] - truth[k].Value) <= 1e-15 * Math.Abs(truth[k].Value), string.Create(CultureInfo.InvariantCulture, $"{outputs[k]} at {point[0]:R}, {point[1]:R}: {y[k]:R} instead of {truth[k].Value:R}"));
            }
        }
    }

    [Fact]
    public void Undefined_values_are_not_made_up()
    {
        Expr e = SymbolicEngine.Default.Parse("log(x) + sqrt(x - 2)");
        Assert.True(double.IsNaN(e.Compile("x")(1)));
        Assert.True(double.IsNaN(e.Compile("x", new CompileOptions { Accuracy = Accuracy.Verified })(-1)));
        Assert.Equal(double.PositiveInfinity, SymbolicEngine.Default.Parse("exp(x)").Compile("x")(1000));
    }

    [Fact]
    public void Exponents_next_to_0_are_not_whole()
    {
        Expr e = SymbolicEngine.Default.Parse("(x - 1/2)^bernoulli(1e10)");
        Assert.Equal(ExactResultKind.Undefined, SymbolicEngine.Default.EvaluateExact([e], ["x"], [0])[0].Kind);
    }

    [Fact]
    public void Natives_have_no_exact_meaning_and_are_evaluated_in_double()
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithNative("f", (double x) => x - 1);
        Func<double, double> g = engine.Compile<Func<double, double>>(engine.Parse("f(x) - f(x)*1.5"), ["x"]);
        Assert.Equal(0, g(1));
        Assert.Equal(-1, g(3));
        Assert.Equal("SD4003", Assert.Throws<SymbolicException>(() => engine.EvaluateExact([engine.Parse("f(x)")], ["x"], [1])).Code);
    }
}
