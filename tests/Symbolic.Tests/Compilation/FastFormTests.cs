using Symbolic.Compilation;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Evaluation as written that shares what it computes anyway: fewer operations, the same values up to a few roundings.</summary>
public sealed class FastFormTests
{
    public static TheoryData<string> Formulas =>
    [
        "log(1 + exp(x))", "1/(1 + exp(-(a*x + b)))", "1/(1 + exp(x))", "exp(x)/(1 + exp(x))", "tanh(a*x + b)^2*c", "tanh(x)*x", "x^x", "a^x", "(exp(x) - 1)/x",
        "x/(exp(x) - 1)", "1/(exp(x) - 1)", "x^3/(exp(x/b) - 1)", "4*a*((b/x)^12 - (b/x)^6)", "sqrt((x - a)^2 + (b - c)^2)", "a*b/((x - a)^2 + (b - c)^2)^(3/2)",
        "exp(-(x - a)^2/(2*b^2))/(b*sqrt(2*pi))", "sigmoid(sigmoid(x) + a)", "tanh(tanh(x) + 1)", "log(exp(x) + exp(a))", "(1 - cos(x))/x^2", "a*(1 - cos(x/b))/(x/b)^2",
        "a*x^3/(b^2*(exp(a*x/(c*d)) - 1))", "a*b*c/((x - d)^2 + x^2)", "x*exp(-a*b)*(1 + tanh((log(x/c) + (d + a^2/2)*b)/(a*sqrt(b))))",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Values_and_gradients_are_those_of_the_stable_forms(string text)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        Expr e = engine.Parse(text);
        string[] variables = [.. SymbolicEngine.Variables(e)];
        Expr[] outputs = [e, .. engine.Gradient(e, variables)];
        SpanFunction fast = engine.Compile(outputs, variables, CompileOptions.Fast), stable = engine.Compile(outputs, variables);
        Random random = new(text.Length);
        double[] x = new double[variables.Length], y = new double[outputs.Length], expected = new double[outputs.Length];
        for (int n = 0; n < 200; n++)
        {
            for (int i = 0; i < x.Length; i++) x[i] = 0.3 + (2 * random.NextDouble());
            fast(x, y);
            stable(x, expected);
            double size = expected.Max(Math.Abs);
            for (int i = 0; i < y.Length; i++) Assert.True(Math.Abs(y[i] - expected[i]) <= 1e-12 * (Math.Abs(expected[i]) + size), $"{outputs[i]} at {string.Join(", ", x)}: {y[i]:R}, not {expected[i]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Products_share_factors_without_further_operations(string text)
    {
        Assert.InRange(Operations(text, TapeOptions.Shared), 1, Operations(text, TapeOptions.Shared with { SharesProducts = false }));
    }

    [Fact]
    public void Factors_that_products_have_in_common_are_multiplied_first()
    {
        const string Text = "a*x^3/(b^2*(exp(a*x/(c*d)) - 1))";
        Assert.InRange(Operations(Text, TapeOptions.Shared), 1, Operations(Text, TapeOptions.Shared with { SharesProducts = false }) - 10);
    }

    private static int Operations(string text, TapeOptions options)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        Expr e = engine.Parse(text);
        string[] variables = [.. SymbolicEngine.Variables(e)];
        Tape tape = TapeBuilder.Build([e, .. engine.Gradient(e, variables)], variables, engine.Functions, formula => engine.Parse(formula), options);
        return tape.Length;
    }

    [Theory]
    [InlineData("sigmoid(x)", 800, 1)]
    [InlineData("sigmoid(x)", -800, 0)]
    [InlineData("sigmoid(x)*exp(x)", -800, 0)]
    [InlineData("sigmoid(x)", double.PositiveInfinity, 1)]
    [InlineData("sigmoid(x)", double.NegativeInfinity, 0)]
    [InlineData("sech(x)", 800, 0)]
    [InlineData("sech(x) + tanh(x)", double.PositiveInfinity, 1)]
    [InlineData("sech(x) + tanh(x)", double.NegativeInfinity, -1)]
    [InlineData("sech(x) + tanh(x)", 0, 1)]
    [InlineData("sech(x) + tanh(x)", double.NaN, double.NaN)]
    [InlineData("x^2*log(x)*x^2", 0, double.NaN)]
    public void Edges(string text, double x, double expected) =>
        Assert.Equal(expected, SymbolicEngine.Default.Compile<Func<double, double>>(SymbolicEngine.Default.Parse(text), ["x"], CompileOptions.Fast)(x));

    [Theory]
    [InlineData("log(1 + exp(x))", 0, 1000, 1)]
    [InlineData("log(1 + exp(x))", 0, double.NaN, double.NaN)]
    [InlineData("(exp(x) - 1)/x", 0, 0, 0.5)]
    [InlineData("(exp(x) - 1)/x", 0, 700, 1.446833073999527e301)]
    [InlineData("x/(exp(x) - 1)", 0, 0, -0.5)]
    [InlineData("x/(exp(x) - 1)", 0, 1000, 0)]
    [InlineData("x^x", 0, 0, double.NegativeInfinity)]
    [InlineData("(1 - cos(x))/x^2", 0, 0, 0)]
    [InlineData("(1 - cos(x))/x^2", 0, 1e-9, -8.333333333333333e-11)]
    public void Edges_of_derivatives_beside_their_functions(string text, int order, double x, double expected)
    {
        Expr e = SymbolicEngine.Default.Parse(text), derivative = SymbolicEngine.Default.Gradient(e, "x")[order];
        double[] values = new double[2];
        SymbolicEngine.Default.Compile([e, derivative], ["x"], CompileOptions.Fast)([x], values);
        if (double.IsFinite(expected) && expected != 0) Assert.InRange(values[1] / expected, 1 - 1e-10, 1 + 1e-10);
        else Assert.Equal(expected, values[1]);
    }

    [Theory]
    [InlineData("G*m*M/((x - a)^2 + (y - b)^2)", Operation.Divide, 1)]
    [InlineData("sqrt((x - a)^2 + (y - b)^2)", Operation.Divide, 1)]
    [InlineData("sqrt((x - a)^2 + (y - b)^2)", Operation.Subtract, 2)]
    [InlineData("4*e*((s/r)^12 - (s/r)^6)", Operation.Divide, 1)]
    [InlineData("log(1 + exp(x))", Operation.Call1, 2)]
    [InlineData("1/(1 + exp(-(a*x + b)))", Operation.Call1, 1)]
    [InlineData("1/(1 + exp(-(a*x + b)))", Operation.Divide, 1)]
    [InlineData("x/y", Operation.Divide, 3)]
    public void Values_and_gradients_repeat_nothing(string text, object operation, int most)
    {
        Expr e = SymbolicEngine.Default.Parse(text);
        string[] variables = [.. SymbolicEngine.Variables(e)];
        Tape tape = SymbolicEngine.Default.CompileFunction([e, .. SymbolicEngine.Default.Gradient(e, variables)], variables, CompileOptions.Fast).Tape;
        Assert.InRange(tape.Code.Count(i => i.Operation == (Operation)operation), 1, most);
    }

    [Fact]
    public void One_quotient_stays_a_quotient()
    {
        SpanFunction f = SymbolicEngine.Default.Compile([Expr.Parse("x/y"), Expr.Parse("a/y")], ["x", "y", "a"], CompileOptions.Fast);
        double[] y = new double[2];
        f([49, 49, 98], y);
        Assert.Equal([1, 2], y);
    }
}
